/** The role in which a history leaves a resource, entry by entry (03 §14.1, §14.4, §14.6). */

import * as ExitStatus from "./exit-status.js";
import { FailurePolicy } from "./on-fail.js";
import { Role } from "./role.js";

/** What the role of a resource goes by before an entry is looked at. */
export interface RoleBefore {
  readonly role: Role;
  /** Of the topmost resource around it. */
  readonly promotable: boolean;
}

/** **Set active** (03 §14): the role of something that runs, without more being known. */
export function activeRole(promotable: boolean): Role {
  return promotable ? Role.Unpromoted : Role.Started;
}

/** A role that is active at least. */
function raised({ role, promotable }: RoleBefore): Role {
  return role < Role.Started ? activeRole(promotable) : role;
}

/** An operation that counts as successful with some exit status. */
export interface CountedOperation {
  readonly task: string;
  readonly exit: number;
  /** 03 §11.1 */
  readonly maskable: boolean;
  /** The worst policy of the failures before. */
  readonly onFail: FailurePolicy;
  /** There was a failure with the key of this entry, and none since. */
  readonly repeatsFailure: boolean;
}

/** What it leaves: the role, `undefined` where that of a migration is to be looked for (03 §14.7); and whether a failure is made up for. */
export interface RoleAfter {
  readonly role: Role | undefined;
  readonly clearsFailure: boolean;
}

/** The roles that successful tasks leave, whatever was before. */
const ROLE_AFTER: ReadonlyMap<string, Role> = new Map<string, Role>([
  ["start", Role.Started],
  ["stop", Role.Stopped],
  ["promote", Role.Promoted],
  ["migrate_from", Role.Started],
]);

/** **Update state** (03 §14.1), the first rule that applies. */
export function roleAfterOperation(before: RoleBefore, operation: CountedOperation): RoleAfter {
  const { task, exit, maskable, onFail, repeatsFailure } = operation;
  if (exit === ExitStatus.NotInstalled || maskable) return { role: Role.Stopped, clearsFailure: false };
  if (exit === ExitStatus.NotRunning) return { role: before.role, clearsFailure: true };
  const role = ROLE_AFTER.get(task);
  if (role !== undefined) return { role, clearsFailure: true };
  switch (task) {
    case "demote":
      return { role: Role.Unpromoted, clearsFailure: onFail === FailurePolicy.demote };
    case "migrate_to":
      return { role: undefined, clearsFailure: false };
    case "monitor":
      return { role: raised(before), clearsFailure: repeatsFailure };
    default:
      return { role: raised(before), clearsFailure: false };
  }
}

/** An operation that failed. */
export interface FailedOperation {
  readonly task: string;
  readonly exit: number;
  readonly probe: boolean;
  readonly policy: FailurePolicy;
}

/** The role after a failure (03 §14.4 steps 4 and 5); of a migration what 03 §14.7 has made of it goes in. */
export function roleAfterFailed(before: RoleBefore, { task, exit, probe, policy }: FailedOperation): Role {
  if (probe && exit === ExitStatus.NotInstalled) return Role.Stopped;
  return raised({ ...before, role: roleOfFailedTask(before.role, task, exit, policy) });
}

function roleOfFailedTask(role: Role, task: string, exit: number, policy: FailurePolicy): Role {
  if (task === "promote") return Role.Promoted;
  if (task !== "demote") return role;
  if (policy === FailurePolicy.block) return Role.Promoted;
  return exit === ExitStatus.NotRunning ? Role.Stopped : Role.Unpromoted;
}

/** The role while an operation is pending (03 §14.6 step 2). */
export function roleWhilePending({ role, promotable }: RoleBefore, task: string): Role {
  if (task === "start") return activeRole(promotable);
  return task === "promote" ? Role.Promoted : role;
}
