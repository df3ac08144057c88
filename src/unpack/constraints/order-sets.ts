import { attribute, type Element } from "../../cib/element.js";
import { newOrdering, orderResourceActions } from "../../facilities/ordering.js";
import type { RelationFlags } from "../../model/relation-flag.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import {
  anyIsEnough,
  DEFAULT_TASK,
  invertedTask,
  type OrderKind,
  type OrderRelation,
  orderKind,
  orderSymmetry,
} from "../../policy/order.js";
import { isSequentialBetween, isSequentialInside } from "../../policy/resource-set.js";
import { noteOrder } from "./constraint-facts.js";
import { orderingFlags, orderMinimum } from "./order-flags.js";
import { findConstraintResource, referencesOf } from "./references.js";

/**
 * **Order inside the set** (04 §14.8).
 * @returns false if a reference is unknown, which ends the constraint
 */
export function orderWithinSet(
  ws: WorkingSet,
  constraint: Element,
  set: Element,
  constraintKind: OrderKind,
  inheritedText: string | undefined,
): boolean {
  ws.findings?.order(set, { kind: constraintKind, symmetrical: inheritedText });
  const task = attribute(set, "action") ?? DEFAULT_TASK;
  const kind = attribute(set, "kind") === undefined ? constraintKind : orderKind(set.attributes);
  const sequential = isSequentialInside(attribute(set, "sequential"));
  const symmetry = orderSymmetry(set.attributes, constraintKind, inheritedText);
  const flags = orderingFlags(kind, task, symmetry);
  const resources = resolveAll(ws, set);
  if (!resources) return false;
  if (resources.length === 1) return true;
  if (ws.facts && (sequential || kind === "Serialize")) {
    pairwise(resources, (first, then) => {
      const tasks = { firstTask: task, thenTask: task };
      noteOrder(ws, constraint, {
        first: [first],
        then: [then],
        ...tasks,
        anyFirst: false,
        kind,
        symmetrical: symmetry === "symmetric",
      });
    });
  }
  if (kind === "Serialize") serializeAll(ws, resources, task, flags);
  else if (sequential) {
    pairwise(resources, (previous, current) => orderResourceActions(ws, previous, task, current, task, flags));
  }
  if (symmetry === "asymmetric" || !sequential) return true;
  const inverse = invertedTask(task);
  if (inverse === undefined) return true;
  const inverseFlags = orderingFlags(kind, inverse, "inverse");
  pairwise(resources, (previous, current) =>
    orderResourceActions(ws, current, inverse, previous, inverse, inverseFlags),
  );
  return true;
}

function pairwise(resources: readonly Resource[], visit: (previous: Resource, current: Resource) => void): void {
  let previous: Resource | undefined;
  for (const current of resources) {
    if (previous) visit(previous, current);
    previous = current;
  }
}

/** Every member with every later one (04 §14.8 step 8). */
function serializeAll(ws: WorkingSet, resources: readonly Resource[], task: string, flags: RelationFlags): void {
  resources.forEach((first, i) => {
    for (const then of resources.slice(i + 1)) {
      newOrdering(ws, {
        firstResource: first,
        firstKey: first.keyOf(task),
        thenResource: then,
        thenKey: then.keyOf(task),
        flags,
      });
    }
  });
}

/** All references of a set resolved; `undefined` if one is unknown. */
function resolveAll(ws: WorkingSet, set: Element): Resource[] | undefined {
  const resources: Resource[] = [];
  for (const id of referencesOf(set)) {
    const resource = findConstraintResource(ws, id);
    if (!resource) {
      ws.findings?.setMember(set, id);
      return undefined;
    }
    resources.push(resource);
  }
  return resources;
}

/**
 * **Order two sets** (04 §14.9).
 * @returns false if a reference is unknown, which ends the constraint; what was created before stays
 */
export function orderSets(
  ws: WorkingSet,
  firstSet: Element,
  thenSet: Element,
  kind: OrderKind,
  relation: OrderRelation,
): boolean {
  const inverse = relation === "inverse";
  const firstTask = taskBetween(firstSet, inverse);
  const thenTask = taskBetween(thenSet, inverse);
  if (firstTask === undefined || thenTask === undefined) return false;
  const flags = orderingFlags(kind, firstTask, relation);
  if (anyIsEnough(attribute(firstSet, "require-all"), firstTask))
    return orderAfterAny(ws, firstSet, firstTask, thenSet, thenTask, flags);

  const firsts = sideOf(firstSet, inverse ? "first" : "last");
  const thens = sideOf(thenSet, inverse ? "last" : "first");
  if (sideIsUnknown(ws, firstSet, firsts) || sideIsUnknown(ws, thenSet, thens)) return false;
  for (const firstId of firsts) {
    const first = findConstraintResource(ws, firstId);
    if (!first) return false;
    for (const thenId of thens) {
      const then = findConstraintResource(ws, thenId);
      if (!then) return false;
      ws.budget.spend("setOrderings", 1);
      orderResourceActions(ws, first, firstTask, then, thenTask, flags);
    }
  }
  return true;
}

function taskBetween(set: Element, inverse: boolean): string | undefined {
  const task = attribute(set, "action") ?? DEFAULT_TASK;
  return inverse ? invertedTask(task) : task;
}

function isSequential(set: Element): boolean {
  return isSequentialBetween(attribute(set, "sequential"));
}

function sideOf(set: Element, representative: "first" | "last"): readonly (string | undefined)[] {
  const ids = referencesOf(set);
  if (!isSequential(set)) return ids;
  return representative === "first" ? ids.slice(0, 1) : ids.slice(-1);
}

/** The representative of a sequential set must be known before anything is created. */
function sideIsUnknown(ws: WorkingSet, set: Element, ids: readonly (string | undefined)[]): boolean {
  return isSequential(set) && !findConstraintResource(ws, ids[0]);
}

/** `require-all="false"`: one runnable member of the first set is enough (04 §14.9 step 4). */
function orderAfterAny(
  ws: WorkingSet,
  firstSet: Element,
  firstTask: string,
  thenSet: Element,
  thenTask: string,
  flags: RelationFlags,
): boolean {
  const before = knownPrefix(ws, referencesOf(firstSet));
  const after = before.complete ? knownPrefix(ws, referencesOf(thenSet)) : { resources: [], complete: false };
  orderMinimum(
    ws,
    `one-or-more:${attribute(firstSet, "id") ?? ""}`,
    1,
    before.resources.map((resource) => ({ resource, task: firstTask })),
    after.resources.map((resource) => ({ resource, task: thenTask })),
    flags,
  );
  return before.complete && after.complete;
}

/** The resources up to the first unknown reference. */
function knownPrefix(
  ws: WorkingSet,
  ids: readonly (string | undefined)[],
): { readonly resources: readonly Resource[]; readonly complete: boolean } {
  const resources: Resource[] = [];
  for (const id of ids) {
    const resource = findConstraintResource(ws, id);
    if (!resource) return { resources, complete: false };
    resources.push(resource);
  }
  return { resources, complete: true };
}

/** Tells whoever asks why that one set goes before another. */
export function noteOrderedSets(
  ws: WorkingSet,
  constraint: Element,
  firstSet: Element,
  thenSet: Element,
  kind: OrderKind,
  symmetrical: boolean,
): void {
  if (!ws.facts) return;
  const members = (ids: readonly (string | undefined)[]) => ids.flatMap((id) => findConstraintResource(ws, id) ?? []);
  const firstTask = attribute(firstSet, "action") ?? DEFAULT_TASK;
  const anyFirst = anyIsEnough(attribute(firstSet, "require-all"), firstTask);
  noteOrder(ws, constraint, {
    first: members(anyFirst ? referencesOf(firstSet) : sideOf(firstSet, "last")),
    firstTask,
    then: members(anyFirst ? referencesOf(thenSet) : sideOf(thenSet, "first")),
    thenTask: attribute(thenSet, "action") ?? DEFAULT_TASK,
    kind,
    symmetrical,
    anyFirst,
  });
}
