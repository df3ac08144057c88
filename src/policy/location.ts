/** Location constraints: when they apply, and what a rule of one gives (specification 04 §5.2, §6, §7.1). */
import { parseRole, Role } from "./role.js";
import { type HealthScores, parseScore } from "./score.js";

/** **Location role** (04 §5.2): only Stopped and Promoted filter; everything else that is a role means every role. */
export function locationRole(text: string | undefined): Role | undefined | "invalid" {
  if (text === undefined) return undefined;
  const role = parseRole(text);
  if (role === Role.Unknown) return "invalid";
  return role === Role.Stopped || role === Role.Promoted ? role : undefined;
}

/** Whether a location constraint applies to a resource with that next role (04 §7.1). */
export function locationApplies(roleFilter: Role | undefined, nextRole: Role): boolean {
  return roleFilter === undefined || roleFilter === nextRole;
}

/** What a location rule gives to the nodes that pass: one score, the value of an attribute of each, or nothing at all. */
export type RuleScore =
  | { readonly kind: "score"; readonly score: number }
  | { readonly kind: "attribute"; readonly name: string }
  | { readonly kind: "none"; readonly problem: "missing" | "no score" };

/** **Score of a rule** (04 §6.6 steps 4 and 5): `score-attribute` has precedence. */
export function ruleScore(
  score: string | undefined,
  scoreAttribute: string | undefined,
  health: HealthScores,
): RuleScore {
  if (scoreAttribute !== undefined) return { kind: "attribute", name: scoreAttribute };
  if (score === undefined) return { kind: "none", problem: "missing" };
  const parsed = parseScore(score, 0, health);
  return parsed.ok ? { kind: "score", score: parsed.score } : { kind: "none", problem: "no score" };
}

/** The score in the value of a `score-attribute` (04 §6.6 step 7.2); `undefined` where it gives none. */
export function attributeScore(value: string | undefined, health: HealthScores): number | undefined {
  if (value === undefined) return undefined;
  const { ok, score } = parseScore(value, 0, health);
  return ok ? score : undefined;
}
