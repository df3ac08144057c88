/** What the event options of a subcommand make happen. */
import type { Cib } from "../../cib/cib.js";
import { clusterStatus, evaluate } from "../../evaluate.js";
import { createsNodes, hasEvents, injectRequested, type RequestedEvents } from "../crm-simulate/requested-events.js";
import { executeRequested } from "../crm-simulate/requested-failures.js";
import type { EventFlags } from "./event-options.js";

/**
 * The CIB after what the options ask for.
 * @throws SimulationError for an event that cannot happen
 */
export function afterEvents(cib: Cib, flags: EventFlags, now: number): Cib {
  const events: RequestedEvents = {
    quorum: flags.quorum,
    watchdog: flags.watchdog,
    nodesUp: flags.nodeUp ?? [],
    nodesDown: flags.nodeDown ?? [],
    nodesFailed: flags.nodeFail ?? [],
    ticketsGranted: flags.ticketGrant ?? [],
    ticketsRevoked: flags.ticketRevoke ?? [],
    ticketsStandby: flags.ticketStandby ?? [],
    ticketsActivated: flags.ticketActivate ?? [],
    operations: flags.opInject ?? [],
  };
  const asked = hasEvents(events) || events.quorum !== undefined;
  const injected = asked ? injectRequested(cib, clusterStatus(cib, { now }), events, { now }).cib : cib;
  const failures = flags.opFail ?? [];
  if (failures.length === 0) return injected;
  const options = { now, createNodes: createsNodes(events), failures };
  return executeRequested(injected, evaluate(injected, { now, scores: false }), options).cib;
}
