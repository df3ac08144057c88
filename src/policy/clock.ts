/** The effective time of an evaluation, and the time at which it should be repeated (specification 01 §8). */
import { type DateTime, dateTimeText, epochSeconds, fromEpochSeconds, type TimeZone, UTC } from "../base/datetime.js";
import { type DateContext, parseDateTime } from "../base/datetime-parse.js";
import { scanInteger } from "../base/number.js";
import { OptionError } from "../base/option-error.js";

/** The effective time, set once per evaluation. */
export interface Now {
  /** The time with the offset that rules see. */
  readonly time: DateTime;
  /** The same in epoch seconds. */
  readonly epoch: number;
  /** What date texts are read with. */
  readonly context: DateContext;
}

function nowAt(time: DateTime, context: DateContext): Now {
  return Object.freeze({ time, epoch: epochSeconds(time), context });
}

/**
 * An effective time that is simply the clock's, in epoch seconds.
 * @throws OptionError for whatever is no time in epoch seconds
 * @example
 * ```ts
 * import { clockNow, evaluate } from "pengine";
 * import { readAny } from "pengine/commands";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * // Dates of rules are read two hours east of Greenwich.
 * evaluate(cib, { now: clockNow(now, { offsetSecondsAt: () => 7200 }) });
 * ```
 */
export function clockNow(clock: number, zone: TimeZone = UTC): Now {
  const epoch = epochOf(clock);
  return nowAt(fromEpochSeconds(epoch, zone), { clock: epoch, zone });
}

/** The last second of the year 9999. In milliseconds that number was reached in January 1978. */
const LAST_SECOND = 253_402_300_799;

/**
 * Epoch seconds that a caller gave as the time.
 * @throws OptionError for whatever is no time in epoch seconds
 */
export function epochOf(given: number): number {
  const refuse = (problem: string): OptionError =>
    new OptionError("now", problem, "epoch seconds, as Math.floor(Date.now() / 1000)");
  const value: unknown = given;
  if (value === undefined) throw refuse("no time was given");
  if (value instanceof Date) throw refuse("a Date is no time in epoch seconds");
  if (typeof value !== "number") throw refuse(`a value of type ${typeof value} is no time in epoch seconds`);
  if (value > LAST_SECOND) throw refuse(`${value} is after the year 9999: it looks like milliseconds`);
  if (!Number.isInteger(value) || value < 0) throw refuse(`${value} is no time in epoch seconds`);
  return value;
}

/**
 * The effective time that a caller gave: epoch seconds, read in UTC, or a `Now`.
 * @throws OptionError for whatever is neither
 */
export function nowOf(given: number | Now): Now {
  const known = typeof given === "object" && given !== null && "epoch" in given && "context" in given;
  return known ? given : clockNow(epochOf(given));
}

export interface EffectiveNow {
  readonly now: Now;
  /** Where the time came from: a date that was given, the CIB's execution date, or the clock. */
  readonly source: "given" | "execution-date" | "clock";
}

/**
 * **Now** (01 §8.1): the date given, or the clock if it does not parse; without one the CIB's `execution-date`, if it is
 * an integer other than 0; else the clock.
 *
 * @param given a date text (`--set-datetime`), if any
 * @param executionDate the attribute of the CIB's root
 * @param clock the real time in epoch seconds
 * @param zone the local time zone
 * @example
 * ```ts
 * import { effectiveNow } from "pengine";
 *
 * const { now, source } = effectiveNow("2023-11-14 22:13:20Z", undefined, 1_700_000_000);
 * now.epoch; // => 1_700_000_000
 * source; // => "given"
 * ```
 */
export function effectiveNow(
  given: string | undefined,
  executionDate: string | undefined,
  clock: number,
  zone: TimeZone = UTC,
): EffectiveNow {
  const context: DateContext = { clock, zone };
  if (given !== undefined) {
    const time = parseDateTime(given, context);
    return time ? { now: nowAt(time, context), source: "given" } : { now: clockNow(clock, zone), source: "clock" };
  }
  const { status, value } = scanInteger(executionDate);
  if (status === "ok" && value !== 0) {
    return { now: nowAt(fromEpochSeconds(value, zone), context), source: "execution-date" };
  }
  return { now: clockNow(clock, zone), source: "clock" };
}

/** The line that announces an execution date (01 §8.1 step 2). */
export function executionDateText(now: Now): string {
  return `Using the original execution date of: ${dateTimeText(now.time)}`;
}

/** The earliest future time, in epoch seconds, at which the result of an evaluation may change (01 §8.2). */
export class RecheckTime {
  private earliest: number | undefined;

  constructor(private readonly now: Now) {}

  /** **Note recheck time**: times that are not in the future do not count. */
  note(epoch: number): void {
    if (epoch > this.now.epoch && (this.earliest === undefined || epoch < this.earliest)) this.earliest = epoch;
  }

  /** Notes a date, if there is one. */
  noteTime(time: DateTime | undefined): void {
    if (time) this.note(epochSeconds(time));
  }

  /** Does some work, the dates of which do not count. */
  disregarding<T>(work: () => T): T {
    const before = this.earliest;
    try {
      return work();
    } finally {
      this.earliest = before;
    }
  }

  /** Epoch seconds; `undefined` if nothing was noted. */
  get time(): number | undefined {
    return this.earliest;
  }
}
