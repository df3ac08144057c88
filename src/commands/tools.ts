/** The commands of Pacemaker's own tools (13 §4 to §8, §11). */
import type { Meter } from "../base/meter.js";
import { compilePattern } from "../base/pattern/pattern.js";
import type { Workbench } from "../edit/bench.js";
import type { Edit, Lifetime } from "../edit/edits.js";
import { EditError, unknownName } from "../edit/error.js";
import { setsOf } from "../edit/pairs.js";
import { cibadmin } from "./cibadmin.js";
import type { Verb } from "./context.js";
import { listOptions, option, readOptions, type ToolOption } from "./getopt.js";

type Options = ReadonlyMap<string, string>;

/** Options that every tool takes and that change nothing. */
const COMMON = ["V:verbose", "Q:quiet", "output-as=", "output-to="].map(option);

const CRM_RESOURCE: readonly ToolOption[] = [
  ...COMMON,
  ...[
    "B:ban",
    "M:move",
    "U:clear",
    "C:cleanup",
    "R:refresh",
    "D:delete",
    "restart",
    "f:force",
    "m:meta",
    "z:utilization",
    "promoted",
    "master",
    "expired",
  ].map(option),
  ...["element"].map(option),
  ...[
    "r:resource=",
    "N:node=",
    "H:node=",
    "u:lifetime=",
    "p:set-parameter=",
    "d:delete-parameter=",
    "g:get-parameter=",
    "v:parameter-value=",
  ].map(option),
  ...["s:set-name=", "i:nvpair=", "t:resource-type=", "n:operation=", "I:interval="].map(option),
];

function need(options: Options, name: string, tool: string): string {
  const value = options.get(name);
  if (value === undefined) throw new EditError("usage", `${tool}: no ${name} is named`, { legal: `--${name}` });
  return value;
}

const crmResource: Verb = (words, { bench }) => {
  const tool = "crm_resource";
  const given = readOptions(tool, words, CRM_RESOURCE);
  const resource = given.get("resource");
  const node = given.get("node");
  const flags = { force: given.has("force") };
  if (given.has("cleanup") || given.has("refresh")) {
    const refresh = given.has("refresh");
    return edits({ kind: "cleanup", resource, node, operation: given.get("operation"), ...intervalOf(given), refresh });
  }
  const id = need(given, "resource", tool);
  const promoted = given.has("promoted") || given.has("master");
  if (given.has("ban"))
    return edits({ kind: "ban", resource: id, node, promoted, lifetime: given.get("lifetime"), ...flags });
  if (given.has("move"))
    return edits({ kind: "move", resource: id, node, promoted, lifetime: given.get("lifetime"), ...flags });
  if (given.has("clear")) return edits({ kind: "clear", resource: id, node, promoted, expired: given.has("expired") });
  if (given.has("delete")) {
    const type = need(given, "resource-type", tool);
    const found = bench.object(id);
    // Of what is no resource of that type nothing is said.
    const isMeant = found?.element.name === type && RESOURCE_TYPES.has(type);
    return found !== undefined && !isMeant ? edits() : edits({ kind: "remove", ids: [id] });
  }
  if (given.has("restart"))
    throw new EditError("live", "crm_resource --restart works on a live cluster only", { legal: "stop, then start" });
  const set = given.get("set-parameter");
  const gone = given.get("delete-parameter");
  const kind = given.has("meta") ? "meta" : given.has("utilization") ? "utilization" : "parameter";
  const where = { set: given.get("set-name"), pair: given.get("nvpair"), ...flags };
  const of = wholeOf(id, bench);
  if (set !== undefined) {
    const value = need(given, "parameter-value", tool);
    if (value === "") throw new EditError("usage", `${set} gets no value`, { legal: "--delete-parameter" });
    return edits({ kind, resource: of, name: set, value, ...where });
  }
  if (gone !== undefined) return edits({ kind, resource: of, name: gone, value: null, ...where });
  throw new EditError("usage", "this crm_resource changes nothing", {
    legal: "--ban, --move, --clear, --set-parameter, --delete-parameter, --cleanup, --refresh, --delete",
  });
};

const RESOURCE_TYPES: ReadonlySet<string> = new Set(["primitive", "template", "group", "clone", "master", "bundle"]);

/** Attributes of an instance are those of what it is an instance of. */
function wholeOf(id: string, bench: Workbench): string {
  const whole = id.replace(/:\d+$/, "");
  let at = bench.findResource(whole);
  while (at?.container !== undefined) at = at.container;
  return at?.tag === "clone" || at?.tag === "master" ? whole : id;
}

function edits(...list: readonly Edit[]) {
  return { edits: list, events: [] };
}

/** Seconds, if nothing is said about the unit. */
function intervalOf(given: Options): { interval?: number } {
  const text = given.get("interval");
  if (text === undefined) return {};
  const number = Number.parseInt(text, 10);
  return { interval: text.endsWith("ms") ? number : number * 1000 };
}

/** How long an attribute lasts, in the words of the tools. */
function lifetimeOf(given: Options, tool: string, usual: Lifetime = "forever"): Lifetime {
  const text = given.get("lifetime") ?? given.get("type") ?? usual;
  if (text === "forever" || text === "nodes") return "forever";
  if (text === "reboot" || text === "status") return "reboot";
  throw new EditError("value", `${tool}: ${text} is no lifetime`, { legal: "forever, reboot" });
}

const STANDBY: readonly ToolOption[] = [
  ...COMMON,
  ...["G:query", "D:delete", "N:node=", "U:uname=", "v:update=", "l:lifetime=", "n:name=", "i:id="].map(option),
];

const crmStandby: Verb = (words) => {
  const given = readOptions("crm_standby", words, STANDBY);
  const node = need(given, given.has("uname") ? "uname" : "node", "crm_standby");
  const lifetime = lifetimeOf(given, "crm_standby");
  const value = given.has("delete") ? null : given.get("update");
  if (value === undefined) throw new EditError("usage", "this crm_standby changes nothing", { legal: "-v on, -D" });
  return edits({ kind: "node-attribute", node, name: "standby", value, lifetime });
};

const ATTRIBUTE: readonly ToolOption[] = [
  ...COMMON,
  ...[
    "G:query",
    "D:delete",
    "z:utilization",
    "q:quietly",
    "N:node=",
    "U:uname=",
    "n:name=",
    "v:update=",
    "l:lifetime=",
    "t:type=",
  ].map(option),
  ...["s:set-name=", "i:id=", "p:promotion=", "d:default=", "P:pattern=", "attr-name=", "attr-value="].map(option),
];

/** What is of no node; the program wants one to be named all the same where it does not run on one. */
const OF_CLUSTER: ReadonlySet<string> = new Set(["crm_config", "rsc_defaults", "op_defaults"]);

const crmAttribute: Verb = (words, reading) => {
  const tool = "crm_attribute";
  const given = readOptions(tool, words, ATTRIBUTE);
  const node = given.get("node") ?? given.get("uname");
  const promotion = given.get("promotion");
  const pattern = given.get("pattern");
  const named = pattern === undefined ? (given.get("name") ?? given.get("attr-name")) : "";
  const name = promotion === undefined ? (named ?? need(given, "name", tool)) : `master-${promotion}`;
  const value = given.has("delete") ? null : (given.get("update") ?? given.get("attr-value"));
  if (value === undefined)
    throw new EditError("usage", "this crm_attribute changes nothing", { legal: "-v VALUE, -D" });
  const where = { set: given.get("set-name"), pair: given.get("id") };
  const type = given.get("type");
  // What the program writes there nothing reads, and it cannot change or remove it again.
  if (type === "tickets") {
    throw new EditError("kind", "attributes of tickets are not set this way", { legal: "crm_ticket --set-attr" });
  }
  const ofNode = promotion !== undefined || (type !== undefined && !OF_CLUSTER.has(type));
  if (ofNode && node === undefined) throw new EditError("usage", `${tool}: no node is named`, { legal: "--node" });
  if (type === "rsc_defaults" || type === "op_defaults") {
    return edits({ kind: "default", of: type === "rsc_defaults" ? "resource" : "operation", name, value, ...where });
  }
  if (type === "crm_config" || node === undefined) return edits({ kind: "property", name, value, ...where });
  if (given.has("utilization")) return edits({ kind: "node-utilization", node, name, value, ...where });
  const lifetime = lifetimeOf(given, tool, promotion === undefined ? "forever" : "reboot");
  const names = pattern === undefined ? [name] : namesLike(pattern, { node, lifetime, bench: reading.bench });
  return edits(...names.map((each): Edit => ({ kind: "node-attribute", node, name: each, value, lifetime, ...where })));
};

/** How much matching may cost, in steps. */
const STEPS = 1_000_000;

/** A pattern that costs too much, or whose matches nobody knows, is refused. */
function meterFor(pattern: string): Meter {
  let left = STEPS;
  const refuse = (problem: string): never => {
    throw new EditError("value", `the pattern ${pattern}: ${problem}`, { legal: "a simpler pattern" });
  };
  return {
    refuse,
    spend(amount) {
      left -= amount;
      if (left < 0) refuse("it takes too long");
    },
  };
}

/** The attributes of a node whose names a pattern matches. */
function namesLike(
  pattern: string,
  { node, lifetime, bench }: { readonly node: string; readonly lifetime: Lifetime; readonly bench: Workbench },
): string[] {
  const element = bench.node(node);
  const state = bench.nodeState(element.attributes.id ?? "")?.find("transient_attributes");
  const sets = setsOf(lifetime === "forever" ? element : (state ?? element), "instance_attributes");
  const names = sets.flatMap((set) => set.elements.map(({ attributes }) => attributes.name ?? ""));
  const like = compilePattern(pattern);
  const meter = meterFor(pattern);
  if (!like.ok) throw new EditError("value", `${pattern} is no pattern`, { legal: "an extended regular expression" });
  const found = names.filter((name) => like.test(name, meter));
  if (found.length === 0) throw unknownName(`attribute of ${node} like`, pattern, names);
  return found;
}

const FAILCOUNT: readonly ToolOption[] = [
  ...COMMON,
  ...["G:query", "D:delete", "r:resource=", "N:node=", "U:uname=", "n:operation=", "I:interval=", "v:update="].map(
    option,
  ),
];

const crmFailcount: Verb = (words) => {
  const given = readOptions("crm_failcount", words, FAILCOUNT);
  if (!given.has("delete") && given.get("update") !== "0") {
    throw new EditError("usage", "this crm_failcount changes nothing", { legal: "-D" });
  }
  const resource = need(given, "resource", "crm_failcount");
  const node = need(given, given.has("uname") ? "uname" : "node", "crm_failcount");
  return edits({ kind: "forget-fail-count", resource, node, operation: given.get("operation"), ...intervalOf(given) });
};

const TICKET: readonly ToolOption[] = [
  ...COMMON,
  ...[
    "t:ticket=",
    "g:grant",
    "r:revoke",
    "s:standby",
    "a:activate",
    "S:set-attr=",
    "D:delete-attr=",
    "v:attr-value=",
    "c:cleanup",
    "f:force",
  ].map(option),
  ...["G:get-attr=", "q:query-xml", "n:set-name=", "i:nvpair=", "d:default="].map(option),
];

const crmTicket: Verb = (words, { now }) => {
  const tool = "crm_ticket";
  const list = listOptions(tool, words, TICKET);
  const given = new Map(list);
  const ticket = need(given, "ticket", tool);
  const changes = ticketChanges(list, now);
  if (changes.length === 0) {
    throw new EditError("usage", "this crm_ticket changes nothing", {
      legal: "--standby, --activate, --grant, --revoke, --set-attr, --delete-attr",
    });
  }
  if (changes.some(([name]) => name === "granted") && !given.has("force"))
    throw new EditError("force", `${ticket} may be granted elsewhere`, { legal: "--force" });
  return edits(...changes.map(([name, value]): Edit => ({ kind: "ticket", ticket, name, value })));
};

/** What the options of crm_ticket change, in their order: where something is taken away, nothing is set. */
function ticketChanges(list: ReturnType<typeof listOptions>, now: number): (readonly [string, string | null])[] {
  const changes: (readonly [string, string | null])[] = [];
  let name: string | undefined;
  let given: string | undefined;
  for (const [option, value] of list) {
    if (option === "standby" || option === "activate") changes.push(["standby", String(option === "standby")]);
    else if (option === "revoke") changes.push(["granted", "false"]);
    else if (option === "grant") changes.push(["granted", "true"], ["last-granted", String(now)]);
    else if (option === "delete-attr") changes.push([value, null]);
    else if (option === "set-attr") name = value;
    else if (option === "attr-value") given = value;
    if (name !== undefined && given !== undefined) {
      changes.push([name, given]);
      name = undefined;
      given = undefined;
    }
  }
  if (name !== undefined) throw new EditError("usage", `${name} gets no value`, { legal: "--attr-value" });
  const gone = changes.filter(([, value]) => value === null);
  return gone.length > 0 ? gone : changes;
}

const MASTER: readonly ToolOption[] = [
  ...COMMON,
  ...["G:query", "D:delete", "r:resource=", "N:node=", "U:uname=", "v:update=", "l:lifetime="].map(option),
];

/** The promotion score of a resource on a node, which is an attribute of the node. */
const crmMaster: Verb = (words) => {
  const tool = "crm_master";
  const given = readOptions(tool, words, MASTER);
  const node = need(given, given.has("uname") ? "uname" : "node", tool);
  const name = `master-${need(given, "resource", tool)}`;
  const value = given.has("delete") ? null : need(given, "update", tool);
  return edits({ kind: "node-attribute", node, name, value, lifetime: lifetimeOf(given, tool) });
};

/** The tools by name. */
export const TOOLS: ReadonlyMap<string, Verb> = new Map([
  ["crm_resource", crmResource],
  ["crm_standby", crmStandby],
  ["crm_attribute", crmAttribute],
  ["crm_failcount", crmFailcount],
  ["crm_ticket", crmTicket],
  ["crm_master", crmMaster],
  ["cibadmin", cibadmin],
]);
