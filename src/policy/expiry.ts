/** When the result of an operation in the history has expired, and what follows (specification 03 §13.1, §13.3). */
import { INTEGER_LIMIT } from "../base/number.js";
import { equalsCaseless } from "../base/text.js";
import * as ExecStatus from "./exec-status.js";
import * as ExitStatus from "./exit-status.js";

/** What expiry by time looks at; times in epoch seconds, the timeout in seconds. */
export interface ResultAge {
  /** When the result came about; `undefined` if that is unknown: then it never expires. */
  readonly since: number | undefined;
  /** The resource's failure timeout; 0: never. */
  readonly timeout: number;
}

/** Whether a result is as old as the failure timeout (03 §13.1 step 2), unlike a fail count already at that very second. */
export function resultExpired({ since, timeout }: ResultAge, now: number): boolean {
  if (timeout <= 0 || since === undefined) return false;
  const end = since + timeout;
  // What exceeds 64 bits begins again far in the past.
  return now >= end || end >= INTEGER_LIMIT;
}

/** What a failed monitor of a remote node's connection is judged by. */
export interface ConnectionMonitor {
  readonly task: string;
  /** ms */
  readonly interval: number;
  /** The connection waits before it reconnects. */
  readonly reconnects: boolean;
  readonly fencingEnabled: boolean;
  /** Whether the remote node has been fenced since; `undefined`: there is no such node. */
  readonly fenced: boolean | undefined;
}

/** **Ignore failure timeout** (03 §13.1): the failed monitor of a remote connection counts until its node has been fenced. */
export function ignoresTimeout({ task, interval, reconnects, fencingEnabled, fenced }: ConnectionMonitor): boolean {
  if (!reconnects || !fencingEnabled || interval === 0) return false;
  return equalsCaseless(task, "monitor") && fenced === false;
}

/** What is known of an old result when it is decided whether it has expired for good. */
export interface ExpiryFacts {
  /** It is old enough. */
  readonly expired: boolean;
  /** All recorded failures of the resource on the node; only of interest if it is old enough. */
  readonly failures: number;
  /** Those of them that have not expired. */
  readonly unexpired: number;
  /** It is kept as the last failure of the resource. */
  readonly lastFailure: boolean;
  /** The resource is a remote connection that waits before it reconnects. */
  readonly reconnects: boolean;
}

/** Whether an entry has expired, and whether the fail count is to be cleared for that (03 §13.1 step 3). */
export function decideExpiry(facts: ExpiryFacts): { readonly expired: boolean; readonly clear: boolean } {
  const { expired, failures, unexpired, lastFailure, reconnects } = facts;
  if (!expired) return { expired: false, clear: false };
  if (failures === 0) return { expired: true, clear: lastFailure && reconnects };
  return unexpired === 0 ? { expired: true, clear: true } : { expired: false, clear: false };
}

/** Results that never expire: that an agent is missing is no failure that time makes up for (03 §13.1 step 1). */
export function neverExpires(exec: number): boolean {
  return exec === ExecStatus.NotInstalled;
}

const TELLING: ReadonlySet<number> = new Set([
  ExitStatus.Ok,
  ExitStatus.NotRunning,
  ExitStatus.RunningPromoted,
  ExitStatus.Degraded,
  ExitStatus.DegradedPromoted,
]);

/** Whether a probe's result tells the state of the resource, however old it is (03 §13.1 step 6). */
export function tellsState(exit: number): boolean {
  return TELLING.has(exit);
}

/** What is done about an expired result, once it has been remapped. */
export interface ExpiredResult {
  /** A probe whose failure is masked. */
  readonly maskable: boolean;
  /** The exit status as it was recorded, and as it counts. */
  readonly recordedExit: number;
  readonly exit: number;
  readonly expected: number;
  /** ms */
  readonly interval: number;
  readonly nodeOnline: boolean;
  readonly nodeUnclean: boolean;
}

/**
 * **Expired result** (03 §13.3): `none`: it counts as any other; `state unknown`: it is forgotten, and the state with it;
 * `forgotten`; `repeat`: it is forgotten, and the recurring operation is started anew.
 */
export function expiredOutcome(result: ExpiredResult): "none" | "state unknown" | "forgotten" | "repeat" {
  const { maskable, recordedExit, exit, expected, interval, nodeOnline, nodeUnclean } = result;
  if (maskable && recordedExit !== expected) return "state unknown";
  if (exit === expected) return "none";
  if (interval === 0) return "forgotten";
  return nodeOnline && !nodeUnclean ? "repeat" : "none";
}
