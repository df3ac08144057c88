/** **Expiry** of failures (03 §13.1, §13.3). */

import { secondsFromMilliseconds } from "../../base/interval.js";
import { integerOr } from "../../base/number.js";
import { equalsCaseless } from "../../base/text.js";
import { compareDigests } from "../../facilities/digest.js";
import { clearFailCount, failCount } from "../../facilities/failcount.js";
import { fencingAction } from "../../facilities/fencing.js";
import { needsRemoteName } from "../../facilities/parameters.js";
import { relate } from "../../facilities/relate.js";
import { RelationFlag } from "../../model/flags.js";
import type { WorkingSet } from "../../model/working-set.js";
import { ExecStatus, ExitStatus } from "../../policy/result-code.js";
import { Role } from "../../policy/role.js";
import type { HistoryEntry } from "./entry.js";

/** **Ignore failure timeout**: the failed monitor of a remote connection counts until its node has been fenced. */
function ignoresTimeout(ws: WorkingSet, { resource, interval, task }: HistoryEntry): boolean {
  if (resource.remoteReconnectMs <= 0 || !ws.fencingEnabled || interval === 0) return false;
  return equalsCaseless(task, "monitor") && ws.nodeByName(resource.id)?.remoteFenced === false;
}

/** **Parameters changed** since the operation failed. */
function parametersChanged(ws: WorkingSet, { resource, node, task, xml }: HistoryEntry): boolean {
  if (task !== "start" && task !== "monitor") return false;
  if (needsRemoteName(ws, resource)) {
    ws.deferredChecks.push({ kind: "last failure", entry: xml, resource, node });
    return false;
  }
  const { result } = compareDigests(ws, resource, xml, node);
  return result === "mismatch" || result === "restart";
}

interface Expiry {
  readonly expired: boolean;
  /** The effective fail count. */
  readonly unexpired: number;
}

/** Step 2 of the **expiry check**: by the time of the entry. */
function checkTime(ws: WorkingSet, entry: HistoryEntry): Expiry {
  const { resource, node, xml } = entry;
  const expiration = secondsFromMilliseconds(resource.failureExpirationMs);
  const last = integerOr(xml.attributes["last-rc-change"], undefined, -Infinity, Infinity);
  if (expiration <= 0 || last === undefined) return { expired: false, unexpired: 0 };
  const now = ws.now.epoch;
  const expired = now >= last + expiration && !ignoresTimeout(ws, entry);
  const { count, lastFailure } = failCount(ws, resource, node, { effective: true, entry: xml });
  if (count !== 0) ws.recheck.note(lastFailure + expiration + 1);
  return { expired, unexpired: count };
}

/** Clears the fail count; a remote node is fenced before that if its connection waits before reconnecting. */
function clear(ws: WorkingSet, { resource, node }: HistoryEntry): void {
  const clearing = clearFailCount(ws, resource, node);
  if (!ws.fencingEnabled || resource.remoteReconnectMs <= 0) return;
  const remote = ws.nodeByName(resource.id);
  if (remote === undefined) return;
  relate(ws, fencingAction(ws, remote, undefined, true, undefined, false), clearing, RelationFlag.firstImpliesThen);
}

/** Results of a probe that tell the state, however old they are. */
const TELLING: ReadonlySet<number> = new Set([
  ExitStatus.Ok,
  ExitStatus.NotRunning,
  ExitStatus.RunningPromoted,
  ExitStatus.Degraded,
  ExitStatus.DegradedPromoted,
]);

/** **Expiry check** (03 §13.1): whether the entry has expired; fail counts may be cleared on the way. */
export function checkExpiry(ws: WorkingSet, entry: HistoryEntry): boolean {
  if (entry.execStatus === ExecStatus.NotInstalled) return false;
  const { resource, node, xml } = entry;
  const isLastFailure = xml.attributes.id?.endsWith("_last_failure_0") === true;
  const time = checkTime(ws, entry);
  let { expired } = time;
  let clearing = false;
  if (expired) {
    if (failCount(ws, resource, node, { effective: false, entry: xml }).count !== 0) {
      if (time.unexpired === 0) clearing = true;
      else expired = false;
    } else if (isLastFailure && resource.remoteReconnectMs > 0) clearing = true;
  }
  if (!expired && isLastFailure && parametersChanged(ws, entry)) clearing = true;
  if (clearing) clear(ws, entry);
  return expired && !(entry.isProbe && TELLING.has(entry.exitStatus));
}

/** **Expired result** (03 §13.3), after remapping; true if nothing more is to be done about the entry. */
export function applyExpired(ws: WorkingSet, entry: HistoryEntry, oldExit: number): boolean {
  const { resource, node } = entry;
  if (entry.maskable && oldExit !== entry.expected) {
    if (resource.origRole <= Role.Stopped) resource.origRole = Role.Unknown;
    return true;
  }
  if (entry.exitStatus === entry.expected) return false;
  if (entry.interval === 0) return true;
  if (!node.online || node.unclean) return false;
  ws.expiredRecurring.add(entry.xml);
  return true;
}
