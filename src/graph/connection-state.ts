import { foldCase } from "../base/text.js";
import type { Action } from "../model/action.js";
import type { Node } from "../model/node.js";
import { currentNode, state } from "../model/queries.js";
import { shutdownRequested } from "../policy/maintenance.js";
import { Role } from "../policy/role.js";

export type ConnectionState = "failed" | "stopped" | "unknown" | "resting" | "alive";

/** **Connection state** of a remote node (08 §8.6.1). */
export function connectionState(node: Node): ConnectionState {
  const { connection } = node;
  if (!connection) return "stopped";
  const host = currentNode(connection);
  const stops = state(connection, "next") === Role.Stopped;
  if (stops || !connection.decided.assignedNode) {
    if (host?.unclean === true) return "failed";
    if (!connection.observed.failed) return "stopped";
    const waits =
      stops &&
      connection.configured.remoteReconnectMs > 0 &&
      node.remoteFenced &&
      !shutdownRequested(node.attributes.get("shutdown"));
    return waits ? "unknown" : "failed";
  }
  if (!host) return "unknown";
  if (host.unclean || !host.online) return "resting";
  const migrates =
    connection.observed.partialMigrationSource !== undefined &&
    connection.observed.partialMigrationTarget !== undefined;
  return connection.observed.activeNodes.length > 1 && migrates ? "resting" : "alive";
}

/** Tasks that still go by the node where a moving connection comes from. */
const LEAVING: ReadonlySet<string> = new Set(["cancel", "stop", "demote", "migrate_from", "migrate_to"]);

/** **Router node** (08 §8.6.4): the cluster node by which an action on a remote or guest node gets there. */
export function routerNode(action: Action): Node | undefined {
  const connection = action.node?.isPacemakerRemote === true ? action.node.connection : undefined;
  if (action.task === "stonith" || !connection) return undefined;
  const from = currentNode(connection);
  const to = connection.decided.assignedNode;
  if (!from || !to || from === to) return from ?? to;
  const task = action.task === "notify" ? (action.meta.get("notify_operation") ?? "") : action.task;
  const partial = !connection.configured.launcher && connection.observed.partialMigrationTarget !== undefined;
  return LEAVING.has(foldCase(task)) && !partial ? from : to;
}
