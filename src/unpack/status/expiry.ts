/** **Expiry** of failures (03 §13.1, §13.3). */

import { secondsFromMilliseconds } from "../../base/interval.js";
import { integerOr } from "../../base/number.js";
import { compareDigests } from "../../facilities/digest.js";
import { clearFailCount, failCount, settleFailCount } from "../../facilities/failcount.js";
import { fencingAction } from "../../facilities/fencing.js";
import { needsRemoteName } from "../../facilities/parameters.js";
import { relate } from "../../facilities/relate.js";
import * as RelationFlag from "../../model/relation-flag.js";
import type { WorkingSet } from "../../model/working-set.js";
import {
  decideExpiry,
  expiredOutcome,
  ignoresTimeout,
  neverExpires,
  resultExpired,
  tellsState,
} from "../../policy/expiry.js";
import { Role } from "../../policy/role.js";
import type { HistoryEntry } from "./entry.js";

/** Whether the failed monitor of a remote connection counts however old it is. */
function isKept(ws: WorkingSet, { resource, interval, task }: HistoryEntry): boolean {
  const { fencingEnabled } = ws;
  const fenced = ws.nodeByName(resource.id)?.remoteFenced;
  return ignoresTimeout({
    task,
    interval,
    reconnects: resource.configured.remoteReconnectMs > 0,
    fencingEnabled,
    fenced,
  });
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

const NO_EXPIRY: Expiry = Object.freeze({ expired: false, unexpired: 0 });

/** Step 2 of the **expiry check**: by the time of the entry. */
function checkTime(ws: WorkingSet, entry: HistoryEntry): Expiry {
  const { resource, node, xml } = entry;
  const timeout = secondsFromMilliseconds(resource.configured.failureExpirationMs);
  if (timeout <= 0) return NO_EXPIRY;
  const since = integerOr(xml.attributes["last-rc-change"], undefined, -Infinity, Infinity);
  if (since === undefined) return NO_EXPIRY;
  const expired = resultExpired({ since, timeout }, ws.now.epoch) && !isKept(ws, entry);
  const { count, lastFailure } = settleFailCount(ws, resource, node, { effective: true, entry: xml });
  if (count !== 0) ws.recheck.note(lastFailure + timeout + 1);
  return { expired, unexpired: count };
}

/** Clears the fail count; a remote node is fenced before that if its connection waits before reconnecting. */
function clearFailures(ws: WorkingSet, { resource, node }: HistoryEntry): void {
  const clearing = clearFailCount(ws, resource, node);
  if (!ws.fencingEnabled || resource.configured.remoteReconnectMs <= 0) return;
  const remote = ws.nodeByName(resource.id);
  if (!remote) return;
  relate(ws, fencingAction(ws, remote, undefined, true, undefined, false), clearing, RelationFlag.firstImpliesThen);
}

const NOT_EXPIRED = Object.freeze({ expired: false, clear: false });

/** Step 3 of the **expiry check**: of an entry that is old enough. */
function decide(ws: WorkingSet, { resource, node, xml, read }: HistoryEntry, { expired, unexpired }: Expiry) {
  return decideExpiry({
    expired,
    unexpired,
    failures: failCount(ws, resource, node, { effective: false, entry: xml }).count,
    lastFailure: read.isLastFailure,
    reconnects: resource.configured.remoteReconnectMs > 0,
  });
}

/** **Expiry check** (03 §13.1): whether the entry has expired; fail counts may be cleared on the way. */
export function checkExpiry(ws: WorkingSet, entry: HistoryEntry): boolean {
  if (neverExpires(entry.execStatus)) return false;
  const { isLastFailure: lastFailure } = entry.read;
  const time = checkTime(ws, entry);
  const { expired, clear } = time.expired ? decide(ws, entry, time) : NOT_EXPIRED;
  if (clear || (!expired && lastFailure && parametersChanged(ws, entry))) clearFailures(ws, entry);
  return expired && !(entry.read.isProbe && tellsState(entry.exitStatus));
}

/** **Expired result** (03 §13.3), after remapping; true if nothing more is to be done about the entry. */
export function applyExpired(ws: WorkingSet, entry: HistoryEntry, oldExit: number): boolean {
  const { resource, node } = entry;
  const outcome = expiredOutcome({
    maskable: entry.maskable,
    recordedExit: oldExit,
    exit: entry.exitStatus,
    expected: entry.expected,
    interval: entry.interval,
    nodeOnline: node.online,
    nodeUnclean: node.unclean,
  });
  if (outcome === "state unknown" && resource.observed.origRole <= Role.Stopped)
    resource.observed.observeRole(Role.Unknown);
  if (outcome === "repeat") ws.expiredRecurring.add(entry.xml);
  return outcome !== "none";
}
