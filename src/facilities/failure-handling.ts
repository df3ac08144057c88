/** What the failure of an operation leads to (07 §3.5, §3.6). */
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { Role } from "../policy/role.js";
import { foldCase } from "../policy/text.js";

/** How a failure is handled, in increasing severity (07 §3.5). */
export const FailurePolicy = {
  ignore: 0,
  demote: 1,
  restart: 2,
  resetRemote: 3,
  restartContainer: 4,
  ban: 5,
  block: 6,
  stop: 7,
  standbyNode: 8,
  fenceNode: 9,
} as const;
export type FailurePolicy = (typeof FailurePolicy)[keyof typeof FailurePolicy];

const BY_TEXT: ReadonlyMap<string, FailurePolicy> = new Map<string, FailurePolicy>([
  ["block", FailurePolicy.block],
  ["fence", FailurePolicy.fenceNode],
  ["standby", FailurePolicy.standbyNode],
  ["ignore", FailurePolicy.ignore],
  ["nothing", FailurePolicy.ignore],
  ["migrate", FailurePolicy.ban],
  ["stop", FailurePolicy.stop],
  ["restart", FailurePolicy.restart],
  ["restart-container", FailurePolicy.restartContainer],
  ["demote", FailurePolicy.demote],
]);

/** An explicit `on-fail`; `undefined` if it is absent, unknown or does not suit the resource. */
function explicitPolicy(ws: WorkingSet, resource: Resource, text: string | undefined): FailurePolicy | undefined {
  const policy = text === undefined ? undefined : BY_TEXT.get(foldCase(text));
  if (policy === FailurePolicy.fenceNode && !ws.fencingEnabled) return FailurePolicy.stop;
  if (policy === FailurePolicy.restartContainer && resource.launcher === undefined) return undefined;
  return policy;
}

/** Whether losing the connection of a remote node means that the node must be reset. */
function needsRemoteReset(ws: WorkingSet, resource: Resource, task: string, interval: number): boolean {
  if (!resource.isRemoteConnection || task === "start" || (task === "monitor" && interval === 0)) return false;
  return ws.nodeByName(resource.id)?.isRemoteNode === true;
}

/** **Failure handling** (07 §3.5) of an operation whose validated `on-fail` is `onFail`. */
export function failureHandling(
  ws: WorkingSet,
  resource: Resource,
  task: string,
  interval: number,
  onFail: string | undefined,
): FailurePolicy {
  const reset = needsRemoteReset(ws, resource, task, interval);
  const explicit = explicitPolicy(ws, resource, onFail);
  if (explicit !== undefined && (!reset || resource.managed)) return explicit;
  if (resource.launcher !== undefined) return FailurePolicy.restartContainer;
  if (reset) return resource.managed ? FailurePolicy.resetRemote : FailurePolicy.stop;
  if (task === "stop") return ws.fencingEnabled ? FailurePolicy.fenceNode : FailurePolicy.block;
  return FailurePolicy.restart;
}

/** **Role after failure** (07 §3.6). */
export function roleAfterFailure(resource: Resource, task: string, policy: FailurePolicy): Role {
  if (policy === FailurePolicy.stop) return Role.Stopped;
  if (policy === FailurePolicy.resetRemote && resource.remoteReconnectMs > 0) return Role.Stopped;
  return task === "promote" ? Role.Unpromoted : Role.Started;
}
