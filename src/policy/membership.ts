/** Whether a cluster node is online, and why it may have to be fenced (specification 03 §6). */
import { integerOr, parseBoolean } from "../base/number.js";
import { equalsCaseless } from "../base/text.js";

/** What a `node_state` and the node's attributes say about the membership of a node. */
export interface Membership {
  /** Epoch seconds since when it is a member; 0: it is none; −1: it never was seen. */
  readonly member: number;
  /** Epoch seconds (or 1) since when its processes are there; 0: they are not. */
  readonly online: number;
  readonly join: string | undefined;
  readonly expected: string | undefined;
}

/** An integer that is not negative, or the fallback. */
function timeOr(text: string | undefined, fallback: number): number {
  return integerOr(text, fallback, 0, Number.POSITIVE_INFINITY);
}

function memberSince(inCcm: string | undefined, now: number): number {
  if (inCcm === undefined) return -1;
  const flag = parseBoolean(inCcm);
  if (flag !== undefined) return flag ? now : 0;
  return timeOr(inCcm, -1);
}

function onlineSince(crmd: string | undefined): number {
  return equalsCaseless(crmd, "online") ? 1 : timeOr(crmd, 0);
}

/** The membership in the attributes of a `node_state` (03 §6.1); `now` in epoch seconds. */
export function readMembership(state: Readonly<Record<string, string | undefined>>, now: number): Membership {
  const { in_ccm: inCcm, crmd, join, expected } = state;
  return { member: memberSince(inCcm, now), online: onlineSince(crmd), join, expected };
}

/** **Terminate requested** (03 §6.1): by the node attribute `terminate`. */
export function terminateRequested(attribute: string | undefined): boolean {
  if (attribute === undefined) return false;
  return parseBoolean(attribute) ?? timeOr(attribute, 0) > 0;
}

/** Whether a node is expected to be up (03 §6.2). */
export function isExpectedUp({ expected }: Membership, shutdown: boolean): boolean {
  return !shutdown && equalsCaseless(expected, "member");
}

/** What else the state of a node depends on. */
export interface MembershipFacts {
  readonly shutdown: boolean;
  readonly terminate: boolean;
  readonly expectedUp: boolean;
  readonly fencingEnabled: boolean;
  /** Epoch seconds. */
  readonly now: number;
  /** The option `node-pending-timeout` in seconds; 0: nodes may be pending for ever. */
  readonly pendingTimeout: number;
}

/** What is to be done about a node besides: it is fenced, pending, or will be too late at some time. */
export interface MembershipVerdict {
  readonly online: boolean;
  readonly fence?: { readonly reason: string; readonly priorityDelay: boolean };
  readonly pending?: true;
  /** Epoch seconds when it will have been pending too long. */
  readonly tooLateAt?: number;
}

const OFFLINE: MembershipVerdict = Object.freeze({ online: false });

/** **Whether a cluster node is online** (03 §6.3, §6.4). */
export function judgeMembership(membership: Membership, facts: MembershipFacts): MembershipVerdict {
  return facts.fencingEnabled ? judgeWithFencing(membership, facts) : judgeWithoutFencing(membership, facts);
}

function fence(online: boolean, reason: string, priorityDelay = false): MembershipVerdict {
  return { online, fence: { reason, priorityDelay } };
}

/** 03 §6.3, rules 1 to 10. */
function judgeWithFencing(membership: Membership, facts: MembershipFacts): MembershipVerdict {
  const { member, online, join, expected } = membership;
  const isMember = member > 0;
  if (facts.shutdown) return { online: online > 0 };
  if (member < 0) return fence(false, "peer has not been seen by the cluster");
  if (join === "banned") return fence(isMember, "peer failed Pacemaker membership criteria");
  if (facts.terminate) {
    if (!isMember && online <= 0 && join === "down") return OFFLINE;
    return fence(isMember, "fencing was requested");
  }
  if (expected === undefined || expected === "down") return judgeUnexpected(membership, facts);
  if (!isMember) return fence(false, "peer is no longer part of the cluster", true);
  if (online <= 0) return fence(true, "peer process is no longer available");
  if (join === "pending" || join === "down") return { online: true, pending: true };
  return join === "member" ? { online: true } : fence(true, "peer was in an unknown state");
}

/** A node of which nothing is expected (rules 5a to 5c): it is coming up, or has been for too long (03 §6.3). */
function judgeUnexpected({ member, online }: Membership, { now, pendingTimeout }: MembershipFacts): MembershipVerdict {
  if (member <= 0) return online > 0 ? { online: false, pending: true } : OFFLINE;
  if (pendingTimeout <= 0 || online > 0) return { online: true, pending: true };
  const tooLateAt = member + pendingTimeout;
  if (now < tooLateAt) return { online: true, pending: true, tooLateAt };
  return fence(true, "peer pending timed out on joining the process group");
}

/** 03 §6.4. */
function judgeWithoutFencing({ member, online, join }: Membership, facts: MembershipFacts): MembershipVerdict {
  if (member <= 0) return OFFLINE;
  if (online > 0) return { online: equalsCaseless(join, "member") };
  return facts.expectedUp ? fence(false, "peer is unexpectedly down") : OFFLINE;
}
