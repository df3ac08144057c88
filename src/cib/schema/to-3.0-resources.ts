import { append } from "../../base/list.js";
import { type Draft, isElement, named } from "../draft.js";
import { idOf, isPlain, type Led, led, remake } from "./blocks.js";
import { convertOperations } from "./to-3.0-operations.js";
import { type Rewrite, rewriteInstance, rewriteMessage, rewriteMeta } from "./to-3.0-tables.js";

/** Upgrades a primitive or template to 3.0 (10 §8.4 to §8.6). */
export function convertResource(resource: Draft, lines: string[]): void {
  const operations = convertOperations(resource);
  const metas = named(resource, "meta_attributes").map((block) => ({ block, pairs: rewritten(block) }));
  const children: Draft[] = [];
  for (const child of resource.children) {
    if (child.name === "operations") append(lines, operations.messages);
    if (child.name === "instance_attributes" && !convertInstance(child, lines)) continue;
    const index = metas.findIndex(({ block }) => block === child);
    if (index !== -1 && !convertMeta(resource, metas, index, lines)) continue;
    children.push(child);
  }
  append(lines, operations.lastMessages);
  resource.children = [...children, ...operations.blocks];
}

/** Rewrites the pairs of an `instance_attributes` block; false if the block is dropped (10 §8.4). */
function convertInstance(block: Draft, lines: string[]): boolean {
  keepPairs(block, (pair) => {
    const { id = "", name, value } = pair.attributes;
    const rewrite = name === undefined ? undefined : rewriteInstance(name, value);
    if (!rewrite || name === undefined) return true;
    append(lines, rewriteMessage("Resource instance_attributes", id, name, rewrite));
    if (rewrite.action === "drop") return false;
    const isMap = name === "pcmk_arg_map" && value !== undefined;
    remake(pair, { name: rewrite.to, ...(isMap ? { value: value.slice("port:".length) } : {}) });
    return true;
  });
  return named(block, "nvpair").length > 0 || hasComment(block);
}

/** Keeps the pairs for which `keep` is true, and all else; what comments precede such a pair come twice (10 §8.8). */
function keepPairs(block: Draft, keep: (pair: Draft) => boolean): void {
  const before = new Map(led(block).map(({ comments, child }): [Draft, Led["comments"]] => [child, comments]));
  block.children = block.children.flatMap((child) => {
    if (child.name !== "nvpair") return [child];
    return keep(child) ? [...(before.get(child) ?? []), child] : [];
  });
}

interface MetaPair {
  readonly pair: Draft;
  readonly rewrite: Rewrite | undefined;
}

interface MetaBlock {
  readonly block: Draft;
  readonly pairs: readonly MetaPair[];
}

function rewritten(block: Draft): MetaPair[] {
  return named(block, "nvpair").map((pair) => {
    const { name, value } = pair.attributes;
    return { pair, rewrite: name === undefined ? undefined : rewriteMeta(name, value) };
  });
}

/** Rewrites the pairs of the `meta_attributes` block with that index; false if the block is dropped (10 §8.5). */
function convertMeta(resource: Draft, metas: readonly MetaBlock[], index: number, lines: string[]): boolean {
  const { block, pairs } = metas[index] as MetaBlock;
  const sequence = metas
    .filter((meta, i) => i >= index && isPlain(meta.block))
    .flatMap((meta) => meta.pairs)
    .filter(({ rewrite }) => rewrite?.action !== "drop");
  const lost = new Set<Draft>();
  for (const { pair, rewrite } of pairs) {
    if (!rewrite) continue;
    const context = `${idOf(resource)} (meta=${idOf(block)})`;
    append(lines, rewriteMessage("Resource meta_attributes", context, pair.attributes.name ?? "", rewrite));
    const isOnly = !sequence.some((other) => other.rewrite?.to === rewrite.to);
    const isFirst = sequence[0]?.pair === pair;
    if (rewrite.action === "drop" || !(isOnly || isFirst)) lost.add(pair);
  }
  for (const { pair, rewrite } of pairs) {
    if (!rewrite || lost.has(pair)) continue;
    const value = pair.attributes.value === undefined ? undefined : rewrite.value;
    remake(pair, { name: rewrite.to, value });
  }
  keepPairs(block, (pair) => !lost.has(pair));
  return pairs.some(({ rewrite }) => rewrite?.action !== "drop") || hasComment(block);
}

/** A comment is enough for a plain block to stay. */
function hasComment(block: Draft): boolean {
  return isPlain(block) && block.children.some((child) => !isElement(child));
}
