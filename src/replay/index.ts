/** Replay: what happened in a cluster, from the scheduler inputs that it left behind. */

export type { DifferentLine } from "../base/line-difference.js";
export { type About, about } from "./about.js";
export type {
  AttributeChange,
  Change,
  ConfigurationChange,
  Decision,
  DecisionBase,
  FailCountChange,
  NodeChange,
  NodeCondition,
  OperationChange,
  QuorumChange,
  ReplayEntry,
  Result,
  TicketChange,
  TicketCondition,
  UnusableEntry,
} from "./entry.js";
export type {
  ComesAndGoes,
  ConfigurationMoved,
  FailuresRise,
  FindingBase,
  LeftOverConstraint,
  MovesToAndFro,
  NeverCompletes,
  NodeComesAndGoes,
  NodesTakeTurns,
  ReplayFinding,
} from "./findings.js";
export { type ReplayEnd, type ReplayInput, replay } from "./replay.js";
export { changeText, findingText, nodeActionText, operationText, resourceActionText } from "./words.js";
