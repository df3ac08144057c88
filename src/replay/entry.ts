/** What a replay tells of each input: plain data. */
import type { DifferentLine } from "../base/line-difference.js";
import type { NodeActionSummary, ResourceActionSummary } from "../verdict/summary.js";

/** What a node is, as one word. */
export type NodeCondition =
  | "online"
  | "offline"
  | "unclean"
  | "joining"
  | "in standby"
  | "in maintenance"
  | "shutting down"
  | "unknown";

/** What is different in the world from the input before. */
export type Change =
  | NodeChange
  | OperationChange
  | FailCountChange
  | AttributeChange
  | TicketChange
  | QuorumChange
  | ConfigurationChange;

export interface NodeChange {
  readonly kind: "node";
  readonly node: string;
  readonly was: NodeCondition;
  readonly is: NodeCondition;
  /** It was to be fenced, and is not unclean any more. */
  readonly fenced: boolean;
}

/** An operation that was recorded since. */
export interface OperationChange {
  readonly kind: "operation";
  /** As the history has it. */
  readonly resource: string;
  readonly task: string;
  /** ms */
  readonly interval: number;
  readonly node: string;
  readonly outcome: "finished" | "failed" | "pending";
  readonly exitCode: number;
  readonly exitText: string;
  /** How its execution ended, such as `Timed out`; of one that was executed `Done`. */
  readonly status: string;
  readonly reason: string | undefined;
}

export interface FailCountChange {
  readonly kind: "fail-count";
  readonly resource: string;
  readonly node: string;
  readonly was: string | undefined;
  readonly is: string | undefined;
}

/** A transient attribute of a node. */
export interface AttributeChange {
  readonly kind: "attribute";
  readonly node: string;
  readonly name: string;
  readonly was: string | undefined;
  readonly is: string | undefined;
}

export interface TicketChange {
  readonly kind: "ticket";
  readonly ticket: string;
  readonly was: TicketCondition;
  readonly is: TicketCondition;
}

export type TicketCondition = "granted" | "revoked" | "in standby" | "unknown";

export interface QuorumChange {
  readonly kind: "quorum";
  readonly quorate: boolean;
}

export interface ConfigurationChange {
  readonly kind: "configuration";
  /** Lines of crm text. */
  readonly lines: readonly DifferentLine[];
}

/**
 * What became of a decision, as far as the next input shows it: all of it, a part; something of it failed; nothing of it.
 * Of the last input nobody knows.
 */
export type Result = "done" | "partly" | "failed" | "abandoned" | "unknown";

export interface DecisionBase {
  /** Why, in a sentence. */
  readonly sentence: string;
  readonly result: Result;
  /** What failed. */
  readonly failures: readonly OperationChange[];
}

/** One line of a transition summary, with what became of it. */
export type Decision =
  | (DecisionBase & { readonly kind: "resource"; readonly action: ResourceActionSummary })
  | (DecisionBase & { readonly kind: "node"; readonly action: NodeActionSummary });

/** An input that was replayed. */
export interface ReplayEntry {
  readonly kind: "input";
  readonly name: string;
  /** Epoch seconds at which it was decided. */
  readonly now: number;
  /** None for the first. */
  readonly changes: readonly Change[];
  readonly decisions: readonly Decision[];
}

/** An input that could not be used. */
export interface UnusableEntry {
  readonly kind: "unusable";
  readonly name: string;
  readonly problem: string;
}
