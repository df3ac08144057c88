import type { Cib } from "../cib/cib.js";
import type { SideDanger } from "../quorum/outlook.js";
import type { Ending, Transition } from "../simulate/settle.js";
import type { RoleName } from "../verdict/role.js";
import type { Verdict } from "../verdict/verdict.js";
import type { Step } from "./step.js";

/** What a cluster looks like after a step. */
export interface Outcome<V extends Verdict = Verdict> {
  /** `undefined`: how it is at the beginning. */
  readonly step: Step | undefined;
  /** The effective time in epoch seconds: it moves with `pass` alone. */
  readonly now: number;
  /** Simulated time since the beginning, ms: what passed, and what settling took. */
  readonly elapsed: number;
  /** The whole cluster; of several parts the one that goes on: that has quorum, and of those the largest, the first. */
  readonly view: View<V>;
  /** One for each part of the cluster, each by its own view; only `view` where it is not parted. */
  readonly sides: readonly View<V>[];
  /** Where two sides would both act, where one recovers what it cannot fence, where one does not agree. */
  readonly dangers: readonly SideDanger[];
}

/** A cluster as those of its nodes see it that hear each other. */
export interface View<V extends Verdict = Verdict> {
  /** Names of the cluster nodes that are in it, in the order of the status. */
  readonly nodes: readonly string[];
  readonly quorate: boolean;
  readonly cib: Cib;
  /** What is decided for that CIB. */
  readonly verdict: V;
  /** Where every primitive is and in which role, by the id that the configuration has for it. */
  readonly places: ReadonlyMap<string, readonly Whereabout[]>;
  /** Of a settle step: how it came to rest, or why not. */
  readonly settled: SettledView<V> | undefined;
  /** What was done in this step, in the order in which it began. */
  readonly happened: readonly Happening[];
  /** When primitives that had been running ran nowhere, since the beginning. */
  readonly absences: readonly Absence[];
}

/** A node on which a primitive, or an instance of it, is active, in its role there. */
export interface Whereabout {
  readonly node: string;
  readonly role: RoleName;
  /** An operation on it failed there, and nothing was done about that yet, or nothing can be. */
  readonly failed: boolean;
}

export interface SettledView<V extends Verdict = Verdict> {
  readonly ending: Ending;
  /** The transitions that were executed. */
  readonly transitions: readonly Transition<V>[];
  /** ms: the longest path of each transition, one after the other. */
  readonly duration: number;
}

/** Something that was done while the cluster settled. Times are ms since the beginning of the scenario. */
export type Happening = ResourceHappening | FencingHappening | FailureHappening;

/** What was done with an instance of a primitive in one transition. */
export interface ResourceHappening {
  readonly kind: "started" | "stopped" | "restarted" | "moved" | "migrated" | "promoted" | "demoted" | "reloaded";
  /** The id that the configuration has for it. */
  readonly resource: string;
  /** Where it was before; `undefined`: nowhere. */
  readonly from: string | undefined;
  /** Where it is afterwards; `undefined`: nowhere. */
  readonly to: string | undefined;
  readonly begin: number;
  readonly end: number;
}

/** A node was fenced, or could not be. */
export interface FencingHappening {
  readonly kind: "fenced" | "fencing-failed";
  readonly node: string;
  /** What the device was asked for: `reboot`, `off`, `on`. */
  readonly action: string;
  readonly begin: number;
  readonly end: number;
}

/** An operation failed, as the step asked for. */
export interface FailureHappening {
  readonly kind: "failed";
  readonly resource: string;
  readonly task: string;
  readonly node: string;
  readonly rc: number;
  readonly begin: number;
  readonly end: number;
}

/** A time in which a primitive ran nowhere, or had failed. Times are ms since the beginning of the scenario. */
export interface Absence {
  /** The id that the configuration has for it. */
  readonly resource: string;
  readonly from: number;
  /** `undefined`: it has not come back. */
  readonly to: number | undefined;
}
