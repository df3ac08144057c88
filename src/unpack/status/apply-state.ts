/** After the operations of one `lrm_resource` (03 §15.2, §15.3): what is active, and what the worst failure asks for. */
import { block } from "../../facilities/block.js";
import { fenceNode } from "../../facilities/fencing.js";
import type { Recurring } from "../../facilities/histories.js";
import { obtainAction, obtainTask } from "../../facilities/obtain.js";
import * as ActionFlag from "../../model/action-flag.js";
import type { Node } from "../../model/node.js";
import { isBundled } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import { addNodeScore, type WorkingSet } from "../../model/working-set.js";
import { operationKey } from "../../policy/key.js";
import { FailurePolicy, failureState } from "../../policy/on-fail.js";
import { Role } from "../../policy/role.js";
import { INFINITY } from "../../policy/score.js";
import { markActive } from "./mark-active.js";
import type { StatusStage } from "./stage.js";

/** **Active recurring operations** (03 §15.2): an optional action for each. */
export function createRecurring(ws: WorkingSet, resource: Resource, node: Node, recurring: readonly Recurring[]): void {
  if (!node.online) return;
  for (const { task, interval } of recurring) {
    obtainAction(ws, { resource, key: operationKey(resource.id, task, interval), task, node, optional: true });
  }
}

/** Step 1: the state is known here, for the resource and for what it is part of. */
export function noteProbed(resource: Resource, node: Node): void {
  for (let at: Resource | undefined = resource; at; at = at.parent) {
    at.observed.probedNodes.add(node);
    if (at.configured.unique) return;
  }
}

/** Step 3: something runs on a node that is down. */
function recoverNode(ws: WorkingSet, resource: Resource, node: Node): void {
  if (node.isGuest) {
    setFailed(resource);
    fenceNode(ws, node, `${resource.id} is thought to be active there`, false, resource);
  } else if (ws.fencingEnabled) {
    if (node.isRemoteNode && node.connection?.observed.failed === false) {
      node.seen = false;
      const condition = "fencing will be revoked if remote connection can be re-established elsewhere";
      fenceNode(ws, node, `${resource.id} is active there (${condition})`, false, resource);
    } else fenceNode(ws, node, `${resource.id} is thought to be active there`, false, resource);
  }
}

function setFailed(resource: Resource): void {
  resource.observed.failed = true;
  resource.observed.stopIfFailed = true;
}

function requireStop(ws: WorkingSet, resource: Resource, node: Node): void {
  obtainTask(ws, resource, "stop", node, false);
}

function restartContainer(stage: StatusStage, resource: Resource, node: Node, knownActive: boolean): void {
  const container = resource.configured.launcher;
  setFailed(resource);
  if (container && isBundled(resource)) stage.containersToStop.push(container);
  else if (container) requireStop(stage.ws, container, node);
  else if (knownActive) requireStop(stage.ws, resource, node);
}

function resetRemote(ws: WorkingSet, resource: Resource, node: Node, knownActive: boolean): void {
  setFailed(resource);
  const remote = ws.fencingEnabled && resource.configured.isRemoteConnection ? ws.nodeByName(resource.id) : undefined;
  if (remote?.isRemoteNode === true && !remote.remoteFenced) {
    fenceNode(ws, remote, "remote connection is unrecoverable", false, resource);
  }
  if (knownActive) requireStop(ws, resource, node);
  if (resource.configured.remoteReconnectMs > 0) resource.decided.decideRole(Role.Stopped);
}

/** Step 5: what the failure policy asks for. */
function applyPolicy(
  stage: StatusStage,
  resource: Resource,
  node: Node,
  onFail: FailurePolicy,
  knownActive: boolean,
): void {
  const { ws } = stage;
  switch (onFail) {
    case FailurePolicy.ignore:
      break;
    case FailurePolicy.demote:
      resource.observed.failed = true;
      obtainTask(ws, resource, "demote", node, false);
      break;
    case FailurePolicy.fenceNode:
      fenceNode(ws, node, `${resource.id} failed there`, false, resource);
      break;
    case FailurePolicy.standbyNode:
      node.standby = true;
      node.failStandby = true;
      break;
    case FailurePolicy.block:
      block(ws, resource, "failed operation", node.name);
      break;
    case FailurePolicy.ban:
      addNodeScore(ws, resource, node, -INFINITY, { kind: "failure", detail: "on-fail" });
      break;
    case FailurePolicy.stop:
      resource.decided.decideRole(Role.Stopped);
      break;
    case FailurePolicy.restart:
      if (!knownActive) break;
      setFailed(resource);
      requireStop(ws, resource, node);
      break;
    case FailurePolicy.restartContainer:
      restartContainer(stage, resource, node, knownActive);
      break;
    case FailurePolicy.resetRemote:
      resetRemote(ws, resource, node, knownActive);
      break;
  }
}

/** Step 7: the resource is active here, failed or not. */
function noteActive(ws: WorkingSet, resource: Resource, node: Node, onFail: FailurePolicy, failed: boolean): void {
  markActive(ws, resource, node, failed);
  const state = failureState(onFail);
  if (state !== "none") resource.observed.failed = true;
  if (state === "stop") resource.observed.stopIfFailed = true;
}

/** Where it is not active (03 §15.3): its number there is forgotten, or the stops there that were made are optional. */
export function settleInactive(resource: Resource, node: Node): void {
  const { observed, decided } = resource;
  if (observed.historyId?.includes(":") === true) observed.historyId = undefined;
  else if (decided.actions.mayStop) {
    for (const stop of decided.actions.claim(resource.keyOf("stop"), node)) stop.set(ActionFlag.optional);
  }
}

/** Where a partial migration comes from, it counts as started as long as it is active anywhere. */
export function settlePartialMigration({ observed }: Resource, node: Node): void {
  const partial = observed.partialMigrationTarget !== undefined && observed.partialMigrationSource === node;
  if (partial && observed.origRole === Role.Stopped && observed.activeNodes.length > 0)
    observed.observeRole(Role.Started);
}

/** **Apply the state** of a resource on a node (03 §15.3). */
export function applyState(stage: StatusStage, resource: Resource, node: Node, worst: FailurePolicy): void {
  const { ws } = stage;
  const knownActive = resource.observed.origRole > Role.Stopped;
  if (resource.observed.origRole !== Role.Unknown) noteProbed(resource, node);
  if (knownActive && !node.online && !node.maintenance && resource.configured.managed) recoverNode(ws, resource, node);
  const onFail = node.unclean ? FailurePolicy.ignore : worst;
  applyPolicy(stage, resource, node, onFail, knownActive);
  if (resource.observed.failed && resource.configured.isRemoteConnection) {
    const remote = ws.nodeByName(resource.id);
    if (remote?.unclean === true) remote.seen = true;
  }
  if (knownActive) noteActive(ws, resource, node, onFail, worst !== FailurePolicy.ignore);
  else settleInactive(resource, node);
  settlePartialMigration(resource, node);
}
