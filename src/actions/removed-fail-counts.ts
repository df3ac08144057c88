/** Fail counts of resources that are in the history but no longer in the configuration (07 §11.2). */
import { clearFailCount, settleFailCount } from "../facilities/failcount.js";
import { newOrdering } from "../facilities/ordering.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { WorkingSet } from "../model/working-set.js";

/** **Fail counts of removed resources** (07 §11.2) are cleared before these are stopped. */
export function clearRemovedFailCounts(ws: WorkingSet): void {
  if (!ws.stopRemoved) return;
  for (const resource of ws.resources) {
    if (!resource.observed.removed) continue;
    for (const node of ws.nodes) {
      if (!node.online || settleFailCount(ws, resource, node, { effective: true }).count === 0) continue;
      newOrdering(ws, {
        firstAction: clearFailCount(ws, resource, node),
        thenResource: resource,
        thenKey: resource.keyOf("stop"),
        flags: RelationFlag.ordered,
      });
    }
  }
}
