/**
 * What a cluster without quorum may do: every decision of the `no-quorum-policy` (specification 02 §4.4; 03 §5; 05 §7.1;
 * 06 §8.6; 07 §2.6; 08 §8.7.1).
 */
import { isTrue, scanInteger } from "../base/number.js";
import { wordOf } from "../base/text.js";
import type { NoQuorumWord } from "../verdict/words.js";
import { Role } from "./role.js";

/** The words for the option; `suicide` is the old one for `fence`. */
export const NO_QUORUM_WORDS: readonly NoQuorumWord[] = ["stop", "freeze", "demote", "fence", "suicide", "ignore"];

export type NoQuorumPolicy = "stop" | "freeze" | "demote" | "fence" | "ignore";

/** Whether the cluster has quorum, and what it does without. */
export interface Quorum {
  readonly quorate: boolean;
  readonly policy: NoQuorumPolicy;
}

/** What is assumed of a cluster that nothing is known of. */
export const UNKNOWN_QUORUM: Quorum = Object.freeze({ quorate: false, policy: "stop" });

/** What quorum depends on. */
export interface QuorumFacts {
  /** The attribute `have-quorum` of the CIB's root. */
  readonly haveQuorum: string | undefined;
  /** The attribute `no-quorum-panic` of the CIB's root: that the cluster had quorum before. */
  readonly noQuorumPanic: string | undefined;
  /** The cluster option. */
  readonly noQuorumPolicy: string | undefined;
  readonly fencingEnabled: boolean;
}

/**
 * The policy in force (02 §4.4): what the option asks for in any case, and to stop for whatever is unknown. Fencing is
 * only for a cluster that can do it and that has, or once had, quorum; otherwise it stops.
 */
export function readQuorum(facts: QuorumFacts): Quorum {
  const { haveQuorum, noQuorumPolicy, noQuorumPanic, fencingEnabled } = facts;
  const quorate = isTrue(haveQuorum);
  if (asksForFencing(noQuorumPolicy)) {
    const { status, value } = scanInteger(noQuorumPanic);
    const hadQuorum = quorate || (status === "ok" && value !== 0);
    return { quorate, policy: fencingEnabled && hadQuorum ? "fence" : "stop" };
  }
  return { quorate, policy: wordOf(["ignore", "freeze", "demote"], noQuorumPolicy) ?? "stop" };
}

/** Whether a value of the option asks that members without quorum be fenced; `suicide` is the old word for it. */
export function asksForFencing(noQuorumPolicy: string | undefined): boolean {
  return wordOf(["fence", "suicide"], noQuorumPolicy) !== undefined;
}

/** Whether the members of this partition are fenced for lack of quorum (03 §5). */
export function fencesMembers({ quorate, policy }: Quorum): boolean {
  return !quorate && policy === "fence";
}

/** Whether quorum is of any concern to what resources require (02 §6.8). */
export function quorumMatters({ policy }: Quorum): boolean {
  return policy !== "ignore";
}

/** Whether the freeze forbids a resource a role above the one it has (05 §7.1 step 8, 06 §8.6 step 4). */
export function forbidsHigherRole({ quorate, policy }: Quorum, role: Role, nextRole: Role): boolean {
  return !quorate && policy === "freeze" && nextRole > role;
}

/** A node that is to be fenced. */
export interface FencingTarget {
  readonly online: boolean;
  /** A remote node (no guest). */
  readonly remote: boolean;
  /** Of a remote node: all nodes that may run its connection are online, so that no other partition can have it. */
  readonly ours: boolean;
}

/**
 * Whether the cluster may fence as far as quorum is concerned (08 §8.7.1): without quorum only members of its own
 * partition, and remote nodes that no other partition can have, or with `fence-remote-without-quorum` any.
 *
 * @param target the node; `undefined`: any node
 */
export function mayFence(quorum: Quorum, target: FencingTarget | undefined, evenRemote: boolean): boolean {
  if (quorum.quorate || quorum.policy === "ignore") return true;
  if (target?.online !== true) return false;
  return !target.remote || evenRemote || target.ours;
}

/** What a resource is as far as quorum is concerned: its roles now and next, and whether it is active already. */
export interface QuorumSubject {
  readonly role: Role;
  readonly nextRole: Role;
  /** Active on a node that is online or unclean, or unmanaged. */
  readonly active: boolean;
}

/**
 * What quorum says about an action that needs quorum or fencing: it may run, it may not and this is the reason shown, or
 * (`undefined`) quorum does not change what was said before. `lowerTo`: the resource's next role is lowered to this.
 */
export type QuorumVerdict =
  | { readonly runnable: true; readonly lowerTo?: Role }
  | { readonly runnable: undefined }
  | { readonly runnable: false; readonly reason: "no quorum" | "quorum freeze" };

const MAY_RUN: QuorumVerdict = Object.freeze({ runnable: true });
const UNCHANGED: QuorumVerdict = Object.freeze({ runnable: undefined });
const NO_QUORUM: QuorumVerdict = Object.freeze({ runnable: false, reason: "no quorum" });
const FROZEN: QuorumVerdict = Object.freeze({ runnable: false, reason: "quorum freeze" });

/** Whether an action that needs quorum or fencing may run (07 §2.6 rule 6). */
export function quorumVerdict({ quorate, policy }: Quorum, subject: QuorumSubject): QuorumVerdict {
  const { role, nextRole, active } = subject;
  switch (quorate ? "ignore" : policy) {
    case "ignore":
    case "fence":
      return MAY_RUN;
    case "freeze":
      return active && nextRole <= role ? UNCHANGED : FROZEN;
    case "demote":
      if (role !== Role.Promoted && role !== Role.Unpromoted) return NO_QUORUM;
      return nextRole > Role.Unpromoted ? { runnable: true, lowerTo: Role.Unpromoted } : MAY_RUN;
    case "stop":
      return NO_QUORUM;
  }
}
