/** History entries that could not be checked before assignment (07 §11.1). */
import { compareDigests } from "../facilities/digest.js";
import { clearFailCount } from "../facilities/failcount.js";
import type { DeferredCheck, WorkingSet } from "../model/working-set.js";
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
