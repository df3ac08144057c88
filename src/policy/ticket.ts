/** Tickets: what they allow, and what their loss does to resources (specification 03 §4, 04 §15). */
import { isTrue } from "../base/number.js";
import { wordOf } from "../base/text.js";
import { Role } from "./role.js";

/** What is known of a ticket. */
export interface TicketState {
  readonly granted: boolean;
  readonly standby: boolean;
}

/** The state of a ticket by the attributes of its `ticket_state` (03 §4). */
export function readTicketState(attributes: ReadonlyMap<string, string>): TicketState {
  return { granted: isTrue(attributes.get("granted")), standby: isTrue(attributes.get("standby")) };
}

/** Whether resources that depend on a ticket may run (04 §15.3): it is granted, and not in standby. */
export function ticketAllows({ granted, standby }: TicketState): boolean {
  return granted && !standby;
}

const LOSS_POLICIES = ["stop", "demote", "fence", "freeze"] as const;
/** What happens to what runs when its ticket is lost. */
export type LossPolicy = (typeof LOSS_POLICIES)[number];

/** A loss policy, and whether the one asked for cannot be had. */
export interface ReadLossPolicy {
  readonly policy: LossPolicy;
  /** Fencing was asked for, in a cluster that does not fence. */
  readonly refused: boolean;
}

/** **Loss policy** (04 §15.3), in any case: by default, promoted instances are demoted and everything else stops. */
export function readLossPolicy(text: string | undefined, role: Role, fencingEnabled: boolean): ReadLossPolicy {
  const known = wordOf(LOSS_POLICIES, text);
  if (known === "fence" && !fencingEnabled) return { policy: "stop", refused: true };
  return { policy: known ?? (role === Role.Promoted ? "demote" : "stop"), refused: false };
}

/** A primitive that depends on a ticket. */
export interface TicketHolder {
  readonly lossPolicy: LossPolicy;
  /** The role that the constraint is about; Unknown: any. */
  readonly role: Role;
  readonly currentRole: Role;
  readonly active: boolean;
}

/**
 * What a ticket that is not granted, or in standby, does to a primitive (04 §15.4): nothing; a ban from all nodes; it is
 * frozen where it is; or a ban, and its nodes are fenced.
 */
export function ticketEffect(ticket: TicketState, holder: TicketHolder): "nothing" | "ban" | "freeze" | "fence" {
  const { lossPolicy, role, currentRole, active } = holder;
  if (ticketAllows(ticket)) return "nothing";
  if (ticket.granted || !active || lossPolicy === "stop" || lossPolicy === "demote") {
    return lossPolicy === "stop" || role !== Role.Promoted ? "ban" : "nothing";
  }
  if (role !== Role.Unknown && role !== currentRole) return "nothing";
  return lossPolicy;
}

/** **Require promotion tickets** (04 §15.5): whether a constraint about the promoted role forbids promotions. */
export function forbidsPromotion(ticket: TicketState, role: Role): boolean {
  return role === Role.Promoted && !ticketAllows(ticket);
}
