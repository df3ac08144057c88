/**
 * pengine: Pacemaker's policy engine as a pure library. A CIB goes in; allocation scores, the transition graph and the
 * reasons for both come out.
 */

export type { DateTime, TimeZone } from "./base/datetime.js";
export type { DateContext } from "./base/datetime-parse.js";
export { PengineError, type Where } from "./base/error.js";
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
export { clusterStatus, type EvaluateOptions, evaluate, type VerdictOf } from "./evaluate.js";
export type { Limits } from "./model/budget.js";
export { createMemory, type Memory } from "./model/memory.js";
export { clockNow, type EffectiveNow, effectiveNow, type Now } from "./policy/clock.js";
export type { NoQuorumPolicy } from "./policy/quorum.js";
export { readCib } from "./read-cib.js";
export type {
  Cause,
  CauseKind,
  ColocationCause,
  InstanceLimit,
  InstanceLimitCause,
  LocationCause,
  PlainCause,
  PreferenceCause,
  ScoreStep,
} from "./verdict/cause.js";
export type * from "./verdict/fact.js";
export type { Finding, FindingCode, FindingTopic } from "./verdict/finding.js";
export type * from "./verdict/graph.js";
export type { OutputEvent, ScoreLine } from "./verdict/output.js";
export type * from "./verdict/placement.js";
export type { Progress, ProgressListener, ProgressStage } from "./verdict/progress.js";
export type { RoleName } from "./verdict/role.js";
export type * from "./verdict/status.js";
export type * from "./verdict/summary.js";
export type { VariantName } from "./verdict/variant.js";
export type * from "./verdict/verdict.js";
export type * from "./verdict/words.js";
