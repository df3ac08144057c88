import { hostNode, needsRemoteName, parametersFor } from "../facilities/parameters.js";
import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import { guestsOnHost } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import type { GraphAction, MaintenanceNode, Synapse } from "../verdict/graph.js";
import { actionAttributes } from "./attributes.js";
import { graphAction, graphResource } from "./graph-action.js";
import { belongsInGraph, deduplicateInputs, isGraphInput } from "./graph-rules.js";
import { createCloneNotifications } from "./notifications.js";
import { refreshComputedFlags } from "./properties.js";

export { addCloneGraphMeta, addPrimitiveGraphMeta } from "./attributes.js";

/** **Adding one action** (08 §8.17.3): deduplicates its inputs, and makes a synapse if it belongs in the graph. */
export function addActionToGraph(ws: WorkingSet, action: Action): void {
  deduplicateInputs(action);
  if (action.has(ActionFlag.addedToGraph) || !belongsInGraph(action)) return;
  action.set(ActionFlag.addedToGraph);
  const { resource } = action;
  const written = graphAction(ws, action);
  const { attributes, params } = actionAttributes(ws, action, written.node);
  const synapse: Synapse = {
    id: ws.synapses.length,
    priority: Math.max(resource?.configured.priority ?? 0, action.priority, 0),
    action: written,
    shutdownLock: action.pseudo ? undefined : lockTime(action),
    resource: resource === undefined || action.pseudo ? undefined : graphResource(ws, resource),
    attributes,
    params,
    downed: written.node === undefined ? undefined : downedNodes(ws, action),
    maintenance: action.task === "maintenance_nodes" && action.pseudo ? maintenanceNodes(ws) : undefined,
    inputs: graphInputs(ws, action),
  };
  ws.synapses.push(synapse);
}

const NO_INPUTS: readonly GraphAction[] = Object.freeze([]);

function graphInputs(ws: WorkingSet, action: Action): readonly GraphAction[] {
  if (action.before.length === 0) return NO_INPUTS;
  const inputs: GraphAction[] = [];
  for (const record of action.before) {
    if (!isGraphInput(ws, action, record)) continue;
    inputs.push(graphAction(ws, record.action));
    record.graphed = true;
  }
  return inputs;
}

/** The time of the lock that holds the resource on the action's node (08 §8.18.2 step 6). */
function lockTime({ resource, node, task }: Action): number | undefined {
  if (resource?.observed.lockNode === undefined || resource.observed.lockNode !== node) return undefined;
  return node.shutdown && task !== "stop" ? undefined : resource.observed.lockTime;
}

/** **Downed nodes** (08 §8.18.7): ids of the nodes that go down with the action. */
function downedNodes(ws: WorkingSet, action: Action): readonly string[] | undefined {
  const { node, resource, task } = action;
  if (node === undefined) return undefined;
  if (task === "do_shutdown") return [node.id];
  if (task === "stonith") {
    const operation = action.meta.get("stonith_action");
    if (operation !== "off" && operation !== "reboot") return undefined;
    return [node.id, ...guestsOnHost(ws, node).map(({ id }) => id)];
  }
  if (task !== "stop" || resource?.configured.isRemoteConnection !== true) return undefined;
  const migrates = action.before.some(
    (record) => record.action.resource === resource && record.action.task === "migrate_from",
  );
  return migrates ? undefined : [resource.id];
}

/** **Maintenance nodes** (08 §8.18.8): those whose maintenance state is not the one that they have been told. */
export function maintenanceNodes(ws: WorkingSet): readonly MaintenanceNode[] {
  const changed = ws.nodes.filter((node) => node.isPacemakerRemote && node.maintenance !== node.remoteMaint);
  return changed.map(({ id, maintenance }) => ({ id, inMaintenance: maintenance }));
}

// --- The resources' actions (08 §8.17.2) ---

function addOwnActions(ws: WorkingSet, resource: Resource): void {
  const { all } = resource.decided.actions;
  for (let i = all.length - 1; i >= 0; i--) addActionToGraph(ws, all[i] as Action);
}

/** Adds the actions of a primitive or group: its own, then those of its members. */
export function addPrimitiveOrGroupToGraph(ws: WorkingSet, resource: Resource): void {
  addOwnActions(ws, resource);
  for (const child of resource.children) child.methods.addToGraph(ws, child);
}

/** Adds the actions of a clone: those of its instances, then its own. Its notifications are created first. */
export function addCloneToGraph(ws: WorkingSet, clone: Resource): void {
  const { all } = clone.decided.actions;
  for (let i = all.length - 1; i >= 0; i--) refreshComputedFlags(ws, all[i] as Action, undefined);
  createCloneNotifications(ws, clone);
  for (const child of clone.children) child.methods.addToGraph(ws, child);
  addOwnActions(ws, clone);
}

/** Adds the actions of a bundle's parts. Its own come with the remaining actions, after all resources. */
export function addBundleToGraph(ws: WorkingSet, bundle: Resource): void {
  const data = bundle.bundle;
  if (data === undefined) return;
  data.child?.methods.addToGraph(ws, data.child);
  for (const { ip, container, remote } of data.replicas) {
    if (remote !== undefined) nameHost(ws, remote);
    for (const part of [ip, container, remote]) part?.methods.addToGraph(ws, part);
  }
}

/** The address of a bundle's connection that is only known now (08 §8.18.6). */
function nameHost(ws: WorkingSet, connection: Resource): void {
  if (!needsRemoteName(ws, connection)) return;
  const host = hostNode(connection);
  if (host !== undefined) parametersFor(ws, connection, undefined).set("addr", host.name);
}
