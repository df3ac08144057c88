import { scanInteger } from "../../base/number.js";
import type { Element } from "../../cib/element.js";
import type { WorkingSet } from "../../model/working-set.js";
import { readTicketState } from "../../policy/ticket.js";

/** **Tickets** (03 §4): their states, from the `tickets` element of the status section. */
export function unpackTickets(ws: WorkingSet, tickets: Element): void {
  for (const { name, attributes } of tickets.children) {
    if (name !== "ticket_state" || !attributes.id) continue;
    const ticket = ws.ticket(attributes.id);
    for (const [attribute, value] of Object.entries(attributes))
      if (attribute !== "id") ticket.state.set(attribute, value);
    const { granted, standby } = readTicketState(ticket.state);
    ticket.granted = granted;
    ticket.standby = standby;
    const lastGranted = ticket.state.get("last-granted");
    if (lastGranted !== undefined) ticket.lastGranted = scanInteger(lastGranted).value;
  }
}
