/** `crm resource` (13 §3 to §5, §7). */
import { parseDuration } from "../base/duration.js";
import type { Workbench } from "../edit/bench.js";
import type { Edit } from "../edit/edits.js";
import { EditError, unknownName } from "../edit/error.js";
import { countedOperations } from "../edit/failures.js";
import { nodeNames } from "../edit/moves.js";
import { switchableNamed } from "../edit/roles.js";
import type { Asked, Reading, Verb } from "./context.js";

function edits(...list: readonly Edit[]): Asked {
  return { edits: list, events: [] };
}

function usage(form: string): EditError {
  return new EditError("usage", "the command is not complete, or has too many words", {
    legal: `crm resource ${form}`,
  });
}

/** One edit for each resource that is named. */
const each =
  (verb: string, kind: "enable" | "disable" | "manage" | "unmanage"): Verb =>
  (words, { bench }) => {
    if (words.length === 0) throw usage(`${verb} RESOURCE...`);
    for (const id of words) switchableNamed(bench, id);
    return edits(...words.map((resource): Edit => ({ kind, resource })));
  };

const promotion =
  (kind: "promote" | "demote"): Verb =>
  ([resource, ...more]) => {
    if (resource === undefined || more.length > 0) throw usage(`${kind} RESOURCE`);
    return edits({ kind, resource });
  };

const ON: ReadonlyMap<string, boolean> = new Map([
  ["on", true],
  ["true", true],
  ["off", false],
  ["false", false],
]);

const maintenance: Verb = ([resource, word = "on", ...more]) => {
  const on = ON.get(word);
  if (resource === undefined || on === undefined || more.length > 0)
    throw usage("maintenance RESOURCE [on|off|true|false]");
  return edits({ kind: "resource-maintenance", resource, on });
};

/**
 * 13 §4.2: `force` at the end, then a lifetime, are taken off; the first word that is left is the node if there is one of
 * that name. Anything else is dropped.
 */
function placeWords(words: readonly string[], { bench }: Reading, form: string) {
  if (words.length - (words.at(-1) === "force" ? 1 : 0) > 2) throw usage(form);
  const rest = [...words];
  const force = rest.at(-1) === "force";
  if (force) rest.pop();
  const last = rest.at(-1);
  const lifetime = last !== undefined && isLifetime(last) ? last : undefined;
  if (lifetime !== undefined) rest.pop();
  const [first] = rest;
  const node = first !== undefined && nodeNames(bench).has(first) ? first : undefined;
  return { node, lifetime, ...(force ? { force } : {}) };
}

/** What crm takes for a duration. */
function isLifetime(word: string): boolean {
  return /^P/.test(word) && parseDuration(word) !== undefined;
}

const ban: Verb = ([resource, ...rest], reading) => {
  const form = "ban RESOURCE [NODE] [LIFETIME] [force]";
  if (resource === undefined) throw usage(form);
  return edits({ kind: "ban", resource, ...placeWords(rest, reading, form) });
};

const move: Verb = ([resource, ...rest], reading) => {
  const form = "move RESOURCE NODE [LIFETIME] [force]";
  if (resource === undefined) throw usage(form);
  const place = placeWords(rest, reading, form);
  if (place.node === undefined && place.force !== true) {
    throw new EditError("usage", "move needs a node, or force", { legal: [...nodeNames(reading.bench)].join(", ") });
  }
  return edits({ kind: "move", resource, ...place });
};

const clear: Verb = ([resource, ...more]) => {
  if (resource === undefined || more.length > 0) throw usage("clear RESOURCE");
  return edits({ kind: "clear", resource });
};

/** `RESOURCE set A V`, `set A=V`, `delete A`. */
const attribute =
  (verb: string, kind: "meta" | "parameter" | "utilization"): Verb =>
  ([resource, action, ...rest]) => {
    const form = `${verb} RESOURCE set NAME VALUE | delete NAME`;
    const [name, value, ...more] = rest.length === 1 && rest[0]?.includes("=") ? splitOnce(rest[0]) : rest;
    if (resource === undefined || name === undefined || more.length > 0) throw usage(form);
    if (action === "set" && value) return edits({ kind, resource, name, value });
    if (action === "delete" && value === undefined) return edits({ kind, resource, name, value: null });
    throw usage(form);
  };

function splitOnce(word: string): string[] {
  const at = word.indexOf("=");
  return [word.slice(0, at), word.slice(at + 1)];
}

/** `RESOURCE set NODE VALUE [OPERATION INTERVAL]`, the interval in seconds; `RESOURCE delete NODE`. */
const failcount: Verb = ([resource, action, node, value, operation, interval, ...more], { bench }) => {
  const form = "failcount RESOURCE set NODE VALUE [OPERATION INTERVAL] | delete NODE";
  if (resource === undefined || node === undefined || more.length > 0) throw usage(form);
  // Of a resource that is not there crm says so, and does nothing.
  if (bench.findResource(resource.replace(/:\d+$/, "")) === undefined) return edits();
  const known = bench.nodes().map(({ attributes }) => attributes.uname ?? "");
  if (!known.includes(node)) throw unknownName("node", node, known);
  if (action === "delete" && value === undefined) return edits({ kind: "forget-fail-count", resource, node });
  if (action !== "set" || value === undefined || (operation !== undefined && interval === undefined)) throw usage(form);
  if (!/^(?:\d+|INFINITY)$/.test(value)) {
    throw new EditError("value", `${value} is no fail count`, {
      legal: "an integer that is not negative, or INFINITY",
    });
  }
  if (operation === undefined) return edits({ kind: "fail-count", resource, node, value });
  refuseOther({ resource, node, operation, interval: interval ?? "0" }, bench);
  const ms = { interval: Number.parseInt(interval ?? "0", 10) * 1000 };
  return edits({ kind: "fail-count", resource, node, value, operation, ...ms });
};

/** Where a node has counts of a resource, one of those is meant. */
function refuseOther(
  { resource, node, operation, interval }: Readonly<Record<"resource" | "node" | "operation" | "interval", string>>,
  bench: Workbench,
): void {
  if (!/^\d+$/.test(interval))
    throw new EditError("value", `${interval} is no interval`, { legal: "seconds, as an integer" });
  const counted = countedOperations(bench, resource, bench.node(node).attributes.id ?? "");
  const wanted = `${operation}_${interval === "0" ? "" : interval}${interval === "0" ? "0" : "000"}`;
  if (counted.length === 0 || counted.includes(wanted)) return;
  throw new EditError("value", `${resource} has no failures of that operation on ${node}`, {
    legal: counted.map((each) => each.replace(/_(\d+)$/, (_, ms) => ` ${Number(ms) / 1000}`)).join(", "),
  });
}

const cleanup =
  (refresh: boolean): Verb =>
  ([resource, node]) =>
    edits({ kind: "cleanup", resource, node, refresh });

/** `trace RESOURCE [OPERATION] [INTERVAL] [DIRECTORY]`, the interval in seconds. */
const trace: Verb = (words) => {
  const form = "trace RESOURCE [OPERATION] [INTERVAL] [DIRECTORY]";
  const directory = words.length > 1 && words.at(-1)?.startsWith("/") === true ? words.at(-1) : undefined;
  const [resource, operation, interval, ...more] = directory === undefined ? words : words.slice(0, -1);
  if (resource === undefined || more.length > 0) throw usage(form);
  return edits({ kind: "trace", resource, operation, ...seconds(interval, form), directory });
};

const untrace: Verb = ([resource, operation, interval, ...more]) => {
  const form = "untrace RESOURCE [OPERATION] [INTERVAL]";
  if (resource === undefined || more.length > 0) throw usage(form);
  return edits({ kind: "untrace", resource, operation, ...seconds(interval, form) });
};

function seconds(text: string | undefined, form: string): { readonly interval?: number } {
  if (text === undefined) return {};
  if (!/^\d+$/.test(text)) throw usage(form);
  return { interval: Number(text) * 1000 };
}

const liveOnly =
  (verb: string, legal: string): Verb =>
  () => {
    throw new EditError("live", `crm resource ${verb} works on a live cluster only`, { legal });
  };

const shows =
  (verb: string): Verb =>
  () => {
    throw new EditError("usage", `crm resource ${verb} changes nothing`);
  };

/** All verbs of the level, so that shortened words mean what they mean in crm. */
export const RESOURCE: ReadonlyMap<string, Verb> = new Map([
  ["start", each("start", "enable")],
  ["stop", each("stop", "disable")],
  ["manage", each("manage", "manage")],
  ["unmanage", each("unmanage", "unmanage")],
  ["maintenance", maintenance],
  ["promote", promotion("promote")],
  ["demote", promotion("demote")],
  ["ban", ban],
  ["move", move],
  ["migrate", move],
  ["clear", clear],
  ["unmove", clear],
  ["unmigrate", clear],
  ["unban", clear],
  ["meta", attribute("meta", "meta")],
  ["param", attribute("param", "parameter")],
  ["utilization", attribute("utilization", "utilization")],
  ["failcount", failcount],
  ["cleanup", cleanup(false)],
  ["refresh", cleanup(true)],
  ["reprobe", cleanup(true)],
  ["restart", liveOnly("restart", "stop, then start")],
  ["trace", trace],
  ["untrace", untrace],
  ["secret", shows("secret")],
  ["status", shows("status")],
  ["list", shows("list")],
  ["show", shows("show")],
  ["locate", shows("locate")],
  ["constraints", shows("constraints")],
  ["operations", shows("operations")],
  ["scores", shows("scores")],
]);
