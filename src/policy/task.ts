/** The names of actions (specification 01 §12.3). */
import { scanIntegerMin } from "../base/number.js";

const FOLDED: ReadonlyMap<string, string> = new Map([
  ["running", "start"],
  ["stopped", "stop"],
  ["promoted", "promote"],
  ["demoted", "demote"],
]);

/** **Folded task** (07 §1.2): the plain task of a completed one; `notified` and all others stay as they are. */
export function foldedTask(task: string): string {
  return FOLDED.get(task) ?? task;
}

const KNOWN_TASKS: ReadonlySet<string> = new Set([
  "stop",
  "stopped",
  "start",
  "running",
  "do_shutdown",
  "stonith",
  "monitor",
  "notify",
  "notified",
  "promote",
  "demote",
  "promoted",
  "demoted",
]);

/** The text of the task type of every action that ordering does not know. */
export const NO_ACTION = "no_action";

/** The known task type of an action name, which is the name itself; `no_action` for any other name. */
export function taskType(name: string): string {
  return KNOWN_TASKS.has(name) ? name : NO_ACTION;
}

/** **Probe**: a `monitor` with interval 0 (milliseconds). */
export function isProbe(task: string | undefined, interval: number): boolean {
  return task === "monitor" && interval === 0;
}

/** Whether a history entry with these attributes is a probe. */
export function isProbeEntry(operation: string | undefined, interval: string | undefined): boolean {
  return isProbe(operation, scanIntegerMin(interval, 0));
}
