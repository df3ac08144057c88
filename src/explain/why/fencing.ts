/** Why something is recovered although no operation of its own failed. */
import { nodeStatesText } from "../words.js";
import type { Inquiry } from "./inquiry.js";
import { whyUnavailable } from "./not.js";
import { type Why, why } from "./reason.js";

/** Its node is lost; or else what the engine says. */
export function whyFenced(inquiry: Inquiry, id: string, node: string | undefined, reason: string | undefined): Why[] {
  const states = node === undefined ? [] : inquiry.book.unavailable(node);
  if (node !== undefined && states.length > 0)
    return [why(nodeStatesText(states), states, whyUnavailable(inquiry, node))];
  return reason === undefined ? [] : [why(`${inquiry.book.name(id)} is to be recovered: ${reason}`)];
}
