import { attribute, type Element } from "../../cib/element.js";
import { block } from "../../facilities/block.js";
import { fenceNode } from "../../facilities/fencing.js";
import type { Ticket, TicketConstraint } from "../../model/constraint.js";
import type { Resource } from "../../model/resource.js";
import { banEverywhere, type WorkingSet } from "../../model/working-set.js";
import type { Role } from "../../policy/role.js";
import { type LossPolicy, readLossPolicy, ticketAllows, ticketEffect } from "../../policy/ticket.js";
import { noteTicket } from "./constraint-facts.js";
import { readConstraintRole } from "./constraint-role.js";
import { expandResource, findConstraintResource, visitMembers } from "./references.js";

/** One `rsc_ticket` (04 §15.2). A ticket that acts, acts at once. */
export function unpackTicket(ws: WorkingSet, original: Element): void {
  const ticketId = attribute(original, "ticket");
  if (ticketId === undefined) {
    ws.findings?.tell("ticket-missing", original);
  }
  if (ticketId === undefined || ticketId === "") return;
  const ticket = ws.ticket(ticketId);
  const constraint = expandResource(ws, original, "rsc-role");
  if (!constraint) return;
  const lossPolicy = attribute(constraint, "loss-policy");
  const reportNoId = (set: Element) => ws.findings?.tell("ticket-set-without-id", set);
  const hasSets = visitMembers(ws, constraint, reportNoId, ({ set, setId: id, resource }) => {
    const roleText = attribute(set, "role");
    newTicketConstraint(ws, { id, resource, ticket, roleText, lossText: lossPolicy, place: set, original });
  });
  if (hasSets) return;
  const rsc = attribute(original, "rsc");
  const resource = findConstraintResource(ws, rsc);
  if (rsc === undefined) {
    ws.findings?.tell("ticket-without-resource", original);
  }
  if (!resource) return;
  newTicketConstraint(ws, {
    id: attribute(original, "id") ?? "",
    resource,
    ticket,
    roleText: attribute(original, "rsc-role"),
    lossText: attribute(original, "loss-policy"),
    place: original,
    original,
  });
}

/** **New ticket constraint** (04 §15.3). */
function newTicketConstraint(
  ws: WorkingSet,
  fields: {
    readonly id: string;
    readonly resource: Resource;
    readonly ticket: Ticket;
    readonly roleText: string | undefined;
    readonly lossText: string | undefined;
    /** The element that has the role. */
    readonly place: Element;
    /** The constraint as it stands in the document. */
    readonly original: Element;
  },
): void {
  const { id, resource, ticket, roleText, lossText, place } = fields;
  const role = readConstraintRole(ws, roleText, id, place);
  if (role === "invalid") return;
  const lossPolicy = lossPolicyOf(ws, ticket.id, lossText, role, place);
  const constraint: TicketConstraint = { id, ticket, role, lossPolicy };
  resource.configured.ticketConstraints.push(constraint);
  noteTicket(ws, fields.original, resource, constraint);
  if (!ticketAllows(ticket)) enforceTicket(ws, resource, constraint);
}

function lossPolicyOf(
  ws: WorkingSet,
  ticket: string,
  text: string | undefined,
  role: Role,
  place: Element,
): LossPolicy {
  const { policy, refused } = readLossPolicy(text, role, ws.fencingEnabled);
  if (refused) {
    ws.findings?.tell("ticket-loss-policy", place, ticket);
  }
  return policy;
}

/** **Enforce a ticket** (04 §15.4): on the leaves, by ticket state, activity and loss policy. */
function enforceTicket(ws: WorkingSet, resource: Resource, constraint: TicketConstraint): void {
  if (resource.children.length > 0) {
    for (const child of resource.children) enforceTicket(ws, child, constraint);
    return;
  }
  const { ticket, role, lossPolicy } = constraint;
  const active = resource.observed.activeNodes.length > 0;
  const effect = ticketEffect(ticket, { lossPolicy, role, currentRole: resource.observed.origRole, active });
  if (effect === "freeze") block(ws, resource, "ticket");
  if (effect === "ban" || effect === "fence") {
    banEverywhere(ws, resource, { kind: "ticket", id: ticket.id, detail: constraint.id });
  }
  if (effect !== "fence") return;
  for (const node of resource.observed.activeNodes) fenceNode(ws, node, "deadman ticket was lost", false, resource);
}
