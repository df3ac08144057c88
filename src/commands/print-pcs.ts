/** Edits as commands of pcs (13 §2). */
import type { Edit, EditKind } from "../edit/edits.js";
import { printAddedAsPcs } from "./print-add.js";
import { assigned, flag, printAsTool, traceCommand } from "./print-tool.js";
import { spelled } from "./quote.js";

/** What pcs does not take `--force` with (13 §4.2). */
const UNFORCED: ReadonlySet<EditKind> = new Set<EditKind>(["ban", "move", "clear"]);

/** The command of pcs, or of a tool, that makes an edit. */
export function printAsPcs(edit: Edit): string {
  const isForced = edit.force === true && !UNFORCED.has(edit.kind);
  const pcs = (...words: readonly (string | undefined)[]): string =>
    spelled("pcs", ...words.filter((word) => word !== undefined), ...(isForced ? ["--force"] : []));
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
    case "meta": {
      const force = edit.name === "remote-node" && edit.force !== true ? "--force" : undefined;
      return pcs("resource", "meta", edit.resource, `${edit.name}=${edit.value ?? ""}`, force);
    }
    case "parameter":
      return pcs("resource", "update", edit.resource, `${edit.name}=${edit.value ?? ""}`);
    case "utilization":
      return pcs("resource", "utilization", edit.resource, `${edit.name}=${edit.value ?? ""}`);
    case "node-attribute":
      return edit.lifetime === "reboot"
        ? printAsTool(edit)
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
      // Without options that are known to be none, it is an id.
      if (edit.options === undefined) return pcs("resource", "op", "remove", edit.operation);
      return pcs("resource", "op", "remove", edit.resource, edit.operation, ...edit.options.map(assigned));
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
      return printAddedAsPcs(edit) ?? printAsTool(edit);
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
      return printAsTool(edit);
  }
}

/** Constraints that the tools and dialects name themselves are told from resources by their ids. */
function removal(ids: readonly string[]): readonly string[] {
  const isConstraint = ids.every((id) => /^(?:cli-|location-|colocation[-_]|order[-_]|ticket[-_])/.test(id));
  return isConstraint ? ["constraint", "remove"] : ["resource", "delete"];
}

function flagPair(name: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : `${name}=${value}`;
}
