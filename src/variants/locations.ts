/** What location constraints of groups, clones and bundles do (04 §7.2). */
import { applyLocationToResource } from "../assign/apply-location.js";
import type { LocationConstraint } from "../model/constraint.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { Role } from "../policy/role.js";

/**
 * **Apply location** of a group (04 §7.2): the members after the first of a colocated group get the nodes and the probe
 * mode, but scores of 0.
 */
export function applyLocationGroup(ws: WorkingSet, group: Resource, location: LocationConstraint): void {
  applyLocationToResource(group, location);
  const [first, ...later] = group.children;
  first?.methods.applyLocation(ws, first, location);
  const laterLocation = group.group?.colocated === true ? withoutScores(location) : location;
  for (const member of later) member.methods.applyLocation(ws, member, laterLocation);
}

function withoutScores(location: LocationConstraint): LocationConstraint {
  return { ...location, nodes: [...location.nodes].reverse().map(({ node }) => ({ node, score: 0 })) };
}

/** **Apply location** of a clone (04 §7.2). */
export function applyLocationClone(ws: WorkingSet, clone: Resource, location: LocationConstraint): void {
  applyLocationToResource(clone, location);
  for (const instance of clone.children) instance.methods.applyLocation(ws, instance, location);
}

/** **Apply location** of a bundle (04 §7.2): containers and addresses; the inner clone keeps promoted-role ones. */
export function applyLocationBundle(ws: WorkingSet, bundle: Resource, location: LocationConstraint): void {
  applyLocationToResource(bundle, location);
  for (const { container, ip } of bundle.bundle?.replicas ?? []) {
    container?.methods.applyLocation(ws, container, location);
    ip?.methods.applyLocation(ws, ip, location);
  }
  const inner = bundle.bundle?.child;
  if (!inner || location.roleFilter !== Role.Promoted) return;
  inner.methods.applyLocation(ws, inner, location);
  inner.configured.locationConstraints.push(location);
}
