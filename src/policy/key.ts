/** Operation keys, notification keys, transition keys and magic (specification 01 §12.4, §12.5). */
import { scanInteger, skipDigits, skipSpace } from "../base/number.js";

/** What an operation key names; the interval in milliseconds. */
export interface OperationKey {
  readonly resource: string;
  readonly task: string;
  readonly interval: number;
}

/** The key of an operation: `RSC_TASK_INTERVALMS`. */
export function operationKey(resource: string, task: string, interval: number): string {
  return `${resource}_${task}_${interval}`;
}

/** The id of the history entry that keeps the last failure of a resource, whatever operation it was (03 §13.1). */
export function lastFailureId(resource: string): string {
  return operationKey(resource, "last_failure", 0);
}

/** Whether a history entry of that id keeps a last failure. */
export function isLastFailureId(id: string | undefined): boolean {
  return id?.endsWith(lastFailureId("")) === true;
}

/** The key of a notification, `RSC_TYPE_notify_TASK_0`; the type is `pre`, `post`, `confirmed-pre` or `confirmed-post`. */
export function notifyKey(resource: string, type: string, task: string): string {
  return `${resource}_${type}_notify_${task}_0`;
}

const NOTIFY_TASKS = ["confirmed-pre_notify", "confirmed-post_notify", "pre_notify", "post_notify"] as const;
const MIGRATE_TASKS = ["migrate_from", "migrate_to"] as const;

/** The position of the `_` before one of the tasks that end at `end`; `undefined` where none does, or nothing stands before. */
function underscoreBefore(text: string, end: number, tasks: readonly string[]): number | undefined {
  for (let i = 0; i < tasks.length; i++) {
    const task = tasks[i] as string;
    const at = end - task.length - 1;
    if (at > 0 && text[at] === "_" && text.startsWith(task, at + 1)) return at;
  }
  return undefined;
}

/** The position of the `_` that separates resource and task; 0 or less if there is none with a resource before it. */
function taskSeparator(text: string, intervalAt: number): number {
  const at = underscoreBefore(text, intervalAt, MIGRATE_TASKS) ?? text.lastIndexOf("_", intervalAt - 2);
  return underscoreBefore(text, at, NOTIFY_TASKS) ?? at;
}

/** So many digits are a number without loss. */
const SAFE_DIGITS = 15;

/** The decimal at `from`, after white space and a sign, modulo 2^32; 0 without digits, `undefined` above 64 bits. */
function intervalAt(text: string, from: number): number | undefined {
  const start = skipSpace(text, from);
  const digits = text[start] === "-" || text[start] === "+" ? start + 1 : start;
  const end = skipDigits(text, digits);
  const size = modulo32(text.slice(digits, end));
  return size === undefined || text[start] !== "-" ? size : -size >>> 0;
}

function modulo32(digits: string): number | undefined {
  if (digits.length <= SAFE_DIGITS) return Number(digits) % 2 ** 32;
  const value = BigInt(digits);
  return value >= 2n ** 64n ? undefined : Number(value % 2n ** 32n);
}

/** Takes an operation key apart (01 §12.4); `undefined` if the text is none. */
export function parseOperationKey(text: string): OperationKey | undefined {
  const i = text.lastIndexOf("_", text.length - 2);
  const interval = intervalAt(text, i + 1);
  const j = taskSeparator(text, i);
  if (interval === undefined || j <= 0) return undefined;
  return { resource: text.slice(0, j), task: text.slice(j + 1, i), interval };
}

/** The parts of a transition key, `ACTION:TRANSITION:TARGETRC:UUID`, the UUID padded with spaces to 36 characters (01 §12.5). */
export interface TransitionKey {
  readonly action: number;
  readonly transition: number;
  readonly targetRc: number;
  readonly uuid: string;
}

interface Field {
  readonly value: number;
  readonly end: number;
}

/** A signed 32-bit integer at `from`, white space before it skipped, up to the separator that must follow. */
function fieldAt(text: string, from: number, separator: string): Field | undefined {
  const start = skipSpace(text, from);
  const digits = text[start] === "-" || text[start] === "+" ? start + 1 : start;
  const end = skipDigits(text, digits);
  if (end === digits || text[end] !== separator) return undefined;
  const short = digits === start && end - start <= SHORT;
  return { value: short ? decimalAt(text, start, end) : scanInteger(text.slice(start, end)).value | 0, end: end + 1 };
}

/** So many digits are no more than 32 bits. */
const SHORT = 9;

function decimalAt(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

/** The run of non-space characters at `from`, white space before it skipped. */
function wordAt(text: string, from: number): string {
  return text.slice(skipSpace(text, from)).replace(/[ \t\n\v\f\r].*/s, "");
}

/** The exit status that a transition key says was expected (01 §12.5); `undefined` if it is none. */
export function targetRcOf(text: string): number | undefined {
  const action = fieldAt(text, 0, ":");
  const transition = action && fieldAt(text, action.end, ":");
  const target = transition && fieldAt(text, transition.end, ":");
  return target === undefined || skipSpace(text, target.end) === text.length ? undefined : target.value;
}

/** Takes a transition key apart (01 §12.5); `undefined` unless all four parts are there. */
export function parseTransitionKey(text: string): TransitionKey | undefined {
  const action = fieldAt(text, 0, ":");
  const transition = action && fieldAt(text, action.end, ":");
  const target = transition && fieldAt(text, transition.end, ":");
  if (action === undefined || transition === undefined || target === undefined) return undefined;
  const uuid = wordAt(text, target.end).slice(0, 36);
  if (uuid === "") return undefined;
  return { action: action.value, transition: transition.value, targetRc: target.value, uuid };
}

/** The parts of a transition magic, `STATUS:RC;KEY`; the key is absent if it does not parse. */
export interface TransitionMagic {
  readonly status: number;
  readonly rc: number;
  readonly key: TransitionKey | undefined;
}

/**
 * Takes a transition magic apart (01 §12.5); `undefined` with fewer than three items. A magic with a bad key counts as
 * a failure too, but still delivers status and rc.
 */
export function parseTransitionMagic(text: string): TransitionMagic | undefined {
  const status = fieldAt(text, 0, ":");
  const rc = status && fieldAt(text, status.end, ";");
  if (status === undefined || rc === undefined) return undefined;
  const word = wordAt(text, rc.end);
  if (word === "") return undefined;
  return { status: status.value, rc: rc.value, key: parseTransitionKey(word) };
}
