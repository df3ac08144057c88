import { attribute, childrenNamed } from "../../cib/element.js";
import { placeOf } from "../../facilities/place.js";
import type { WorkingSet } from "../../model/working-set.js";
import { unpackColocation } from "./colocation.js";
import { unpackLocation } from "./location.js";
import { unpackOrder } from "./order.js";
import { unpackTicket } from "./ticket.js";

/**
 * Stage 4, constraints (04 §4.0): walks the section in document order, types interleaved. Reads the resources and the
 * status; writes location, colocation and ordering lists, and acts on tickets at once.
 */
export function unpackConstraints(ws: WorkingSet): void {
  const sections = childrenNamed(ws.root, "configuration").flatMap((each) => childrenNamed(each, "constraints"));
  // Of several none counts; only a document that claims no schema can have them.
  const [section] = sections.length === 1 ? sections : [];
  for (const constraint of section?.children ?? []) {
    ws.budget.workOn(() => placeOf(ws, constraint));
    if (attribute(constraint, "id") === undefined) {
      ws.findings?.tell("constraint-without-id", constraint);
    } else if (constraint.name === "rsc_order") unpackOrder(ws, constraint);
    else if (constraint.name === "rsc_colocation") unpackColocation(ws, constraint);
    else if (constraint.name === "rsc_location") unpackLocation(ws, constraint);
    else if (constraint.name === "rsc_ticket") unpackTicket(ws, constraint);
    else {
      ws.findings?.tell("constraint-type", constraint);
    }
  }
  ws.budget.workOn(() => (section ? placeOf(ws, section) : {}));
}
