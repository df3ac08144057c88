/** What the result of an operation counts as: recovery by result code (specification 03 §11.1, §13.2). */

import { unsignedOr } from "../base/number.js";
import * as ExecStatus from "./exec-status.js";
import * as ExitStatus from "./exit-status.js";
import { Role } from "./role.js";

/**
 * Whether a probe's history entry reports a failure that may be masked (03 §11.1): an agent that is not installed, or that
 * cannot do with its parameters.
 */
export function isMaskableProbeResult(rcCode: string | undefined, opStatus: string | undefined): boolean {
  const rc = unsignedOr(rcCode, 0);
  if (rc === ExitStatus.NotInstalled || rc === ExitStatus.InvalidParameter) return true;
  return unsignedOr(opStatus, undefined) === ExecStatus.NotInstalled;
}

/** What remapping a result looks at (03 §13.2). */
export interface OperationResult {
  readonly exec: number;
  readonly exit: number;
  /** The exit status that was expected; −1 if unknown. */
  readonly expected: number;
  /** Milliseconds. */
  readonly interval: number;
  readonly probe: boolean;
  readonly managed: boolean;
  readonly expired: boolean;
  /** The result of a probe that is to count as "not running" whatever it says. */
  readonly masked: boolean;
}

/** A result as it counts, and what else follows from it. */
export interface RemappedResult {
  readonly exec: number;
  readonly exit: number;
  /** The resource is in this role. */
  readonly role?: Role;
  /** The failure is over and done with: no policy applies, and the next role is open again. */
  readonly forgetFailure?: true;
  /** A failed stop on a node that cannot be fenced blocks the resource. */
  readonly mayBlock?: true;
}

/** The status by whether the exit status was the expected one; only done and error get here. */
function byExpectation({ exit, expected }: OperationResult): number {
  return exit === expected ? ExecStatus.Done : ExecStatus.Error;
}

/** Step 5 of remapping: what each exit status means. */
function byExit(result: OperationResult): RemappedResult {
  const { exit, expected, probe, interval, expired } = result;
  const exec = byExpectation(result);
  switch (exit) {
    case ExitStatus.Ok:
      return { exit, exec: probe && expected === ExitStatus.NotRunning ? ExecStatus.Done : exec };
    case ExitStatus.NotRunning:
      if (!probe && exit !== expected && result.managed) return { exit, exec };
      return { exit, exec: ExecStatus.Done, role: Role.Stopped, forgetFailure: true };
    case ExitStatus.RunningPromoted: {
      const counts = probe ? ExecStatus.Done : exec;
      return !expired || exit === expected ? { exit, exec: counts, role: Role.Promoted } : { exit, exec: counts };
    }
    case ExitStatus.FailedPromoted:
      return expired ? { exit, exec: ExecStatus.Error } : { exit, exec: ExecStatus.Error, role: Role.Promoted };
    case ExitStatus.NotConfigured:
      return { exit, exec: ExecStatus.FatalError };
    case ExitStatus.Unimplemented:
      if (interval > 0) return { exit, exec: ExecStatus.NotSupported };
      return hardError(exit, expired);
    case ExitStatus.NotInstalled:
    case ExitStatus.InvalidParameter:
    case ExitStatus.InsufficientPrivileges:
      return hardError(exit, expired);
    default:
      return { exit, exec: ExecStatus.Error };
  }
}

function hardError(exit: number, expired: boolean): RemappedResult {
  const exec = ExecStatus.HardError;
  return expired ? { exit, exec } : { exit, exec, mayBlock: true };
}

/**
 * **Remapping** (03 §13.2) from step 2 on: what an operation's result counts as. Degraded exit statuses must have been
 * replaced by the effective ones already.
 */
export function remapResult(given: OperationResult): RemappedResult {
  const result = given.masked ? { ...given, exec: ExecStatus.Done, exit: ExitStatus.NotRunning } : given;
  const { exec, exit } = result;
  if (exec === ExecStatus.NoFenceDevice || exec === ExecStatus.NoSecrets) return { exec: ExecStatus.HardError, exit };
  if (exec !== ExecStatus.Done && exec !== ExecStatus.Error) return { exec, exit };
  return byExit(result);
}
