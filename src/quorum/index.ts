/** Corosync's quorum as a function: configuration text and events in; partitions, and which of them have quorum, out (12). */

export type { Algorithm, ArbiterOptions } from "./arbiter-options.js";
export type { Answer, ArbiterState } from "./arbiter-state.js";
export { type ClusterOptions, type QuorumCluster, quorumCluster } from "./cluster.js";
export { type CorosyncConfig, isCorosync, parseCorosync } from "./config.js";
export {
  type EventErrorCode,
  type FaultCode,
  QuorumError,
  type QuorumErrorCode,
  type QuorumProblem,
  type SyntaxErrorCode,
  type TotemErrorCode,
} from "./error.js";
export type { ArbiterEvent, CorosyncEvent, DeviceEvent } from "./event.js";
export { EVENT_FORMS, type EventContext, eventText, parseEvents, type WrittenEvent } from "./event-text.js";
export type { Entry, KeyMap } from "./key-map.js";
export type { CallError } from "./node.js";
export type { ListedNode, Transport } from "./node-list.js";
export { Flag, type NodeState, type Peer, type Published } from "./node-state.js";
export { notation } from "./notation.js";
export type { DeviceOptions, QuorumOptions, VoteOptions } from "./options.js";
export {
  type Conduct,
  nodeName,
  type Outlook,
  outlookOf,
  type Side,
  type SideDanger,
  type SidePolicy,
  type WhatIfOptions,
  type WhatIfStep,
  whatIf,
} from "./outlook.js";
export type { QuorumNote } from "./play.js";
export {
  type DeviceView,
  dangersOf,
  type PartitionReport,
  partitionsOf,
  type QuorumDanger,
  type QuorumFlag,
  type QuorumView,
} from "./report.js";
export type { Ring } from "./ring.js";
export { conductSentence, configSentences, dangerSentence, noteSentence, partitionSentences } from "./sentences.js";
export type { Settings } from "./settings.js";
export { type Stepped, step, steps } from "./step.js";
export type { TieBreaker } from "./tie-breaker.js";
export type { LinkTimes, TokenTimes } from "./token.js";
export type { QuorumWarning, QuorumWarningCode } from "./warning.js";
