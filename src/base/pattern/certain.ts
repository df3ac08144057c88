import type { ParsedPattern } from "./parse.js";
import type { PatternNode } from "./syntax.js";

type Repeat = PatternNode & { readonly kind: "repeat" };

/** What makes it hard to tell what the reference makes of the back-references of a pattern (01 §3.4). */
export interface Doubts {
  /** What their groups take: a group, or something around it, is repeated in copies, or something empty is. */
  readonly groups: boolean;
  /** Something that can be empty is repeated in a group that is recalled, or around it. */
  readonly empties: boolean;
  /** That is so without end. */
  readonly endlessEmpties: boolean;
  /** That is so a counted number of times, or in a group that is itself repeated. */
  readonly countedEmpties: boolean;
  /** Something that can be empty is repeated in something of which copies are made, anywhere. */
  readonly emptiesInCopies: boolean;
  /** There are several back-references, or one of which copies are made: each can take what fits no other. */
  readonly severalRecalls: boolean;
  /** There are anchors or assertions. */
  readonly checks: boolean;
}

/** What stands around a part of a pattern. */
interface Around {
  /** Whether it is repeated at all. */
  readonly repeated: boolean;
  /** Whether a count or `+` makes copies of it. */
  readonly copied: boolean;
  /** Whether it is repeated in copies of different lengths, or may be empty in a repetition. */
  readonly uneven: boolean;
  readonly empties: boolean;
  readonly endlessEmpties: boolean;
  readonly countedEmpties: boolean;
}

interface Part {
  readonly node: PatternNode;
  readonly around: Around;
}

const NOTHING_AROUND: Around = {
  repeated: false,
  copied: false,
  uneven: false,
  empties: false,
  endlessEmpties: false,
  countedEmpties: false,
};

const repeatsEmpty = ({ node, max }: Repeat): boolean => max > 1 && node.least === 0;
const makesCopies = ({ min, max }: Repeat): boolean => max > 1 && (min > 0 || max !== Number.POSITIVE_INFINITY);
const isEndless = ({ max }: Repeat): boolean => max === Number.POSITIVE_INFINITY;
const isCounted = ({ min, max }: Repeat): boolean => min > 1 || max !== Number.POSITIVE_INFINITY;

function isUneven(repeat: Repeat): boolean {
  const { node } = repeat;
  return repeatsEmpty(repeat) || (makesCopies(repeat) && (isCounted(repeat) || node.least !== node.most));
}

function within(repeat: Repeat, around: Around): Around {
  const empties = repeatsEmpty(repeat);
  return {
    repeated: true,
    copied: around.copied || makesCopies(repeat),
    uneven: around.uneven || isUneven(repeat),
    empties: around.empties || empties,
    endlessEmpties: around.endlessEmpties || (empties && isEndless(repeat)),
    countedEmpties: around.countedEmpties || (empties && isCounted(repeat)),
  };
}

/** All parts of a node, itself first, each with what stands around it. */
function* partsOf(node: PatternNode, around = NOTHING_AROUND): Generator<Part> {
  const open: Part[] = [{ node, around }];
  for (let part = open.pop(); part; part = open.pop()) {
    yield part;
    const { node, around } = part;
    if (node.kind === "repeat") open.push({ node: node.node, around: within(node, around) });
    else if (node.kind === "group") open.push({ node: node.node, around });
    else if ("nodes" in node) for (const inner of node.nodes) open.push({ node: inner, around });
  }
}

function hasEmpties(node: PatternNode, which: (repeat: Repeat) => boolean): boolean {
  if (!node.repeatsNothing) return false;
  for (const { node: part } of partsOf(node)) {
    if (part.kind === "repeat" && repeatsEmpty(part) && which(part)) return true;
  }
  return false;
}

/** What is doubtful of the back-references of a pattern; nothing of one without any. */
export function doubtsOf({ node, recalled }: ParsedPattern): Doubts {
  const doubts = {
    groups: false,
    empties: false,
    endlessEmpties: false,
    countedEmpties: false,
    emptiesInCopies: false,
    severalRecalls: false,
    checks: false,
  };
  if (recalled.size === 0) return doubts;
  let recalls = 0;
  for (const { node: part, around } of partsOf(node)) {
    if (part.kind === "check") doubts.checks = true;
    else if (part.kind === "recall") {
      recalls++;
      doubts.groups ||= around.copied;
      doubts.severalRecalls ||= around.copied || recalls > 1;
    } else if (part.kind === "repeat") doubts.emptiesInCopies ||= around.copied && repeatsEmpty(part);
    else if (part.kind === "group" && recalled.has(part.group)) {
      const { repeatsNothing } = part;
      doubts.groups ||= around.uneven || repeatsNothing;
      doubts.empties ||= around.empties || repeatsNothing;
      doubts.endlessEmpties ||= around.endlessEmpties || hasEmpties(part, isEndless);
      doubts.countedEmpties ||=
        around.countedEmpties || (around.repeated && repeatsNothing) || hasEmpties(part, makesCopies);
    }
  }
  return doubts;
}
