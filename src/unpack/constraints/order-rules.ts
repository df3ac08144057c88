import { isTrue, parseBoolean } from "../../base/number.js";
import { attribute, type Element } from "../../cib/element.js";
import { globalPseudoAction } from "../../facilities/obtain.js";
import { newOrdering } from "../../facilities/ordering.js";
import { RelationFlag, type RelationFlags } from "../../model/flags.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import { parseScore } from "../../policy/score.js";

export type OrderKind = "Mandatory" | "Optional" | "Serialize";
export type OrderRelation = "symmetric" | "asymmetric" | "inverse";

/** **Kind** of a constraint or set (04 §14.1). */
export function orderKind(of: Element): OrderKind {
  const kind = attribute(of, "kind");
  if (kind === "Optional" || kind === "Serialize") return kind;
  const score = attribute(of, "score");
  if (kind !== undefined || score === undefined) return "Mandatory";
  const parsed = parseScore(score, 0);
  return parsed.ok && parsed.score !== 0 ? "Mandatory" : "Optional";
}

/** **Symmetry** of a constraint or set, given what it inherits (04 §14.2). */
export function orderSymmetry(
  of: Element,
  inheritedKind: OrderKind,
  inheritedText?: string,
): "symmetric" | "asymmetric" {
  const own = attribute(of, "kind") !== undefined || attribute(of, "score") !== undefined;
  const kind = own ? orderKind(of) : inheritedKind;
  const text = attribute(of, "symmetrical");
  const symmetrical =
    (text === undefined ? undefined : parseBoolean(text)) ??
    (inheritedText === undefined ? undefined : isTrue(inheritedText));
  if (symmetrical === undefined) return kind === "Serialize" ? "asymmetric" : "symmetric";
  return symmetrical && kind !== "Serialize" ? "symmetric" : "asymmetric";
}

const BLOCKING_TASKS: readonly string[] = ["start", "promote", "migrate_from"];

/** **Ordering flags** (04 §14.3). */
export function orderingFlags(kind: OrderKind, firstTask: string, relation: OrderRelation): RelationFlags {
  const flag = RelationFlag;
  if (kind === "Optional") return flag.ordered;
  if (kind === "Serialize") return flag.serialize;
  if (relation === "asymmetric") return flag.ordered | flag.asymmetric;
  if (relation === "inverse") return flag.ordered | flag.thenImpliesFirst;
  const blocks = BLOCKING_TASKS.includes(firstTask) ? flag.unrunnableFirstBlocks : flag.none;
  return flag.ordered | flag.firstImpliesThen | blocks;
}

const INVERSE: ReadonlyMap<string, string> = new Map([
  ["start", "stop"],
  ["stop", "start"],
  ["promote", "demote"],
  ["demote", "promote"],
  ["promoted", "demoted"],
  ["demoted", "promoted"],
  ["running", "stopped"],
  ["stopped", "running"],
]);

/** **Inverted task** (04 §14.4); `undefined`: it has none. */
export function invertedTask(task: string): string | undefined {
  return INVERSE.get(task);
}

/** A resource with one of its tasks. */
export interface OrderedTask {
  readonly resource: Resource;
  readonly task: string;
}

/**
 * Orders everything in `thens` after a pseudo-action that needs `minimum` of the `firsts` to be runnable (04 §14.7
 * **minimum ordering**, §14.9 step 4). All orderings with the same pseudo-action id share it.
 */
export function orderMinimum(
  ws: WorkingSet,
  pseudoId: string,
  minimum: number,
  firsts: readonly OrderedTask[],
  thens: readonly OrderedTask[],
  flags: RelationFlags,
): void {
  const pseudo = globalPseudoAction(ws, pseudoId);
  pseudo.requiredRunnableBefore = minimum;
  for (const { resource, task } of firsts) {
    newOrdering(ws, {
      firstResource: resource,
      firstKey: resource.keyOf(task),
      thenAction: pseudo,
      flags: RelationFlag.minRunnable | RelationFlag.firstImpliesThenGraphed,
    });
  }
  for (const { resource, task } of thens) {
    newOrdering(ws, {
      firstAction: pseudo,
      thenResource: resource,
      thenKey: resource.keyOf(task),
      flags: flags | RelationFlag.unrunnableFirstBlocks,
    });
  }
}
