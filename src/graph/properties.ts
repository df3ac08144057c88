import type { Action } from "../model/action.js";
import { ActionFlag, type ActionFlags, LocationKind, Variant } from "../model/flags.js";
import type { Node } from "../model/node.js";
import { singleLocation } from "../model/queries.js";
import type { WorkingSet } from "../model/working-set.js";

/** **Computed properties** of an action (08 §8.14.7): asking for those of a collective's action may change it. */
export function computedFlags(ws: WorkingSet, action: Action, node: Node | undefined): ActionFlags {
  const { resource } = action;
  return resource === undefined ? action.flags : resource.methods.actionFlags(ws, action, node);
}

/** **Properties for ordering** of an action with the other action's node (08 §8.14.7). */
export function orderingFlags(ws: WorkingSet, action: Action, otherNode: Node | undefined): ActionFlags {
  const { resource } = action;
  if (resource === undefined) return action.flags;
  const flags = resource.methods.actionFlags(ws, action, undefined);
  if (otherNode === undefined || resource.variant !== Variant.clone) return flags;
  return resource.methods.actionFlags(ws, action, otherNode) | (flags & ActionFlag.runnable);
}

/** The node that counts for an action in a relation: of a group's start the node that the group is assigned to (08 §8.13). */
export function orderingNode(action: Action): Node | undefined {
  const { resource } = action;
  if (resource?.variant !== Variant.group || action.task !== "start") return action.node;
  return singleLocation(resource, LocationKind.assigned);
}
