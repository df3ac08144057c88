/**
 * Fail counts: the node attributes that record them, what is counted, when they expire, when they ban (specification
 * 03 §17; 05 §2.2.4; 09 §6.12, §9.7).
 */
import type { Meter } from "../base/meter.js";
import { nextInt32, scanInteger } from "../base/number.js";
import type { PatternBook } from "../base/pattern/pattern.js";
import * as ExitStatus from "./exit-status.js";
import type { ScoreMeta } from "./meta-score.js";
import { addScores, type HealthScores, INFINITY, NO_HEALTH_SCORES, scoreOr } from "./score.js";

const COUNT_PREFIX = "fail-count-";
const TIME_PREFIX = "last-failure-";

/** The node attributes that record the failures of an operation (interval in ms). */
export interface FailureAttributes {
  readonly count: string;
  readonly time: string;
}

/** The names of the attributes that record the failures of an operation, its interval in ms (03 §17.1). */
export function failureAttributes(resource: string, task: string, interval: number): FailureAttributes {
  const operation = `${resource}#${task}_${interval}`;
  return { count: COUNT_PREFIX + operation, time: TIME_PREFIX + operation };
}

/** Whether an attribute counts failures, of whatever. */
export function isFailCountAttribute(attribute: string): boolean {
  return attribute.startsWith(COUNT_PREFIX);
}

/** Whether an attribute counts failures or tells the time of the last one, of whatever. */
export function isFailureAttribute(attribute: string): boolean {
  return isFailCountAttribute(attribute) || attribute.startsWith(TIME_PREFIX);
}

const OWNER = new RegExp(`^(?:${COUNT_PREFIX}|${TIME_PREFIX})([^#]*)#`);

/** The resource that an attribute records failures of: what stands before the `#`; `undefined` for other attributes. */
export function failureOwner(attribute: string): string | undefined {
  return OWNER.exec(attribute)?.[1];
}

const PLAIN = /^[A-Za-z0-9_:-]*$/;

/**
 * Whether a resource's name stands in attributes for itself alone. The reference takes names as patterns, unescaped: one
 * with special characters can mean attributes of others too, and not its own.
 */
export function isPlainName(name: string): boolean {
  return PLAIN.test(name);
}

/** Tells what an attribute records for a resource: failures, the time of the last one, or nothing. */
export type FailureMatcher = (attribute: string) => "count" | "time" | undefined;

/** How patterns are matched, for names that are one. */
export interface Patterns {
  readonly book: PatternBook;
  readonly meter: Meter;
}

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
function acceptsPattern(name: string, unique: boolean, { book, meter }: Patterns): (rest: string) => boolean {
  const pattern = book.compile(`^${name}${unique ? "" : "(:[0-9]+)?"}#.+_[0-9]+$`);
  return pattern.ok ? (rest) => pattern.test(rest, meter) : () => false;
}

/**
 * Which attributes belong to a resource (03 §17.1).
 *
 * @param name its history id or id; without the instance number unless it is unique
 * @param unique whether it is no instance of an anonymous clone
 */
export function failureMatcher(name: string, unique: boolean, patterns: Patterns): FailureMatcher {
  return matcherOf(isPlainName(name) ? acceptsPlain(name, unique) : acceptsPattern(name, unique, patterns));
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
      count = addScores(count, scoreOr(value, 0, health));
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

/** How many failures on a node ban a resource from it (02 §6.1 step 21); 0: no number does. */
export const MIGRATION_THRESHOLD: ScoreMeta = Object.freeze({
  name: "migration-threshold",
  fallback: INFINITY,
  hasDefaultWord: true,
  mayBeNegative: false,
});

/** Whether that many failures ban a resource from the node (05 §2.2.4); a threshold of 0 never does. */
export function thresholdReached(threshold: number, count: number): boolean {
  return threshold !== 0 && count >= threshold;
}

/** Whether a result is counted as a failure (09 §9.7): no success, and no one-time operation that finds nothing running. */
export function countsAsFailure(rc: number, interval: number): boolean {
  return rc !== ExitStatus.Ok && !(rc === ExitStatus.NotRunning && interval === 0);
}

/** Whether one failure of a task is as bad as any number: that of a stop, and mostly that of a start (09 §9.6). */
export function failsForGood(task: string, startFailureIsFatal: boolean): boolean {
  return task === "stop" || (task === "start" && startFailureIsFatal);
}

/** The text of a fail count after one more failure; `forGood`: the failure is as bad as any number of them. */
export function nextFailCount(recorded: number, forGood: boolean): string {
  return forGood ? "INFINITY" : String(nextInt32(recorded));
}
