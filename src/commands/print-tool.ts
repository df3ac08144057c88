/** Edits as commands of Pacemaker's tools, where neither crm nor pcs has one (13 §2), and what the spellings share. */
import type { Element } from "../cib/element.js";
import { serialize } from "../cib/serialize.js";
import type { Edit, Lifetime } from "../edit/edits.js";
import { EditError } from "../edit/error.js";
import { sectionOf } from "./print-add.js";
import { spelled } from "./quote.js";

/** What both spellings leave to Pacemaker's tools. */
export function printAsTool(edit: Edit): string {
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
        ? spelled("crm_ticket", "-t", edit.ticket, "-D", edit.name, ...forced(edit.name))
        : spelled("crm_ticket", "-t", edit.ticket, "-S", edit.name, "-v", edit.value, ...forced(edit.name));
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

/** Whether a ticket is granted is not changed without force. */
function forced(name: string): readonly string[] {
  return name === "granted" ? ["--force"] : [];
}

function valued(value: string | null): readonly string[] {
  return value === null ? ["-D"] : ["-v", value];
}

export function flag(name: string, value: string | undefined): readonly string[] {
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

/** Only crm has such commands. */
export function traceCommand({
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

export function assigned([name, value]: readonly [string, string]): string {
  return `${name}=${value}`;
}
