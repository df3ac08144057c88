import type { Action } from "../model/action.js";
import type { ActionFlags } from "../model/action-flag.js";
import * as ActionFlag from "../model/action-flag.js";
import * as LocationKind from "../model/location-kind.js";
import type { Node } from "../model/node.js";
import { singleLocation } from "../model/queries.js";
import { Variant } from "../model/variant.js";
import type { WorkingSet } from "../model/working-set.js";

/** **Computed properties** of an action (08 §8.14.7): those of a collective's action are worked out anew, and kept in it. */
export function refreshComputedFlags(ws: WorkingSet, action: Action, node: Node | undefined): ActionFlags {
  const { resource } = action;
  return resource ? resource.methods.refreshFlags(ws, action, node) : action.flags;
}

/** **Properties for ordering** of an action, as the other action's node sees it (08 §8.14.7). */
export function refreshOrderingFlags(ws: WorkingSet, action: Action, other: Action): ActionFlags {
  const { resource } = action;
  if (!resource) return action.flags;
  const flags = resource.methods.refreshFlags(ws, action, undefined);
  const node = resource.variant === Variant.clone ? orderingNode(other) : undefined;
  if (!node) return flags;
  return resource.methods.refreshFlags(ws, action, node) | (flags & ActionFlag.runnable);
}

/** Whether the two actions have nodes that count in a relation, and these are not the same (08 §8.13 step 3.2). */
export function areOnDifferentNodes(first: Action, then: Action): boolean {
  const firstNode = orderingNode(first);
  const thenNode = orderingNode(then);
  return firstNode !== undefined && thenNode !== undefined && firstNode !== thenNode;
}

/** The node that counts for an action in a relation: of a group's start the node that the group is assigned to. */
function orderingNode(action: Action): Node | undefined {
  const { resource } = action;
  if (resource?.variant !== Variant.group || action.task !== "start") return action.node;
  return singleLocation(resource, LocationKind.assigned);
}
