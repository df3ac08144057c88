import { append } from "../base/list.js";
import { scanIntegerMin, unsignedOr } from "../base/number.js";
import { equalsCaseless } from "../base/text.js";
import type { Cib } from "../cib/cib.js";
import type { Draft } from "../cib/draft.js";
import type { Synapse } from "../verdict/graph.js";
import type { Verdict } from "../verdict/verdict.js";
import { SimulationError } from "./error.js";
import type { SimulationStep } from "./events.js";
import { injectFailCount } from "./fail-counts.js";
import { recordResult } from "./history-entry.js";
import { NodeStates } from "./node-states.js";
import { SimulatedCib } from "./simulated-cib.js";
import { runSynapses, type SynapseOutcome } from "./synapse-order.js";

/** An operation that is about to be executed. */
export interface ExecutedOperation {
  /** The names that it goes by: the one that is shown, and the id if that is another. */
  readonly names: readonly string[];
  readonly task: string;
  /** ms */
  readonly interval: number;
  readonly node: string;
}

/** A failure that was asked for: the name under which, and the result code. */
export interface RequestedFailure {
  readonly name: string;
  readonly rc: number;
}

/** How an action ended. */
export interface Ended {
  readonly outcome: SynapseOutcome;
  /** The result code of the failure that was asked for; `undefined`: none was. */
  readonly rc: number | undefined;
}

/** A synapse that was executed, and how that ended. */
export interface Performed extends Ended {
  readonly synapse: Synapse;
}

const DONE: Ended = Object.freeze({ outcome: "done", rc: undefined });
const FAILED: Ended = Object.freeze({ outcome: "failed", rc: undefined });
const BROKEN: Ended = Object.freeze({ outcome: "broken", rc: undefined });

export interface ExecutionOptions {
  /** Epoch seconds. */
  readonly now: number;
  /** Unknown nodes get a configuration entry (09 §11.6). */
  readonly createNodes: boolean;
  /** Whether an operation is to fail, and how (09 §11.4 step 5). */
  failureOf(operation: ExecutedOperation, report: (problem: string) => void): RequestedFailure | undefined;
  /** Names of nodes that cannot be fenced; none by default. */
  readonly fencingFails?: ReadonlySet<string> | undefined;
}

/** The execution of a transition on the CIB it was made for (09 §11). */
export class Execution {
  readonly steps: SimulationStep[] = [];
  /** What was executed, in that order: whatever an action waits for stands before it. */
  readonly performed: Performed[] = [];
  readonly #cib: SimulatedCib;
  readonly #states: NodeStates;
  readonly #verdict: Pick<Verdict, "graph" | "agents">;
  readonly #options: ExecutionOptions;

  constructor(cib: Cib, verdict: Pick<Verdict, "graph" | "agents">, options: ExecutionOptions) {
    this.#cib = new SimulatedCib(cib);
    this.#states = new NodeStates(this.#cib, {
      createNodes: options.createNodes,
    });
    this.#verdict = verdict;
    this.#options = options;
  }

  finish(): Cib {
    return this.#cib.finish();
  }

  /**
   * @returns false if some actions could never run: the transition was invalid
   * @throws SimulationError where the reference gives up, with the steps until then
   */
  run(): boolean {
    const complete = this.#runAll();
    if (complete) return true;
    this.steps.push({ kind: "error", text: "Transition failed: terminated" });
    this.steps.push({ kind: "error", text: "An invalid transition was produced" });
    return false;
  }

  #runAll(): boolean {
    try {
      return runSynapses(this.#verdict.graph.synapses, (synapse) => {
        const ended = this.#perform(synapse);
        this.performed.push({ synapse, ...ended });
        return ended.outcome;
      });
    } catch (error) {
      throw error instanceof SimulationError ? error.after(this.steps) : error;
    }
  }

  #perform(synapse: Synapse): Ended {
    const { action, resource } = synapse;
    if (action.element === "pseudo_event") {
      this.steps.push({
        kind: "pseudo",
        key: action.key,
        node: action.node?.name,
      });
      return DONE;
    }
    if (action.element === "rsc_op") return this.#performOperation(synapse);
    const node = action.node?.name ?? "";
    if (action.operation === "stonith") return this.#fence(synapse, node);
    this.steps.push({
      kind: "cluster",
      operation: action.operation,
      node,
      resource: resource?.id,
    });
    return DONE;
  }

  /** 09 §11.5: anything but unfencing takes the node down. */
  #fence(synapse: Synapse, node: string): Ended {
    const operation = attributeOf(synapse, "CRM_meta_stonith_action") ?? "";
    this.steps.push({ kind: "fencing", node, operation });
    if (this.#options.fencingFails?.has(node) === true) return FAILED;
    if (!equalsCaseless(operation, "on")) this.#states.takeDown(node, "simulate_fencing_action");
    return DONE;
  }

  /** 09 §11.4. */
  #performOperation(synapse: Synapse): Ended {
    const { action, resource } = synapse;
    const { operation } = action;
    if (operation === "probe_complete" || resource === undefined || action.node === undefined) return DONE;
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
      return DONE;
    }
    const state = this.#states.of(node, action.router === undefined ? action.node.id : node);
    const agent = {
      class: resource.class,
      provider: resource.provider,
      type: resource.type,
    };
    const interval = unsignedOr(attributeOf(synapse, "CRM_meta_interval"), 0);
    const expectedRc = scanIntegerMin(attributeOf(synapse, "CRM_meta_op_target_rc"), 0);
    let failure: RequestedFailure | undefined;
    const problem = this.#states.writeHistory(state, { shown, id: resource.id }, agent, (history) => {
      this.steps.push({
        kind: "resource",
        resource: shown,
        operation,
        node,
        interval,
      });
      const names = shown === resource.id ? [shown] : [shown, resource.id];
      failure = this.#options.failureOf({ names, task: operation, interval, node }, (text) =>
        this.steps.push({ kind: "error", text }),
      );
      if (failure !== undefined) {
        this.steps.push({
          kind: "pretend",
          actionId: action.id,
          rc: failure.rc,
        });
        this.#countFailure(state, synapse, failure, interval);
      }
      recordResult(
        history,
        {
          resource: resource.id,
          operation,
          interval,
          rc: failure?.rc ?? expectedRc,
          expectedRc,
          exitReason: "User-injected result",
          node,
          now: this.#options.now,
          parameters: new Map([...synapse.attributes, ...synapse.params]),
        },
        this.#states.callIds,
      );
    });
    if (problem !== undefined) {
      this.steps.push({ kind: "error", text: problem });
      return BROKEN;
    }
    this.#cib.countEdit("status");
    return failure === undefined ? DONE : { outcome: "failed", rc: failure.rc };
  }

  #countFailure(state: Draft, { action }: Synapse, failure: RequestedFailure, interval: number): void {
    const { failedStartOffset, failedStopOffset } = this.#verdict.graph;
    const infinite =
      (action.operation === "start" && failedStartOffset === "INFINITY") ||
      (action.operation === "stop" && failedStopOffset === "INFINITY");
    append(
      this.steps,
      injectFailCount(state, {
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
