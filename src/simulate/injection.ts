import { append } from "../base/list.js";
import type { Cib } from "../cib/cib.js";
import { named, newDraft } from "../cib/draft.js";
import { dataType } from "../cib/schema/datatypes.js";
import { claimedVersion } from "../cib/schema/versions.js";
import { failsForGood } from "../policy/failcount.js";
import type { StatusVerdict } from "../verdict/verdict.js";
import { SimulationError } from "./error.js";
import type { NodeEvent, OperationResult, SimulationStep, TicketEvent } from "./events.js";
import { injectFailCount } from "./fail-counts.js";
import { type RecordedResult, recordResult } from "./history-entry.js";
import { NodeStates } from "./node-states.js";
import { SimulatedCib } from "./simulated-cib.js";

export interface InjectionOptions {
  /** Epoch seconds. */
  readonly now: number;
  /** Nodes that the CIB does not know get an entry in its configuration (09 §9.3 step 1). */
  readonly createNodes: boolean;
}

const NODE_ACTIONS = { up: "Online", down: "Offline", failed: "Failing" } as const;

const NODE_VALUES = {
  up: { in_ccm: "true", crmd: "online", join: "member", expected: "member" },
  failed: { in_ccm: "false", crmd: "online", join: "member", expected: "member" },
} as const;

const TICKETS = {
  granted: { action: "Granting", values: { granted: "true" } },
  revoked: { action: "Revoking", values: { granted: "false" } },
  standby: { action: "Standby", values: { standby: "true" } },
  active: { action: "Activating", values: { standby: "false" } },
} as const;

/**
 * A CIB to which events happen, one after the other (09 §9). Values are texts here, as the reference takes them from its
 * command line and writes them into the document.
 */
export class Injection {
  /** What was done, in order. */
  readonly steps: SimulationStep[] = [];
  readonly #cib: SimulatedCib;
  readonly #states: NodeStates;
  readonly #verdict: Pick<StatusVerdict, "agents" | "status">;
  readonly #now: number;

  constructor(cib: Cib, verdict: Pick<StatusVerdict, "agents" | "status">, { now, createNodes }: InjectionOptions) {
    this.#cib = new SimulatedCib(cib);
    this.#states = new NodeStates(this.#cib, { createNodes });
    this.#verdict = verdict;
    this.#now = now;
  }

  finish(): Cib {
    return this.#cib.finish();
  }

  /** 09 §9.2: the reference aborts where the schema forbids the value. Adds no step. */
  setQuorum(value: string): void {
    const claim = claimedVersion(this.#cib.root.attributes["validate-with"]);
    if (claim !== undefined && !dataType("boolean").test(value)) {
      const legal = "true, false, 1 or 0";
      throw new SimulationError("value", `have-quorum cannot be ${value}`, { path: "cib", legal });
    }
    if (this.#cib.root.set({ "have-quorum": value })) this.#cib.countEdit("status");
  }

  /** 09 §9.2. Adds no step. */
  setWatchdog(value: string): void {
    const section = this.#cib.configurationSection("crm_config");
    const sets = section.children.filter((child) => child.name === "cluster_property_set");
    const pairs = sets.flatMap((set) => set.all("nvpair")).filter((pair) => pair.attributes.name === "have-watchdog");
    if (pairs.length > 1) {
      const path = "cib/configuration/crm_config";
      throw new SimulationError("several-options", "Several have-watchdog options", { path, legal: "at most one" });
    }
    const [pair] = pairs;
    if (pair !== undefined) {
      if (pair.set({ value })) this.#cib.countEdit("configuration");
      return;
    }
    const id = "cib-bootstrap-options";
    const set = section.find("cluster_property_set", id) ?? section.append(newDraft("cluster_property_set", { id }));
    set.append(newDraft("nvpair", { id: `${id}-have-watchdog`, name: "have-watchdog", value }));
    this.#cib.countEdit("configuration");
  }

  /** 09 §9.4. */
  setNode(node: string, state: NodeEvent["state"]): void {
    this.steps.push({ kind: "node", action: NODE_ACTIONS[state], node });
    if (state === "down") {
      this.#states.takeDown(node, "crm_simulate");
      return;
    }
    const draft = this.#states.of(node);
    const changed = draft.set({ ...NODE_VALUES[state], "crm-debug-origin": "crm_simulate" });
    if (this.#states.modified(draft) || changed) this.#cib.countEdit("status");
  }

  /** 09 §9.5. */
  setTicket(ticket: string, to: TicketEvent["state"]): void {
    const { action, values } = TICKETS[to];
    this.steps.push({ kind: "ticket", action, ticket });
    const { status } = this.#cib;
    const states = named(status, "tickets")
      .flatMap(({ elements }) => elements)
      .filter((state) => state.name === "ticket_state" && state.attributes.id === ticket);
    if (states.length > 1) {
      const problem = `Multiple ticket_states match ticket_id=${ticket}`;
      this.steps.push({ kind: "error", text: problem });
      throw new SimulationError("several-tickets", problem, { path: "cib/status/tickets", legal: "at most one" });
    }
    const [state] = states;
    if (state === undefined) {
      status.findOrAppend("tickets").append(newDraft("ticket_state", { id: ticket, ...values }));
    } else if (!state.set(values)) return;
    this.#cib.countEdit("status");
  }

  /** 09 §9.6, from step 1 on. Adds no step for the event itself. */
  recordResult({ resource, task, interval, node, rc }: OperationResult): void {
    const agent = this.#verdict.agents.get(resource);
    if (agent === undefined) {
      const legal = "the id of a resource, of an instance with its number";
      throw new SimulationError("unknown-resource", `Invalid resource name: ${resource}`, { legal });
    }
    const now = this.#now;
    const state = this.#states.of(node);
    const infinite = failsForGood(task, this.#verdict.status.startFailureIsFatal);
    append(this.steps, injectFailCount(state, { resource, task, interval, rc, infinite, now }));
    const result: RecordedResult = {
      resource,
      operation: task,
      interval,
      rc,
      expectedRc: 0,
      exitReason: "Simulated action result",
      node,
      now,
      parameters: undefined,
    };
    const names = { shown: resource, id: resource };
    const problem = this.#states.writeHistory(state, names, agent, (history) =>
      recordResult(history, result, this.#states.callIds),
    );
    if (problem !== undefined) {
      this.steps.push({ kind: "error", text: problem });
      throw new SimulationError("no-agent", problem, { legal: "a primitive, or an instance of one" });
    }
    this.#cib.countEdit("status");
  }
}
