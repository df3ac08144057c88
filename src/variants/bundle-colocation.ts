import { intersectNodes } from "../assign/apply-colocation.js";
import { addList } from "../assign/colocations.js";
import type { ScoredNode } from "../assign/compare-nodes.js";
import { compatibleContainer, isBlockedInTree } from "../assign/compatible-instance.js";
import { compareByDependent, compareByPrimary } from "../facilities/colocation.js";
import type { Colocation } from "../model/constraint.js";
import { state, topResource } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { mustBeTogether } from "../policy/colocation.js";
import { Role } from "../policy/role.js";
import { bundledCloneOf, containersOf, replicasOf } from "./bundle-parts.js";
import { applyWithEach, applyWithPartner } from "./clone-colocation.js";

/** Where the containers of the replicas run that a mandatory colocation can be satisfied by (06 §9.6 step 3). */
function hostsFor(bundle: Resource, colocation: Colocation): ScoredNode[] {
  const hosts: ScoredNode[] = [];
  for (const { container, child } of replicasOf(bundle)) {
    const node = container?.decided.assignedNode;
    if (!container || !node || isBlockedInTree(container)) continue;
    if (colocation.primaryRole === Role.Promoted) {
      if (!child || state(child, "next") < Role.Promoted) continue;
    }
    hosts.push({ node, score: container.decided.assignedScore });
  }
  return hosts;
}

/** **Apply colocation score**, bundle as primary (06 §9.6); returns what was added to the dependent's priority. */
export function applyBundleColocationScore(
  ws: WorkingSet,
  dependent: Resource,
  bundle: Resource,
  colocation: Colocation,
  forDependent: boolean,
): number {
  if (forDependent || bundle.decided.unassigned) return 0;
  if (colocation.dependent.isCollective) {
    return applyWithPartner(ws, dependent, compatibleContainer(ws, dependent, bundle), colocation);
  }
  if (!mustBeTogether(colocation.score)) return applyWithEach(ws, dependent, containersOf(ws, bundle), colocation);
  intersectNodes(dependent, hostsFor(bundle, colocation), false, colocation.cause);
  return 0;
}

/**
 * Whether a bundle's colocations concern a resource (06 §9.7): the bundle and its containers always, what runs inside
 * only when its roles are at stake.
 */
function concern(bundle: Resource, resource: Resource): boolean {
  if (resource === bundle || resource.configured.replicaContainer) return true;
  const inner = bundledCloneOf(bundle);
  if (!inner?.configured.promotable || topResource(resource) !== inner) return false;
  return resource === inner ? inner.clone?.promotionConstrained === true : !resource.decided.unassigned;
}

/** Colocations in which the bundle is the primary (06 §9.7). */
export function bundleWithThis(_ws: WorkingSet, bundle: Resource, original: Resource, list: Colocation[]): void {
  if (concern(bundle, original)) addList(list, bundle.configured.withThisColocations, compareByDependent);
}

/** Colocations in which the bundle is the dependent (06 §9.7). */
export function bundleThisWith(_ws: WorkingSet, bundle: Resource, original: Resource, list: Colocation[]): void {
  if (concern(bundle, original)) addList(list, bundle.configured.thisWithColocations, compareByPrimary);
}
