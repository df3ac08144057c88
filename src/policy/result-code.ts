/** Result codes and their texts (specification 01 §13). */

import { integerOr } from "../base/number.js";
import * as ExecStatus from "./exec-status.js";
import * as ExitStatus from "./exit-status.js";

const EXIT_TEXTS: ReadonlyMap<number, string> = new Map([
  [0, "OK"],
  [1, "Error occurred"],
  [2, "Invalid parameter"],
  [3, "Unimplemented"],
  [4, "Insufficient privileges"],
  [5, "Not installed"],
  [6, "Not configured"],
  [7, "Not running"],
  [8, "Promoted"],
  [9, "Failed in promoted role"],
  [64, "Incorrect usage"],
  [65, "Invalid data given"],
  [66, "Input file not available"],
  [67, "User does not exist"],
  [68, "Host does not exist"],
  [69, "Necessary service unavailable"],
  [70, "Internal software bug"],
  [71, "Operating system error occurred"],
  [72, "System file not available"],
  [73, "Cannot create output file"],
  [74, "I/O error occurred"],
  [75, "Temporary failure, try again"],
  [76, "Protocol violated"],
  [77, "Insufficient privileges"],
  [78, "Invalid configuration"],
  [100, "Fatal error occurred, will not respawn"],
  [101, "System panic required"],
  [102, "Not connected"],
  [103, "Update was older than existing configuration"],
  [104, "Digest mismatch"],
  [105, "No such object"],
  [106, "Quorum required"],
  [107, "Operation not safe"],
  [108, "Requested item already exists"],
  [109, "Multiple items match request"],
  [110, "Requested item has expired"],
  [111, "Requested item is not yet in effect"],
  [112, "Could not determine status"],
  [113, "Not applicable under current conditions"],
  [114, "DC is not yet elected"],
  [124, "Timeout occurred"],
  [190, "Service is active but might fail soon"],
  [191, "Service is promoted but might fail soon"],
  [193, "No exit status available"],
  [255, "Error occurred"],
]);

/** The text of an agent's `rc-code`, and of a tool's exit status (01 §13.1). */
export function exitText(code: number): string {
  const text = EXIT_TEXTS.get(code);
  if (text !== undefined) return text;
  return code >= 129 && code <= 254 ? "Interrupted by signal" : "Unknown exit status";
}

const EXEC_TEXTS: ReadonlyMap<number, string> = new Map([
  [-1, "Pending"],
  [0, "Done"],
  [1, "Cancelled"],
  [2, "Timed out"],
  [3, "Unsupported"],
  [4, "Error"],
  [5, "Hard error"],
  [6, "Fatal error"],
  [7, "Not installed"],
  [8, "Internal communication failure"],
  [9, "Cannot execute now"],
  [10, "No fence device"],
  [11, "CIB secrets unavailable"],
]);

/** The text of an `op-status` (01 §13.2). */
export function execStatusText(status: number): string {
  return EXEC_TEXTS.get(status) ?? "Unrecognized status (bug?)";
}

/** The execution status in a text; `undefined` if it is none that a finished or pending operation can have (03 §11.1). */
export function parseExecStatus(text: string | undefined): number | undefined {
  const status = integerOr(text, undefined, ExecStatus.Pending, ExecStatus.NoSecrets);
  return status === ExecStatus.Cancelled ? undefined : status;
}

/** The exit status in a text; `undefined` if it is none (03 §11.1). */
export function parseExitStatus(text: string | undefined): number | undefined {
  return integerOr(text, undefined, 0, 255);
}

const isText = (text: string | undefined, code: number): boolean => text === String(code);

/** Whether an `op-status`, compared as text, says that the operation was carried out (03 §15.1). */
export function saysDone(opStatus: string | undefined): boolean {
  return isText(opStatus, ExecStatus.Done);
}

/** Whether an `op-status`, compared as text, says that the operation has no result yet (03 §15.2). */
export function saysPending(opStatus: string | undefined): boolean {
  return isText(opStatus, ExecStatus.Pending);
}

/** Whether an `rc-code`, compared as text, says that the resource runs, promoted or not (03 §15.1). */
export function saysRunning(rcCode: string | undefined): boolean {
  return isText(rcCode, ExitStatus.Ok) || isText(rcCode, ExitStatus.RunningPromoted);
}

/** Whether an `rc-code`, compared as text, is a result at all (03 §12.2). */
export function saysResult(rcCode: string | undefined): boolean {
  return rcCode !== undefined && !isText(rcCode, ExitStatus.Unknown);
}

/** The results that an action is to have, as its `op_target_rc`, where that is not success (07 §12.2, §14.3, §14.4). */
export const TargetRc = Object.freeze({
  NotRunning: String(ExitStatus.NotRunning),
  Promoted: String(ExitStatus.RunningPromoted),
});

/** The **effective rc** (01 §13.1): a degraded service counts as the healthy one. */
export function effectiveRc(rc: number): number {
  if (rc === ExitStatus.Degraded) return ExitStatus.Ok;
  return rc === ExitStatus.DegradedPromoted ? ExitStatus.RunningPromoted : rc;
}
