import type { Verdict } from "../../verdict/verdict.js";
import type { Candidate } from "./candidates.js";
import type { Goal } from "./goal.js";
import type { Trials } from "./trial.js";

/** Candidates that together reach the goal, with the cluster at rest after them. */
export interface Found {
  readonly candidates: readonly Candidate[];
  readonly verdict: Verdict;
}

/** Candidates beyond these are not tried in pairs: the budget would not suffice. */
const MOST_IN_PAIRS = 14;

/**
 * Smallest sets first: single candidates, then pairs of those that do not suffice alone, then all together without what is
 * not needed.
 */
export function search(
  candidates: readonly Candidate[],
  goal: Goal,
  trials: Trials,
  most: number,
): { readonly found: readonly Found[]; readonly complete: boolean } {
  const found: Found[] = [];
  const rest: Candidate[] = [];
  for (const candidate of candidates) {
    if (found.length >= most) return { found, complete: true };
    if (trials.exhausted) return { found, complete: false };
    const verdict = trials.reaches(changesOf([candidate]), goal);
    if (verdict === undefined) rest.push(candidate);
    else found.push(leastOf(candidate, verdict, goal, trials));
  }
  if (found.length > 0) return { found, complete: true };
  const complete = searchPairs(rest, goal, trials, most, found);
  if (found.length > 0 || !complete) return { found, complete };
  const all = reduced(rest, goal, trials);
  return { found: all === undefined ? [] : [all], complete };
}

/** Of a change with an amount the least that suffices, by halving; else the change itself. */
function leastOf(candidate: Candidate, verdict: Verdict, goal: Goal, trials: Trials): Found {
  const { tuning } = candidate;
  let best: Found = { candidates: [candidate], verdict };
  if (tuning === undefined) return best;
  let low = tuning.tooLittle;
  let high = tuning.enough;
  while (high - low > 1 && !trials.exhausted) {
    // The presumed amount is mostly right: look right below it first.
    const middle = high === tuning.enough ? high - 1 : Math.floor((low + high) / 2);
    const tried = tuning.with(middle);
    const reached = trials.reaches(changesOf([tried]), goal);
    if (reached === undefined) low = middle;
    else {
      high = middle;
      best = { candidates: [tried], verdict: reached };
    }
  }
  return best;
}

function changesOf(candidates: readonly Candidate[]): Candidate["change"][] {
  return candidates.map(({ change }) => change);
}

/** @returns whether all pairs were tried, or enough were found */
function searchPairs(
  candidates: readonly Candidate[],
  goal: Goal,
  trials: Trials,
  most: number,
  found: Found[],
): boolean {
  const tried = candidates.slice(0, MOST_IN_PAIRS);
  for (let i = 0; i < tried.length; i++) {
    for (let j = i + 1; j < tried.length; j++) {
      if (found.length >= most) return true;
      if (trials.exhausted) return false;
      const pair = [tried[i] as Candidate, tried[j] as Candidate];
      const verdict = trials.reaches(changesOf(pair), goal);
      if (verdict !== undefined) found.push({ candidates: pair, verdict });
    }
  }
  return tried.length === candidates.length;
}

/** All candidates together, if that reaches the goal, without each one that can be left out. */
function reduced(candidates: readonly Candidate[], goal: Goal, trials: Trials): Found | undefined {
  let verdict = candidates.length < 3 ? undefined : trials.reaches(changesOf(candidates), goal);
  if (verdict === undefined) return undefined;
  let kept = candidates;
  for (const candidate of candidates) {
    if (trials.exhausted) return undefined;
    const without = kept.filter((each) => each !== candidate);
    const still = trials.reaches(changesOf(without), goal);
    if (still === undefined) continue;
    kept = without;
    verdict = still;
  }
  return { candidates: kept, verdict };
}
