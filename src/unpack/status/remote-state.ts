import { integerOr } from "../../base/number.js";
import type { Element } from "../../cib/element.js";
import { placeOfNodeAttribute } from "../../facilities/finding-places.js";
import type { Node } from "../../model/node.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import { disablesDiscovery, mayDisableDiscovery } from "../../policy/discovery.js";
import { shutdownRequested } from "../../policy/maintenance.js";
import { Role } from "../../policy/role.js";
import { loadTransientAttributes } from "./node-state.js";

/** Step 4 of **online status of a remote or guest node** (03 §10.1). */
function applyTrouble(node: Node, connection: Resource): void {
  const container = connection.configured.launcher;
  const host =
    container && connection.observed.activeNodes.length === 1 ? connection.observed.activeNodes[0] : undefined;
  if (container?.observed.failed === true) {
    node.online = false;
    node.remoteReset = true;
  } else if (connection.observed.failed) node.online = false;
  else if (connection.observed.origRole === Role.Stopped || container?.observed.origRole === Role.Stopped) {
    node.online = false;
    node.remoteReset = false;
  } else if (host && !host.online && host.unclean) {
    node.online = false;
    node.remoteReset = true;
  }
}

/** **Online status of a remote or guest node** (03 §10.1), by the roles known at the moment. */
export function determineRemoteOnline(node: Node): void {
  const { connection } = node;
  if (!connection) {
    node.online = false;
    return;
  }
  if (connection.observed.origRole === Role.Started) {
    node.online = true;
    if (connection.decided.nextRole === Role.Stopped) node.shutdown = true;
  }
  applyTrouble(node, connection);
}

/** Remote and guest nodes may still switch discovery off, though not a remote node that cannot be fenced (09 §19.8). */
function reportDiscovery(ws: WorkingSet, node: Node, allowed: boolean): void {
  if (!ws.findings) return;
  const place = placeOfNodeAttribute(ws, node, "resource-discovery-enabled");
  ws.findings.tell("node-discovery-deprecated", place);
  if (!allowed) ws.findings.tell("node-discovery-without-fencing", place, node.name);
}

/** **Remote attributes** (03 §10.2). */
export function loadRemoteAttributes(ws: WorkingSet, node: Node, state: Element): void {
  node.remoteMaint = integerOr(state.attributes.node_in_maintenance, 0) !== 0;
  if (!node.remoteReset) {
    node.unclean = false;
    node.seen = true;
  }
  loadTransientAttributes(ws, node, state);
  if (shutdownRequested(node.attributes.get("shutdown"))) node.shutdown = true;
  if (node.connection?.configured.managed === false) node.maintenance = true;
  if (!disablesDiscovery(node.attributes.get("resource-discovery-enabled"))) return;
  const allowed = mayDisableDiscovery(node.isRemoteNode ? "remote" : "guest", ws.fencingEnabled);
  reportDiscovery(ws, node, allowed);
  if (allowed) node.probesAllowed = false;
}
