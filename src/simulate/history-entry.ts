import { integerOr, nextInt32 } from "../base/number.js";
import { type Draft, newDraft } from "../cib/draft.js";
import { filterDigestParameters, parametersDigest } from "../policy/digest.js";
import * as ExecStatus from "../policy/exec-status.js";
import * as ExitStatus from "../policy/exit-status.js";
import { FEATURE_SET } from "../policy/feature-set.js";
import { lastFailureId, notifyKey, operationKey } from "../policy/key.js";

/** One result to be recorded in the history (08 §8.25). Times are epoch seconds, intervals ms. */
export interface RecordedResult {
  readonly resource: string;
  readonly operation: string;
  readonly interval: number;
  readonly rc: number;
  readonly expectedRc: number;
  readonly exitReason: string;
  readonly node: string;
  readonly now: number;
  /** What the operation ran with, filtered by the digest rules; absent: unknown. */
  readonly parameters: ReadonlyMap<string, string> | undefined;
}

const NO_TRANSITION = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

/** The ids that calls get, of a simulation in which nobody else writes entries: what is highest in a history is looked for once. */
export class CallIds {
  readonly #highest = new Map<Draft, number>();

  next(history: Draft): number {
    // The reference looks the history up by a path with the id in single quotes, which then is none (09 §9.6).
    if (history.attributes.id?.includes("'")) return 1;
    const highest = this.#highest.get(history) ?? highestIn(history);
    const next = nextInt32(highest);
    // At the end of 32 bits the ids begin anew, and the highest is another one from entry to entry.
    if (next > highest) this.#highest.set(history, next);
    else this.#highest.delete(history);
    return next;
  }
}

function highestIn(history: Draft): number {
  let highest = 0;
  for (const entry of history.elements) highest = Math.max(highest, integerOr(entry.attributes["call-id"], 0));
  return highest;
}

/**
 * **Writes a history entry** below an `lrm_resource` (08 §8.25); a failed one-time operation gets a second one. The call
 * id is one above the highest in the element.
 */
export function recordResult(history: Draft, result: RecordedResult, callIds: CallIds): void {
  const callId = callIds.next(history);
  const notification = result.operation === "notify";
  const rc = notification ? ExitStatus.Ok : result.rc;
  const failed = !notification && rc !== result.expectedRc;
  const last = `${result.resource}_last_0`;
  const write = (id: string | undefined, exitReason = "") =>
    writeEntry(history, id, { ...result, rc, exitReason }, callId);
  if (notification) write(notificationId(result));
  else if (result.operation === "migrate_to" || result.operation === "migrate_from") write(keyOf(result));
  else if (failed) {
    write(lastFailureId(result.resource), result.exitReason);
    if (result.interval === 0) write(last, result.exitReason);
  } else write(result.interval > 0 ? keyOf(result) : last);
}

/** `reload` and `reload-agent` are recorded as a start. */
function recordedTask(operation: string): string {
  return operation === "reload" || operation === "reload-agent" ? "start" : operation;
}

function keyOf(result: RecordedResult): string {
  return operationKey(result.resource, recordedTask(result.operation), result.interval);
}

/** An injected notification does not say of what: then there is no id, and the first entry is taken. */
function notificationId(result: RecordedResult): string | undefined {
  const type = result.parameters?.get("CRM_meta_notify_type");
  const operation = result.parameters?.get("CRM_meta_notify_operation");
  if (type === undefined || operation === undefined) return undefined;
  return notifyKey(result.resource, type, operation);
}

function writeEntry(history: Draft, id: string | undefined, result: RecordedResult, callId: number): void {
  const entry = history.find("lrm_rsc_op", id) ?? history.append(newDraft("lrm_rsc_op"));
  const task = recordedTask(result.operation);
  const transitionKey = `${callId}:-1:${result.expectedRc}:${NO_TRANSITION}`;
  const migration = task === "migrate_to" || task === "migrate_from";
  setKnown(entry, {
    id,
    operation_key: keyOf(result),
    operation: task,
    "crm-debug-origin": "crm_simulate",
    crm_feature_set: FEATURE_SET,
    "transition-key": transitionKey,
    "transition-magic": `${ExecStatus.Done}:${result.rc};${transitionKey}`,
    "exit-reason": result.exitReason,
    on_node: result.node,
    "call-id": String(callId),
    "rc-code": String(result.rc),
    "op-status": String(ExecStatus.Done),
    interval: String(result.interval),
    "last-rc-change": result.now === 0 ? undefined : String(result.now),
    "exec-time": result.now === 0 ? undefined : "0",
    "queue-time": result.now === 0 ? undefined : "0",
    migrate_source: migration ? result.parameters?.get("CRM_meta_migrate_source") : undefined,
    migrate_target: migration ? result.parameters?.get("CRM_meta_migrate_target") : undefined,
    "op-digest":
      result.parameters === undefined ? undefined : parametersDigest(filterDigestParameters(result.parameters)),
  });
}

/** Sets attributes; those without value stay as they are. */
function setKnown(entry: Draft, values: Readonly<Record<string, string | undefined>>): void {
  entry.set(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)));
}
