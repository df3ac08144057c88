import { equalsCaseless } from "../base/text.js";
import type { Synapse } from "../verdict/graph.js";
import type { Instance, Instances } from "./places.js";

function meta({ attributes }: Synapse, name: string): string | undefined {
  return attributes.find(([each]) => each === `CRM_meta_${name}`)?.[1];
}

/** What a fence device is asked for. */
export function fenceAction(synapse: Synapse): string {
  return meta(synapse, "stonith_action") ?? "";
}

/** Where a live migration comes from: its second half may be all that is left of it. */
export function migrationSource(synapse: Synapse): string | undefined {
  return meta(synapse, "migrate_source");
}

/** Anything but unfencing takes the node down (09 §11.5). */
export function takesDown(synapse: Synapse): boolean {
  return !equalsCaseless(fenceAction(synapse), "on");
}

/** The instance of a primitive that an action is about: a stop that fencing implies has nothing but its key to tell it. */
export function instanceOf({ action, resource }: Synapse, instances: Instances): string | undefined {
  if (resource !== undefined) return resource.element === "primitive" ? (resource.longId ?? resource.id) : undefined;
  const { key, internalKey = key, operation } = action;
  const end = `_${operation}_0`;
  const instance = internalKey.slice(0, -end.length);
  return internalKey.endsWith(end) && instances.has(instance) ? instance : undefined;
}

/** The node of an action; where it does not say it, that on which the instance was. */
export function nodeOf({ action }: Synapse, instance: Instance | undefined): string | undefined {
  return action.node?.name ?? instance?.active[0];
}
