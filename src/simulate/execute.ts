import { scanIntegerMin, truncatedInteger, unsignedOr } from "../base/number.js";
import { equalsCaseless, foldCase } from "../base/text.js";
import type { Cib } from "../cib/cib.js";
import type { Synapse } from "../model/graph.js";
import type { Verdict } from "../verdict/verdict.js";
import type { DraftElement } from "./draft.js";
import type { SimulationStep } from "./events.js";
import { injectFailCount } from "./fail-counts.js";
import { recordResult } from "./history-entry.js";
import { NodeStates, SimulationError } from "./node-states.js";
import { SimulatedCib } from "./simulated-cib.js";
import { runSynapses, type SynapseOutcome } from "./synapse-order.js";

export interface ExecuteOptions {
  /** Epoch seconds written into the history. */
  readonly now: number;
  /** `RSC_TASK_INTERVALMS@NODE=RC`: operations that are to fail (09 §11.4). */
  readonly failures?: readonly string[];
  /** Unknown nodes get a configuration entry, as with `--node-up` (09 §11.6). */
  readonly createNodes?: boolean;
}

export interface Executed {
  /** The CIB after the transition. */
  readonly cib: Cib;
  readonly steps: readonly SimulationStep[];
  /** False: some actions could never run; the transition was invalid (09 §11.2). */
  readonly complete: boolean;
}

/**
 * Executes a transition on the CIB it was made for (09 §11): every action completes at once, with the result that the
 * cluster expects or the failure that was asked for. Pure.
 * @throws SimulationError where the reference gives up: several states for one node, or a node that is not known
 */
export function execute(cib: Cib, verdict: Pick<Verdict, "graph" | "agents">, options: ExecuteOptions): Executed {
  const execution = new Execution(cib, verdict, options);
  const complete = execution.run();
  if (!complete) {
    execution.steps.push({
      kind: "error",
      text: "Transition failed: terminated",
    });
    execution.steps.push({
      kind: "error",
      text: "An invalid transition was produced",
    });
  }
  return { cib: execution.finish(), steps: execution.steps, complete };
}

class Execution {
  readonly steps: SimulationStep[] = [];
  readonly #cib: SimulatedCib;
  readonly #states: NodeStates;
  readonly #verdict: Pick<Verdict, "graph" | "agents">;
  readonly #options: ExecuteOptions;

  constructor(cib: Cib, verdict: Pick<Verdict, "graph" | "agents">, options: ExecuteOptions) {
    this.#cib = new SimulatedCib(cib);
    this.#states = new NodeStates(this.#cib, {
      createNodes: options.createNodes ?? false,
    });
    this.#verdict = verdict;
    this.#options = options;
  }

  finish(): Cib {
    return this.#cib.finish();
  }

  /** @returns false if some actions could never run */
  run(): boolean {
    try {
      return runSynapses(this.#verdict.graph.synapses, (synapse) => this.#perform(synapse));
    } catch (error) {
      if (error instanceof SimulationError) error.steps = this.steps;
      throw error;
    }
  }

  #perform(synapse: Synapse): SynapseOutcome {
    const { action, resource } = synapse;
    if (action.element === "pseudo_event") {
      this.steps.push({
        kind: "pseudo",
        key: action.key,
        node: action.node?.name,
      });
      return "done";
    }
    if (action.element === "rsc_op") return this.#performOperation(synapse);
    const node = action.node?.name ?? "";
    if (action.operation === "stonith") this.#fence(synapse, node);
    else
      this.steps.push({
        kind: "cluster",
        operation: action.operation,
        node,
        resource: resource?.id,
      });
    return "done";
  }

  /** 09 §11.5: anything but unfencing takes the node down. */
  #fence(synapse: Synapse, node: string): void {
    const operation = attributeOf(synapse, "CRM_meta_stonith_action") ?? "";
    this.steps.push({ kind: "fencing", node, operation });
    if (!equalsCaseless(operation, "on")) this.#states.takeDown(node, "simulate_fencing_action");
  }

  /** 09 §11.4. */
  #performOperation(synapse: Synapse): SynapseOutcome {
    const { action, resource } = synapse;
    const { operation } = action;
    if (operation === "probe_complete" || resource === undefined || action.node === undefined) return "done";
    const { agents } = this.#verdict;
    const longId = resource.longId;
    const shown = !agents.has(resource.id) && longId !== undefined && agents.has(longId) ? longId : resource.id;
    const node = action.node.name;
    if (operation === "delete" || operation === "meta-data") {
      this.steps.push({
        kind: "resource",
        resource: shown,
        operation,
        node,
        interval: 0,
      });
      return "done";
    }
    const state = this.#states.of(node, action.router === undefined ? action.node.id : node);
    const agent = {
      class: resource.class,
      provider: resource.provider,
      type: resource.type,
    };
    const interval = unsignedOr(attributeOf(synapse, "CRM_meta_interval"), 0);
    const expectedRc = scanIntegerMin(attributeOf(synapse, "CRM_meta_op_target_rc"), 0);
    let failure: { name: string; rc: number } | undefined;
    const problem = this.#states.writeHistory(state, { shown, id: resource.id }, agent, (history) => {
      this.steps.push({
        kind: "resource",
        resource: shown,
        operation,
        node,
        interval,
      });
      failure = this.#requestedFailure(synapse, shown, interval);
      if (failure !== undefined) {
        this.steps.push({
          kind: "pretend",
          actionId: action.id,
          rc: failure.rc,
        });
        this.#countFailure(state, synapse, failure, interval);
      }
      recordResult(history, {
        resource: resource.id,
        operation,
        interval,
        rc: failure?.rc ?? expectedRc,
        expectedRc,
        exitReason: "User-injected result",
        node,
        now: this.#options.now,
        parameters: new Map([...synapse.attributes, ...synapse.params]),
      });
    });
    if (problem !== undefined) {
      this.steps.push({ kind: "error", text: problem });
      return "broken";
    }
    this.#cib.countEdit("status");
    return failure === undefined ? "done" : "failed";
  }

  /** The first requested failure that matches, by the shown name or else the id (09 §11.4 step 5). */
  #requestedFailure(
    { action, resource }: Synapse,
    shown: string,
    interval: number,
  ): { name: string; rc: number } | undefined {
    const names = shown === resource?.id || resource === undefined ? [shown] : [shown, resource.id];
    for (const spec of this.#options.failures ?? []) {
      const name = names.find((each) => {
        const wanted = `${each}_${action.operation}_${interval}@${action.node?.name ?? ""}=`;
        return foldCase(spec).startsWith(foldCase(wanted));
      });
      if (name === undefined) continue;
      const rc = truncatedInteger(spec.slice(spec.indexOf("=") + 1));
      if (rc !== undefined) return { name, rc };
      this.steps.push({
        kind: "error",
        text: `Invalid failed operation '${spec}' (result code must be integer)`,
      });
    }
    return undefined;
  }

  #countFailure(
    state: DraftElement,
    { action }: Synapse,
    failure: { name: string; rc: number },
    interval: number,
  ): void {
    const { failedStartOffset, failedStopOffset } = this.#verdict.graph;
    const infinite =
      (action.operation === "start" && failedStartOffset === "INFINITY") ||
      (action.operation === "stop" && failedStopOffset === "INFINITY");
    this.steps.push(
      ...injectFailCount(state, {
        resource: failure.name,
        task: action.operation,
        interval,
        rc: failure.rc,
        infinite,
        now: this.#options.now,
      }),
    );
  }
}

function attributeOf(synapse: Synapse, name: string): string | undefined {
  return synapse.attributes.find(([key]) => key === name)?.[1];
}
