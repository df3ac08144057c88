import type { Cib } from "../cib/cib.js";
import type { Fact } from "./fact.js";
import type { ActionGraph, TransitionGraph } from "./graph.js";
import type { OutputEvent } from "./output.js";
import type { Placement } from "./placement.js";
import type { ClusterStatus } from "./status.js";
import type { TransitionSummary } from "./summary.js";

/** Class, provider and type of a primitive; all absent for other resources. */
export interface AgentName {
  readonly class: string | undefined;
  readonly provider: string | undefined;
  readonly type: string | undefined;
}

/** What the first two stages tell: the cluster as it is, before anything is decided. */
export interface StatusVerdict {
  readonly status: ClusterStatus;
  /** Messages that arose; with a whole evaluation also scores, capacities and utilization, in the order they arose. */
  readonly events: readonly OutputEvent[];
  /** Every resource by instance id and by the id under which history knows it. */
  readonly agents: ReadonlyMap<string, AgentName>;
  /** The CIB with the marks that the evaluation leaves on it (09 §13.3), if it was asked for. */
  readonly input: Cib | undefined;
}

/** Scores by resource and node: `scores.get("db:0")?.get("node1")`. ±1000000 is ±INFINITY. */
export type Scores = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The outcome of one evaluation: plain readonly data. */
export interface Verdict extends StatusVerdict {
  /**
   * The score of each resource on each node that counted in the end, by id and node name; empty if scores were not asked
   * for. How often and by whom scores were recorded, as the reference prints it, is in `events`.
   */
  readonly scores: Scores;
  /** Where everything will be. */
  readonly placements: readonly Placement[];
  /** What will be done, by node and by resource. */
  readonly summary: TransitionSummary;
  /** The transition: what to do, in which order. */
  readonly graph: TransitionGraph;
  /** What the stages decided and saw, in the order in which it came up, if it was asked for. */
  readonly facts: readonly Fact[];
  /** All actions with the relations between them, if they were asked for. */
  readonly actions: ActionGraph | undefined;
  /** Whether `explain` can answer questions about it: causes, actions and facts were recorded. */
  readonly explainable: boolean;
}

/** A Verdict that `explain` can answer questions about: what `evaluate` gives if that was asked for. */
export interface ExplainableVerdict extends Verdict {
  readonly explainable: true;
  readonly actions: ActionGraph;
}
