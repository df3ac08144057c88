import { instancesOf } from "../model/queries.js";
import type { Replica, Resource } from "../model/resource.js";
import { mapSlot } from "../model/store.js";
import { Variant } from "../model/variant.js";
import type { WorkingSet } from "../model/working-set.js";

const CONTAINERS = mapSlot<Resource, readonly Resource[]>();

/** The containers of a bundle in replica order: always the same list, as replicas are made only when it is read. */
export function containersOf(ws: WorkingSet, bundle: Resource): readonly Resource[] {
  const containerLists = ws.kept.of(CONTAINERS);
  let containers = containerLists.get(bundle);
  if (!containers) {
    containers = instancesOf(bundle);
    containerLists.set(bundle, containers);
  }
  return containers;
}

/** The replicas of a bundle in order of their offset; none for anything else. */
export function replicasOf(bundle: Resource): readonly Replica[] {
  return bundle.bundle?.replicas ?? [];
}

/** The clone inside a bundle, if it has one (06 §2.3). */
export function bundledCloneOf(bundle: Resource): Resource | undefined {
  const inner = bundle.bundle?.child;
  return inner?.variant === Variant.clone ? inner : undefined;
}
