/** How the reference spells what a Verdict says in words of our own: a table for each closed union. */
import type { OutputEvent } from "../verdict/output.js";
import type { RoleName } from "../verdict/role.js";
import type { PendingWord, PrimitiveStatus } from "../verdict/status.js";
import type { NodeActionSummary, ResourceChange } from "../verdict/summary.js";
import type { VariantName } from "../verdict/variant.js";

/** Roles (01 §12.1). */
export const ROLE_TEXTS: Readonly<Record<RoleName, string>> = Object.freeze({
  unknown: "Unknown",
  stopped: "Stopped",
  started: "Started",
  unpromoted: "Unpromoted",
  promoted: "Promoted",
});

/** What a pending action is doing to a resource (09 §6.5). */
export const PENDING_TEXTS: Readonly<Record<PendingWord, string>> = Object.freeze({
  starting: "Starting",
  stopping: "Stopping",
  migrating: "Migrating",
  promoting: "Promoting",
  demoting: "Demoting",
});

/** What a primitive is, or with pending actions shown what is happening to it (09 §6.5). */
export function stateText({ pendingState, role }: PrimitiveStatus, pending: boolean): string {
  return pending && pendingState !== undefined ? PENDING_TEXTS[pendingState] : ROLE_TEXTS[role];
}

/** Which procedure recorded scores (05 §9.2). */
export const SCORE_FUNCTIONS: Readonly<Record<VariantName, string>> = Object.freeze({
  primitive: "pcmk__primitive_assign",
  group: "pcmk__group_assign",
  clone: "pcmk__clone_assign",
  bundle: "pcmk__bundle_assign",
});

/** When capacities were recorded (05 §9.1). */
export const CAPACITY_COMMENTS: Readonly<Record<Extract<OutputEvent, { kind: "capacity" }>["when"], string>> =
  Object.freeze({ before: "Original", after: "Remaining" });

/** What happens to a resource (09 §8.2). */
export const CHANGE_WORDS: Readonly<Record<ResourceChange, string>> = Object.freeze({
  migrate: "Migrate",
  reload: "Reload",
  "re-promote": "Re-promote",
  stop: "Stop",
  recover: "Recover",
  move: "Move",
  restart: "Restart",
  demote: "Demote",
  promote: "Promote",
  start: "Start",
});

/** What happens to a node (09 §8.1). */
export function nodeActionText({ change, fenceAction }: NodeActionSummary): string {
  return change === "shutdown" ? "Shutdown" : `Fence (${fenceAction ?? ""})`;
}

/** The node of a node action: a guest node with its container (09 §8.1). */
export function nodeActionPlace({ node, container }: NodeActionSummary): string {
  return container === undefined ? node : `${node} (resource: ${container})`;
}

/** An agent as the reference names it: what is absent is unknown (09 §6.5). */
export function agentText(
  { agentClass = "unknown", type = "unknown" }: PrimitiveStatus,
  provider: string | undefined,
): string {
  return `${agentClass}:${provider === undefined ? "" : `${provider}:`}${type}`;
}
