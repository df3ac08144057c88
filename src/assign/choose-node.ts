import type { Node } from "../model/node.js";
import { currentNode, isAvailable, isUniqueClone } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { setAssignment } from "./assignment.js";
import { banInsufficientCapacity } from "./capacity.js";
import { bestAllowedNode, type ScoredNode } from "./compare-nodes.js";

/** **Choose best node** (05 §7.2) for a primitive, and assign it. */
export function chooseBestNode(
  ws: WorkingSet,
  resource: Resource,
  preferred: Node | undefined,
  stopIfFail: boolean,
): void {
  const mostFree = banInsufficientCapacity(ws, resource);
  if (!resource.decided.unassigned) return;
  const current = currentNode(resource);
  const best = bestAllowedNode(ws, resource, current);
  const chosen =
    best && (choosePreferred(resource, preferred ?? mostFree, best) ?? stayAmongEquals(resource, best, current));
  setAssignment(ws, resource, chosen?.node, chosen?.score ?? 0, false, stopIfFail);
}

/** The preferred node, if it is as good as the best one (05 §7.2 step 4). */
function choosePreferred(resource: Resource, node: Node | undefined, best: ScoredNode): ScoredNode | undefined {
  const score = node && resource.decided.allowedNodes.score(node);
  if (!node || score === undefined || score < best.score) return undefined;
  return isAvailable(node, { score }) ? { node, score } : undefined;
}

/**
 * The current node instead of the best one, if it has the same positive score (05 §7.2 step 5). Its own availability is
 * judged with its base score. (Equal scores stand next to each other in the sorted nodes: no need to have them sorted.)
 */
function stayAmongEquals(resource: Resource, best: ScoredNode, current: Node | undefined): ScoredNode {
  if (resource.parent && isUniqueClone(resource.parent)) return best;
  if (!current || best.score <= 0 || !isAvailable(best.node)) return best;
  if (!isAvailable(current, { score: current.baseScore })) return best;
  return resource.decided.allowedNodes.score(current) === best.score ? { node: current, score: best.score } : best;
}
