/** Edits as commands of crm (13 §2). */
import type { Edit } from "../edit/edits.js";
import { printAddedAsCrm } from "./print-add.js";
import { printAsPcs } from "./print-pcs.js";
import { assigned, flag, printAsTool, traceCommand } from "./print-tool.js";
import { quoted, spelled } from "./quote.js";

/** The command of crm, of pcs where crm has none, or of a tool, that makes an edit. */
export function printAsCrm(edit: Edit): string {
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
        : printAsTool(edit);
    case "cleanup":
      if (edit.operation !== undefined) return printAsTool(edit);
      return crm("resource", edit.refresh === true ? "refresh" : "cleanup", edit.resource, edit.node);
    case "property":
      return edit.value === null ? printAsTool(edit) : crm("configure", "property", `${edit.name}=${edit.value}`);
    case "default":
      return edit.value === null
        ? printAsTool(edit)
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
      return printAddedAsCrm(edit) ?? (edit.place?.kind === "defaults" ? printAsPcs(edit) : printAsTool(edit));
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
      return printAsPcs(edit);
    default:
      return printAsTool(edit);
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
