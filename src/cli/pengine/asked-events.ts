import type { Cib } from "../../cib/cib.js";
import type { EventFlags } from "./event-options.js";

/**
 * The CIB after what the options of a subcommand ask for; what makes that happen is loaded only where something is asked.
 * @throws SimulationError for an event that cannot happen
 */
export async function afterAsked(cib: Cib, flags: EventFlags, now: number): Promise<Cib> {
  if (!asksForEvents(flags)) return cib;
  const { afterEvents } = await import("./events.js");
  return afterEvents(cib, flags, now);
}

function asksForEvents(flags: EventFlags): boolean {
  const { nodeUp, nodeDown, nodeFail, opInject, opFail, quorum, watchdog } = flags;
  const { ticketGrant, ticketRevoke, ticketStandby, ticketActivate } = flags;
  const tickets = [ticketGrant, ticketRevoke, ticketStandby, ticketActivate];
  const asked = [nodeUp, nodeDown, nodeFail, opInject, opFail, quorum, watchdog, ...tickets];
  return asked.some((each) => each !== undefined);
}
