import { equalsCaseless } from "../base/text.js";
import type { Synapse } from "../verdict/graph.js";
import type { Instance, Instances } from "./places.js";

/** What a fence device is asked for. */
export function fenceAction({ attributes }: Synapse): string {
  return attributes.find(([name]) => name === "CRM_meta_stonith_action")?.[1] ?? "";
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
  const instance = internalKey.endsWith(end) ? internalKey.slice(0, -end.length) : undefined;
  return instance !== undefined && instances.has(instance) ? instance : undefined;
}

/** The node of an action; where it does not say it, that on which the instance was. */
export function nodeOf({ action }: Synapse, instance: Instance | undefined): string | undefined {
  return action.node?.name ?? instance?.active[0];
}
