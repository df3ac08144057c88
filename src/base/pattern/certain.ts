import type { ParsedPattern } from "./parse.js";
import type { PatternNode } from "./syntax.js";

/** A part of a pattern. */
interface Part {
  readonly node: PatternNode;
  /** Whether it is repeated in a way that makes back-references to it uncertain. */
  readonly repeated: boolean;
  /** Whether a count or `+` makes copies of it. */
  readonly copied: boolean;
}

type Repeat = PatternNode & { readonly kind: "repeat" };

/**
 * Whether it is known what the reference makes of the back-references of a pattern. It does not try all ways through a
 * pattern: of a group of which a count or `+` makes copies it takes texts that no way gives, and gives up others. Where the
 * group is repeated by `*` or `?`, or by `+` in pieces of one length, that has never made a difference, unless something
 * that can be empty is repeated in or around it, or the back-reference itself is copied (01 §3.4).
 */
export function isCertain({ node, recalled }: ParsedPattern): boolean {
  if (recalled.size === 0) return true;
  const open: Part[] = [{ node, repeated: false, copied: false }];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const { node, repeated, copied } = part;
    if (node.kind === "recall" && copied) return false;
    if (node.kind === "group") {
      if (recalled.has(node.group) && (repeated || node.repeatsNothing)) return false;
      open.push({ ...part, node: node.node });
    } else if (node.kind === "repeat") {
      open.push({ node: node.node, repeated: repeated || isUncertain(node), copied: copied || makesCopies(node) });
    } else if ("nodes" in node) for (const inner of node.nodes) open.push({ ...part, node: inner });
  }
  return true;
}

function makesCopies({ min, max }: Repeat): boolean {
  return max > 1 && (min > 0 || max !== Number.POSITIVE_INFINITY);
}

function isUncertain(repeat: Repeat): boolean {
  const { node, min, max } = repeat;
  if (max > 1 && node.least === 0) return true;
  const isPlus = min === 1 && max === Number.POSITIVE_INFINITY;
  return makesCopies(repeat) && !(isPlus && node.least === node.most);
}
