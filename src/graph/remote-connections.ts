import { foldCase } from "../base/text.js";
import { fenceNode } from "../facilities/fencing.js";
import { newOrdering } from "../facilities/ordering.js";
import type { Action } from "../model/action.js";
import type { Node } from "../model/node.js";
import { currentNode, state } from "../model/queries.js";
import type { RelationFlags } from "../model/relation-flag.js";
import * as RelationFlag from "../model/relation-flag.js";
import { firstImpliesThen, none, thenImpliesFirst, unrunnableFirstBlocks } from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { Role } from "../policy/role.js";
import { connectionState } from "./connection-state.js";
import { isKnownTask } from "./tasks.js";

export { connectionState, routerNode } from "./connection-state.js";

/**
 * Stage 10 (08 §8.6): orders the actions on remote and guest nodes with the connections of these nodes. Reads all
 * actions and where connections are and go; writes ordering records, and requests fencing of nodes that are lost.
 */
export function orderRemoteActions(ws: WorkingSet): void {
  if (!ws.haveRemoteNodes) return;
  const { all } = ws.actions;
  for (let i = all.length - 1; i >= 0; i--) orderRemoteAction(ws, all[i] as Action);
}

function orderRemoteAction(ws: WorkingSet, action: Action): void {
  const { resource, node } = action;
  if (!resource) return;
  if (resource.configured.isRemoteConnection && action.task === "clear_failcount") {
    const thenKey = resource.keyOf("start");
    const flags = RelationFlag.ordered;
    newOrdering(ws, { firstResource: resource, firstAction: action, thenResource: resource, thenKey, flags });
    return;
  }
  if (!node?.isPacemakerRemote || action.pseudo) return;
  const { connection } = node;
  if (!connection) return;
  const remote: RemoteAction = { ws, action, resource, node, connection, task: taskClass(action.task) };
  if (action.task === "start") orderStopsElsewhere(remote);
  if (!connection.configured.launcher) orderOnRemoteNode(remote);
  else orderOnGuest(remote, connection.configured.launcher);
}

/** An action on a remote or guest node. */
interface RemoteAction {
  readonly ws: WorkingSet;
  readonly action: Action;
  readonly resource: Resource;
  readonly node: Node;
  readonly connection: Resource;
  readonly task: TaskClass;
}

type TaskClass = "start" | "promote" | "stop" | "demote" | "monitor" | "known" | "unknown";

/** The class of a task (08 §8.6.2): a migration counts as a stop. */
function taskClass(task: string): TaskClass {
  switch (task) {
    case "start":
    case "promote":
    case "stop":
    case "demote":
    case "monitor":
      return task;
  }
  const folded = foldCase(task);
  if (folded === "migrate_to" || folded === "migrate_from") return "stop";
  return isKnownTask(task) ? "known" : "unknown";
}

/** The resource's stops on other nodes come after the start of the connection of the node where it is started. */
function orderStopsElsewhere({ ws, resource, node, connection }: RemoteAction): void {
  const stops = resource.decided.actions.withTask("stop");
  for (let i = stops.length - 1; i >= 0; i--) {
    const stop = stops[i] as Action;
    if (stop.task !== "stop" || stop.node === node) continue;
    newOrdering(ws, {
      firstResource: connection,
      firstKey: connection.keyOf("start"),
      thenResource: resource,
      thenAction: stop,
      flags: RelationFlag.ordered,
    });
  }
}

function startThen({ ws, action, resource }: RemoteAction, first: Resource, extra: RelationFlags): void {
  newOrdering(ws, {
    firstResource: first,
    firstKey: first.keyOf("start"),
    thenResource: resource,
    thenAction: action,
    flags: RelationFlag.guestAllowed | RelationFlag.unrunnableFirstBlocks | extra,
  });
}

function thenStop({ ws, action, resource }: RemoteAction, then: Resource, extra: RelationFlags): void {
  newOrdering(ws, {
    firstResource: resource,
    firstAction: action,
    thenResource: then,
    thenKey: then.keyOf("stop"),
    flags: RelationFlag.guestAllowed | extra,
  });
}

/** The rules for remote nodes (08 §8.6.2). */
function orderOnRemoteNode(remote: RemoteAction): void {
  const { ws, action, node, connection, task } = remote;
  const status = connectionState(node);
  switch (task) {
    case "start":
    case "promote":
      startThen(remote, connection, status === "failed" ? firstImpliesThen : none);
      return;
    case "stop":
      if (status === "failed") {
        fenceNode(ws, node, "resources are active but connection is unrecoverable", false);
      } else if (status === "alive" || state(connection, "next") === Role.Stopped) {
        thenStop(remote, connection, thenImpliesFirst);
      } else startThen(remote, connection, none);
      return;
    case "demote":
      if (status === "resting" || status === "unknown") startThen(remote, connection, none);
      return;
  }
  if (action.interval > 0) {
    startThen(remote, connection, firstImpliesThen);
    return;
  }
  if (task === "monitor" && status === "failed") {
    fenceNode(ws, node, "resources are in unknown state and connection is unrecoverable", false);
  }
  if (status === "stopped" && currentNode(connection)) thenStop(remote, connection, unrunnableFirstBlocks);
  else startThen(remote, connection, none);
}

/** The rules for guest nodes (08 §8.6.3). */
function orderOnGuest(remote: RemoteAction, container: Resource): void {
  const { ws, action, node, connection, task } = remote;
  if (container.observed.failed) fenceNode(ws, node, "container failed", false);
  switch (task) {
    case "start":
    case "promote":
      startThen(remote, container, firstImpliesThen);
      startThen(remote, connection, none);
      return;
    case "stop":
    case "demote":
      if (!container.observed.failed) thenStop(remote, connection, none);
      return;
  }
  if (action.interval <= 0) startThen(remote, connection, none);
  else if (task !== "unknown") startThen(remote, connection, firstImpliesThen);
}
