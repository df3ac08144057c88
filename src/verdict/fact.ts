/**
 * What the engine decided, and what it saw when it did: the material of every answer. Each fact has a code, the ids it
 * speaks of, and its place in the CIB; sentences are made of them elsewhere. The rules themselves stand in `policy/`.
 */

import type { FailurePolicyWord, MultipleActivePolicy, NoQuorumWord } from "./words.js";

/** One condition of a rule that was met on a node. */
export interface MetCondition {
  /** The condition in words: `#kind eq remote`, `date in 09:00 to 17:00`. */
  readonly text: string;
  /** The node attribute that it looks at, if it does. */
  readonly attribute: string | undefined;
  /** The value that it saw; absent where the attribute is not defined. */
  readonly value: string | undefined;
  /** How it compares the attribute: `eq`, `lt`, `defined` and so on. */
  readonly operation: string | undefined;
  /** With what. */
  readonly operand: string | undefined;
}

/** Where a fact stands in the CIB: line and column count from 1 and are absent on elements that no text stands behind. */
export interface Place {
  readonly line: number | undefined;
  readonly column: number | undefined;
  /** The elements from the root down: `cib/configuration/resources/primitive[@id="A"]`. */
  readonly path: string;
}

/** A score that a location constraint gives on one node, with the conditions of its rule that were met there. */
export interface LocationScoreFact {
  readonly node: string;
  readonly score: number;
  readonly conditions: readonly MetCondition[];
}

/** What somebody or something once made for an occasion, recognized by its name. */
export type LeftOver = "ban" | "move" | "drbd fence" | "standby";

/** An amount of one utilization attribute on a node. */
export interface CapacityShortage {
  readonly attribute: string;
  readonly needed: number;
  readonly free: number;
  /** What the node has in all. */
  readonly capacity: number;
}

/** By whose word a resource is not managed, or blocked. */
export type ManagementOwner =
  | "resource"
  | "ancestor"
  | "defaults"
  | "node maintenance"
  | "cluster maintenance"
  | "removed";

/** What blocks a resource, so that the cluster leaves it alone. */
export type BlockReason = "failed operation" | "multiple active" | "ticket";

export interface FactBase {
  readonly place: Place | undefined;
}

/** Facts about the cluster as a whole. */
export type ClusterFact = FactBase &
  (
    | {
        readonly code: "no-quorum";
        /** What is done. */
        readonly policy: "stop" | "freeze" | "demote" | "fence" | "ignore";
        /** What the option says; absent: nothing, or no legal word. */
        readonly asked: NoQuorumWord | undefined;
      }
    | { readonly code: "maintenance-mode" }
    | { readonly code: "stop-all-resources" }
    | { readonly code: "fencing-disabled" }
    | { readonly code: "no-fence-device" }
    | { readonly code: "opt-in-cluster" }
    /** Nodes are fenced one after the other. */
    | { readonly code: "fenced-one-by-one" }
  );

/** Facts about a node. */
export type NodeFact = FactBase & { readonly node: string } & (
    | { readonly code: "node-offline" }
    | { readonly code: "node-unseen" }
    | { readonly code: "node-pending" }
    | { readonly code: "node-standby"; readonly onFail: boolean }
    | { readonly code: "node-maintenance" }
    | { readonly code: "node-shutting-down" }
    | {
        readonly code: "node-unhealthy";
        readonly attribute: string;
        readonly value: string;
        readonly score: number;
        /** The option `node-health-strategy`. */
        readonly strategy: string;
      }
    /** Something about it asks for fencing; `resource` is what failed or is lost there, if it is that. */
    | { readonly code: "node-unclean"; readonly reason: string; readonly resource: string | undefined }
    | { readonly code: "node-cannot-be-fenced"; readonly why: "fencing disabled" | "no fence device" | "no quorum" }
    /** A level of its fencing topology that cannot succeed, since all its devices have to. */
    | {
        readonly code: "fencing-level-broken";
        readonly level: number;
        readonly device: string;
        readonly why: "not configured" | "no fence device" | "disabled";
      }
    /** All fence devices name their nodes, and none of them names this one. */
    | { readonly code: "no-device-for-node"; readonly devices: readonly string[] }
    /** Its fencing waits, so that it wins where both sides fence each other. `delay` in s. */
    | { readonly code: "fencing-delayed"; readonly delay: number }
  );

/** Facts about the state of one resource, by instance id. */
export type ResourceFact = FactBase & {
  readonly resource: string;
} /** `target-role` asks for less than Started or Promoted; `owner` has the attribute. */ & (
    | { readonly code: "disabled"; readonly role: "stopped" | "unpromoted"; readonly owner: string | undefined }
    | { readonly code: "unmanaged"; readonly by: ManagementOwner; readonly owner: string | undefined }
    | { readonly code: "blocked"; readonly by: BlockReason; readonly node: string | undefined }
    | {
        readonly code: "operation-failed";
        readonly node: string;
        readonly key: string;
        readonly task: string;
        /** ms */
        readonly interval: number;
        readonly exitCode: number;
        readonly exitText: string;
        readonly status: string;
        readonly reason: string | undefined;
        /** Epoch seconds. */
        readonly at: number | undefined;
        /** The id of its entry in the history. */
        readonly entry: string | undefined;
        /** What is done about it: mostly what `on-fail` says. */
        readonly onFail: FailurePolicyWord;
      }
    /** No failure, but a probe that found that the resource cannot run there: its agent or what it needs is not installed. */
    | {
        readonly code: "probe-refused";
        readonly node: string;
        readonly exitCode: number;
        readonly exitText: string;
        readonly reason: string | undefined;
        /** The id of its entry in the history. */
        readonly entry: string | undefined;
      }
    /** An operation was begun, and has not ended yet; a probe is one that looks whether the resource is there. */
    | { readonly code: "operation-pending"; readonly node: string; readonly task: string }
    | {
        readonly code: "fail-count";
        readonly node: string;
        readonly count: number;
        /** 0: failures never ban. */
        readonly threshold: number;
        readonly banned: boolean;
        /** Epoch seconds. */
        readonly last: number | undefined;
        /** Epoch seconds after which the failures no longer count; absent: never. */
        readonly expires: number | undefined;
      }
    | { readonly code: "multiple-active"; readonly nodes: readonly string[]; readonly policy: MultipleActivePolicy }
    | { readonly code: "removed" }
    | { readonly code: "shutdown-lock"; readonly node: string }
    | {
        readonly code: "capacity";
        readonly node: string;
        readonly shortages: readonly CapacityShortage[];

        /** What is placed there already, oldest first. */
        readonly users: readonly string[];
      }
    | { readonly code: "promotion-limit"; readonly max: number }
    | { readonly code: "instance-limit"; readonly max: number; readonly perNode: number }
    | { readonly code: "not-interleaved" }
  );

/** Facts about relations that the configuration makes. */
export type ConstraintFact = FactBase & { readonly constraint: string } & (
    | {
        readonly code: "location";
        readonly rule: string | undefined;
        readonly resource: string;
        readonly role: "promoted" | "stopped" | undefined;
        readonly scores: readonly LocationScoreFact[];
        readonly leftOver: LeftOver | undefined;
        readonly discovery: "always" | "never" | "exclusive";
      }
    /** A location of a node that there is not: it says nothing. */
    | { readonly code: "location-without-node"; readonly resource: string; readonly named: string }
    | {
        readonly code: "colocation";
        readonly dependent: string;
        readonly dependentRole: string | undefined;
        readonly primary: string;
        readonly primaryRole: string | undefined;
        readonly score: number;
        /** `#uname` unless configured. */
        readonly nodeAttribute: string;
      }
    | {
        readonly code: "order";
        readonly first: readonly string[];
        readonly firstTask: string;
        readonly then: readonly string[];
        readonly thenTask: string;
        readonly kind: "Mandatory" | "Optional" | "Serialize";
        readonly symmetrical: boolean;
        /** One of the first is enough (`require-all=false` of a set). */
        readonly anyFirst: boolean;
      }
    | {
        readonly code: "ticket";
        readonly ticket: string;
        readonly resource: string;
        readonly granted: boolean;
        readonly standby: boolean;
        readonly lossPolicy: "stop" | "demote" | "fence" | "freeze";
        readonly role: string | undefined;
      }
  );

/** One thing that the engine decided or saw. Closed: a test exists for each code. */
export type Fact = ClusterFact | NodeFact | ResourceFact | ConstraintFact;

/** What kind of fact it is, for programs. */
export type FactCode = Fact["code"];

/** The fact with that code. */
export type FactOf<Code extends FactCode> = Extract<Fact, { readonly code: Code }>;
