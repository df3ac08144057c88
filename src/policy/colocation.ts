/** Colocation constraints: whom they affect, and what they do to scores and priorities (specification 04 §11, §12; 05 §6). */
import { isTrue, parseBoolean } from "../base/number.js";
import { Role } from "./role.js";
import { addScores, INFINITY } from "./score.js";

// --- What a constraint says (04 §11) ---

/** Whether a resource is critical: by default it is, and so its preferences count for what it must be with (02 §6.1). */
export function isCritical(critical: string | undefined): boolean {
  return critical === undefined || isTrue(critical);
}

/** **Influence** (04 §11.6): what the constraint says, or by default whether its dependent is critical. */
export function readInfluence(
  text: string | undefined,
  critical: boolean,
): { readonly influence: boolean; readonly valid: boolean } {
  const said = text === undefined ? undefined : parseBoolean(text);
  return { influence: said ?? critical, valid: text === undefined || said !== undefined };
}

/**
 * How the members of one set are colocated (04 §11.4): not at all; in a chain, each with its neighbour; or each apart from
 * every earlier one.
 */
export function setShape(score: number, sequential: boolean): "none" | "chain" | "apart" {
  if (score === 0 || !sequential) return "none";
  return score > 0 ? "chain" : "apart";
}

// --- Kinds of scores (05 §6.7, §6.8, §7.1) ---

/** A colocation that must hold, one way or the other: it is applied before those that are wishes (05 §7.1 steps 5, 6). */
export function isMandatory(score: number): boolean {
  return Math.abs(score) >= INFINITY;
}

/** "Must be together": binds resources to one node (05 §6.12). */
export function mustBeTogether(score: number): boolean {
  return score >= INFINITY;
}

/** "Must never be together": what leaves a node has to go first (04 §12.1). */
export function mustBeApart(score: number): boolean {
  return score <= -INFINITY;
}

/** Whether a colocation that leaves its dependent no node is taken back (05 §7.1.1). */
export function mayBeTakenBack(score: number, dependentRole: Role): boolean {
  return dependentRole === Role.Promoted || (score < 0 && !isMandatory(score));
}

/** The tasks by which a resource gives up a place, in a role (04 §12.1). */
export function tasksLosing(role: Role): readonly string[] {
  if (role === Role.Promoted) return ["demote"];
  return role === Role.Unpromoted ? ["stop", "promote"] : ["stop"];
}

/** The tasks by which a resource takes a place, in a role (04 §12.1). */
export function tasksGaining(role: Role): readonly string[] {
  if (role === Role.Promoted) return ["promote"];
  return role === Role.Unpromoted ? ["start", "demote"] : ["start"];
}

// --- Whom a colocation affects (05 §6.5, §6.6) ---

/** What decides whether the preferences of a dependent may move its primary. */
export interface InfluenceFacts {
  /** What the constraint and the dependent say ({@link readInfluence}). */
  readonly influence: boolean;
  /** The dependent is a connection that may run inside a remote node. */
  readonly nestedRemote: boolean;
  readonly primaryFailed: boolean;
  /** On how many nodes the primary is active. */
  readonly primaryActiveOn: number;
}

/** **Has influence** (05 §6.5): a primary that runs nowhere may go where its dependent likes in any case. */
export function hasInfluence(facts: InfluenceFacts): boolean {
  const { influence, nestedRemote, primaryFailed, primaryActiveOn } = facts;
  if (nestedRemote && !primaryFailed && primaryActiveOn === 1) return false;
  return influence || primaryActiveOn === 0;
}

/** A side of a colocation, as far as its roles are concerned. */
export interface ColocatedSide {
  /** The role that the constraint is about; Unknown: any. */
  readonly role: Role;
  readonly nextRole: Role;
  readonly unassigned: boolean;
}

/** The dependent of a colocation. */
export interface DependentSide extends ColocatedSide {
  /** What has roles is an instance of a promotable clone that has its node already. */
  readonly awaitsRole: boolean;
}

/**
 * **Colocation affects** (05 §6.6): the dependent's place, its role, or nothing.
 *
 * @param preview nothing needs to be assigned yet (05 §6.12)
 */
export function colocationAffects(
  dependent: DependentSide,
  primary: ColocatedSide,
  preview: boolean,
): "nothing" | "location" | "role" {
  if (!preview && primary.unassigned) return "nothing";
  const aboutPromotion = dependent.role === Role.Unpromoted || dependent.role === Role.Promoted;
  if (aboutPromotion && dependent.awaitsRole) return "role";
  if (!preview && !dependent.unassigned) return "nothing";
  return fitsRole(dependent) && fitsRole(primary) ? "location" : "nothing";
}

function fitsRole({ role, nextRole }: ColocatedSide): boolean {
  return role === Role.Unknown || role === nextRole;
}

// --- Scores of the dependent (05 §6.8) ---

/** What a colocation does to one node of its dependent: adds a score, bans it, or nothing. */
export type NodeEffect = number | "ban";

/**
 * What a colocation does to a node of its dependent (05 §6.8): a match gets the score, unless that only says "must"; then
 * everything else is banned.
 *
 * @param matches whether the node is where the primary is, by the constraint's attribute
 */
export function effectOnNode(score: number, matches: boolean): NodeEffect {
  if (!mustBeTogether(score)) return matches ? score : 0;
  return matches ? 0 : "ban";
}

/**
 * What a colocation adds to every node of its dependent when its primary has no place (05 §6.8); `undefined`: the
 * colocation has no effect at all.
 */
export function effectWithoutPrimary(score: number): number | undefined {
  return score < 0 ? undefined : -score;
}

// --- Priority of the dependent (05 §6.10, 06 §8.10) ---

/**
 * What a colocation adds to the priority with which its dependent is promoted (05 §6.10).
 *
 * @param same whether both are in the same place, by the constraint's attribute
 */
export function effectOnPriority(score: number, dependentRole: Role, same: boolean): number {
  if (same) return dependentRole === Role.Unpromoted ? -score : score;
  return mustBeTogether(score) && dependentRole === Role.Promoted ? -score : 0;
}

/** The same with the instances of a promotable clone as primaries (06 §8.10): `found`: one of them is there. */
export function effectOfInstances(score: number, found: boolean): number {
  if (found) return score;
  return mustBeTogether(score) ? -INFINITY : 0;
}

// --- Preferences of others (05 §6.9, §6.13) ---

/** A colocation score as the factor for the other resource's preferences, in single precision (05 §6.13; 06 §5.2). */
export function colocationFactor(score: number): number {
  return Math.fround(score / INFINITY);
}

/** The factor for the preferences of a resource one colocation further on, in single precision (05 §6.9 step 3). */
export function nextFactor(factor: number, score: number): number {
  return Math.fround(Math.fround(factor * score) / INFINITY);
}

/**
 * What a preference comes to for another resource: factor times score in single precision, rounded half away from zero; a
 * preference never vanishes (05 §6.9 step 4).
 *
 * @param score a score other than 0
 */
export function scaledPreference(score: number, factor: number): number {
  const product = Math.fround(factor * score);
  const delta = Math.trunc(product >= 0 ? product + 0.5 : product - 0.5);
  return delta === 0 ? Math.sign(factor) : delta;
}

/** Marks an entry that a nonnegative mix would have made negative (05 §10). */
const UNUSABLE = -100 * INFINITY;

/** What an entry that was marked so gets in the end: it stays usable, just. */
export const REVIVED = 1;

/** Whether a score marks an entry that a nonnegative mix would have made negative. */
export function isUnusable(score: number): boolean {
  return score === UNUSABLE;
}

/** What mixing a preference into an entry does: adds to its score, sets it, or (`undefined`) nothing. */
export type Mix = { readonly operation: "add" | "set"; readonly score: number };

/**
 * Mixes a preference of another resource into the entry of a node (05 §6.9 step 4).
 *
 * @param before the entry's score
 * @param preference a score other than 0 of the other resource, for the nodes with the same attribute value
 * @param nonnegative scores may not become negative: an entry that would is marked, to be revived in the end
 */
export function mixPreference(
  before: number,
  preference: number,
  factor: number,
  nonnegative: boolean,
): Mix | undefined {
  if (isUnusable(before)) return undefined;
  const delta = scaledPreference(preference, factor);
  if (nonnegative && before >= 0 && addScores(before, delta) < 0) {
    return before > 0 ? { operation: "set", score: UNUSABLE } : undefined;
  }
  return delta === 0 ? undefined : { operation: "add", score: delta };
}

/**
 * Whether an anti-colocation passes a negative score on, which makes it a wish to be there (05 §6.9 step 2): one that
 * outweighs the primary's stickiness, of a dependent with influence that is allowed on exactly one node.
 */
export function passesDoubleNegative(
  score: number,
  facts: { readonly influence: boolean; readonly allowedOn: number; readonly primaryStickiness: number },
): boolean {
  return facts.influence && facts.allowedOn === 1 && facts.primaryStickiness < -score;
}
