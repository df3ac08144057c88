import { baseName } from "../../base/text.js";
import type { Book } from "../book.js";
import { nodeWord } from "../words.js";
import type { Goal } from "./goal.js";

/** What no change of constraints, options or status can bring about, since it lies in what the resource and the node are. */
export function whyNever(book: Book, goal: Goal): string | undefined {
  if (!("node" in goal && "resource" in goal)) return undefined;
  const { resource, node } = goal;
  const leaves = book.placements.filter(
    (each) => each.variant === "primitive" && (each.resource === resource || baseName(each.resource) === resource),
  );
  const [leaf] = leaves;
  if (leaf === undefined) return undefined;
  const host = book.bundleAround(node);
  const bundle = book.lineage(leaf.resource).find(({ variant }) => variant === "bundle")?.resource;
  const inside = bundle !== undefined && book.lineage(leaf.resource).some(({ variant }) => variant === "clone");
  if (host !== undefined && (host !== bundle || !isInner(book, leaf.resource))) {
    return `only what the bundle ${host} contains can run on ${nodeWord(node)}`;
  }
  if (inside && host !== bundle)
    return `${resource} is inside the bundle ${bundle}, and runs on the nodes that it makes`;
  const isConnection = book.verdict.status.nodes.some(({ name, kind }) => name === leaf.resource && kind !== "cluster");
  if (isConnection && book.node(node)?.kind !== "cluster") return `the connection to a node runs on cluster nodes only`;
  return undefined;
}

/** Whether a primitive is what a bundle contains, and no container, address or connection of it. */
function isInner(book: Book, id: string): boolean {
  const parent = book.placement(id)?.parent;
  return parent !== undefined && book.placement(parent)?.variant !== "bundle";
}
