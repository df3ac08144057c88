/** Sweeps: every set of failures, played on a cluster at rest. */
export type { Amounts, Capacities } from "./capacity.js";
export { type SweepCode, SweepError } from "./error.js";
export { type Failure, type FailureKind, failuresText } from "./failure.js";
export { mergeSweeps, parseSweepReport } from "./merge.js";
export { planSweep, type SweepOptions, type SweepPlan } from "./plan.js";
export { playSet } from "./play-set.js";
export type {
  AffectedResource,
  Fate,
  SetResult,
  Shard,
  SweepEnding,
  SweepHeader,
  SweepReport,
  SweepSummary,
} from "./report.js";
export { lostIn } from "./summary.js";
export { numbersOf, reportOf, type SweepRun, sweep } from "./sweep.js";
