import { truncatedInteger } from "../../base/number.js";
import type { Cib } from "../../cib/cib.js";
import { parseOperationKey } from "../../policy/key.js";
import { SimulationError } from "../../simulate/error.js";
import type { Injected, InjectOptions } from "../../simulate/inject.js";
import { Injection } from "../../simulate/injection.js";
import type { StatusVerdict } from "../../verdict/verdict.js";

/** The events that a command line asks for, as texts. They happen in the order of 09 §9.1, whatever the order there. */
export interface RequestedEvents {
  readonly quorum?: string | undefined;
  readonly watchdog?: string | undefined;
  readonly nodesUp?: readonly string[];
  readonly nodesDown?: readonly string[];
  readonly nodesFailed?: readonly string[];
  readonly ticketsGranted?: readonly string[];
  readonly ticketsRevoked?: readonly string[];
  readonly ticketsStandby?: readonly string[];
  readonly ticketsActivated?: readonly string[];
  /** `RSC_TASK_INTERVALMS@NODE=RC` (09 §9.6). */
  readonly operations?: readonly string[];
}

/** Whether any event but `--quorum`, which does nothing alone, was given (09 §9.1). */
export function hasEvents(events: RequestedEvents): boolean {
  const { quorum: _alone, watchdog, ...lists } = events;
  return watchdog !== undefined || Object.values(lists).some((list) => list.length > 0);
}

/** Whether nodes that the CIB does not know get an entry in it, for the whole run (09 §9.3, §11.6). */
export function createsNodes({ nodesUp = [] }: RequestedEvents): boolean {
  return nodesUp.length > 0;
}

/**
 * Makes the events happen.
 * @throws SimulationError where the reference gives up
 */
export function injectRequested(
  cib: Cib,
  verdict: Pick<StatusVerdict, "agents" | "status">,
  events: RequestedEvents,
  { now }: InjectOptions,
): Injected {
  const injection = new Injection(cib, verdict, { now, createNodes: createsNodes(events) });
  try {
    apply(injection, events);
  } catch (error) {
    throw error instanceof SimulationError ? error.after(injection.steps) : error;
  }
  return { cib: injection.finish(), steps: injection.steps };
}

function apply(injection: Injection, events: RequestedEvents): void {
  const { quorum, watchdog } = events;
  if (quorum !== undefined) injection.steps.push({ kind: "quorum", value: quorum });
  if (watchdog !== undefined) injection.steps.push({ kind: "watchdog", value: watchdog });
  if (quorum !== undefined) injection.setQuorum(quorum);
  if (watchdog !== undefined) injection.setWatchdog(watchdog);
  for (const node of events.nodesUp ?? []) injection.setNode(node, "up");
  for (const node of events.nodesDown ?? []) injection.setNode(node, "down");
  for (const node of events.nodesFailed ?? []) injection.setNode(node, "failed");
  for (const ticket of events.ticketsGranted ?? []) injection.setTicket(ticket, "granted");
  for (const ticket of events.ticketsRevoked ?? []) injection.setTicket(ticket, "revoked");
  for (const ticket of events.ticketsStandby ?? []) injection.setTicket(ticket, "standby");
  for (const ticket of events.ticketsActivated ?? []) injection.setTicket(ticket, "active");
  for (const spec of events.operations ?? []) applyOperation(injection, spec);
}

/** 09 §9.6: what does not name a resource is an error that the run survives. */
function applyOperation(injection: Injection, spec: string): void {
  const { steps } = injection;
  steps.push({ kind: "inject", spec });
  const parts = parseOperationSpec(spec);
  if (typeof parts === "number") {
    steps.push({ kind: "error", text: `Invalid operation spec: ${spec}.  Only found ${parts} fields` });
    return;
  }
  const key = parseOperationKey(parts.key);
  if (key === undefined) {
    steps.push({ kind: "error", text: "Invalid resource name: (null)" });
    return;
  }
  try {
    injection.recordResult({ ...key, node: parts.node, rc: parts.rc });
  } catch (error) {
    if (!(error instanceof SimulationError) || error.code !== "unknown-resource") throw error;
    steps.push({ kind: "error", text: error.problem });
  }
}

/** The parts of `KEY@NODE=RC`, or how many of them were found (09 §9.6). */
function parseOperationSpec(spec: string): { key: string; node: string; rc: number } | number {
  if (spec === "") return -1;
  const key = /^[^@]+/.exec(spec)?.[0];
  if (key === undefined) return 0;
  const node = /^@([^=]+)/.exec(spec.slice(key.length))?.[1];
  if (node === undefined) return 1;
  // The node ends at the next "=", or at the end of all.
  const rc = truncatedInteger(spec.slice(key.length + node.length + 2));
  return rc === undefined ? 2 : { key, node, rc };
}
