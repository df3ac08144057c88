/**
 * What can happen to a cluster (09 §9), one object per event. `inject` makes them happen to a CIB in the order in which
 * they are given.
 */
export type Event = NodeEvent | OperationEvent | TicketEvent | QuorumEvent | WatchdogEvent;

/** A node joins (`up`), leaves cleanly (`down`), or is lost and will have to be fenced (`failed`): 09 §9.4. */
export interface NodeEvent {
  readonly kind: "node";
  readonly node: string;
  readonly state: "up" | "down" | "failed";
}

/** The result of one operation of a primitive, or of one instance of it, on a node. */
export interface OperationResult {
  /** The id of a primitive; of an instance of a clone with its number, as `web:0`. */
  readonly resource: string;
  /** `start`, `stop`, `monitor`, `promote` and so on. */
  readonly task: string;
  /** ms; 0 for what does not recur. */
  readonly interval: number;
  readonly node: string;
  /** The result code of the agent: 0 for success, 1 for a failure, 7 for "not running" and so on (01 §4). */
  readonly rc: number;
}

/** A result is recorded, and counted if it is a failure (09 §9.6). 0 is the result that counts as expected. */
export interface OperationEvent extends OperationResult {
  readonly kind: "operation";
}

/** A ticket is granted or revoked, put in standby or made active again (09 §9.5). */
export interface TicketEvent {
  readonly kind: "ticket";
  readonly ticket: string;
  readonly state: "granted" | "revoked" | "standby" | "active";
}

/** The partition gets or loses quorum (09 §9.2). */
export interface QuorumEvent {
  readonly kind: "quorum";
  readonly quorate: boolean;
}

/** The cluster has a watchdog from now on, or has none (09 §9.2). */
export interface WatchdogEvent {
  readonly kind: "watchdog";
  readonly active: boolean;
}

/** One thing that a simulation did to a CIB, in the order in which it did so. */
export type SimulationStep =
  | { readonly kind: "quorum" | "watchdog"; readonly value: string }
  | { readonly kind: "node"; readonly action: "Online" | "Offline" | "Failing"; readonly node: string }
  | {
      readonly kind: "ticket";
      readonly action: "Granting" | "Revoking" | "Standby" | "Activating";
      readonly ticket: string;
    }
  /** `spec` is the operation as text: `RSC_TASK_INTERVALMS@NODE=RC`. */
  | { readonly kind: "inject"; readonly spec: string }
  | { readonly kind: "attribute"; readonly name: string; readonly value: string; readonly nodeId: string | undefined }
  | { readonly kind: "pseudo"; readonly key: string; readonly node: string | undefined }
  | { readonly kind: "fencing"; readonly node: string; readonly operation: string }
  | {
      readonly kind: "cluster";
      readonly operation: string;
      readonly node: string;
      readonly resource: string | undefined;
    }
  | {
      readonly kind: "resource";
      readonly resource: string;
      readonly operation: string;
      readonly node: string;
      /** ms */
      readonly interval: number;
    }
  | { readonly kind: "pretend"; readonly actionId: number; readonly rc: number }
  | { readonly kind: "error"; readonly text: string };
