import type { Placement } from "../../verdict/placement.js";
import type { Book } from "../book.js";
import { nodeWord } from "../words.js";
import { type Goal, leavesOf } from "./goal.js";

/** What no change of constraints, options or status can bring about, since it lies in what the resource and the node are. */
export function whyNever(book: Book, goal: Goal): string | undefined {
  if (!("node" in goal && "resource" in goal)) return undefined;
  const { resource, node } = goal;
  const reasons = leavesOf(book.placements, resource).map((leaf) => whyNeverThere(book, leaf, resource, node));
  return reasons.includes(undefined) ? undefined : reasons[0];
}

function whyNeverThere(book: Book, leaf: Placement, name: string, node: string): string | undefined {
  const host = book.bundleAround(node);
  const bundle = book.around(leaf.resource, "bundle");
  if (host !== undefined && (host !== bundle || book.placement(leaf.parent)?.variant === "bundle"))
    return `only what the bundle ${host} contains can run on ${nodeWord(node)}`;
  if (host !== bundle && book.cloneOf(leaf.resource) !== undefined)
    return `${name} is inside the bundle ${bundle}, and runs on the nodes that it makes`;
  const made = book.node(leaf.resource);
  if (made !== undefined && made.kind !== "cluster" && book.node(node)?.kind !== "cluster")
    return "the connection to a node runs on cluster nodes only";
  return undefined;
}
