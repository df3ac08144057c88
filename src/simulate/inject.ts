import type { Cib } from "../cib/cib.js";
import { epochOf } from "../policy/clock.js";
import type { StatusVerdict } from "../verdict/verdict.js";
import { SimulationError } from "./error.js";
import type { Event, SimulationStep } from "./events.js";
import { Injection } from "./injection.js";

export interface InjectOptions {
  /** Epoch seconds written into history and fail counts. */
  readonly now: number;
}

export interface Injected {
  /** The CIB after the events. */
  readonly cib: Cib;
  /** What was done, in order. */
  readonly steps: readonly SimulationStep[];
}

/**
 * Makes events happen to a CIB (09 §9), in the order given. Pure: the CIB that goes in stays as it is.
 *
 * If any of the events brings a node up, nodes that the CIB does not know get an entry in it (09 §9.3 step 1); otherwise an
 * event on an unknown node cannot happen.
 * @param verdict what `evaluate` or `clusterStatus` says about that CIB
 * @throws SimulationError for an event that cannot happen; none of the events has happened then
 * @throws OptionError for a time that is none
 * @example
 * ```ts
 * import { evaluate, readCib } from "pengine";
 * import { inject } from "pengine/simulate";
 *
 * const xml = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1">
 *    <configuration><crm_config/><nodes><node id="1" uname="n1"/></nodes>
 *    <resources><primitive id="web" class="systemd" type="nginx"/></resources><constraints/></configuration>
 *    <status><node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member"/></status></cib>`;
 * const { cib } = readCib(xml);
 * const now = 1_700_000_000;
 * const down = inject(cib, evaluate(cib, { now }), [{ kind: "node", node: "n1", state: "down" }], { now });
 * console.log(evaluate(down.cib, { now }).placements);
 * ```
 */
export function inject(
  cib: Cib,
  verdict: Pick<StatusVerdict, "agents" | "status">,
  events: readonly Event[],
  { now }: InjectOptions,
): Injected {
  const createNodes = events.some((event) => event.kind === "node" && event.state === "up");
  const injection = new Injection(cib, verdict, { now: epochOf(now), createNodes });
  try {
    for (const event of events) happen(injection, event);
  } catch (error) {
    throw error instanceof SimulationError ? error.after(injection.steps) : error;
  }
  return { cib: injection.finish(), steps: injection.steps };
}

function happen(injection: Injection, event: Event): void {
  const { steps } = injection;
  if (event.kind === "node") injection.setNode(event.node, event.state);
  else if (event.kind === "ticket") injection.setTicket(event.ticket, event.state);
  else if (event.kind === "quorum") {
    // As the cluster itself writes it.
    const value = event.quorate ? "1" : "0";
    steps.push({ kind: "quorum", value });
    injection.setQuorum(value);
  } else if (event.kind === "watchdog") {
    const value = String(event.active);
    steps.push({ kind: "watchdog", value });
    injection.setWatchdog(value);
  } else {
    const { resource, task, interval, node, rc } = event;
    checkInteger("interval", interval, 0, MAX_INTERVAL);
    checkInteger("rc", rc, MIN_RC, MAX_RC);
    steps.push({ kind: "inject", spec: `${resource}_${task}_${interval}@${node}=${rc}` });
    injection.recordResult(event);
  }
}

const MAX_INTERVAL = 2 ** 32 - 1;
const MIN_RC = -(2 ** 31);
const MAX_RC = 2 ** 31 - 1;

function checkInteger(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new SimulationError("value", `${value} is no ${name} of an operation`, {
    legal: `an integer from ${least} to ${most}`,
  });
}
