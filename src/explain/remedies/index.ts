/** What must change so that a goal holds: sets of changes, each tried before it is offered. */
import { OptionError } from "../../base/option-error.js";
import { baseName } from "../../base/text.js";
import type { Cib } from "../../cib/cib.js";
import { requireVerdictOf } from "../../verdict/source.js";
import type { ExplainableVerdict, Verdict } from "../../verdict/verdict.js";
import type { Book } from "../book.js";
import { type Context, contextOf } from "../context.js";
import type { Candidate, RemedyChange } from "./candidate.js";
import { candidatesOf } from "./candidates.js";
import { goalFacts } from "./facts.js";
import type { Goal } from "./goal.js";
import { whyNever } from "./never.js";
import { type Found, search } from "./search.js";
import { type SideEffect, sideEffects } from "./side-effects.js";
import { Trials } from "./trial.js";

export type { RemedyChange } from "./candidate.js";
export { type Goal, goalText, type NodeGoal, type ResourceGoal } from "./goal.js";
export type { SideEffect } from "./side-effects.js";

/** Changes after which the goal holds. They were tried, and no part of them suffices. */
export interface Remedy {
  readonly changes: readonly RemedyChange[];
  /** What they do, in words. */
  readonly text: string;
  /** Why one should think twice; absent where nothing is known. */
  readonly caution: string | undefined;
  /** What else becomes different from how it would be without them. */
  readonly sideEffects: readonly SideEffect[];
}

export interface Remedies {
  readonly goal: Goal;
  /** The goal holds by itself once the transition is done. */
  readonly holds: boolean;
  /** Why no change can make it so; absent where one may. */
  readonly never: string | undefined;
  /** Smallest first. */
  readonly remedies: readonly Remedy[];
  /** How many evaluations were made. */
  readonly evaluations: number;
  /** All single and double changes of the candidates were tried, or what was found needs no more. */
  readonly complete: boolean;
  /** How many changes the facts suggested. */
  readonly candidates: number;
}

export interface RemedyOptions {
  /** Epoch seconds. */
  readonly now: number;
  /** How many evaluations may be made; default 200. */
  readonly budget?: number;
  /** How many remedies are wanted; default 5. */
  readonly most?: number;
  /** Whose ids new constraints have; default `pcs`. */
  readonly dialect?: "crm" | "pcs";
}

/**
 * The smallest sets of changes after which a goal holds. Each was tried by evaluating the changed CIB and executing what
 * follows. What is dangerous (no fencing, no quorum) is never among them.
 *
 * @param verdict of `evaluate` of this CIB with `explain`
 * @example
 * ```ts
 * import { evaluate } from "pengine";
 * import { readAny } from "pengine/commands";
 * import { remedies } from "pengine/explain";
 *
 * const now = 1_700_000_000;
 * const text = "node n1\nprimitive web systemd:nginx\nlocation never web -inf: n1\nproperty fencing-enabled=false";
 * const { cib } = readAny(text, { now });
 * const verdict = evaluate(cib, { now, explain: true });
 * for (const remedy of remedies(cib, verdict, { kind: "runs", resource: "web" }, { now }).remedies) console.log(remedy.text);
 * ```
 * @throws OptionError for a resource or node that the Verdict does not have, and for a Verdict of another CIB
 */
export function remedies(cib: Cib, verdict: ExplainableVerdict, goal: Goal, options: RemedyOptions): Remedies {
  return findRemedies(contextOf(verdict), cib, goal, options);
}

/** @throws OptionError for a resource or node that the Verdict does not have */
function refuseUnknown(book: Book, goal: Goal): void {
  if ("resource" in goal && book.placement(goal.resource) === undefined && !book.isAnonymous(goal.resource))
    throw new OptionError("subject", `there is no resource ${goal.resource}`, "a resource of the Verdict");
  if ("node" in goal && book.node(goal.node) === undefined)
    throw new OptionError("subject", `there is no node ${goal.node}`, "a node of the Verdict");
}

/** The same, where what answers need was worked out before. */
export function findRemedies(context: Context, cib: Cib, asked: Goal, options: RemedyOptions): Remedies {
  const { now, budget = 200, most = 5, dialect = "pcs" } = options;
  const { book } = context;
  requireVerdictOf(cib, book.verdict);
  refuseUnknown(book, asked);
  // Any of instances that are all alike will do.
  const goal =
    "resource" in asked && book.isAnonymous(asked.resource) ? { ...asked, resource: baseName(asked.resource) } : asked;
  const trials = new Trials(cib, { now, budget, dialect });
  const rest = trials.rest(goal);
  const holds = rest?.holds === true;
  const never = holds ? undefined : whyNever(book, goal);
  if (holds || never !== undefined) {
    return { goal, holds, never, remedies: [], evaluations: trials.used, complete: true, candidates: 0 };
  }
  const candidates = candidatesOf(book, goalFacts(context, goal), goal);
  const { found, complete } = search({ candidates, goal, trials, most });
  return {
    goal,
    holds,
    never,
    // Those that nobody has to think twice about come first.
    remedies: [...found].sort((a, b) => rank(a) - rank(b)).map((each) => remedyOf(each, rest?.verdict, goal)),
    evaluations: trials.used,
    complete,
    candidates: candidates.length,
  };
}

/** All that are found together are of one or of two changes. */
function rank({ candidates }: Found): number {
  return candidates.some(({ caution }) => caution !== undefined) ? 1 : 0;
}

function remedyOf({ candidates, verdict }: Found, resting: Verdict | undefined, goal: Goal): Remedy {
  const cautions = candidates.flatMap(({ caution }) => (caution === undefined ? [] : [caution]));
  return {
    changes: candidates.map(({ change }) => change),
    text: candidates.map(({ text }: Candidate) => text).join(", and "),
    caution: cautions.length === 0 ? undefined : [...new Set(cautions)].join("; "),
    sideEffects: resting === undefined ? [] : sideEffects(resting, verdict, goal),
  };
}
