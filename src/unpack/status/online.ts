import { secondsFromMilliseconds } from "../../base/interval.js";
import type { Element } from "../../cib/element.js";
import { fenceNode } from "../../facilities/fencing.js";
import type { Node } from "../../model/node.js";
import type { WorkingSet } from "../../model/working-set.js";
import { shutdownRequested } from "../../policy/maintenance.js";
import { isExpectedUp, judgeMembership, readMembership, terminateRequested } from "../../policy/membership.js";
import { INFINITY } from "../../policy/score.js";

/** **Whether a cluster node is online** (03 §6); fences it, or notes that it is pending, where that is called for. */
export function determineOnline(ws: WorkingSet, node: Node, state: Element): void {
  const now = ws.now.epoch;
  const membership = readMembership(state.attributes, now);
  node.shutdown = shutdownRequested(node.attributes.get("shutdown"));
  if (isExpectedUp(membership, node.shutdown)) node.expectedUp = true;
  const { online, fence, pending, tooLateAt } = judgeMembership(membership, {
    shutdown: node.shutdown,
    terminate: terminateRequested(node.attributes.get("terminate")),
    expectedUp: node.expectedUp,
    fencingEnabled: ws.fencingEnabled,
    now,
    pendingTimeout: secondsFromMilliseconds(ws.nodePendingMs),
  });
  if (tooLateAt !== undefined) ws.recheck.note(tooLateAt);
  if (fence) fenceNode(ws, node, fence.reason, fence.priorityDelay);
  if (pending === true) {
    node.standby = true;
    node.pending = true;
  }
  if (online) node.online = true;
  if (!online || node.shutdown) node.baseScore = -INFINITY;
}
