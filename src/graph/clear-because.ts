import type { Action } from "../model/action.js";
import { ActionFlag } from "../model/flags.js";

/** The properties that are cleared because of another action, and how the reason names the change. */
const CHANGES = {
  runnable: "unrunnable",
  migratable: "unmigrateable",
  optional: "required",
} as const;

/** **Clearing with a reason** (08 §8.14.2): the reason names the other action's resource and task; the first one stays. */
export function clearBecause(action: Action, property: keyof typeof CHANGES, because: Action): void {
  const flag = ActionFlag[property];
  if (!action.has(flag)) return;
  action.clear(flag);
  if (action.resource === because.resource) return;
  const cause = because.resource === undefined ? because.task : `${because.resource.id} ${because.task}`;
  action.setReason(`${CHANGES[property]} ${cause}`, false);
}
