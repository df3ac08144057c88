import type { Verdict } from "../../verdict/verdict.js";
import type { Candidate } from "./candidate.js";
import type { Goal } from "./goal.js";
import type { Manner, Trials } from "./trial.js";

/** Candidates that together reach the goal, with the cluster at rest after them. */
export interface Found {
  readonly candidates: readonly Candidate[];
  readonly verdict: Verdict;
}

/** What a search found, and whether it tried all single and double changes, or needed no more. */
export interface Searched {
  readonly found: readonly Found[];
  readonly complete: boolean;
}

/** How far a search goes. */
export interface Search {
  readonly candidates: readonly Candidate[];
  readonly goal: Goal;
  readonly trials: Pick<Trials, "exhausted" | "reaches">;
  /** How many remedies are wanted. */
  readonly most: number;
}

/**
 * Smallest sets first: single candidates, then pairs of those that do not suffice alone, then all together without what is
 * not needed. Pairs are given up at first where they do not look promising; if nothing is found so, they are all tried to the
 * end, so that it is certain that none of them helps.
 */
export function search(given: Search): Searched {
  const { candidates, trials, most } = given;
  const found: Found[] = [];
  const rest: Candidate[] = [];
  for (const candidate of candidates) {
    if (found.length >= most) return { found, complete: true };
    if (trials.exhausted) return { found, complete: false };
    const verdict = reached(given, [candidate], "whole");
    if (verdict === undefined) rest.push(candidate);
    else found.push(leastOf(given, candidate, verdict));
  }
  if (found.length > 0) return { found, complete: true };
  const hasty = inPairs(given, rest, "promising");
  if (hasty.found.length > 0 || trials.exhausted) return hasty;
  const thorough = inPairs(given, rest, "whole");
  if (thorough.found.length > 0 || !thorough.complete) return thorough;
  const all = reduced(given);
  return { found: all === undefined ? [] : [all], complete: true };
}

function reached({ goal, trials }: Search, candidates: readonly Candidate[], manner: Manner): Verdict | undefined {
  return trials.reaches(
    candidates.map(({ change }) => change),
    goal,
    manner,
  );
}

/** Of a change with an amount the least that suffices, by halving; else the change itself. */
function leastOf(given: Search, candidate: Candidate, verdict: Verdict, beside: readonly Candidate[] = []): Found {
  const { tuning } = candidate;
  let best: Found = { candidates: [...beside, candidate], verdict };
  if (tuning === undefined) return best;
  let low = tuning.tooLittle;
  let high = tuning.enough;
  while (high - low > 1 && !given.trials.exhausted) {
    // The presumed amount is mostly right: look right below it first.
    const middle = high === tuning.enough ? high - 1 : Math.floor((low + high) / 2);
    const tried = tuning.with(middle);
    const enough = reached(given, [...beside, tried], "whole");
    if (enough === undefined) low = middle;
    else {
      high = middle;
      best = { candidates: [...beside, tried], verdict: enough };
    }
  }
  return best;
}

/** Pairs of candidates none of which suffices alone. */
function inPairs(given: Search, candidates: readonly Candidate[], manner: Manner): Searched {
  const { trials, most } = given;
  const found: Found[] = [];
  for (const [i, a] of candidates.entries()) {
    for (const b of candidates.slice(i + 1)) {
      if (found.length >= most) return { found, complete: true };
      if (trials.exhausted) return { found, complete: false };
      const verdict = reached(given, [a, b], manner);
      if (verdict !== undefined) add(found, leastPair(given, a, b, verdict));
    }
  }
  return { found, complete: true };
}

/** A pair, or that one of it which suffices alone when it is tried to the end; with the least amounts. */
function leastPair(given: Search, a: Candidate, b: Candidate, verdict: Verdict): Found {
  for (const each of [a, b]) {
    const alone = reached(given, [each], "whole");
    if (alone !== undefined) return leastOf(given, each, alone);
  }
  const first = leastOf(given, a, verdict, [b]);
  const tuned = first.candidates.find((each) => each !== b) ?? a;
  return leastOf(given, b, first.verdict, [tuned]);
}

function add(found: Found[], each: Found): void {
  const key = keyOf(each);
  if (found.every((known) => keyOf(known) !== key)) found.push(each);
}

function keyOf({ candidates }: Found): string {
  return JSON.stringify(candidates.map(({ change }) => change));
}

/** All candidates together, if that reaches the goal, without each one that can be left out. */
function reduced(given: Search): Found | undefined {
  let verdict = given.candidates.length < 3 ? undefined : reached(given, given.candidates, "whole");
  if (verdict === undefined) return undefined;
  let kept = given.candidates;
  for (const candidate of given.candidates) {
    if (given.trials.exhausted) return undefined;
    const without = kept.filter((each) => each !== candidate);
    const still = reached(given, without, "whole");
    if (still === undefined) continue;
    kept = without;
    verdict = still;
  }
  return { candidates: kept, verdict };
}
