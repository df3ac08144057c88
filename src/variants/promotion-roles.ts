import { assignedLocation } from "../assign/compatible-instance.js";
import * as LocationKind from "../model/location-kind.js";
import type { Node } from "../model/node.js";
import { isAvailable, locations, state } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { hasRoom, isConsidered, mayBePromoted, roleUnlessPromoted } from "../policy/promotion.js";
import { forbidsHigherRole } from "../policy/quorum.js";
import { Role } from "../policy/role.js";
import { PromotionLedger } from "./promotion-ledger.js";
import { setPromotionPriority, sortByPromotion } from "./promotion-priority.js";
import { PromotionScores } from "./promotion-score.js";

/** The line of the score listing about an instance (06 §8.6 step 1). */
function recordPromotion(ws: WorkingSet, instance: Resource): void {
  if (!ws.output.scores) return;
  ws.output.events.push({
    kind: "promotion",
    resource: instance.id,
    node: assignedLocation(instance)?.name,
    score: instance.decided.promotionPriority,
    steps: instance.decided.promotionSteps,
  });
}

/** **Node to promote on** (06 §8.6), for an instance or a member of one. */
function nodeToPromoteOn(resource: Resource, clone: Resource): Node | undefined {
  for (const child of resource.children) if (!nodeToPromoteOn(child, clone)) return undefined;
  const node = assignedLocation(resource);
  if (!node) return undefined;
  const { managed, priority } = resource.configured;
  const promoted = state(resource, "current") === Role.Promoted;
  const nodeAvailable = isAvailable(node, { guest: true });
  if (!mayBePromoted({ managed, promoted, priority, nodeAvailable })) return undefined;
  const table = clone.decided.allowedNodes;
  if (!table.has(node)) return undefined;
  return hasRoom(table.count(node), clone.clone?.promotedNodeMax ?? 0, managed) ? node : undefined;
}

/** The next role of what is not promoted (06 §8.6 "unpromoted"). */
function setUnpromoted(resource: Resource): void {
  resource.decided.decideRole(roleUnlessPromoted(locations(resource, LocationKind.assigned).length > 0));
  for (const child of resource.children) setUnpromoted(child);
}

function setPromoted(resource: Resource): void {
  if (resource.decided.nextRole === Role.Unknown) resource.decided.decideRole(Role.Promoted);
  for (const child of resource.children) setPromoted(child);
}

/** The node on which an instance may be promoted now, with so many promoted before it (06 §8.6 steps 2 to 4). */
function mayBePromotedOn(ws: WorkingSet, clone: Resource, instance: Resource, promoted: number): Node | undefined {
  const { managed } = clone.configured;
  const promotedMax = clone.clone?.promotedMax ?? 0;
  if (!isConsidered(instance.decided.promotionPriority, promoted, { promotedMax, managed })) return undefined;
  const node = nodeToPromoteOn(instance, clone);
  return forbidsHigherRole(ws.quorum, instance.observed.origRole, Role.Promoted) ? undefined : node;
}

/** **Choosing roles** (06 §8.2): ranks the instances and promotes the best, as many as may be. */
export function chooseRoles(ws: WorkingSet, clone: Resource): void {
  const ledger = new PromotionLedger(ws);
  clone.decided.allowedNodes.resetCounts();
  const scores = new PromotionScores(ws, clone);
  for (const instance of clone.children) setPromotionPriority(ws, clone, instance, scores, ledger);
  sortByPromotion(ws, clone, ledger);
  let promoted = 0;
  for (const instance of clone.children) {
    recordPromotion(ws, instance);
    const node = mayBePromotedOn(ws, clone, instance, promoted);
    if (!node) {
      setUnpromoted(instance);
      continue;
    }
    clone.decided.allowedNodes.setCount(node, clone.decided.allowedNodes.count(node) + 1);
    setPromoted(instance);
    promoted++;
  }
}
