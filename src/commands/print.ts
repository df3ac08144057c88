/** Edits printed as the commands that make them, in the spelling that people prefer. */
import type { Element } from "../cib/element.js";
import { serialize } from "../cib/serialize.js";
import type { Edit, Lifetime } from "../edit/edits.js";
import { EditError } from "../edit/error.js";
import { printAddedAsCrm, printAddedAsPcs, sectionOf } from "./print-add.js";
import { quoted, spelled } from "./quote.js";

/** The spelling of a printed command. */
export type Spelling = "crm" | "pcs";

/**
 * The command that makes an edit, as people who use crm or pcs type it. Where their program has none, it is one of
 * Pacemaker's own tools. The ids that the command makes are those of that program, whatever the dialect of the edit.
 * @throws EditError `kind` for an edit that no command makes
 * @example
 * ```ts
 * import { printEdit } from "pengine/commands";
 *
 * printEdit({ kind: "disable", resource: "web" }, "pcs"); // => "pcs resource disable web"
 * printEdit({ kind: "disable", resource: "web" }, "crm"); // => "crm resource stop web"
 * ```
 */
export function printEdit(edit: Edit, spelling: Spelling): string {
  return spelling === "crm" ? asCrm(edit) : asPcs(edit);
}

/** What both spellings leave to Pacemaker's tools. */
function asTool(edit: Edit): string {
  switch (edit.kind) {
    case "node-attribute":
      return attributeTool(edit.node, edit.name, edit.value, edit.lifetime);
    case "default": {
      const type = edit.of === "resource" ? "rsc_defaults" : "op_defaults";
      return spelled("crm_attribute", "-t", type, "-n", edit.name, ...valued(edit.value));
    }
    case "property":
      return spelled("crm_attribute", "-n", edit.name, ...valued(edit.value));
    case "fail-count": {
      const { resource, operation = "", interval = 0 } = edit;
      return attributeTool(edit.node, `fail-count-${resource}#${operation}_${interval}`, edit.value, "reboot");
    }
    case "forget-fail-count":
      return spelled("crm_failcount", "-D", "-r", edit.resource, "-N", edit.node, ...failedOperation(edit));
    case "cleanup":
      return spelled(
        "crm_resource",
        edit.refresh === true ? "--refresh" : "--cleanup",
        ...flag("-r", edit.resource),
        ...flag("-N", edit.node),
        ...failedOperation(edit),
      );
    case "ticket":
      return edit.value === null
        ? spelled("crm_ticket", "-t", edit.ticket, "-D", edit.name)
        : spelled("crm_ticket", "-t", edit.ticket, "-S", edit.name, "-v", edit.value);
    case "add":
      return cibadmin("--create", edit.element);
    case "replace":
      return cibadmin("--replace", edit.element);
    case "remove-node":
      return spelled("crm_node", "-R", edit.node, "--force");
    default:
      throw new EditError("kind", `no command makes the edit ${edit.kind}`);
  }
}

function valued(value: string | null): readonly string[] {
  return value === null ? ["-D"] : ["-v", value];
}

function flag(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [name, value];
}

function failedOperation({
  operation,
  interval,
}: {
  readonly operation?: string | undefined;
  readonly interval?: number | undefined;
}) {
  return [...flag("-n", operation), ...flag("-I", interval === undefined ? undefined : `${interval}ms`)];
}

function attributeTool(node: string, name: string, value: string | null, lifetime: Lifetime | undefined): string {
  return spelled(
    "crm_attribute",
    "-N",
    node,
    "-n",
    name,
    ...valued(value),
    ...(lifetime === "reboot" ? ["-l", "reboot"] : []),
  );
}

/** Whole objects as XML, for what no language can say. */
function cibadmin(verb: "--create" | "--replace", element: Element): string {
  const xml = serialize(element).replace(/\n\s*/g, "").trim();
  return spelled("cibadmin", verb, "--scope", sectionOf(element), "--xml-text", xml);
}

function asPcs(edit: Edit): string {
  const pcs = (...words: readonly (string | undefined)[]): string =>
    spelled("pcs", ...words.filter((word) => word !== undefined), ...(edit.force === true ? ["--force"] : []));
  switch (edit.kind) {
    case "enable":
    case "disable":
      return pcs("resource", edit.kind, edit.resource);
    case "manage":
    case "unmanage":
      return pcs("resource", edit.kind, edit.resource, edit.monitor === true ? "--monitor" : undefined);
    case "resource-maintenance":
      return pcs("resource", "meta", edit.resource, `maintenance=${edit.on ? "true" : ""}`);
    case "promote":
    case "demote":
      return pcs(
        "resource",
        "meta",
        edit.resource,
        `target-role=${edit.kind === "promote" ? "Promoted" : "Unpromoted"}`,
      );
    case "ban":
    case "move": {
      const verb = edit.kind === "ban" ? "ban" : "move-with-constraint";
      const lifetime = edit.lifetime === undefined ? undefined : `lifetime=${edit.lifetime}`;
      return pcs(
        "resource",
        verb,
        edit.resource,
        edit.node,
        lifetime,
        edit.promoted === true ? "--promoted" : undefined,
      );
    }
    case "clear":
      return pcs("resource", "clear", edit.resource, edit.node, edit.expired === true ? "--expired" : undefined);
    case "meta":
      return pcs("resource", "meta", edit.resource, `${edit.name}=${edit.value ?? ""}`);
    case "parameter":
      return pcs("resource", "update", edit.resource, `${edit.name}=${edit.value ?? ""}`);
    case "utilization":
      return pcs("resource", "utilization", edit.resource, `${edit.name}=${edit.value ?? ""}`);
    case "node-attribute":
      return edit.lifetime === "reboot"
        ? asTool(edit)
        : pcs("node", "attribute", edit.node, `${edit.name}=${edit.value ?? ""}`);
    case "node-utilization":
      return pcs("node", "utilization", edit.node, `${edit.name}=${edit.value ?? ""}`);
    case "standby":
      return edit.lifetime === "reboot"
        ? spelled("crm_standby", "-N", edit.node, "-v", "on", "-l", "reboot")
        : pcs("node", "standby", edit.node);
    case "online":
      return pcs("node", "unstandby", edit.node);
    case "node-maintenance":
      return pcs("node", edit.on ? "maintenance" : "unmaintenance", edit.node);
    case "remove-node":
      return pcs("cluster", "node", "remove", edit.node);
    case "cleanup": {
      const options = [flagPair("node", edit.node), flagPair("operation", edit.operation)];
      return pcs("resource", edit.refresh === true ? "refresh" : "cleanup", edit.resource, ...options);
    }
    case "property":
      return pcs("property", "set", `${edit.name}=${edit.value ?? ""}`);
    case "default": {
      const level = edit.of === "resource" ? ["resource", "defaults"] : ["resource", "op", "defaults"];
      const pair = `${edit.name}=${edit.value ?? ""}`;
      return edit.set === undefined
        ? pcs(...level, "update", pair)
        : pcs(...level, "set", "update", edit.set, "meta", pair);
    }
    case "operation-add":
      return pcs("resource", "op", "add", edit.resource, edit.operation, ...edit.options.map(assigned));
    case "operation-update":
      return pcs("resource", "update", edit.resource, "op", edit.operation, ...edit.options.map(assigned));
    case "operation-remove":
      return pcs("resource", "op", "remove", edit.resource, edit.operation, ...(edit.options ?? []).map(assigned));
    case "operations":
      return pcs("resource", "update", edit.resource, "meta");
    case "trace":
    case "untrace":
      return traceCommand(edit);
    case "group-add": {
      const place = [...flag("--before", edit.before), ...flag("--after", edit.after)];
      return pcs("resource", "group", "add", edit.group, ...edit.resources, ...place);
    }
    case "group-remove":
      return pcs("resource", "group", "remove", edit.group, ...(edit.resources ?? []));
    case "clone": {
      const meta = edit.meta ?? [];
      const words = meta.length === 0 ? [] : ["meta", ...meta.map(assigned)];
      return pcs("resource", edit.promotable === true ? "promotable" : "clone", edit.resource, edit.id, ...words);
    }
    case "unclone":
      return pcs("resource", "unclone", edit.resource);
    case "add":
      return printAddedAsPcs(edit) ?? asTool(edit);
    case "remove":
      return edit.of === "constraint"
        ? pcs("constraint", "delete", ...edit.ids)
        : pcs(...removal(edit.ids), ...edit.ids);
    case "rename":
      return spelled("crm", "configure", "rename", edit.id, edit.to);
    case "tag-members": {
      const added = (edit.add ?? []).length === 0 ? [] : ["add", ...(edit.add ?? [])];
      const gone = (edit.remove ?? []).length === 0 ? [] : ["remove", ...(edit.remove ?? [])];
      return pcs(
        "tag",
        "update",
        edit.tag,
        ...added,
        ...flag("--before", edit.before),
        ...flag("--after", edit.after),
        ...gone,
      );
    }
    case "configure":
      return spelled("crm", "configure", ...edit.words);
    default:
      return asTool(edit);
  }
}

/** Only crm has such commands. */
function traceCommand({
  kind,
  resource,
  operation,
  interval,
  directory,
}: Extract<Edit, { kind: "trace" | "untrace" }>) {
  const seconds = interval === undefined ? undefined : String(interval / 1000);
  return spelled(
    "crm",
    "resource",
    kind,
    ...[resource, operation, seconds, directory].filter((word) => word !== undefined),
  );
}

/** Constraints that the tools and dialects name themselves are told from resources by their ids. */
function removal(ids: readonly string[]): readonly string[] {
  const isConstraint = ids.every((id) => /^(?:cli-|location-|colocation[-_]|order[-_]|ticket[-_])/.test(id));
  return isConstraint ? ["constraint", "remove"] : ["resource", "delete"];
}

function flagPair(name: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : `${name}=${value}`;
}

function assigned([name, value]: readonly [string, string]): string {
  return `${name}=${value}`;
}

function asCrm(edit: Edit): string {
  const crm = (...words: readonly (string | undefined)[]): string =>
    spelled("crm", ...(edit.force === true ? ["-F"] : []), ...words.filter((word) => word !== undefined));
  switch (edit.kind) {
    case "enable":
      return crm("resource", "start", edit.resource);
    case "disable":
      return crm("resource", "stop", edit.resource);
    case "manage":
    case "unmanage":
      return crm("resource", edit.kind, edit.resource);
    case "resource-maintenance":
      return crm("resource", "maintenance", edit.resource, edit.on ? "on" : "off");
    case "promote":
    case "demote":
      return crm("resource", edit.kind, edit.resource);
    case "ban":
    case "move": {
      const { kind, resource, node, lifetime, promoted, force } = edit;
      if (promoted === true) {
        const tool = [
          "crm_resource",
          `--${kind}`,
          "-r",
          resource,
          ...flag("-N", node),
          "--promoted",
          ...flag("-u", lifetime),
        ];
        return spelled(...tool, ...(force === true ? ["--force"] : []));
      }
      const forced = force === true || (kind === "move" && node === undefined) ? "force" : undefined;
      return spelled(
        "crm",
        "resource",
        kind,
        ...[resource, node, lifetime, forced].filter((word) => word !== undefined),
      );
    }
    case "clear":
      if (edit.node === undefined && edit.expired !== true) return crm("resource", "clear", edit.resource);
      return spelled(
        "crm_resource",
        "--clear",
        "-r",
        edit.resource,
        ...flag("-N", edit.node),
        ...(edit.expired === true ? ["--expired"] : []),
      );
    case "meta":
      return crm("resource", "meta", edit.resource, ...changed(edit));
    case "parameter":
      return crm("resource", "param", edit.resource, ...changed(edit));
    case "utilization":
      return crm("resource", "utilization", edit.resource, ...changed(edit));
    case "node-attribute":
      return crm("node", edit.lifetime === "reboot" ? "status-attr" : "attribute", edit.node, ...changed(edit));
    case "node-utilization":
      return crm("node", "utilization", edit.node, ...changed(edit));
    case "standby":
      return crm("node", "standby", edit.node, edit.lifetime === "reboot" ? "reboot" : undefined);
    case "online":
      return crm("node", "online", edit.node);
    case "node-maintenance":
      return crm("node", edit.on ? "maintenance" : "ready", edit.node);
    case "remove-node":
      return crm("cluster", "remove", edit.node);
    case "fail-count": {
      const { resource, node, value, operation, interval = 0 } = edit;
      const what = operation === undefined ? [] : [operation, String(interval / 1000)];
      return crm("resource", "failcount", resource, "set", node, value, ...what);
    }
    case "forget-fail-count":
      return edit.operation === undefined
        ? crm("resource", "failcount", edit.resource, "delete", edit.node)
        : asTool(edit);
    case "cleanup":
      if (edit.operation !== undefined) return asTool(edit);
      return crm("resource", edit.refresh === true ? "refresh" : "cleanup", edit.resource, edit.node);
    case "property":
      return edit.value === null ? asTool(edit) : crm("configure", "property", `${edit.name}=${edit.value}`);
    case "default":
      return edit.value === null
        ? asTool(edit)
        : crm(
            "configure",
            edit.of === "resource" ? "rsc_defaults" : "op_defaults",
            ...headOf(edit.set),
            `${edit.name}=${edit.value}`,
          );
    case "operation-add":
      return crm(
        "configure",
        "monitor",
        edit.resource,
        `${optionOf(edit.options, "interval") ?? "60s"}:${optionOf(edit.options, "timeout") ?? "20s"}`,
      );
    case "trace":
    case "untrace":
      return traceCommand(edit);
    case "group-add": {
      const [first = "", ...rest] = edit.resources;
      const place = [
        ...(edit.before === undefined ? [] : ["before", edit.before]),
        ...(edit.after === undefined ? [] : ["after", edit.after]),
      ];
      const one = (id: string): string => crm("configure", "modgroup", edit.group, "add", id, ...place);
      return [first, ...rest].map(one).join("; ");
    }
    case "group-remove":
      return edit.resources === undefined
        ? crm("configure", "delete", edit.group)
        : edit.resources.map((id) => crm("configure", "modgroup", edit.group, "remove", id)).join("; ");
    case "clone": {
      const pairs = [...(edit.meta ?? []), ...(edit.promotable === true ? [["promotable", "true"] as const] : [])];
      const meta = pairs.length === 0 ? [] : ["meta", ...pairs.map(assigned)];
      return crm("configure", "clone", edit.id ?? `${edit.resource}-clone`, edit.resource, ...meta);
    }
    case "unclone":
      return crm("configure", "delete", edit.resource);
    case "add":
      return printAddedAsCrm(edit) ?? asTool(edit);
    case "remove":
      return crm("configure", "delete", ...edit.ids);
    case "rename":
      return crm("configure", "rename", edit.id, edit.to);
    case "configure":
      return crm("configure", ...edit.words);
    case "operation-update":
    case "operation-remove":
    case "operations":
    case "tag-members":
      return asPcs(edit);
    default:
      return asTool(edit);
  }
}

function optionOf(options: readonly (readonly [string, string])[], name: string): string | undefined {
  return options.find(([key]) => key === name)?.[1];
}

function changed({ name, value }: { readonly name: string; readonly value: string | null }): readonly string[] {
  return value === null ? ["delete", name] : ["set", name, value];
}

function headOf(set: string | undefined): readonly string[] {
  return set === undefined ? [] : [`$id=${quoted(set)}`];
}
