/** Where a resource runs, which decides what a ban or move without a node means (13 §4.2). */
import { clusterStatus } from "../evaluate.js";
import { partsOf, type ResourceStatus } from "../verdict/status.js";
import type { Workbench } from "./bench.js";
import { withoutInstance } from "./resource.js";
import { usable } from "./usable.js";

/** The nodes on which a resource, or something in it, runs; and those on which it is promoted. */
export interface Activity {
  readonly active: readonly string[];
  readonly promoted: readonly string[];
}

/** What the status says of a resource; the member of a clone is the first instance that runs. Nothing of one that is not there. */
export function activityOf(bench: Workbench, id: string): Activity {
  const { status } = clusterStatus(usable(bench.snapshot()), { now: bench.now, scores: false });
  for (const each of named(status.resources, id)) {
    const activity = activityIn(each);
    if (activity.active.length > 0) return activity;
  }
  return { active: [], promoted: [] };
}

function activityIn(resource: ResourceStatus): Activity {
  const active = new Set<string>();
  const promoted = new Set<string>();
  for (const primitive of below(resource)) {
    if (primitive.variant !== "primitive") continue;
    for (const { name } of primitive.activeNodes) {
      active.add(name);
      if (primitive.promoted) promoted.add(name);
    }
  }
  return { active: [...active], promoted: [...promoted] };
}

/** The resources with that id, or that are instances of it. */
function* named(all: readonly ResourceStatus[], id: string): Generator<ResourceStatus> {
  for (const top of all) {
    for (const each of below(top)) {
      if (withoutInstance(each.instanceId) === id) yield each;
    }
  }
}

/** A resource and all in it: no deeper than bundle, clone, group and member. */
function* below(resource: ResourceStatus): Generator<ResourceStatus> {
  yield resource;
  for (const child of partsOf(resource)) yield* below(child);
}
