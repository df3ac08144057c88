/** The cluster options: names, old names, defaults, and what makes a value valid (specification 01 §11). */
import { LEGAL_INTERVAL, parseInterval } from "../base/interval.js";
import { parseBoolean, scanInteger } from "../base/number.js";
import { wordOf } from "../base/text.js";
import { HEALTH_STRATEGIES } from "./health.js";
import { PLACEMENT_STRATEGIES } from "./utilization.js";

/** Whether a configured value is accepted; what is not accepted counts as not configured. */
type Validator = (value: string) => boolean;

/** A known cluster option. */
export interface ClusterOption {
  readonly name: string;
  /** The name it used to have; consulted if the current one is not set. */
  readonly oldName?: string;
  /** Absent: an option that is not set has no value. */
  readonly defaultValue?: string;
  readonly isValid: Validator;
  /** What is valid, in words. */
  readonly legal: string;
}

/** A check of option values. */
interface Check {
  readonly isValid: Validator;
  readonly legal: string;
}

const anything: Check = { isValid: () => true, legal: "any text" };
const interval: Check = { isValid: (value) => parseInterval(value).ok, legal: LEGAL_INTERVAL };
const boolean: Check = { isValid: (value) => parseBoolean(value) !== undefined, legal: "true or false" };
const integer: Check = {
  isValid: (value) =>
    value === "INFINITY" || value === "+INFINITY" || value === "-INFINITY" || scanInteger(value).status === "ok",
  legal: "an integer, INFINITY or -INFINITY",
};
const positive: Check = {
  isValid: (value) => {
    if (value === "INFINITY" || value === "+INFINITY") return true;
    const scanned = scanInteger(value);
    return scanned.status === "ok" && scanned.value > 0;
  },
  legal: "a positive integer or INFINITY",
};
const percentage: Check = {
  isValid: (value) => /^\s*(?:\+?\d+|-0+)?%/.test(value),
  legal: "a percentage such as 80%",
};
const oneOf = (...words: readonly string[]): Check => ({
  isValid: (value) => wordOf(words, value) !== undefined,
  legal: words.join(", "),
});
const exactly = (...words: readonly string[]): Check => ({
  isValid: (value) => words.includes(value),
  legal: words.join(", "),
});

function option(name: string, defaultValue: string | undefined, check: Check, oldName?: string): ClusterOption {
  return Object.freeze({
    name,
    ...check,
    ...(defaultValue === undefined ? {} : { defaultValue }),
    ...(oldName === undefined ? {} : { oldName }),
  });
}

/** Every known option, in the order in which they are completed (01 §11.1). */
export const CLUSTER_OPTIONS: readonly ClusterOption[] = Object.freeze([
  option("dc-version", undefined, anything),
  option("cluster-infrastructure", undefined, anything),
  option("cluster-name", undefined, anything),
  option("dc-deadtime", "20s", interval),
  option("cluster-recheck-interval", "15min", interval),
  option("election-timeout", "2min", interval),
  option("shutdown-escalation", "20min", interval),
  option("join-integration-timeout", "3min", interval),
  option("join-finalization-timeout", "30min", interval),
  option("transition-delay", "0s", interval),
  option("no-quorum-policy", "stop", oneOf("stop", "freeze", "ignore", "demote", "fence", "suicide")),
  option("shutdown-lock", "false", boolean),
  option("shutdown-lock-limit", "0", interval),
  option("enable-acl", "false", boolean),
  option("symmetric-cluster", "true", boolean),
  option("maintenance-mode", "false", boolean),
  option("start-failure-is-fatal", "true", boolean),
  option("enable-startup-probes", "true", boolean),
  option("fence-remote-without-quorum", "false", boolean),
  option("fencing-enabled", "true", boolean, "stonith-enabled"),
  option("fencing-action", "reboot", exactly("reboot", "off"), "stonith-action"),
  option("fencing-reaction", "stop", anything, "fence-reaction"),
  option("fencing-timeout", "60s", interval, "stonith-timeout"),
  option("have-watchdog", "false", boolean),
  option("fencing-watchdog-timeout", "0", anything, "stonith-watchdog-timeout"),
  option("fencing-max-attempts", "10", positive, "stonith-max-attempts"),
  option("concurrent-fencing", "true", boolean),
  option("startup-fencing", "true", boolean),
  option("priority-fencing-delay", "0", interval),
  option("node-pending-timeout", "0", interval),
  option("cluster-delay", "60s", interval),
  option("load-threshold", "80%", percentage),
  option("node-action-limit", "0", integer),
  option("batch-limit", "0", integer),
  option("migration-limit", "-1", integer),
  option("cluster-ipc-limit", undefined, anything),
  option("stop-all-resources", "false", boolean),
  option("stop-removed-resources", "true", boolean, "stop-orphan-resources"),
  option("cancel-removed-actions", "true", boolean, "stop-orphan-actions"),
  option("pe-error-series-max", "-1", integer),
  option("pe-warn-series-max", "5000", integer),
  option("pe-input-series-max", "4000", integer),
  option("node-health-strategy", "none", oneOf(...HEALTH_STRATEGIES)),
  option("node-health-base", "0", integer),
  option("node-health-green", "0", integer),
  option("node-health-yellow", "0", integer),
  option("node-health-red", "-INFINITY", integer),
  option("placement-strategy", "default", oneOf(...PLACEMENT_STRATEGIES)),
]);

/** The block of cluster options that comes before all others (01 §11.1). */
export const FIRST_OPTIONS_ID = "cib-bootstrap-options";

/** A table of option values by name: a Map or a StringTable. */
export interface OptionTable {
  get(name: string): string | undefined;
  set(name: string, value: string): unknown;
}

/**
 * **Option value** (01 §11.1): as configured under the current or else the old name, or the default if that is absent
 * or invalid. What was looked up is written to the table.
 */
function lookUp(table: OptionTable, known: ClusterOption): string | undefined {
  const { name, oldName, defaultValue } = known;
  let value = table.get(name);
  if (value === undefined && oldName !== undefined) {
    value = table.get(oldName);
    if (value !== undefined) table.set(name, value);
  }
  if (value !== undefined && known.isValid(value)) return value;
  if (defaultValue !== undefined) table.set(name, defaultValue);
  return defaultValue;
}

/** An option that is set under its old name only, or to a value that is not accepted (09 §19.1). */
export interface OptionProblem {
  readonly option: ClusterOption;
  readonly kind: "old name" | "invalid";
  readonly value: string;
}

/** What is wrong with options as configured, before they are completed, in the order in which that is done. */
export function optionProblems(table: OptionTable): OptionProblem[] {
  return CLUSTER_OPTIONS.flatMap((option) => {
    const own = table.get(option.name);
    const old = own === undefined && option.oldName !== undefined ? table.get(option.oldName) : undefined;
    const value = own ?? old;
    if (value === undefined) return [];
    const problems: OptionProblem[] = old === undefined ? [] : [{ option, kind: "old name", value }];
    return option.isValid(value) ? problems : [...problems, { option, kind: "invalid", value }];
  });
}

/** Looks every known option up once, which puts defaults and renamed copies into the table (01 §11.1). */
export function completeOptions(table: OptionTable): void {
  for (const known of CLUSTER_OPTIONS) lookUp(table, known);
}
