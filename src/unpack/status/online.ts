import { secondsFromMilliseconds } from "../../base/interval.js";
import { integerOr, parseBoolean } from "../../base/number.js";
import { equalsCaseless } from "../../base/text.js";
import type { Element } from "../../cib/element.js";
import { fenceNode } from "../../facilities/fencing.js";
import type { Node } from "../../model/node.js";
import { shutdownRequested } from "../../model/queries.js";
import type { WorkingSet } from "../../model/working-set.js";
import { INFINITY } from "../../policy/score.js";

/** An integer that is not negative, or the fallback. */
function timeOr(text: string, fallback: number): number {
  return integerOr(text, fallback, 0, Number.POSITIVE_INFINITY);
}

/** **Member** (03 §6.1): when it became a member; 0: it is none; −1: it never was seen. */
function memberSince(ws: WorkingSet, state: Element): number {
  const text = state.attributes.in_ccm;
  if (text === undefined) return -1;
  const flag = parseBoolean(text);
  if (flag !== undefined) return flag ? ws.now.epoch : 0;
  return timeOr(text, -1);
}

/** **Online since** (03 §6.1); 0: its processes are not there. */
function onlineSince(state: Element): number {
  const text = state.attributes.crmd;
  if (text === undefined || equalsCaseless(text, "offline")) return 0;
  return equalsCaseless(text, "online") ? 1 : timeOr(text, 0);
}

/** **Terminate requested** (03 §6.1). */
function terminateRequested(node: Node): boolean {
  const text = node.attributes.get("terminate");
  if (text === undefined) return false;
  return parseBoolean(text) ?? timeOr(text, 0) > 0;
}

interface Membership {
  readonly member: number;
  readonly online: number;
  readonly join: string | undefined;
  readonly expected: string | undefined;
}

/** **Pending too long** (03 §6.3). */
function isPendingTooLong(ws: WorkingSet, { member, online }: Membership): boolean {
  if (ws.nodePendingMs <= 0 || member <= 0 || online > 0) return false;
  const end = member + secondsFromMilliseconds(ws.nodePendingMs);
  if (ws.now.epoch >= end) return true;
  ws.recheck.note(end);
  return false;
}

function markPending(node: Node): void {
  node.standby = true;
  node.pending = true;
}

/** A node of which nothing is expected, by the state of its membership (03 §6.3 rules 5a to 5c). */
function judgeUnexpected(ws: WorkingSet, node: Node, membership: Membership): void {
  if (isPendingTooLong(ws, membership)) {
    fenceNode(ws, node, "peer pending timed out on joining the process group", false);
  } else if (membership.member > 0 || membership.online > 0) markPending(node);
}

/** Rules 3 to 10 of 03 §6.3; false for the one node that is known not to be online. */
function judgeSeen(ws: WorkingSet, node: Node, membership: Membership): boolean {
  const { member, online, join, expected } = membership;
  if (join === "banned") fenceNode(ws, node, "peer failed Pacemaker membership criteria", false);
  else if (terminateRequested(node)) {
    if (member <= 0 && online <= 0 && join === "down") return false;
    fenceNode(ws, node, "fencing was requested", false);
  } else if (expected === undefined || expected === "down") judgeUnexpected(ws, node, membership);
  else if (member <= 0) fenceNode(ws, node, "peer is no longer part of the cluster", true);
  else if (online <= 0) fenceNode(ws, node, "peer process is no longer available", false);
  else if (join === "pending" || join === "down") markPending(node);
  else if (join !== "member") fenceNode(ws, node, "peer was in an unknown state", false);
  return true;
}

/** Whether a node is online where fencing is enabled (03 §6.3). */
function isOnlineWithFencing(ws: WorkingSet, node: Node, membership: Membership): boolean {
  if (node.shutdown) return membership.online > 0;
  if (membership.member < 0) {
    fenceNode(ws, node, "peer has not been seen by the cluster", false);
    return false;
  }
  return judgeSeen(ws, node, membership) && membership.member > 0;
}

/** Whether a node is online where fencing is disabled (03 §6.4). */
function isOnlineWithoutFencing(ws: WorkingSet, node: Node, { member, online, join }: Membership): boolean {
  if (member <= 0) return false;
  if (online > 0) return equalsCaseless(join, "member");
  if (node.expectedUp) fenceNode(ws, node, "peer is unexpectedly down", false);
  return false;
}

/** **Whether a cluster node is online** (03 §6). */
export function determineOnline(ws: WorkingSet, node: Node, state: Element): void {
  const { join, expected } = state.attributes;
  const membership: Membership = { member: memberSince(ws, state), online: onlineSince(state), join, expected };
  node.shutdown = shutdownRequested(node);
  if (!node.shutdown && equalsCaseless(expected, "member")) node.expectedUp = true;
  const online = ws.fencingEnabled
    ? isOnlineWithFencing(ws, node, membership)
    : isOnlineWithoutFencing(ws, node, membership);
  if (online) node.online = true;
  if (!online || node.shutdown) node.baseScore = -INFINITY;
}
