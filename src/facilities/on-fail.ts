/** Validation of the `on-fail` entry of an operation's meta-attributes (07 §3.3). */

import { parseInterval } from "../base/interval.js";
import type { StringTable } from "../base/string-table.js";
import { equalsCaseless, foldCase } from "../base/text.js";
import type { Element } from "../cib/element.js";
import type { Operation } from "./operations.js";

const UNFIT_FOR_STOP: ReadonlySet<string> = new Set(["standby", "demote", "stop"]);

function isPromotedRole(role: string | undefined): boolean {
  return equalsCaseless(role, "Promoted") || equalsCaseless(role, "Master");
}

/** `demote` is allowed for promotions and for recurring monitors of promoted instances only. */
function permitsDemote(configuration: Element | undefined): boolean {
  if (configuration === undefined) return false;
  const { name, interval, role } = configuration.attributes;
  return name === "promote" || (name === "monitor" && parseInterval(interval).ms !== 0 && isPromotedRole(role));
}

/** What a promoted recurring monitor says about failed demotions: the last such monitor wins. */
function demoteDefault(operations: readonly Operation[]): string | undefined {
  let value: string | undefined;
  for (const { element, name, interval, enabled } of operations) {
    const onFail = element.attributes["on-fail"];
    if (onFail === undefined || name !== "monitor" || interval === 0 || !enabled) continue;
    if (isPromotedRole(element.attributes.role) && !equalsCaseless(onFail, "demote")) value = onFail;
  }
  return value;
}

/** Removes or replaces an `on-fail` that does not suit the action (07 §3.3). */
export function validateOnFail(
  meta: StringTable<string>,
  action: string,
  configuration: Element | undefined,
  operations: readonly Operation[],
): void {
  const value = meta.get("on-fail");
  if (action === "stop" && value !== undefined && UNFIT_FOR_STOP.has(foldCase(value))) {
    meta.delete("on-fail");
  } else if (action === "demote" && value === undefined) {
    const text = demoteDefault(operations);
    if (text !== undefined) meta.set("on-fail", text);
  } else if (action === "lrm_delete" && !equalsCaseless(value, "ignore")) {
    meta.set("on-fail", "ignore");
  } else if (equalsCaseless(value, "demote") && !permitsDemote(configuration)) {
    meta.delete("on-fail");
  }
}
