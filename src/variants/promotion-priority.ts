import { mixInDependent } from "../assign/colocated-scores.js";
import { hasInfluence, thisWithList, withThisList } from "../assign/colocations.js";
import { assignedLocation } from "../assign/compatible-instance.js";
import type { LocationConstraint } from "../model/constraint.js";
import type { Node } from "../model/node.js";
import { state } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import { banEverywhere, type WorkingSet } from "../model/working-set.js";
import { finalPriority, initialPriority } from "../policy/promotion.js";
import { Role } from "../policy/role.js";
import { addScores, INFINITY } from "../policy/score.js";
import { forbidsPromotion } from "../policy/ticket.js";
import type { Cause } from "../verdict/cause.js";
import { inPromotionOrder } from "./instance-order.js";
import type { PromotionLedger } from "./promotion-ledger.js";
import { type PromotionScores, promotionCause } from "./promotion-score.js";

const NO_PROMOTION_SCORE: Cause = { kind: "promotion score", detail: "no node attribute" };
const STAYS_DOWN: Cause = { kind: "target role" };
const KEEPS_PROMOTED: Cause = { kind: "unmanaged" };
const NO_NODE: Cause = { kind: "unassigned" };

/** In this chapter roles are chosen, so what counted as started counts as unpromoted (06 §8.4 step 1). */
function startedMeansUnpromoted(resource: Resource): void {
  if (resource.observed.origRole === Role.Started) resource.observed.observeRole(Role.Unpromoted);
  for (const child of resource.children) startedMeansUnpromoted(child);
}

/** The priority with which an instance enters the choice, by its next role (06 §8.4 step 3). */
function setInitialPriority(instance: Resource, node: Node, scores: PromotionScores, ledger: PromotionLedger): void {
  const score = scores.of(instance, node);
  const initial = initialPriority(state(instance, "next"), score);
  if (!initial) return;
  instance.configured.priority = initial.priority;
  const causes = { "no score": NO_PROMOTION_SCORE, score: promotionCause(score, instance), "stays down": STAYS_DOWN };
  ledger.set(instance, initial.priority, causes[initial.why]);
}

/** Adds the promoted-role location constraints of one list, newest first (06 §8.4 step 4). */
function addLocations(
  instance: Resource,
  node: Node,
  constraints: readonly LocationConstraint[],
  ledger: PromotionLedger,
): void {
  for (let i = constraints.length - 1; i >= 0; i--) {
    const constraint = constraints[i];
    if (constraint?.roleFilter !== Role.Promoted) continue;
    const found = constraint.nodes.find((each) => each.node === node);
    if (!found) continue;
    instance.configured.priority = addScores(instance.configured.priority, found.score);
    ledger.add(instance, found.score, instance.configured.priority, constraint.cause);
  }
}

/** Applies the instance's own colocations, which for roles change its priority (06 §8.4 step 5). */
function applyColocations(ws: WorkingSet, instance: Resource, ledger: PromotionLedger): void {
  for (const colocation of thisWithList(ws, instance)) {
    const before = instance.configured.priority;
    const delta = instance.methods.applyColocationScore(ws, instance, colocation.primary, colocation, true);
    if (instance.configured.priority !== before)
      ledger.add(instance, delta, instance.configured.priority, colocation.cause);
  }
}

/** **Promotion priority of one instance** (06 §8.4). */
export function setPromotionPriority(
  ws: WorkingSet,
  clone: Resource,
  instance: Resource,
  scores: PromotionScores,
  ledger: PromotionLedger,
): void {
  if (state(instance, "current") === Role.Started) startedMeansUnpromoted(instance);
  const node = assignedLocation(instance);
  if (!node) {
    ws.findings?.spread(instance);
    return;
  }
  const staysPromoted = state(instance, "next") === Role.Promoted;
  setInitialPriority(instance, node, scores, ledger);
  addLocations(instance, node, instance.configured.locationConstraints, ledger);
  addLocations(instance, node, clone.configured.locationConstraints, ledger);
  applyColocations(ws, instance, ledger);
  instance.decided.promotionPriority = staysPromoted ? INFINITY : instance.configured.priority;
  if (staysPromoted) ledger.overrule(instance, INFINITY, KEEPS_PROMOTED);
}

/** What one sort by promotion knows about an instance. */
interface Placed {
  readonly instance: Resource;
  readonly node: Node | undefined;
  /** The cause under which its own priority went into the clone's table. */
  readonly own: Cause;
}

function place(instance: Resource): Placed {
  return { instance, node: assignedLocation(instance), own: { kind: "promotion score", id: instance.id } };
}

/** Mixes what depends on promoted instances into the clone's table (06 §8.5 step 3). */
function addDependents(ws: WorkingSet, clone: Resource): void {
  for (const colocation of withThisList(ws, clone)) {
    if (colocation.primaryRole === Role.Promoted && hasInfluence(colocation, clone)) {
      mixInDependent(ws, colocation, clone);
    }
  }
}

/** **Require promotion tickets** (04 §15.5). */
function requireTickets(ws: WorkingSet, clone: Resource): void {
  for (const { role, ticket } of clone.configured.ticketConstraints) {
    if (forbidsPromotion(ticket, role)) banEverywhere(ws, clone, { kind: "ticket", id: ticket.id });
  }
}

/**
 * The final promotion priority (06 §8.5 step 5). The next role meant is the instance's own: for a group that of its first
 * member (05 §8.2 step 7), unlike in §8.4.
 */
function finishPriority(clone: Resource, { instance, node, own }: Placed, ledger: PromotionLedger): void {
  const { priority, from } = finalPriority({
    managed: instance.configured.managed,
    nextRole: instance.decided.nextRole,
    priority: instance.decided.promotionPriority,
    hasNode: node !== undefined,
    nodeScore: node && clone.decided.allowedNodes.score(node),
  });
  instance.decided.promotionPriority = priority;
  if (from === "unmanaged") ledger.overrule(instance, priority, KEEPS_PROMOTED);
  else if (from === "no node") ledger.set(instance, priority, NO_NODE);
  else if (from === "node" && node) ledger.merge(instance, clone.decided.allowedNodes.step(node), own, priority);
}

/** **Sorting by promotion** (06 §8.5), once per clone; the new order of the children is kept. */
export function sortByPromotion(ws: WorkingSet, clone: Resource, ledger: PromotionLedger): void {
  const data = clone.clone;
  if (!data || data.promotionConstrained) return;
  data.promotionConstrained = true;
  clone.marks.updatingNodes = true;
  const placed = clone.children.map(place);
  for (const { instance, node, own } of placed) {
    if (node && instance.decided.promotionPriority >= 0) {
      clone.decided.allowedNodes.add(node, instance.decided.promotionPriority, own);
    }
  }
  addDependents(ws, clone);
  requireTickets(ws, clone);
  for (const each of placed) finishPriority(clone, each, ledger);
  clone.children = inPromotionOrder(ws, clone.children);
  clone.marks.updatingNodes = false;
}
