/** The names of actions (specification 01 §12.3). */
import { scanIntegerMin } from "../base/number.js";

/** The tasks of collectives, with what says that they are complete. */
const COMPLETIONS: ReadonlyMap<string, string> = new Map([
  ["start", "running"],
  ["stop", "stopped"],
  ["promote", "promoted"],
  ["demote", "demoted"],
  ["notify", "notified"],
]);

const COMPLETED: ReadonlyMap<string, string> = new Map(
  [...COMPLETIONS].map(([task, completion]) => [completion, task]),
);

/** **Folded task** (07 §1.2): the plain task of a completed one; `notified` and all others stay as they are. */
export function foldedTask(task: string): string {
  return task === "notified" ? task : (COMPLETED.get(task) ?? task);
}

/** What says that a task of a collective is complete (08 §8.13.1), itself if it does so; `undefined`: nothing does. */
export function completionOf(task: string): string | undefined {
  return COMPLETED.has(task) ? task : COMPLETIONS.get(task);
}

/** Whether an interval among the meta-attributes of an action makes it a recurring one. */
export function isRecurring(interval: string | undefined): boolean {
  return interval !== undefined && interval !== "0";
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
