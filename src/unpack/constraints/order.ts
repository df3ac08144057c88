import { attribute, childrenNamed, type Element } from "../../cib/element.js";
import { orderResourceActions } from "../../facilities/ordering.js";
import type { Resource } from "../../model/resource.js";
import { Variant } from "../../model/variant.js";
import type { WorkingSet } from "../../model/working-set.js";
import {
  DEFAULT_TASK,
  invertedTask,
  minimumInstances,
  type OrderKind,
  orderKind,
  orderSymmetry,
} from "../../policy/order.js";
import { noteOrder } from "./constraint-facts.js";
import { orderingFlags, orderMinimum } from "./order-flags.js";
import { noteOrderedSets, orderSets, orderWithinSet } from "./order-sets.js";
import { convertSidesToSets, expandTagsInSets, findConstraintResource, referredSides, setsOf } from "./references.js";

/** One `rsc_order` (04 §14.5). */
export function unpackOrder(ws: WorkingSet, original: Element): void {
  const kind = orderKind(original.attributes);
  ws.findings?.order(original);
  const symmetry = orderSymmetry(original.attributes, kind);
  const inheritedText = attribute(original, "symmetrical");
  const constraint = expandOrder(ws, original);
  if (!constraint) return;
  let previous: Element | undefined;
  for (const set of setsOf(ws, constraint)) {
    if (!orderWithinSet(ws, original, set, kind, inheritedText)) return;
    if (previous) {
      if (!orderSets(ws, previous, set, kind, symmetry)) return;
      noteOrderedSets(ws, original, previous, set, kind, symmetry === "symmetric");
      if (symmetry === "symmetric" && !orderSets(ws, set, previous, kind, "inverse")) return;
    }
    previous = set;
  }
  if (!previous && childrenNamed(constraint, "resource_set").length === 0) {
    simpleOrder(ws, original, kind, symmetry);
  }
}

/** 04 §14.6; `undefined`: the constraint is ignored. */
function expandOrder(ws: WorkingSet, original: Element): Element | undefined {
  const expanded = expandTagsInSets(ws, original);
  if (expanded) return expanded;
  const sides = referredSides(ws, original, SIDES);
  if (sides === undefined) return original;
  if (sides === "invalid") return undefined;
  const simple = sides.first.kind === "resource" && sides.second.kind === "resource";
  return simple ? original : convertSidesToSets(ws, original, SIDES, "action");
}

const SIDES = [
  { name: "first", move: "first-action" },
  { name: "then", move: "then-action" },
] as const;

/** **Simple order** (04 §14.7). */
function simpleOrder(ws: WorkingSet, constraint: Element, kind: OrderKind, symmetry: "symmetric" | "asymmetric"): void {
  const first = findConstraintResource(ws, attribute(constraint, "first"));
  const then = first && findConstraintResource(ws, attribute(constraint, "then"));
  if (!first || !then) {
    const missing = first ? "then" : "first";
    const id = attribute(constraint, missing);
    if (id !== undefined) ws.findings?.noResource(constraint, id);
    else ws.findings?.tell("order-incomplete", constraint, missing);
    return;
  }
  const firstTask = attribute(constraint, "first-action") ?? DEFAULT_TASK;
  const thenTask = attribute(constraint, "then-action") ?? firstTask;
  const flags = orderingFlags(kind, firstTask, symmetry);
  const minimum = minimumFirstInstances(ws, constraint, first);
  if (minimum === 0) orderResourceActions(ws, first, firstTask, then, thenTask, flags);
  else {
    const id = `clone-one-or-more:${attribute(constraint, "id") ?? ""}`;
    const instances = first.children.map((resource) => ({ resource, task: firstTask }));
    orderMinimum(ws, id, minimum, instances, [{ resource: then, task: thenTask }], flags);
  }
  const symmetrical = symmetry === "symmetric";
  noteOrder(ws, constraint, { first: [first], firstTask, then: [then], thenTask, kind, symmetrical, anyFirst: false });
  if (!symmetrical) return;
  const firstInverse = invertedTask(firstTask);
  const thenInverse = invertedTask(thenTask);
  if (firstInverse === undefined || thenInverse === undefined) {
    ws.findings?.inversion(constraint, firstInverse === undefined ? firstTask : thenTask);
    return;
  }
  orderResourceActions(ws, then, thenInverse, first, firstInverse, orderingFlags(kind, firstInverse, "inverse"));
}

/** How many instances of a clone must be able to go first; 0: the whole clone counts (04 §14.7 step 4). */
function minimumFirstInstances(ws: WorkingSet, constraint: Element, first: Resource): number {
  if (first.variant !== Variant.clone) return 0;
  const cloneMin = first.configured.meta.get("clone-min");
  const requireAll = attribute(constraint, "require-all");
  if (cloneMin === undefined && requireAll !== undefined) ws.findings?.requireAll(constraint);
  return minimumInstances(cloneMin, requireAll);
}
