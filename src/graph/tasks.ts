/** Tasks as ordering logic knows them (08 §8.1.5). Names are compared exactly. */
const KNOWN: ReadonlySet<string> = new Set([
  "monitor",
  "stop",
  "stopped",
  "start",
  "running",
  "do_shutdown",
  "stonith",
  "notify",
  "notified",
  "promote",
  "promoted",
  "demote",
  "demoted",
]);

/** Whether ordering logic knows the type of a task. */
export function isKnownTask(task: string): boolean {
  return KNOWN.has(task);
}
