/** What is wrong with operations (09 §19.6). */

import { parseDateTime } from "../base/datetime-parse.js";
import { equalsCaseless, foldCase } from "../base/text.js";
import type { Element } from "../cib/element.js";
import { NEVER_RECURRING, type Operation, operationsOf } from "../facilities/operations.js";
import type { Findings, ReadOperation } from "../model/findings.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { isFailureWord, LEGAL_ON_FAIL } from "../policy/on-fail.js";
import { LEGAL_ROLE, parseRole, Role, reportOldRole } from "../policy/role.js";

/** Reports what the meta-attributes of an operation ask for in vain, once they are validated (07 §3.3). */
export function reportMeta(ws: WorkingSet, findings: Findings, resource: Resource, operation: ReadOperation): void {
  const { name, configuration: place, configured, meta } = operation;
  const value = meta.get("on-fail");
  if (configured !== undefined && value === undefined) {
    const why = name === "stop" ? `'${configured}' is not allowed for stop` : "'demote' is not allowed for it";
    // The reference takes the name from the configuration, which op_defaults do not have.
    const shown = name === "stop" ? name : (place?.attributes.name ?? "(null)");
    const text = `Resetting 'on-fail' for ${resource.id} ${shown} action to default value because ${why}`;
    findings.error(
      "operation-on-fail-not-allowed",
      text,
      place,
      name === "stop" ? "ignore, block or fence" : LEGAL_ON_FAIL.replace(" demote,", ""),
    );
  }
  const origin = meta.has("start-delay") ? undefined : meta.get("interval-origin");
  if (origin !== undefined && operation.interval !== 0 && parseDateTime(origin, ws.now.context) === undefined) {
    const id = place?.attributes.id ?? "(missing ID)";
    const text = `Ignoring 'interval-origin' for operation '${id}' because '${origin}' is not valid`;
    findings.error("operation-interval-origin", text, place, "an ISO 8601 date and time");
  }
}

/** Reports what a failed operation is to lead to in vain: when an action is made, and when a failure is found. */
export function reportFailureWord(
  ws: WorkingSet,
  findings: Findings,
  { id, definition }: Resource,
  name: string,
  configuration: Element | undefined,
  value: string | undefined,
): void {
  if (value === undefined) return;
  const place = configuration ?? ws.opDefaults ?? definition.original;
  if (!isFailureWord(value)) {
    const text = `Using default 'on-fail' for ${name} of ${id} because '${value}' is not valid`;
    findings.error("operation-on-fail-unknown", text, place, LEGAL_ON_FAIL);
  } else if (equalsCaseless(value, "fence") && !ws.fencingEnabled) {
    const why = "because 'fence' is not valid when fencing is disabled";
    const legal = "another value, or fencing-enabled=true";
    findings.error(
      "operation-on-fail-without-fencing",
      `Resetting 'on-fail' for ${name} of ${id} to 'stop' ${why}`,
      place,
      legal,
    );
  }
}

/** Reports why an operation will not recur although it has an interval (07 §14.2). */
export function reportRecurring(
  ws: WorkingSet,
  findings: Findings,
  resource: Resource,
  operation: Pick<Operation, "element" | "id" | "name" | "interval">,
): void {
  const { element, id, name, interval } = operation;
  if (interval === 0) return;
  if (!id) findings.error("operation-without-id", "Ignoring resource history entry without ID", element, "an id");
  else if (name !== undefined && NEVER_RECURRING.has(name)) {
    findings.error(
      "operation-not-recurring",
      `Ignoring ${id} because ${name} action cannot be recurring`,
      element,
      "interval=0",
    );
  } else {
    const equal = operationsOf(ws, resource).all.filter((each) => each.name === name && each.interval === interval);
    if (!reportDuplicate(findings, equal)) reportRole(findings, operation);
  }
}

/** Every operation of a name and interval tells of the first two of them. */
function reportDuplicate(findings: Findings, equal: readonly Operation[]): boolean {
  const [first, second] = equal.filter(({ id }) => id !== undefined);
  if (first === undefined || second === undefined) return false;
  const advice = "(do not use same name and interval combination more than once per resource)";
  const text = `Operation ${second.id} is duplicate of ${first.id} ${advice}`;
  findings.error("operation-duplicate", text, second.element, "another interval");
  return true;
}

function reportRole(findings: Findings, { element, id }: Pick<Operation, "element" | "id">): void {
  const { role } = element.attributes;
  if (role === undefined) return;
  reportOldRole(findings, role, element);
  if (parseRole(role) !== Role.Unknown || foldCase(role) === "unknown") return;
  findings.error("operation-role", `Ignoring ${id} role because ${role} is not a valid role`, element, LEGAL_ROLE);
}
