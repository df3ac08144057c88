/** Operations of primitives (13 §5.2). */

import { parseInterval } from "../base/interval.js";
import { compareBytes } from "../base/text.js";
import { type Draft, newDraft } from "../cib/draft.js";
import type { Workbench } from "./bench.js";
import type { Dialect, Manner, OperationEdit, Pairs } from "./edits.js";
import { EditError, unknownName } from "./error.js";
import { freeId, idsOf } from "./ids.js";
import { pairsOf } from "./pairs.js";
import type { Resource } from "./resource.js";

/** The options of an operation that are attributes (11 §1.1). */
export const OPERATION_OPTIONS = [
  "OCF_CHECK_LEVEL",
  "description",
  "enabled",
  "id",
  "interval",
  "interval-origin",
  "name",
  "on-fail",
  "record-pending",
  "role",
  "start-delay",
  "timeout",
] as const;

/** Carries out an edit of an operation in the manner of a dialect. */
export function applyOperation(bench: Workbench, edit: OperationEdit & Manner, dialect: Dialect): void {
  const resource = bench.resource(edit.resource);
  if (resource.tag !== "primitive") {
    throw new EditError("kind", `${edit.resource} is a ${resource.tag}, not a primitive`, { legal: "a primitive" });
  }
  switch (edit.kind) {
    case "operation-add":
      add(bench, resource, edit, dialect);
      return;
    case "operation-update":
      update(bench, resource, edit, dialect);
      return;
    case "operation-remove":
      remove(resource, edit);
      return;
    case "operations":
      resource.element.findOrAppend("operations");
      return;
  }
}

export function operationsOf({ element }: Resource): Draft[] {
  return element.elements.flatMap((section) => section.elements.filter(({ name }) => name === "op"));
}

/** 60s for monitor, 0s for all others. */
export function defaultInterval(operation: string): string {
  return operation === "monitor" ? "60s" : "0s";
}

function add(bench: Workbench, resource: Resource, edit: Described & Manner, dialect: Dialect): void {
  const interval = optionOf(edit.options, "interval") ?? defaultInterval(edit.operation);
  const same = operationsOf(resource).filter(({ attributes }) => attributes.name === edit.operation);
  const twin = same.find(({ attributes }) => milliseconds(attributes.interval) === milliseconds(interval));
  if (twin !== undefined) {
    throw new EditError("exists", `${edit.resource} has a ${edit.operation} with interval ${interval} already`, {
      legal: "another interval",
    });
  }
  const role = optionOf(edit.options, "role") ?? "Started";
  const level = optionOf(edit.options, CHECK_LEVEL);
  const alike = same.find((each) => (each.attributes.role ?? "Started") === role && checkLevel(each) === level);
  if (alike !== undefined && edit.force !== true && dialect === "pcs") {
    throw new EditError("force", `${edit.resource} has a ${edit.operation} already`, { legal: "force" });
  }
  resource.element.findOrAppend("operations").append(operation(bench, edit, dialect));
}

type Described = Extract<OperationEdit, { readonly kind: "operation-add" | "operation-update" }>;

/** An `op`: its id, the options and the name in alphabetical order, and last an interval that was not given. */
function operation(bench: Workbench, edit: Described, dialect: Dialect): Draft {
  const taken = bench.ids();
  const interval = optionOf(edit.options, "interval") ?? defaultInterval(edit.operation);
  const attributes: [string, string][] = [["name", edit.operation]];
  for (const [name, value] of edit.options) if (name !== CHECK_LEVEL) attributes.push([name, value]);
  attributes.sort(([a], [b]) => compareBytes(a, b));
  attributes.push(["interval", interval]);
  // An id among the options takes its place.
  const id = freeId(`${edit.resource}-${edit.operation}-interval-${interval}`, taken, dialect);
  const made = newDraft("op", Object.fromEntries([["id", id], ...attributes]));
  const level = optionOf(edit.options, "OCF_CHECK_LEVEL");
  if (level !== undefined) {
    const pair = newDraft("nvpair", {
      name: "OCF_CHECK_LEVEL",
      value: level,
      id: freeId(`${id}-OCF_CHECK_LEVEL-${level}`, taken, dialect),
    });
    made.append(newDraft("instance_attributes", { id: freeId(`params-${id}`, taken, dialect) }, [pair]));
  }
  return made;
}

const CHECK_LEVEL = "OCF_CHECK_LEVEL";

/** How deep an operation looks, where it says that. */
function checkLevel(operation: Draft): string | undefined {
  return pairsOf(operation, "instance_attributes", CHECK_LEVEL)[0]?.attributes.value;
}

function milliseconds(text: string | undefined): number {
  return parseInterval(text).ms;
}

/** The value of an option. */
export function optionOf(options: Pairs, name: string): string | undefined {
  return options.find(([key]) => key === name)?.[1];
}

function update(bench: Workbench, resource: Resource, edit: Described, dialect: Dialect): void {
  const role = optionOf(edit.options, "role");
  const old = operationsOf(resource).find(
    ({ attributes }) => attributes.name === edit.operation && attributes.role === role,
  );
  if (dialect === "pcs") refuseTwin(resource, edit, old);
  const section = resource.element.findOrAppend("operations");
  if (old === undefined) {
    section.append(operation(bench, edit, dialect));
    return;
  }
  const home = old.parent ?? section;
  const next = home.elements[home.elements.indexOf(old) + 1];
  home.remove(old);
  home.insertBefore(operation(bench, edit, dialect), next);
}

/** Two operations of one name must differ in their intervals. */
function refuseTwin(resource: Resource, { operation: name, options }: Described, old: Draft | undefined): void {
  const interval = milliseconds(optionOf(options, "interval") ?? defaultInterval(name));
  const twin = operationsOf(resource).find(
    (each) => each !== old && each.attributes.name === name && milliseconds(each.attributes.interval) === interval,
  );
  if (twin === undefined) return;
  throw new EditError(
    "exists",
    `${resource.id} has a ${name} with that interval already: ${twin.attributes.id ?? ""}`,
    {
      legal: "another interval",
    },
  );
}

function remove(resource: Resource, edit: Extract<OperationEdit, { kind: "operation-remove" }>): void {
  const all = operationsOf(resource);
  const byId = edit.options === undefined ? all.filter(({ attributes }) => attributes.id === edit.operation) : [];
  const found = byId.length > 0 ? byId : all.filter((each) => isMeant(each, edit));
  if (found.length === 0) {
    throw unknownName(
      `operation of ${edit.resource}`,
      [edit.operation, ...(edit.options ?? []).map(([name, value]) => `${name}=${value}`)].join(" "),
      idsOf(all),
    );
  }
  for (const each of found) each.detach();
}

/** Whether an operation has that name and, where some are given, exactly these options. */
function isMeant({ attributes }: Draft, edit: Extract<OperationEdit, { kind: "operation-remove" }>): boolean {
  if (attributes.name !== edit.operation) return false;
  const options = edit.options ?? [];
  const own = Object.keys(attributes).filter((name) => name !== "id" && name !== "name");
  return (
    options.length === 0 ||
    (own.length === options.length && options.every(([name, value]) => attributes[name] === value))
  );
}
