/**
 * What the failure of an operation asks for: `on-fail`, the policies, and how long they last (specification 01 §12.6; 03
 * §11.2, §14, §15.3; 07 §3.3, §3.5, §3.6).
 */

import { equalsCaseless, foldCase } from "../base/text.js";
import type { FailurePolicyWord } from "../verdict/words.js";
import { parseRole, Role } from "./role.js";
import { isProbe } from "./task.js";

/** How a failure is handled, by severity. */
export const FailurePolicy = Object.freeze({
  ignore: 0,
  demote: 1,
  restart: 2,
  resetRemote: 3,
  restartContainer: 4,
  ban: 5,
  block: 6,
  stop: 7,
  standbyNode: 8,
  fenceNode: 9,
} as const);
export type FailurePolicy = (typeof FailurePolicy)[keyof typeof FailurePolicy];

/** What is done about a failure, in words. */
const POLICY_WORDS = [
  "ignore",
  "demote",
  "restart",
  "reset-remote",
  "restart-container",
  "ban",
  "block",
  "stop",
  "standby",
  "fence",
] as const satisfies readonly FailurePolicyWord[];

/** The word for a policy; those that can be configured are the words for `on-fail`. */
export function failurePolicyWord(policy: FailurePolicy): FailurePolicyWord {
  return POLICY_WORDS[policy];
}

const BY_WORD: ReadonlyMap<string, FailurePolicy> = new Map<string, FailurePolicy>([
  ["block", FailurePolicy.block],
  ["fence", FailurePolicy.fenceNode],
  ["standby", FailurePolicy.standbyNode],
  ["ignore", FailurePolicy.ignore],
  ["nothing", FailurePolicy.ignore],
  ["migrate", FailurePolicy.ban],
  ["stop", FailurePolicy.stop],
  ["restart", FailurePolicy.restart],
  ["restart-container", FailurePolicy.restartContainer],
  ["demote", FailurePolicy.demote],
]);

/** Whether a text is one of the words for `on-fail`, in any case. */
export function isFailureWord(text: string): boolean {
  return BY_WORD.has(foldCase(text));
}

/** The words for `on-fail`, for those who are told that theirs is none. */
export const LEGAL_ON_FAIL = "ignore, block, stop, demote, fence, standby, restart or restart-container";

// --- Whether a word suits an operation (07 §3.3) ---

/** An operation as it is configured; what is absent is not said. */
export interface ConfiguredOperation {
  readonly name: string | undefined;
  /** ms */
  readonly interval: number;
  readonly role: string | undefined;
  readonly enabled: boolean;
  readonly onFail: string | undefined;
}

/** `stop` cannot make up for its own failure by any of these. */
const UNFIT_FOR_STOP: ReadonlySet<string> = new Set(["standby", "demote", "stop"]);

function isForPromoted({ name, interval, role }: ConfiguredOperation): boolean {
  return name === "monitor" && interval !== 0 && parseRole(role) === Role.Promoted;
}

/** `demote` is allowed for promotions and for recurring monitors of promoted instances only. */
function permitsDemote(configuration: ConfiguredOperation | undefined): boolean {
  return configuration !== undefined && (configuration.name === "promote" || isForPromoted(configuration));
}

/** What a promoted recurring monitor says about failed demotions: the last such monitor wins. */
function demoteDefault(operations: Iterable<ConfiguredOperation>): string | undefined {
  let value: string | undefined;
  for (const operation of operations) {
    const { onFail, enabled } = operation;
    if (onFail === undefined || !enabled || equalsCaseless(onFail, "demote")) continue;
    if (isForPromoted(operation)) value = onFail;
  }
  return value;
}

/**
 * The `on-fail` in force for an action (07 §3.3): a word that does not suit the action is none.
 *
 * @param onFail what its meta-attributes say
 * @param configuration the operation that it goes by
 * @param operations all operations of the resource
 */
export function validOnFail(
  onFail: string | undefined,
  action: string,
  configuration: ConfiguredOperation | undefined,
  operations: Iterable<ConfiguredOperation>,
): string | undefined {
  if (action === "stop" && onFail !== undefined && UNFIT_FOR_STOP.has(foldCase(onFail))) return undefined;
  if (action === "demote" && onFail === undefined) return demoteDefault(operations);
  if (action === "lrm_delete" && !equalsCaseless(onFail, "ignore")) return "ignore";
  return equalsCaseless(onFail, "demote") && !permitsDemote(configuration) ? undefined : onFail;
}

// --- What follows from a failure (07 §3.5, §3.6) ---

/** What failure handling depends on besides the words of the configuration. */
export interface FailureFacts {
  readonly task: string;
  readonly fencingEnabled: boolean;
  /** The resource was launched by another one (its container). */
  readonly launched: boolean;
  readonly managed: boolean;
  /** The resource is a remote node's connection, and the action is neither a probe nor its start. */
  readonly needsRemoteReset: boolean;
}

function explicitPolicy(onFail: string | undefined, facts: FailureFacts): FailurePolicy | undefined {
  const policy = onFail === undefined ? undefined : BY_WORD.get(foldCase(onFail));
  if (policy === FailurePolicy.fenceNode && !facts.fencingEnabled) return FailurePolicy.stop;
  if (policy === FailurePolicy.restartContainer && !facts.launched) return undefined;
  return facts.needsRemoteReset && !facts.managed ? undefined : policy;
}

/** **Failure handling** (07 §3.5): the policy for a failed action whose validated `on-fail`, if any, is `onFail`. */
export function failurePolicy(onFail: string | undefined, facts: FailureFacts): FailurePolicy {
  const explicit = explicitPolicy(onFail, facts);
  if (explicit !== undefined) return explicit;
  if (facts.launched) return FailurePolicy.restartContainer;
  if (facts.needsRemoteReset) return facts.managed ? FailurePolicy.resetRemote : FailurePolicy.stop;
  if (facts.task === "stop") return facts.fencingEnabled ? FailurePolicy.fenceNode : FailurePolicy.block;
  return FailurePolicy.restart;
}

/** **Role after failure** (07 §3.6). `reconnectMs`: the reconnect interval of a remote connection. */
export function roleAfterFailure(task: string, policy: FailurePolicy, reconnectMs: number): Role {
  if (policy === FailurePolicy.stop) return Role.Stopped;
  if (policy === FailurePolicy.resetRemote && reconnectMs > 0) return Role.Stopped;
  return task === "promote" ? Role.Unpromoted : Role.Started;
}

/** Whether the failure of an operation of a remote node's connection means that the node must be reset (07 §3.5). */
export function losesRemoteNode(task: string, interval: number): boolean {
  return task !== "start" && !isProbe(task, interval);
}

// --- How failures last (03 §11.2, §14.1, §14.3, §15.3) ---

/** Whether the failure of an operation counts as a success (03 §11.2 step 7): it is ignored, or its container restarts anyway. */
export function isForgiven(policy: FailurePolicy, task: string): boolean {
  return policy === FailurePolicy.ignore || (policy === FailurePolicy.restartContainer && task === "stop");
}

/** The worst of what failures ask for so far, once a forgiven one has been met (03 §14.3). */
export function worstAfterForgiven(worst: FailurePolicy, forgiven: FailurePolicy): FailurePolicy {
  const container = forgiven === FailurePolicy.restartContainer && worst <= FailurePolicy.restart;
  return container ? FailurePolicy.restartContainer : worst;
}

/**
 * Whether what a failure asks for outlasts a later success (03 §14.1): where it asks for more than a recovery.
 *
 * @param reconnects the resource is a remote connection that waits before it reconnects
 */
export function outlastsSuccess(policy: FailurePolicy, reconnects: boolean): boolean {
  switch (policy) {
    case FailurePolicy.stop:
    case FailurePolicy.ban:
    case FailurePolicy.standbyNode:
    case FailurePolicy.fenceNode:
      return true;
    case FailurePolicy.resetRemote:
      return reconnects;
    default:
      return false;
  }
}

/** What a failed resource that is active is: not failed, failed, or failed and to be stopped (03 §15.3 step 7). */
export function failureState(policy: FailurePolicy): "none" | "failed" | "stop" {
  if (policy === FailurePolicy.ignore) return "none";
  return policy === FailurePolicy.demote || policy === FailurePolicy.block ? "failed" : "stop";
}
