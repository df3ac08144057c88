/** What happens without quorum: the `no-quorum-policy` (specification 02 §4.4, 07 §2.6). */
import { scanInteger } from "../base/number.js";
import { foldCase } from "../base/text.js";
import { Role } from "./role.js";

export type NoQuorumPolicy = "stop" | "freeze" | "demote" | "fence" | "ignore";

/** What the policy `fence` depends on. */
export interface QuorumFacts {
  readonly fencingEnabled: boolean;
  /** Whether the cluster has quorum now. */
  readonly quorate: boolean;
  /** The attribute `no-quorum-panic` of the CIB's root: that the cluster had quorum before. */
  readonly noQuorumPanic: string | undefined;
}

/** Fencing is only for a cluster that can do it and that has, or once had, quorum; otherwise it stops. */
function fenceOrStop({ fencingEnabled, quorate, noQuorumPanic }: QuorumFacts): NoQuorumPolicy {
  const { status, value } = scanInteger(noQuorumPanic);
  const hadQuorum = quorate || (status === "ok" && value !== 0);
  return fencingEnabled && hadQuorum ? "fence" : "stop";
}

/** The policy that an option text (any case) asks for; whatever is unknown stops (02 §4.4). */
export function parseNoQuorumPolicy(text: string | undefined, facts: QuorumFacts): NoQuorumPolicy {
  const word = text === undefined ? "" : foldCase(text);
  switch (word) {
    case "ignore":
    case "freeze":
    case "demote":
      return word;
    case "fence":
    case "suicide":
      return fenceOrStop(facts);
    default:
      return "stop";
  }
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
export function quorumVerdict(policy: NoQuorumPolicy, quorate: boolean, subject: QuorumSubject): QuorumVerdict {
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
