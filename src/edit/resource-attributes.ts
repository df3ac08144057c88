/** Single meta attributes, parameters and utilization values of resources (13 §5). */
import type { Workbench } from "./bench.js";
import type { AttributeEdit, Dialect, Manner } from "./edits.js";
import { EditError, unknownName } from "./error.js";
import { type PairRule, pairsOf, refuseSeveral, removePair, type SetTag, setPair } from "./pairs.js";
import type { Resource } from "./resource.js";

export type ResourceAttributeEdit = Extract<AttributeEdit, { readonly resource: string }> & Manner;

const TAGS: Readonly<Record<ResourceAttributeEdit["kind"], SetTag>> = {
  meta: "meta_attributes",
  parameter: "instance_attributes",
  utilization: "utilization",
};

/** Carries out an edit of one pair of a resource in the manner of a dialect. */
export function applyResourceAttribute(bench: Workbench, edit: ResourceAttributeEdit, dialect: Dialect): void {
  const resource = bench.resource(edit.resource);
  if (dialect === "pcs") setPcsPair(bench, resource, edit);
  else setToolPair(bench, resource, edit);
}

/** 13 §5.1: `crm_resource`, and crm, which calls it. */
export function setToolPair(bench: Workbench, resource: Resource, edit: ResourceAttributeEdit): void {
  const tag = TAGS[edit.kind];
  const target = edit.force === true ? resource : toolTarget(bench, resource, edit);
  const rule = toolRule(target, edit);
  if (edit.value === null) {
    refuseSeveral(target.element, rule, edit.name);
    if (removePair(target.element, rule, edit.name)) return;
    const known = target.element.elements.filter(({ name }) => name === tag).flatMap((set) => set.elements);
    throw unknownName(
      `${edit.kind} attribute of ${target.id}`,
      edit.name,
      known.map((each) => each.attributes.name ?? ""),
    );
  }
  if (edit.kind === "parameter" && edit.force !== true) checkNoMeta(resource, edit.name);
  if ((target.tag === "group" || target.tag === "bundle") && edit.kind === "meta") {
    for (const member of bench.members(target)) {
      const [pair, ...more] = pairsOf(member.element, tag, edit.name);
      if (more.length === 0) pair?.set({ value: edit.value });
    }
  }
  setPair(bench, target.element, rule, edit.name, edit.value);
}

/** 13 §5.1: a parameter is not set where a meta attribute of what is outermost has its name; bundles are not looked at. */
function checkNoMeta(resource: Resource, name: string): void {
  let top = resource;
  while (top.container !== undefined) top = top.container;
  const [meta] = top.tag === "bundle" ? [] : pairsOf(top.element, "meta_attributes", name);
  if (meta === undefined) return;
  throw new EditError("force", `${top.id} has a meta attribute ${name} (${meta.attributes.id ?? ""})`, {
    legal: "force, or remove that first",
  });
}

function toolRule({ id }: Resource, edit: ResourceAttributeEdit): PairRule {
  const set = TAGS[edit.kind];
  return {
    dialect: "tools",
    set,
    newSet: edit.set ?? `${id}-${set}`,
    into: "named",
    found: edit.set === undefined ? "any" : "set",
    only: edit.pair,
    // Not made an id: what is none the schema refuses.
    pair: edit.pair ?? `${edit.set ?? `${id}-${set}`}-${edit.name}`,
  };
}

/** Which of a clone and its member has, or gets, the pair (13 §5.1, 1). */
function toolTarget(bench: Workbench, resource: Resource, { kind, name }: ResourceAttributeEdit): Resource {
  const tag = TAGS[kind];
  const has = (each: Resource): boolean => pairsOf(each.element, tag, name).length > 0;
  if (kind === "parameter") return resource;
  const { container } = resource;
  if (container !== undefined && container.tag !== "group" && !has(resource)) {
    if (container.tag !== "bundle") return container;
    throw new EditError("kind", `${resource.id} is in the bundle ${container.id}`, { legal: container.id });
  }
  if (resource.tag !== "clone" && resource.tag !== "master") return resource;
  return bench.members(resource).find(has) ?? resource;
}

/** 13 §5.2. */
function setPcsPair(bench: Workbench, resource: Resource, edit: ResourceAttributeEdit): void {
  const { element, id, tag } = resource;
  if (edit.kind !== "meta" && tag !== "primitive") {
    throw new EditError("kind", `${id} is a ${tag}, not a primitive`, { legal: "a primitive" });
  }
  const set = TAGS[edit.kind];
  const newSet = edit.set ?? `${id}-${set}`;
  const rule: PairRule = { dialect: "pcs", set, newSet, into: "first", cut: edit.kind === "meta", pair: edit.pair };
  if (edit.kind === "utilization" && edit.value !== null && !/^-?\d+$/.test(edit.value)) {
    throw new EditError("value", `the utilization ${edit.name} is no integer: ${edit.value}`, { legal: "an integer" });
  }
  if (edit.value === null) removePair(element, rule, edit.name);
  else setPair(bench, element, rule, edit.name, edit.value);
}
