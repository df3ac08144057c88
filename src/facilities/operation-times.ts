/** Timeouts and start delays of operations (07 §3.2 steps 7 and 9). */

import { epochSeconds } from "../base/datetime.js";
import { parseDateTime } from "../base/datetime-parse.js";
import { parseMilliseconds, secondsFromMilliseconds } from "../base/interval.js";
import { INT32_MAX } from "../base/number.js";
import type { Now } from "../policy/clock.js";

const DEFAULT_TIMEOUT_MS = 20000;

/** A timeout in ms; the default for anything that is no positive time with units. */
export function timeoutMs(text: string | undefined): number {
  const parsed = text === undefined ? undefined : parseMilliseconds(text);
  if (parsed === undefined || parsed.overflow || parsed.ms <= 0) return DEFAULT_TIMEOUT_MS;
  return Math.min(parsed.ms, INT32_MAX);
}

/** A configured start delay as the number of ms that is stored. */
export function startDelay(text: string): string {
  const parsed = parseMilliseconds(text);
  if (parsed === undefined) return "0";
  // What is too large for 64 bits is taken for an error, what is too small for a delay before now.
  if (parsed.overflow && parsed.ms > 0) return "-1";
  return String(Math.min(Math.max(parsed.ms, 0), INT32_MAX) + 0);
}

/** The delay in ms until a recurring operation is due, counted from its origin (07 §3.2.1); `undefined` without one. */
export function delayFromOrigin(now: Now, origin: string | undefined, interval: number): string | undefined {
  if (origin === undefined || interval === 0) return undefined;
  const time = parseDateTime(origin, now.context);
  if (time === undefined) return undefined;
  const seconds = secondsFromMilliseconds(interval);
  const rest = (now.epoch - epochSeconds(time)) % seconds;
  return String((rest <= 0 ? -rest : seconds - rest) * 1000);
}
