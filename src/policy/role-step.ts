/** From role to role: the way, and the tasks that take it (specification 07 §13.3). */
import { Role } from "./role.js";

const { Unknown, Stopped, Started, Unpromoted, Promoted } = Role;

/** The immediate next role: from (row) towards a target (column), both in the order of roles. */
const NEXT_ROLE: readonly (readonly Role[])[] = [
  [Unknown, Stopped, Stopped, Stopped, Stopped],
  [Stopped, Stopped, Started, Unpromoted, Unpromoted],
  [Stopped, Stopped, Started, Unpromoted, Promoted],
  [Stopped, Stopped, Stopped, Unpromoted, Promoted],
  [Stopped, Unpromoted, Unpromoted, Unpromoted, Promoted],
];

/** The role that one step from `from` towards `target` leads to. */
export function immediateNextRole(from: Role, target: Role): Role {
  return NEXT_ROLE[from]?.[target] ?? Stopped;
}

/** The task of a step. */
export type StepTask = "start" | "stop" | "promote" | "demote";

/** What takes a step (row: from, column: to); `undefined` where nothing is to be done. */
const TASKS: readonly (readonly (StepTask | undefined)[])[] = [
  [undefined, "stop", undefined, undefined, undefined],
  [undefined, undefined, "start", "start", undefined],
  [undefined, "stop", undefined, undefined, "promote"],
  [undefined, "stop", "stop", undefined, "promote"],
  [undefined, "demote", "demote", "demote", undefined],
];

/** The task that takes the step from one role to its immediate next role; `undefined`: there is nothing to do. */
export function stepTask(from: Role, to: Role): StepTask | undefined {
  return TASKS[from]?.[to];
}
