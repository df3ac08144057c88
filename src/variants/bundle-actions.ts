import { newestWithKey } from "../facilities/actions.js";
import { newOrdering, orderResourceActions } from "../facilities/ordering.js";
import type { Action } from "../model/action.js";
import type { ActionFlags } from "../model/action-flag.js";
import type { Node } from "../model/node.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { Replica, Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { NO_ACTION, taskType } from "../policy/task.js";
import { bundledCloneOf, containersOf, replicasOf } from "./bundle-parts.js";
import { createCollectiveActions } from "./collective-actions.js";
import { refreshCollectiveFlags } from "./collective-flags.js";
import { createTaskPair } from "./promotable-actions.js";

/** **Create actions** of a bundle (06 §9.3). */
export function createBundleActions(ws: WorkingSet, bundle: Resource): void {
  for (const { ip, container, remote } of replicasOf(bundle)) {
    ip?.methods.createActions(ws, ip);
    container?.methods.createActions(ws, container);
    remote?.methods.createActions(ws, remote);
  }
  createCollectiveActions(ws, bundle, containersOf(ws, bundle));
  const inner = bundledCloneOf(bundle);
  if (!inner) return;
  inner.methods.createActions(ws, inner);
  if (!inner.configured.promotable) return;
  createTaskPair(ws, bundle, ["promote", "promoted"], true);
  createTaskPair(ws, bundle, ["demote", "demoted"], true);
}

/** The container's probe comes before the other containers start there: it tells them apart by the host (06 §9.5). */
function probeContainer(ws: WorkingSet, bundle: Resource, container: Resource, node: Node): boolean {
  if (!container.methods.createProbe(ws, container, node)) return false;
  if (bundle.bundle?.nReplicasPerHost !== 1) return true;
  const flags = RelationFlag.ordered | RelationFlag.ifOnSameNode;
  for (const other of containersOf(ws, bundle)) {
    if (other !== container) orderResourceActions(ws, container, "monitor", other, "start", flags);
  }
  return true;
}

/** The connection can be probed only once its container runs (06 §9.5 step 4). */
function probeConnection(ws: WorkingSet, container: Resource, connection: Resource, node: Node): boolean {
  if (!connection.methods.createProbe(ws, connection, node)) return false;
  const probe = newestWithKey(connection.decided.actions, connection.keyOf("monitor"), node);
  if (!probe) return true;
  newOrdering(ws, {
    firstResource: container,
    firstKey: container.keyOf("start"),
    thenResource: connection,
    thenAction: probe,
    flags: RelationFlag.nestedRemoteProbe,
  });
  return true;
}

function probeReplica(ws: WorkingSet, bundle: Resource, replica: Replica, node: Node): boolean {
  const { ip, child, container, remote } = replica;
  let created = ip?.methods.createProbe(ws, ip, node) ?? false;
  if (node === replica.node && child?.methods.createProbe(ws, child, node)) created = true;
  if (!container) return created;
  if (probeContainer(ws, bundle, container, node)) created = true;
  if (remote && probeConnection(ws, container, remote, node)) created = true;
  return created;
}

/** **Create probe** of a bundle on a node (06 §9.5): whether any was created. */
export function createBundleProbe(ws: WorkingSet, bundle: Resource, node: Node): boolean {
  let created = false;
  for (const replica of replicasOf(bundle)) if (probeReplica(ws, bundle, replica, node)) created = true;
  return created;
}

/** Tasks of a bundle that are about what runs inside it (06 §9.8). */
const ABOUT_CHILDREN: ReadonlySet<string> = new Set(["notify", "notified", "promote", "promoted", "demote", "demoted"]);

/** **Action flags** of a bundle's action (06 §9.8). */
export function refreshBundleFlags(ws: WorkingSet, action: Action, node: Node | undefined): ActionFlags {
  const bundle = action.resource;
  if (!bundle) return action.flags;
  const inner = bundledCloneOf(bundle);
  const inside = ABOUT_CHILDREN.has(action.task) || taskType(action.task) === NO_ACTION;
  const instances = inner && inside ? inner.children : containersOf(ws, bundle);
  return refreshCollectiveFlags(ws, action, instances, node);
}
