import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";

/** The properties that are cleared because of another action, and how the reason names the change. */
const CHANGES = {
  runnable: { flag: ActionFlag.runnable, change: "unrunnable" },
  migratable: { flag: ActionFlag.migratable, change: "unmigrateable" },
  optional: { flag: ActionFlag.optional, change: "required" },
} as const;

/** **Clearing with a reason** (08 §8.14.2): the reason names the other action's resource and task; the first one stays. */
export function clearBecause(action: Action, property: keyof typeof CHANGES, because: Action): void {
  const { flag, change } = CHANGES[property];
  if (!action.has(flag)) return;
  action.clear(flag);
  if (action.resource === because.resource) return;
  const cause = because.resource ? `${because.resource.id} ${because.task}` : because.task;
  action.setReason(`${change} ${cause}`, false);
}
