import { childrenNamed } from "../../cib/element.js";
import { hasFailures, settleFailCount } from "../../facilities/failcount.js";
import { historiesOf } from "../../facilities/history.js";
import { findResource } from "../../model/queries.js";
import type { WorkingSet } from "../../model/working-set.js";
import { sectionsOf } from "../configuration/sections.js";

/**
 * What showing fail counts leads to, if that is done before anything is decided (03 §17.3): the reference asks for them as
 * it does when it decides, and so switches failure timeouts off that conflict with `on-fail=block`.
 */
export function settleShownFailCounts(ws: WorkingSet): void {
  const section = sectionsOf(ws).named.get("status");
  for (const state of section ? childrenNamed(section, "node_state") : []) {
    const node = ws.nodeById(state.attributes.id ?? "");
    const histories = node?.online === true && hasFailures(ws, node) ? historiesOf(state) : undefined;
    for (const { attributes } of histories ? childrenNamed(histories, "lrm_resource") : []) {
      const resource = attributes.id === undefined ? undefined : findResource(ws, attributes.id);
      if (node && resource) settleFailCount(ws, resource, node, { effective: false });
    }
  }
}
