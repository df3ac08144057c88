/** What is wrong with the operation history (09 §19.8). */

import type { Element } from "../cib/element.js";
import { TASKS } from "../facilities/histories.js";
import type { Findings } from "../model/findings.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import { parseExecStatus, parseExitStatus } from "../policy/result-code.js";

/** Reports what keeps an entry from being read. */
export function reportEntry(findings: Findings, { id: resource }: Resource, { name: node }: Node, xml: Element): void {
  const { id, operation, "op-status": status = "", "rc-code": code = "" } = xml.attributes;
  const which = `resource history entry ${id} for ${resource} on ${node}`;
  if (id === undefined) {
    findings.error(
      "history-without-id",
      `Ignoring resource history entry for ${resource} on ${node} without ID`,
      xml,
      "an id",
    );
  } else if (operation === undefined)
    findings.error("history-without-operation", `Ignoring ${which} without operation`, xml, "operation");
  else if (!TASKS.has(operation)) return;
  else if (parseExecStatus(status) === undefined) {
    findings.error(
      "history-status",
      `Ignoring ${which} with invalid op-status '${status}'`,
      xml,
      "-1, 0, or an integer from 2 to 11",
    );
  } else if (parseExitStatus(code) === undefined) {
    findings.error(
      "history-exit-code",
      `Ignoring ${which} with invalid rc-code '${code}'`,
      xml,
      "an integer from 0 to 255",
    );
  }
}

/** Reports a migration of which the entry does not name both nodes, or names others than the one it is on. */
export function reportMigration(
  findings: Findings,
  { xml, node, task }: { xml: Element; node: Node; task: string },
): void {
  const { id, migrate_source: source, migrate_target: target } = xml.attributes;
  if (source === undefined || target === undefined) {
    const text = `Ignoring resource history entry ${id} without migrate_source and migrate_target`;
    findings.error("history-migration-incomplete", text, xml, "migrate_source and migrate_target");
    return;
  }
  const [name, value] = task === "migrate_to" ? ["migrate_source", source] : ["migrate_target", target];
  const text = `Ignoring resource history entry ${id} because ${name}='${value}' does not match ${node.name}`;
  findings.error("history-migration-node", text, xml, `${name} = ${node.name}`);
}
