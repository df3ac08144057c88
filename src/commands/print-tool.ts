/** Edits as commands of Pacemaker's tools, where neither crm nor pcs has one (13 §2), and what the spellings share. */
import { draftOf, finished } from "../cib/draft.js";
import { descendants, type Element, element } from "../cib/element.js";
import { serialize } from "../cib/serialize.js";
import type { Dialect, Edit, Lifetime } from "../edit/edits.js";
import { EditError } from "../edit/error.js";
import { fillIds, lacksId } from "../edit/fill-ids.js";
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
      return printAdded(edit);
    case "replace":
      return printReplaced(edit);
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
function cibadmin(options: readonly string[], element: Element): string {
  const xml = serialize(element).replace(/\n\s*/g, "").trim();
  return spelled("cibadmin", ...options, "--xml-text", xml);
}

/** The sections that every configuration has. */
const PRESENT: ReadonlySet<string> = new Set(["crm_config", "nodes", "resources", "constraints"]);

/** What can be put into an object: what that is. */
const HOLDER: ReadonlyMap<string, string> = new Map([
  ["recipient", "alert"],
  ["primitive", "bundle"],
  ["acl_permission", "acl_role"],
]);

/** An element with all ids that it needs. */
function identified(made: Element, dialect: Dialect, inside: string | undefined): Element {
  const taken = new Set([...descendants(made)].flatMap(({ attributes }) => attributes.id ?? []));
  const draft = draftOf(made);
  fillIds(draft, taken, { dialect, inside });
  return finished(draft);
}

function printReplaced({ element: made, dialect = "pcs" }: Extract<Edit, { kind: "replace" }>): string {
  return cibadmin(["--replace", "--scope", sectionOf(made)], identified(made, dialect, undefined));
}

/** cibadmin makes no ids, and no sections unless it is told to. */
function printAdded({ element: made, place, dialect = "pcs" }: Extract<Edit, { kind: "add" }>): string {
  const isDefault = place?.kind === "defaults";
  const section = isDefault ? (place.of === "resource" ? "rsc_defaults" : "op_defaults") : sectionOf(made);
  const object = identified(made, dialect, place?.kind === "inside" ? place.id : isDefault ? section : undefined);
  if (place?.kind === "inside") {
    const holder = HOLDER.get(made.name);
    if (holder === undefined) throw new EditError("kind", `no command puts ${made.name} into ${place.id}`);
    const inside = element(holder, { id: place.id }, [object]);
    return cibadmin(["--modify", "--scope", sectionOf(inside)], inside);
  }
  // An id that was made here may be taken: then nothing is to be changed.
  if (!PRESENT.has(section) && !lacksId(made)) {
    return cibadmin(["--modify", "--allow-create", "--scope", "configuration"], element(section, {}, [object]));
  }
  const command = cibadmin(["--create", "--scope", section], object);
  if (place === undefined || isDefault) return command;
  const { group, before, after } = place;
  const beside = [...flag("--before", before), ...flag("--after", after)];
  return `${command}; ${spelled("pcs", "resource", "group", "add", group, made.attributes.id ?? "", ...beside)}`;
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
