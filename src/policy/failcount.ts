/** Fail counts: the node attributes that record them, when they expire, when they ban (specification 03 §17, 05 §2.2.4). */
import { scanInteger } from "../base/number.js";
import { compilePattern } from "../base/pattern/posix-regex.js";
import { addScores, type HealthScores, NO_HEALTH_SCORES, parseScore } from "./score.js";

const COUNT_PREFIX = "fail-count-";
const TIME_PREFIX = "last-failure-";

/** Tells what an attribute records for a resource: failures, the time of the last one, or nothing. */
export type FailureMatcher = (attribute: string) => "count" | "time" | undefined;

/** Characters that make a resource name more than itself as a pattern. */
const SPECIAL = /[^A-Za-z0-9_:-]/;

function matcherOf(accepts: (rest: string) => boolean): FailureMatcher {
  return (attribute) => {
    if (attribute.startsWith(COUNT_PREFIX)) return accepts(attribute.slice(COUNT_PREFIX.length)) ? "count" : undefined;
    if (attribute.startsWith(TIME_PREFIX)) return accepts(attribute.slice(TIME_PREFIX.length)) ? "time" : undefined;
    return undefined;
  };
}

/** Without a special character in the name there is no need of a regular expression of it. */
function acceptsPlain(name: string, unique: boolean): (rest: string) => boolean {
  const tail = unique ? /^#.+_[0-9]+$/s : /^(?::[0-9]+)?#.+_[0-9]+$/s;
  return (rest) => rest.startsWith(name) && tail.test(rest.slice(name.length));
}

/** The name is put into the pattern unescaped: its special characters are special, as in the reference. */
function acceptsPattern(name: string, unique: boolean): (rest: string) => boolean {
  const pattern = compilePattern(`^${name}${unique ? "" : "(:[0-9]+)?"}#.+_[0-9]+$`);
  return pattern.ok ? pattern.test : () => false;
}

/**
 * Which attributes belong to a resource (03 §17.1).
 *
 * @param name its history id or id; without the instance number unless it is unique
 * @param unique whether it is no instance of an anonymous clone
 */
export function failureMatcher(name: string, unique: boolean): FailureMatcher {
  return matcherOf(SPECIAL.test(name) ? acceptsPattern(name, unique) : acceptsPlain(name, unique));
}

/** Recorded failures: their number, and epoch seconds of the last one, 0 if unknown. */
export interface Failures {
  readonly count: number;
  readonly last: number;
}

/** The failures that a node's attributes record (03 §17.2 step 1). Values that are no scores or times are skipped. */
export function recordedFailures(
  attributes: Iterable<readonly [name: string, value: string]>,
  matches: FailureMatcher,
  health: HealthScores = NO_HEALTH_SCORES,
): Failures {
  let count = 0;
  let last = 0;
  for (const [name, value] of attributes) {
    const kind = matches(name);
    if (kind === "count") {
      const { ok, score } = parseScore(value, 0, health);
      if (ok) count = addScores(count, score);
    } else if (kind === "time") {
      const { status, value: time } = scanInteger(value);
      if (status === "ok") last = Math.max(last, time);
    }
  }
  return { count, last };
}

/** Whether failures have expired (03 §17.2 step 3): strictly after the timeout, in seconds; 0 never expires. */
export function failuresExpired({ count, last }: Failures, timeout: number, now: number): boolean {
  return count > 0 && last > 0 && timeout > 0 && now > last + timeout;
}

/** Whether that many failures ban a resource from the node (05 §2.2.4); a threshold of 0 never does. */
export function thresholdReached(threshold: number, count: number): boolean {
  return threshold !== 0 && count > 0 && threshold - count <= 0;
}
