import { append } from "../../base/list.js";
import { type Draft, isElement, named, newDraft } from "../draft.js";
import { idOf, isPlain, type Led, led, withComments } from "./blocks.js";
import { MOVED_NAMES, type Rewrite, rewriteMessage, rewriteRequires } from "./to-3.0-tables.js";

/** What the operations of a primitive or template leave for it. */
interface Converted {
  /** Messages where the `operations` element stands. */
  readonly messages: readonly string[];
  /** Messages after those of all children of the resource. */
  readonly lastMessages: readonly string[];
  /** New blocks behind all children of the resource. */
  readonly blocks: readonly Draft[];
}

/** Upgrades the operations of a primitive or template to 3.0 in place (10 §8.6). */
export function convertOperations(resource: Draft): Converted {
  const ops = named(resource, "operations").flatMap((operations) => named(operations, "op"));
  const own = new Set(
    named(resource, "meta_attributes")
      .filter(isPlain)
      .flatMap((block) => named(block, "nvpair"))
      .map(({ attributes }) => attributes.name),
  );
  const blocks = requiresBlocks(resource, ops, own.has("requires"));
  const messages: string[] = [];
  const lastMessages: string[] = [];
  for (const op of ops) append(messages, operationMessages(resource, op));
  for (const op of ops) {
    if (op.attributes.requires !== undefined) {
      const context = `${idOf(op)} (rsc=${idOf(resource)})`;
      const rewrite = rewriteRequires(op.attributes.name, "meta_attributes");
      append(lastMessages, rewriteMessage("Resources-operation", context, "requires", rewrite));
    }
    convertOperation(op, own);
  }
  return { messages, lastMessages, blocks };
}

function pairsNamed(block: Draft, name: string): Draft[] {
  return named(block, "nvpair").filter(({ attributes }) => attributes.name === name);
}

/** The messages about pairs of an operation, in the order of 10 §8.9. */
function operationMessages(resource: Draft, op: Draft): string[] {
  const instances = named(op, "instance_attributes");
  const ordered = [
    ...instances.filter(isPlain),
    ...named(op, "meta_attributes"),
    ...instances.filter((block) => !isPlain(block)),
  ];
  return ordered.flatMap((block) => {
    const context = `${idOf(op)} (rsc=${idOf(resource)}, meta=${idOf(block)})`;
    const isInstance = block.name === "instance_attributes";
    const prefix = isInstance ? "Resources-operation instance_attributes" : "Resources-operation";
    return named(block, "nvpair").flatMap(({ attributes: { name = "" } }) => {
      const moved: Rewrite = { action: "move", under: "meta_attributes", to: name };
      if (name === "requires") {
        const under = isInstance ? "per-resource-meta_attributes" : "meta_attributes";
        return rewriteMessage(prefix, context, name, rewriteRequires(op.attributes.name, under));
      }
      return isInstance && MOVED_NAMES.has(name) ? rewriteMessage(prefix, context, name, moved) : [];
    });
  });
}

/** Moves pairs inside an operation from instance attributes to meta-attributes (10 §8.6.1). */
function convertOperation(op: Draft, own: ReadonlySet<string | undefined>): void {
  const moved = movedPairs(op, own);
  const instances = named(op, "instance_attributes");
  const all = instances.filter(isPlain).flatMap((block) => moved.get(block) ?? []);
  const ruled = instances.filter((block) => !isPlain(block)).flatMap((block) => ruledBlock(block, moved.get(block)));
  const target = named(op, "meta_attributes").find(isPlain);
  op.children = op.children.filter((block) => {
    if (block.name !== "instance_attributes" && block.name !== "meta_attributes") return true;
    const isGone = (name: string | undefined): boolean =>
      name === "requires" || (block.name === "instance_attributes" && MOVED_NAMES.has(name ?? ""));
    block.children = led(block).flatMap((each) => {
      if (each.child.name !== "nvpair") return [each.child];
      return isGone(each.child.attributes.name) ? [] : withComments([each]);
    });
    if (block === target) append(block.children, withComments(all));
    return named(block, "nvpair").length > 0;
  });
  if (!target && all.length > 0) {
    op.children.push(newDraft("meta_attributes", { id: `_2TO3_${idOf(op)}-meta` }, withComments(all)));
  }
  append(op.children, ruled);
  if (op.attributes.requires !== undefined) op.set({ requires: undefined });
}

/** The pairs that each `instance_attributes` block of an operation gives away (10 §8.6.2). */
function movedPairs(op: Draft, own: ReadonlySet<string | undefined>): Map<Draft, Led[]> {
  const moved = new Map<Draft, Led[]>();
  const later = new Set<string | undefined>();
  for (const block of named(op, "instance_attributes").toReversed()) {
    const pairs = led(block).filter(({ child }) => {
      const { name = "" } = child.attributes;
      return child.name === "nvpair" && MOVED_NAMES.has(name) && !own.has(name) && !later.has(name);
    });
    moved.set(
      block,
      pairs.map(({ comments, child }) => ({ comments, child: bare(child) })),
    );
    if (isPlain(block)) for (const { child } of pairs) later.add(child.attributes.name);
  }
  return moved;
}

/** A pair at its new place, without the comments that were in it (10 §8.8). */
function bare(pair: Draft): Draft {
  return pair.with({ children: [] });
}

function ruledBlock(block: Draft, pairs: readonly Led[] = []): Draft[] {
  if (pairs.length === 0) return [];
  return [successor(block, [...besidesPairs(block), ...withComments(pairs)])];
}

/** What a new block made of a block takes over as it stands: rule and comments (10 §8.8). */
function besidesPairs(block: Draft): Draft[] {
  return block.children.filter((child) => !isElement(child) || child.name === "rule");
}

/** A block of meta-attributes that takes over the attributes of a block, with an id of its own. */
function successor(block: Draft, children: Draft[]): Draft {
  const result = block.with({ name: "meta_attributes", children });
  result.set({ id: undefined });
  result.set({ id: `_2TO3_${idOf(block)}` });
  return result;
}

/** The blocks that carry `requires` of operations to the resource itself (10 §8.6.3). */
function requiresBlocks(resource: Draft, ops: readonly Draft[], isOwn: boolean): Draft[] {
  if (isOwn) return [];
  const starting = ops.filter(({ attributes: { name } }) => name === "start" || name === "promote");
  const last = starting.findLast(({ attributes }) => attributes.requires !== undefined);
  if (last?.attributes.requires !== undefined) {
    const value = last.attributes.requires;
    const id = `_2TO3_${idOf(last)}-meta-requires`;
    const pair = newDraft("nvpair", { id, name: "requires", value });
    return [newDraft("meta_attributes", { id: `_2TO3_${idOf(resource)}-meta` }, [pair])];
  }
  const sources = starting
    .flatMap((op) => named(op, "meta_attributes", "instance_attributes"))
    .filter((block) => pairsNamed(block, "requires").length > 0);
  const lastPlain = (name: string): number => sources.findLastIndex((block) => block.name === name && isPlain(block));
  const lastMeta = lastPlain("meta_attributes");
  const lastInstance = lastPlain("instance_attributes");
  return sources
    .filter((block, i) => {
      if (block.name === "meta_attributes") return i >= lastMeta;
      return lastMeta === -1 && i >= lastInstance;
    })
    .map((block) => {
      return successor(block, [...besidesPairs(block), ...pairsNamed(block, "requires").map(bare)]);
    });
}
