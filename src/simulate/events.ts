/** Synthetic events (09 §9). Applied in the order of the specification, whatever the order here. */
export interface SyntheticEvents {
  readonly quorum?: string | undefined;
  readonly watchdog?: string | undefined;
  readonly nodesUp?: readonly string[];
  readonly nodesDown?: readonly string[];
  readonly nodesFailed?: readonly string[];
  readonly ticketsGranted?: readonly string[];
  readonly ticketsRevoked?: readonly string[];
  readonly ticketsStandby?: readonly string[];
  readonly ticketsActivated?: readonly string[];
  /** `RSC_TASK_INTERVALMS@NODE=RC` (09 §9.6). */
  readonly operations?: readonly string[];
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
