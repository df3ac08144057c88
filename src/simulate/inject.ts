import { truncatedInteger } from "../base/number.js";
import type { Cib } from "../cib/cib.js";
import { dataType } from "../cib/schema/datatypes.js";
import { claimedVersion } from "../cib/schema/versions.js";
import { parseOperationKey } from "../policy/key.js";
import type { AgentName } from "../verdict/verdict.js";
import { childOrNew, draftDescendants, findChild, newElement, setAttributes } from "./draft.js";
import type { SimulationStep, SyntheticEvents } from "./events.js";
import { injectFailCount } from "./fail-counts.js";
import { type OperationResult, recordResult } from "./history-entry.js";
import { NodeStates, SimulationError } from "./node-states.js";
import { SimulatedCib } from "./simulated-cib.js";

export interface InjectOptions {
  /** Epoch seconds written into history and fail counts. */
  readonly now: number;
  /** The resources of the CIB, from its Verdict or `clusterStatus`. */
  readonly agents: ReadonlyMap<string, AgentName>;
  /** `start-failure-is-fatal`: an injected start failure counts as INFINITY (09 §9.6). */
  readonly startFailureIsFatal: boolean;
}

export interface Injected {
  readonly cib: Cib;
  readonly steps: readonly SimulationStep[];
}

/**
 * Applies synthetic events to a CIB (09 §9) and returns the resulting CIB with what was done. Pure.
 * @throws SimulationError where the reference gives up: an unknown node, duplicate node states or tickets, no boolean as quorum
 */
export function inject(cib: Cib, events: SyntheticEvents, options: InjectOptions): Injected {
  const injection = new Injection(cib, events, options);
  try {
    injection.apply();
  } catch (error) {
    if (error instanceof SimulationError) error.steps = injection.steps;
    throw error;
  }
  return { cib: injection.finish(), steps: injection.steps };
}

class Injection {
  readonly steps: SimulationStep[] = [];
  readonly #cib: SimulatedCib;
  readonly #states: NodeStates;
  readonly #events: SyntheticEvents;
  readonly #options: InjectOptions;

  constructor(cib: Cib, events: SyntheticEvents, options: InjectOptions) {
    this.#cib = new SimulatedCib(cib);
    this.#states = new NodeStates(this.#cib, { createNodes: (events.nodesUp ?? []).length > 0 });
    this.#events = events;
    this.#options = options;
  }

  finish(): Cib {
    return this.#cib.finish();
  }

  apply(): void {
    const events = this.#events;
    if (events.quorum !== undefined) this.steps.push({ kind: "quorum", value: events.quorum });
    if (events.watchdog !== undefined) this.steps.push({ kind: "watchdog", value: events.watchdog });
    if (events.quorum !== undefined) this.#setQuorum(events.quorum);
    if (events.watchdog !== undefined) this.#setWatchdog(events.watchdog);
    for (const node of events.nodesUp ?? []) this.#bringUp(node);
    for (const node of events.nodesDown ?? []) {
      this.steps.push({ kind: "node", action: "Offline", node });
      this.#states.takeDown(node, "crm_simulate");
    }
    for (const node of events.nodesFailed ?? []) this.#fail(node);
    for (const ticket of events.ticketsGranted ?? []) this.#setTicket(ticket, "Granting", { granted: "true" });
    for (const ticket of events.ticketsRevoked ?? []) this.#setTicket(ticket, "Revoking", { granted: "false" });
    for (const ticket of events.ticketsStandby ?? []) this.#setTicket(ticket, "Standby", { standby: "true" });
    for (const ticket of events.ticketsActivated ?? []) this.#setTicket(ticket, "Activating", { standby: "false" });
    for (const spec of events.operations ?? []) this.#injectOperation(spec);
  }

  /** 09 §9.2: the reference aborts where the schema forbids the value. */
  #setQuorum(value: string): void {
    const claim = claimedVersion(this.#cib.root.attributes["validate-with"]);
    if (claim !== undefined && !dataType("boolean").test(value)) {
      throw new SimulationError(`have-quorum cannot be ${value}`, 134);
    }
    if (setAttributes(this.#cib.root, { "have-quorum": value })) this.#cib.countEdit("status");
  }

  /** 09 §9.2. */
  #setWatchdog(value: string): void {
    const section = this.#cib.configurationSection("crm_config");
    const sets = section.children.filter((child) => child.name === "cluster_property_set");
    const pairs = sets
      .flatMap((set) => [...draftDescendants(set, "nvpair")])
      .filter((pair) => pair.attributes.name === "have-watchdog");
    if (pairs.length > 1) throw new SimulationError("Several have-watchdog options", 134);
    const [pair] = pairs;
    if (pair !== undefined) {
      if (setAttributes(pair, { value })) this.#cib.countEdit("configuration");
      return;
    }
    const id = "cib-bootstrap-options";
    let set = findChild(section, "cluster_property_set", id);
    if (set === undefined) {
      section.children.push(newElement("cluster_property_set", { id }));
      set = findChild(section, "cluster_property_set", id);
    }
    set?.children.push(newElement("nvpair", { id: `${id}-have-watchdog`, name: "have-watchdog", value }));
    this.#cib.countEdit("configuration");
  }

  #bringUp(node: string): void {
    this.steps.push({ kind: "node", action: "Online", node });
    this.#setState(node, { in_ccm: "true", crmd: "online", join: "member", expected: "member" });
  }

  #fail(node: string): void {
    this.steps.push({ kind: "node", action: "Failing", node });
    this.#setState(node, { in_ccm: "false", crmd: "online", join: "member", expected: "member" });
  }

  #setState(node: string, values: Readonly<Record<string, string>>): void {
    const state = this.#states.of(node);
    const changed = setAttributes(state, { ...values, "crm-debug-origin": "crm_simulate" });
    if (this.#states.modified(state) || changed) this.#cib.countEdit("status");
  }

  /** 09 §9.5. */
  #setTicket(
    ticket: string,
    action: "Granting" | "Revoking" | "Standby" | "Activating",
    values: Readonly<Record<string, string>>,
  ): void {
    this.steps.push({ kind: "ticket", action, ticket });
    const { status } = this.#cib;
    const sections = status.children.filter(({ name }) => name === "tickets");
    const states = sections
      .flatMap(({ children }) => children)
      .filter((state) => state.name === "ticket_state" && state.attributes.id === ticket);
    if (states.length > 1) {
      this.steps.push({ kind: "error", text: `Multiple ticket_states match ticket_id=${ticket}` });
      throw new SimulationError(`Multiple ticket_states match ticket_id=${ticket}`, 134);
    }
    const [state] = states;
    if (state === undefined) {
      childOrNew(status, "tickets").children.push(newElement("ticket_state", { id: ticket, ...values }));
    } else if (!setAttributes(state, values)) return;
    this.#cib.countEdit("status");
  }

  /** 09 §9.6. */
  #injectOperation(spec: string): void {
    this.steps.push({ kind: "inject", spec });
    const parts = parseSpec(spec);
    if (typeof parts === "number") {
      this.#error(`Invalid operation spec: ${spec}.  Only found ${parts} fields`);
      return;
    }
    const parsed = parseOperationKey(parts.key);
    const agent = parsed === undefined ? undefined : this.#options.agents.get(parsed.resource);
    if (parsed === undefined || agent === undefined) {
      this.#error(`Invalid resource name: ${parsed?.resource ?? "(null)"}`);
      return;
    }
    const { resource, task, interval } = parsed;
    const { now } = this.#options;
    const state = this.#states.of(parts.node);
    const infinite = task === "stop" || (task === "start" && this.#options.startFailureIsFatal);
    this.steps.push(...injectFailCount(state, { resource, task, interval, rc: parts.rc, infinite, now }));
    const result: OperationResult = {
      resource,
      operation: task,
      interval,
      rc: parts.rc,
      expectedRc: 0,
      exitReason: "Simulated action result",
      node: parts.node,
      now,
      parameters: undefined,
    };
    const names = { shown: resource, id: resource };
    const problem = this.#states.writeHistory(state, names, agent, (history) => recordResult(history, result));
    if (problem !== undefined) {
      this.#error(problem);
      throw new SimulationError(problem, 134);
    }
    this.#cib.countEdit("status");
  }

  #error(text: string): void {
    this.steps.push({ kind: "error", text });
  }
}

/** The parts of `KEY@NODE=RC`, or how many of them were found (09 §9.6). */
export function parseSpec(spec: string): { key: string; node: string; rc: number } | number {
  if (spec === "") return -1;
  const key = /^[^@]+/.exec(spec)?.[0];
  if (key === undefined) return 0;
  const node = /^@([^=]+)/.exec(spec.slice(key.length))?.[1];
  if (node === undefined) return 1;
  // The node ends at the next "=", or at the end of all.
  const rc = truncatedInteger(spec.slice(key.length + node.length + 2));
  return rc === undefined ? 2 : { key, node, rc };
}
