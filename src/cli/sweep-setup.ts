import type { Cib } from "../cib/cib.js";
import { parseCorosync } from "../quorum/config.js";
import { type FailureKind, planSweep, type SetResult, type SweepPlan } from "../sweep/index.js";

/** All that a sweep depends on, as plain data that goes to another thread. */
export interface SweepSetup {
  /** The text of a CIB of the current schema. */
  readonly cib: string;
  /** The text of a corosync.conf. */
  readonly corosync: string | undefined;
  /** Epoch seconds. */
  readonly now: number;
  readonly most: number;
  readonly kinds: readonly FailureKind[];
  readonly mustRun: readonly string[];
}

/** Threads that play sets of one sweep. */
export interface SweepPool {
  /** Plays these sets in one thread. */
  play(numbers: readonly number[]): Promise<readonly SetResult[]>;
  close(): Promise<void>;
}

/** @throws QuorumError, ScenarioError, SweepError */
export function planOf(cib: Cib, { corosync, now, most, kinds, mustRun }: Omit<SweepSetup, "cib">): SweepPlan {
  const quorum = corosync === undefined ? undefined : parseCorosync(corosync);
  return planSweep(cib, { now, most, kinds, mustRun, quorum });
}
