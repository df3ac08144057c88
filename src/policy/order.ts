/** Ordering constraints: kinds, symmetry, and what they come to (specification 04 §14). */
import { INT32_MAX, isTrue, parseBoolean, scanInteger } from "../base/number.js";
import { parseScore } from "./score.js";

/** The words for a kind, compared exactly. */
export const ORDER_KINDS = ["Mandatory", "Optional", "Serialize"] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

/** How two actions of an ordering are related: in one direction only, or in both, and then in which of the two. */
export type OrderRelation = "symmetric" | "asymmetric" | "inverse";

/** What a constraint or a resource set of it says about its kind. */
export interface OrderTexts {
  readonly kind?: string | undefined;
  readonly score?: string | undefined;
  readonly symmetrical?: string | undefined;
}

/** **Kind** of a constraint or set (04 §14.1): without a kind, a score of 0 (or none that is valid) means Optional. */
export function orderKind({ kind, score }: OrderTexts): OrderKind {
  if (kind === "Optional" || kind === "Serialize") return kind;
  if (kind !== undefined || score === undefined) return "Mandatory";
  const parsed = parseScore(score, 0);
  return parsed.ok && parsed.score !== 0 ? "Mandatory" : "Optional";
}

/** Whether a kind is none of the words for one, and so counts as Mandatory. */
export function isUnknownKind(kind: string | undefined): boolean {
  return kind !== undefined && !ORDER_KINDS.some((known) => known === kind);
}

/** **Symmetry** of a constraint or set (04 §14.2), given what it inherits: what is serialized never is symmetric. */
export function orderSymmetry(
  texts: OrderTexts,
  inheritedKind: OrderKind,
  inheritedSymmetrical?: string,
): "symmetric" | "asymmetric" {
  const { kind, score, symmetrical } = texts;
  const effective = kind !== undefined || score !== undefined ? orderKind(texts) : inheritedKind;
  if (effective === "Serialize") return "asymmetric";
  const own = symmetrical === undefined ? undefined : parseBoolean(symmetrical);
  const inherited = inheritedSymmetrical === undefined || isTrue(inheritedSymmetrical);
  return (own ?? inherited) ? "symmetric" : "asymmetric";
}

/** A way in which one action depends on another; the names are those of the ordering flags (00, glossary). */
export type OrderFlag =
  | "ordered"
  | "serialize"
  | "asymmetric"
  | "firstImpliesThen"
  | "thenImpliesFirst"
  | "unrunnableFirstBlocks";

/** Tasks without which what comes after them is in vain. */
const BLOCKING: ReadonlySet<string> = new Set(["start", "promote", "migrate_from"]);

/** **Ordering flags** (04 §14.3). */
export function orderFlags(kind: OrderKind, firstTask: string, relation: OrderRelation): readonly OrderFlag[] {
  if (kind === "Optional") return ["ordered"];
  if (kind === "Serialize") return ["serialize"];
  if (relation === "asymmetric") return ["ordered", "asymmetric"];
  if (relation === "inverse") return ["ordered", "thenImpliesFirst"];
  return BLOCKING.has(firstTask)
    ? ["ordered", "firstImpliesThen", "unrunnableFirstBlocks"]
    : ["ordered", "firstImpliesThen"];
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

/** The task of an ordering that names none: `start`, and for the second resource that of the first (04 §14.7). */
export const DEFAULT_TASK = "start";

/**
 * How many instances of a clone must be able to go first (04 §14.7 step 4); 0: the whole clone counts.
 *
 * @param cloneMin the clone's meta-attribute `clone-min`, which has precedence
 * @param requireAll the constraint's attribute `require-all`
 */
export function minimumInstances(cloneMin: string | undefined, requireAll: string | undefined): number {
  if (cloneMin !== undefined) return Math.min(Math.max(scanInteger(cloneMin, 0).value, 0), INT32_MAX);
  return requireAll !== undefined && !isTrue(requireAll) ? 1 : 0;
}

/** Whether one member of a first set is enough for the set after it (04 §14.9 step 4); never for what goes down. */
export function anyIsEnough(requireAll: string | undefined, firstTask: string): boolean {
  if (requireAll === undefined || parseBoolean(requireAll) !== false) return false;
  return firstTask !== "stop" && firstTask !== "demote";
}
