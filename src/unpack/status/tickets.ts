import { isTrue, scanInteger } from "../../base/number.js";
import type { Element } from "../../cib/element.js";
import type { WorkingSet } from "../../model/working-set.js";

/** **Tickets** (03 §4): their states, from the `tickets` element of the status section. */
export function unpackTickets(ws: WorkingSet, tickets: Element): void {
  for (const { name, attributes } of tickets.children) {
    if (name !== "ticket_state" || !attributes.id) continue;
    const ticket = ws.ticket(attributes.id);
    for (const [attribute, value] of Object.entries(attributes))
      if (attribute !== "id") ticket.state.set(attribute, value);
    ticket.granted = isTrue(ticket.state.get("granted"));
    const lastGranted = ticket.state.get("last-granted");
    if (lastGranted !== undefined) ticket.lastGranted = scanInteger(lastGranted).value;
    ticket.standby = isTrue(ticket.state.get("standby"));
  }
}
