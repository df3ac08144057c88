/** The commands of Pacemaker's own tools (13 §4 to §8, §11). */
import type { Edit, Lifetime } from "../edit/edits.js";
import { EditError } from "../edit/error.js";
import type { Verb } from "./context.js";
import { option, readOptions, type ToolOption } from "./getopt.js";

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
    "meta",
    "z:utilization",
    "promoted",
    "master",
    "expired",
  ].map(option),
  ...["element"].map(option),
  ...[
    "r:resource=",
    "N:node=",
    "H:host=",
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

const crmResource: Verb = (words) => {
  const tool = "crm_resource";
  const given = readOptions(tool, words, CRM_RESOURCE);
  const resource = given.get("resource");
  const node = given.get("node") ?? given.get("host");
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
  if (given.has("delete")) return edits({ kind: "remove", ids: [id] });
  if (given.has("restart"))
    throw new EditError("live", "crm_resource --restart works on a live cluster only", { legal: "stop, then start" });
  const set = given.get("set-parameter");
  const gone = given.get("delete-parameter");
  const kind = given.has("meta") ? "meta" : given.has("utilization") ? "utilization" : "parameter";
  const where = { set: given.get("set-name"), pair: given.get("nvpair"), ...flags };
  if (set !== undefined)
    return edits({ kind, resource: id, name: set, value: need(given, "parameter-value", tool), ...where });
  if (gone !== undefined) return edits({ kind, resource: id, name: gone, value: null, ...where });
  throw new EditError("usage", "this crm_resource changes nothing", {
    legal: "--ban, --move, --clear, --set-parameter, --delete-parameter, --cleanup, --refresh, --delete",
  });
};

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
function lifetimeOf(given: Options, tool: string): Lifetime {
  const text = given.get("lifetime") ?? given.get("type") ?? "forever";
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

const crmAttribute: Verb = (words) => {
  const tool = "crm_attribute";
  const given = readOptions(tool, words, ATTRIBUTE);
  const node = given.get("node") ?? given.get("uname");
  const promotion = given.get("promotion");
  if (given.has("pattern")) {
    throw new EditError("live", `${tool} --pattern works on a live cluster only`, {
      legal: "--name, once per attribute",
    });
  }
  const name = promotion === undefined ? (given.get("name") ?? need(given, "attr-name", tool)) : `master-${promotion}`;
  const value = given.has("delete") ? null : (given.get("update") ?? given.get("attr-value"));
  if (value === undefined)
    throw new EditError("usage", "this crm_attribute changes nothing", { legal: "-v VALUE, -D" });
  const where = { set: given.get("set-name"), pair: given.get("id") };
  const type = given.get("type");
  // What the program writes there nothing reads, and it cannot change or remove it again.
  if (type === "tickets") {
    throw new EditError("kind", "attributes of tickets are not set this way", { legal: "crm_ticket --set-attr" });
  }
  if (type === "rsc_defaults" || type === "op_defaults") {
    return edits({ kind: "default", of: type === "rsc_defaults" ? "resource" : "operation", name, value, ...where });
  }
  if (type === "crm_config" || node === undefined) return edits({ kind: "property", name, value, ...where });
  if (given.has("utilization")) return edits({ kind: "node-utilization", node, name, value, ...where });
  return edits({ kind: "node-attribute", node, name, value, lifetime: lifetimeOf(given, tool), ...where });
};

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
  ...["G:get-attr=", "q:query-xml", "n:set-name=", "d:default="].map(option),
];

const crmTicket: Verb = (words, { now }) => {
  const given = readOptions("crm_ticket", words, TICKET);
  const ticket = need(given, "ticket", "crm_ticket");
  const set = (name: string, value: string | null): Edit => ({ kind: "ticket", ticket, name, value });
  if (given.has("standby")) return edits(set("standby", "true"));
  if (given.has("activate")) return edits(set("standby", "false"));
  if (given.has("grant") || given.has("revoke")) {
    if (!given.has("force")) throw new EditError("force", `${ticket} may be granted elsewhere`, { legal: "--force" });
    return given.has("revoke")
      ? edits(set("granted", "false"))
      : edits(set("granted", "true"), set("last-granted", String(now)));
  }
  const name = given.get("set-attr");
  if (name !== undefined) return edits(set(name, need(given, "attr-value", "crm_ticket")));
  const gone = given.get("delete-attr");
  if (gone !== undefined) return edits(set(gone, null));
  throw new EditError("usage", "this crm_ticket changes nothing", {
    legal: "--standby, --activate, --grant, --revoke, --set-attr, --delete-attr",
  });
};

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
]);
