/** Start, stop, hands off, promote, demote: edits of meta attributes by intention (13 §3). */
import type { Draft } from "../cib/draft.js";
import type { Workbench } from "./bench.js";
import type { Dialect, Manner, PromoteEdit, SwitchEdit } from "./edits.js";
import { EditError } from "./error.js";
import { type PairRule, pairsOf, removePair, setPair } from "./pairs.js";
import { refuseLastFencing } from "./removal.js";
import type { Resource } from "./resource.js";
import { setToolPair } from "./resource-attributes.js";
import { roleName } from "./role-name.js";

interface Wanted {
  readonly name: "target-role" | "is-managed" | "maintenance";
  readonly value: string;
}

/** Carries out an edit of a resource's target role or management in the manner of a dialect. */
export function applySwitch(bench: Workbench, edit: SwitchEdit & Manner, dialect: Dialect): void {
  if (dialect === "crm") {
    for (const each of switchableNamed(bench, edit.resource)) applyAsCrm(bench, each, edit);
    return;
  }
  for (const resource of bench.resourcesNamed(edit.resource)) {
    if (dialect === "pcs") applyAsPcs(bench, resource, edit);
    else applyAsTools(bench, resource, edit);
  }
}

/** What crm starts and stops: a resource, or a template, which is in nothing and has no members. */
type Switchable = Resource | { readonly id: string; readonly tag: "template"; readonly element: Draft };

/**
 * What crm switches by a name: a resource, a template, or all of them that a tag names (13 §3.1).
 * @throws EditError (`unknown`)
 */
export function switchableNamed(bench: Workbench, name: string): readonly Switchable[] {
  const template = templateNamed(bench, name);
  if (template !== undefined) return [template];
  const members = bench.tag(name)?.elements;
  if (members === undefined) return bench.resourcesNamed(name);
  return members.flatMap(({ attributes: { id = "" } }) => bench.findResource(id) ?? templateNamed(bench, id) ?? []);
}

/** A template by its id. */
function templateNamed(bench: Workbench, id: string): Exclude<Switchable, Resource> | undefined {
  const element = bench.section("resources")?.find("template", id);
  return element === undefined ? undefined : { id, tag: "template", element };
}

function wantedBy(edit: SwitchEdit & Manner): Wanted {
  switch (edit.kind) {
    case "enable":
      return { name: "target-role", value: "Started" };
    case "disable":
      return { name: "target-role", value: "Stopped" };
    case "manage":
      return { name: "is-managed", value: "true" };
    case "unmanage":
      return { name: "is-managed", value: "false" };
    case "resource-maintenance":
      return { name: "maintenance", value: String(edit.on) };
  }
}

/** 13 §3.1: the outermost container gets the attribute, except that members of groups keep their own. */
function applyAsCrm(bench: Workbench, resource: Switchable, edit: SwitchEdit & Manner): void {
  const wanted = wantedBy(edit);
  // Ids of sets that are dropped on the way stay taken.
  const taken = new Set(bench.allIds());
  const target = crmTarget(resource);
  const other = wanted.name === "maintenance" ? "is-managed" : wanted.name === "is-managed" ? "maintenance" : undefined;
  if (target.tag === "clone") {
    for (const member of bench.members(target)) removePair(member.element, crmRule(member), wanted.name);
  }
  if (edit.force === true) {
    for (const member of groupMembers(bench, target)) {
      for (const name of [wanted.name, other])
        if (name !== undefined) removePair(member.element, crmRule(member), name);
    }
    if (other !== undefined) removePair(target.element, crmRule(target), other);
  }
  dropEmptySets(target.element);
  setPair(bench, target.element, crmRule(target), wanted.name, wanted.value, taken);
}

function crmTarget(resource: Switchable): Switchable {
  if (resource.tag === "template" || resource.container?.tag === "group") return resource;
  let target: Resource = resource;
  while (target.container !== undefined) target = target.container;
  return target;
}

function crmRule({ id }: Pick<Resource, "id">): PairRule {
  return { dialect: "crm", set: "meta_attributes", newSet: `${id}-meta_attributes`, into: "every" };
}

/** The members of a group, or of a clone's group: what they say for themselves goes only when that is forced (11 §10.1). */
function groupMembers(bench: Workbench, target: Switchable): Resource[] {
  if (target.tag === "template") return [];
  const groups = target.tag === "clone" ? bench.members(target) : [target];
  return groups.flatMap((group) => (group.tag === "group" ? bench.members(group) : []));
}

const SETS: ReadonlySet<string> = new Set(["meta_attributes", "instance_attributes", "utilization"]);

/** Removes every set without content below an element. */
function dropEmptySets(element: Draft): void {
  const stack = [element];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    for (const child of next.elements) {
      if (SETS.has(child.name) && child.children.length === 0) next.remove(child);
      else stack.push(child);
    }
  }
}

/** 13 §3.3, §3.4: the resource itself; what is back to normal is taken away. */
function applyAsPcs(bench: Workbench, resource: Resource, edit: SwitchEdit & Manner): void {
  const set = (to: Resource, { name, value }: Wanted): void => setPair(bench, to.element, pcsRule(to), name, value);
  const clear = (from: Resource, name: string): void => {
    removePair(from.element, pcsRule(from), name);
  };
  switch (edit.kind) {
    case "disable":
      refuseLastFencing(bench, new Set([resource.id]), edit.force === true);
      set(resource, wantedBy(edit));
      return;
    case "enable":
      for (const each of withPartner(bench, resource)) clear(each, "target-role");
      return;
    case "unmanage":
      for (const each of unmanaged(bench, resource)) set(each, wantedBy(edit));
      break;
    case "manage":
      for (const each of managed(bench, resource)) clear(each, "is-managed");
      break;
    case "resource-maintenance":
      if (edit.on) set(resource, wantedBy(edit));
      else clear(resource, "maintenance");
      return;
  }
  if (edit.monitor === true) {
    for (const each of primitivesOf(bench, resource)) switchMonitors(each, edit.kind === "manage");
  }
}

function pcsRule({ id }: Resource): PairRule {
  const newSet = `${id}-meta_attributes`;
  return { dialect: "pcs", set: "meta_attributes", newSet, into: "first", place: "first" };
}

/** A resource, with the member of a clone or bundle, and with the clone or bundle that it is the member of. */
function withPartner(bench: Workbench, resource: Resource): Resource[] {
  const { container } = resource;
  const inside = wraps(resource) ? bench.members(resource) : [];
  return [resource, ...inside, ...(container !== undefined && wraps(container) ? [container] : [])];
}

/** Whether a resource is a clone or a bundle: it has one member. */
function wraps({ tag }: Resource): boolean {
  return tag === "clone" || tag === "master" || tag === "bundle";
}

/** The primitives in a resource; a primitive is its own. */
export function primitivesOf(bench: Workbench, resource: Resource): Resource[] {
  if (resource.tag === "primitive") return [resource];
  return bench.members(resource).flatMap((member) => (member.tag === "primitive" ? [member] : bench.members(member)));
}

function unmanaged(bench: Workbench, resource: Resource): Resource[] {
  return resource.tag === "bundle" ? [resource, ...bench.members(resource)] : primitivesOf(bench, resource);
}

function managed(bench: Workbench, resource: Resource): Resource[] {
  const list = [resource];
  for (let at = resource.container; at !== undefined; at = at.container) list.push(at);
  const members = bench.members(resource);
  return [...list, ...members, ...members.flatMap((member) => bench.members(member))];
}

function switchMonitors({ element }: Resource, on: boolean): void {
  for (const operations of element.elements.filter(({ name }) => name === "operations")) {
    for (const op of operations.elements) {
      if (op.attributes.name === "monitor") op.set({ enabled: on ? undefined : "false" });
    }
  }
}

/** As `crm_resource` would set the attribute. */
function applyAsTools(bench: Workbench, resource: Resource, edit: SwitchEdit & Manner): void {
  const { name, value } = wantedBy(edit);
  setToolPair(bench, resource, { kind: "meta", resource: resource.id, name, value, force: edit.force });
}

/** 13 §3.2: only what can be promoted. */
export function applyPromotion(bench: Workbench, { kind, resource: id }: PromoteEdit, dialect: Dialect): void {
  const value = kind === "promote" ? "Promoted" : "Unpromoted";
  const resource = bench.findResource(id);
  const can = dialect === "crm" ? saysPromotable : isPromotable;
  if (resource === undefined || !can(resource)) {
    const legal = bench
      .resources()
      .filter(can)
      .map((each) => each.id)
      .join(", ");
    throw new EditError("kind", `${id} is not a promotable resource`, { legal: legal === "" ? undefined : legal });
  }
  if (dialect === "pcs")
    setPair(bench, resource.element, { ...pcsRule(resource), place: "last" }, "target-role", value);
  else {
    const word = dialect === "crm" ? roleName(bench, value) : value;
    setToolPair(bench, resource, { kind: "meta", resource: id, name: "target-role", value: word });
  }
}

/** Whether a resource says of itself whether it can be promoted: crm looks neither at what it says nor at what it is. */
function saysPromotable({ tag, element }: Resource): boolean {
  return tag === "master" || pairsOf(element, "meta_attributes", "promotable").length > 0;
}

/** Whether a resource is a clone whose instances are promoted. */
export function isPromotable({ tag, element }: Resource): boolean {
  if (tag === "master") return true;
  if (tag !== "clone") return false;
  return pairsOf(element, "meta_attributes", "promotable").some(({ attributes }) =>
    ["true", "yes", "on", "1", "y"].includes(attributes.value?.toLowerCase() ?? ""),
  );
}
