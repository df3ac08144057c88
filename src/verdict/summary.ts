import type { RoleName } from "./role.js";

/** A fencing or shutdown that the summary shows (09 §8.1). */
export interface NodeActionSummary {
  readonly change: "shutdown" | "fence";
  /** Of a fencing: what the device is asked for, such as `reboot`, `off` or `on`. */
  readonly fenceAction: string | undefined;
  readonly node: string;
  /** Of a guest node: the id of its container. */
  readonly container: string | undefined;
  readonly reason: string;
}

/** What happens to a resource (09 §8.2). */
export type ResourceChange =
  | "migrate"
  | "reload"
  | "re-promote"
  | "stop"
  | "recover"
  | "move"
  | "restart"
  | "demote"
  | "promote"
  | "start";

/** One line of the summary about a resource (09 §8.2, §8.3). Nodes by name. */
export interface ResourceActionSummary {
  readonly change: ResourceChange;
  /** Instance id. */
  readonly resource: string;
  readonly origin: string | undefined;
  readonly destination: string | undefined;
  readonly sameNode: boolean;
  readonly currentRole: RoleName;
  readonly nextRole: RoleName;
  readonly sameRole: boolean;
  /** Current role above Started, or next role Promoted: roles are shown. */
  readonly needsRole: boolean;
  readonly reason: string | undefined;
  readonly blocked: boolean;
}

export interface TransitionSummary {
  /** Newest action first. */
  readonly nodeActions: readonly NodeActionSummary[];
  readonly resourceActions: readonly ResourceActionSummary[];
}
