/** What the failure of an operation of a resource leads to (07 §3.5, §3.6): the facts for the policy's rules. */
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { type FailurePolicy, failurePolicy, losesRemoteNode } from "../policy/on-fail.js";

/** Whether losing the connection of a remote node means that the node must be reset. */
function needsRemoteReset(ws: WorkingSet, resource: Resource, task: string, interval: number): boolean {
  if (!resource.configured.isRemoteConnection || !losesRemoteNode(task, interval)) return false;
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
  return failurePolicy(onFail, {
    task,
    fencingEnabled: ws.fencingEnabled,
    launched: resource.configured.launcher !== undefined,
    managed: resource.configured.managed,
    needsRemoteReset: needsRemoteReset(ws, resource, task, interval),
  });
}
