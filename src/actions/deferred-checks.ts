/** What is left to do between assignment and the actions of resources (07 §11). */
import { compareDigests } from "../facilities/digest.js";
import { clearFailCount, failCount } from "../facilities/failcount.js";
import { newOrdering } from "../facilities/ordering.js";
import { RelationFlag } from "../model/flags.js";
import type { DeferredCheck, WorkingSet } from "../model/working-set.js";
import { operationKey } from "../policy/key.js";
import { checkOperationAndFailures } from "./check-operation.js";

/** **Deferred checks** (07 §11.1), the one deferred last first: the hosts of bundle connections are known now. */
export function processDeferredChecks(ws: WorkingSet): void {
  for (let i = ws.deferredChecks.length - 1; i >= 0; i--) {
    const { kind, resource, node, entry } = ws.deferredChecks[i] as DeferredCheck;
    if (kind === "active") {
      checkOperationAndFailures(ws, resource, node, entry);
      continue;
    }
    const { result } = compareDigests(ws, resource, entry, node);
    if (result !== "match" && result !== "unknown") clearFailCount(ws, resource, node);
  }
}

/** **Fail counts of removed resources** (07 §11.2) are cleared before these are stopped. */
export function clearRemovedFailCounts(ws: WorkingSet): void {
  if (!ws.stopRemoved) return;
  for (const resource of ws.resources) {
    if (!resource.removed) continue;
    for (const node of ws.nodes) {
      if (!node.online || failCount(ws, resource, node, { effective: true }).count === 0) continue;
      newOrdering(ws, {
        firstAction: clearFailCount(ws, resource, node),
        thenResource: resource,
        thenKey: operationKey(resource.id, "stop", 0),
        flags: RelationFlag.ordered,
      });
    }
  }
}
