import { MOVED_TO_META, OLD_INFRASTRUCTURES, UNDERSCORED_PROPERTIES } from "./pairs.js";

/** What the upgrade to 3.0 does with a pair: 10 §8.3 to §8.5. The value decides where `value` or `matching` is given. */
export interface Rewrite {
  readonly action: "drop" | "rename" | "move";
  /** The new name; unused for dropped pairs. */
  readonly to?: string;
  /** The new value. */
  readonly value?: string;
  /** Where the pair goes, for moved ones. */
  readonly under?: string;
  /** The condition, as the message tells it. */
  readonly matching?: string;
  /** The second line of the message. */
  readonly because?: string;
  readonly severity?: "WARNING";
}

const FAILURE_INSTEAD = "migration-threshold in rsc_defaults can be configured instead";

const SEPARATORS = ["-", "_"];

const DROPPED_PROPERTIES: ReadonlyMap<string, string> = new Map([
  ["expected-quorum-votes", "corosync (2+) infrastructure tracks quorum on its own"],
  ["notification-agent", "standalone alerts can be configured instead"],
  ["notification-recipient", "standalone alerts can be configured instead"],
  ...SEPARATORS.map((_): [string, string] => [`default${_}migration${_}threshold`, FAILURE_INSTEAD]),
]);

const MOVED_PROPERTIES: ReadonlyMap<string, Rewrite> = new Map(
  SEPARATORS.flatMap((_): [string, Rewrite][] => [
    [`default${_}action${_}timeout`, { action: "move", under: "op_defaults", to: "timeout" }],
    [`default${_}resource${_}stickiness`, { action: "move", under: "rsc_defaults", to: "resource-stickiness" }],
    [`is${_}managed${_}default`, { action: "move", under: "rsc_defaults", to: "is-managed" }],
  ]),
);

/** What happens to a cluster property; `undefined` if it stays as it is (10 §8.3). */
export function rewriteProperty(name: string, value: string | undefined): Rewrite | undefined {
  if (name === "cluster-infrastructure" && value !== undefined && OLD_INFRASTRUCTURES.includes(value)) {
    const because = "corosync (2+) infrastructure can be used instead, though the value is not of significance";
    return { action: "drop", matching: OLD_INFRASTRUCTURES.join("|"), because };
  }
  if (UNDERSCORED_PROPERTIES.includes(name)) return { action: "rename", to: name.replaceAll("_", "-") };
  if (name === "transition_idle_timeout") return { action: "rename", to: "cluster-delay" };
  if (name === "default-resource-failure-stickiness" || name === "default_resource_failure_stickiness") {
    if (value !== "-INFINITY") return { action: "drop", because: FAILURE_INSTEAD };
    return { action: "move", under: "rsc_defaults", to: "migration-threshold", value: "1", matching: "-INFINITY" };
  }
  const because = DROPPED_PROPERTIES.get(name);
  return because === undefined ? MOVED_PROPERTIES.get(name) : { action: "drop", because };
}

/** What happens to an instance attribute of a primitive or template; `undefined` if it stays (10 §8.4). */
export function rewriteInstance(name: string, value: string | undefined): Rewrite | undefined {
  if (name === "pcmk_arg_map") {
    if (value === undefined || !value.startsWith("port:") || value.includes(",")) return { action: "drop" };
    const matching = "port: prefix that will, meanwhile, get dropped";
    return { action: "rename", to: "pcmk_host_argument", matching };
  }
  const command = /^pcmk_(?:list|monitor|off|on|reboot|status)_cmd$/.test(name);
  return command ? { action: "rename", to: name.replace(/_cmd$/, "_action") } : undefined;
}

/** What happens to a meta-attribute of a primitive or template; `undefined` if it stays (10 §8.5). */
export function rewriteMeta(name: string, value: string | undefined): Rewrite | undefined {
  if (/^isolation(?:-host|-instance|-wrapper)?$/.test(name)) {
    const because = "i.e. resource at hand disabled; isolation wrappers obsoleted with bundle resources";
    return { action: "rename", to: "target-role", value: "Stopped", because, severity: "WARNING" };
  }
  if (name !== "resource-failure-stickiness" && name !== "resource_failure_stickiness") return undefined;
  if (value !== "-INFINITY") return { action: "drop", because: "migration-threshold can be configured instead" };
  return { action: "rename", to: "migration-threshold", value: "1", matching: "-INFINITY" };
}

/** Instance attributes of operations that become meta-attributes (10 §8.6). */
export const MOVED_NAMES: ReadonlySet<string> = new Set(MOVED_TO_META);

/** What happens to `requires` of an operation; `under` names the place as the message tells it (10 §8.6.3, §8.9). */
export function rewriteRequires(operation: string | undefined, under: string): Rewrite {
  if (operation === "start" || operation === "promote") {
    return { action: "move", under, to: "requires", matching: "start|promote" };
  }
  return { action: "drop", because: "only start/promote operation taken into account" };
}

/** The lines about a rewritten name (10 §8.9). */
export function rewriteMessage(prefix: string, context: string, old: string, rewrite: Rewrite): string[] {
  const { action, to, value, under, matching, because } = rewrite;
  const severity = rewrite.severity ?? (because === undefined ? "DEBUG" : "INFO");
  const does = {
    drop: `dropping ${old}`,
    rename: `${old === to ? "keeping" : "renaming"} ${old} as ${to}`,
    move: `moving ${old} under ${under} as ${to} unless already defined there`,
  }[action];
  const redefined = value === undefined ? "" : `, redefined as ${value}${matching === undefined ? "" : ","}`;
  const condition = matching === undefined ? "" : ` for matching ${matching}`;
  const where = context === "" ? "" : `${context}: `;
  const line = `${severity}: ${prefix}: ${where}${does}${redefined}${condition}`;
  return because === undefined ? [line] : [line, `${severity}: ${prefix}: ... ${because}`];
}
