/**
 * pengine: Pacemaker's policy engine as a pure library. A CIB goes in; allocation scores, the transition graph and the
 * reasons for both come out.
 */

export type { TimeZone } from "./base/datetime.js";
export { PengineError } from "./base/error.js";
export { type OptionCode, OptionError } from "./base/option-error.js";
export type { Position } from "./base/position.js";
export {
  CIB_SCHEMA,
  type Cib,
  type CibDocument,
  CibError,
  type CibErrorCode,
  type Element,
  parseCib,
  serialize,
  upgradeCib,
} from "./cib/index.js";
export { clusterStatus, type EvaluateOptions, evaluate } from "./evaluate.js";
export type { Cause, CauseKind, ScoreStep } from "./model/cause.js";
export type * from "./model/fact.js";
export type { Finding } from "./model/findings.js";
export type * from "./model/graph.js";
export type { OutputEvent, ScoreFunction, ScoreLine } from "./model/output.js";
export type { Progress, ProgressListener, ProgressStage } from "./model/progress.js";
export { clockNow, effectiveNow, type Now } from "./policy/clock.js";
export type { FindingCode } from "./policy/report.js";
export { readCib } from "./read-cib.js";
export type * from "./verdict/placement.js";
export type * from "./verdict/status.js";
export type * from "./verdict/summary.js";
export type * from "./verdict/verdict.js";
