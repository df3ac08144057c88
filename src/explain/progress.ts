import { type ActionRecord, allInputs } from "../verdict/graph.js";
import type { Verdict } from "../verdict/verdict.js";

/**
 * What becomes of an action. `done`: it is in the transition, and everything that it waits for comes. `impossible`: it is in the
 * transition, but waits for what never comes. `blocked`: it is required and cannot run. `left out`: it is required and could run,
 * but its resource is not managed. `not needed`: it is optional.
 */
export type ActionOutcome = "done" | "impossible" | "blocked" | "left out" | "not needed";

/** Which actions of a transition can complete; found once, in time linear in the graph. */
export class Progress {
  readonly #actions: readonly ActionRecord[];
  readonly #inputs = new Map<number, readonly number[]>();
  readonly #completes = new Set<number>();
  readonly #records = new Map<number, ActionRecord>();
  /** Ids of the starts in the transition, by resource and node. */
  readonly #starts = new Map<string, number[]>();

  constructor(verdict: Pick<Verdict, "actions" | "graph">) {
    this.#actions = verdict.actions?.actions ?? [];
    for (const action of this.#actions) this.#records.set(action.id, action);
    const waiting = new Map<number, number>();
    const followers = new Map<number, number[]>();
    for (const synapse of verdict.graph.synapses) {
      const { id, operation, node } = synapse.action;
      if (operation === "start" && synapse.resource !== undefined && node !== undefined) {
        const key = `${synapse.resource.longId ?? synapse.resource.id} ${node.name}`;
        this.#starts.set(key, [...(this.#starts.get(key) ?? []), id]);
      }
      const inputs = allInputs(synapse).map((input) => input.id);
      this.#inputs.set(id, inputs);
      waiting.set(id, inputs.length);
      for (const input of inputs) {
        const list = followers.get(input);
        if (list === undefined) followers.set(input, [id]);
        else list.push(id);
      }
    }
    const ready = [...waiting].filter(([, count]) => count === 0).map(([id]) => id);
    for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
      this.#completes.add(id);
      for (const follower of followers.get(id) ?? []) {
        const left = (waiting.get(follower) ?? 0) - 1;
        waiting.set(follower, left);
        if (left === 0) ready.push(follower);
      }
    }
  }

  /** Whether an action of the transition, by its id, is done in the end. */
  completes(id: number): boolean {
    return this.#completes.has(id);
  }

  outcome(action: ActionRecord): ActionOutcome {
    if (action.inGraph) return this.#completes.has(action.id) ? "done" : "impossible";
    if (action.optional) return "not needed";
    return action.runnable ? "left out" : "blocked";
  }

  /** Whether a resource is started on a node, and the start can complete. */
  starts(resource: string, node: string): boolean {
    return (this.#starts.get(`${resource} ${node}`) ?? []).some((id) => this.#completes.has(id));
  }

  /** The actions that one waits for directly, in the order of their ids. */
  inputs(action: ActionRecord): readonly ActionRecord[] {
    return (this.#inputs.get(action.id) ?? []).flatMap((id) => this.#records.get(id) ?? []);
  }

  /**
   * What keeps an action from being done, found backwards from it: the first action that is not in the transition, or the
   * cycle that it is part of. Undefined for an action that is done or not needed.
   */
  blocker(action: ActionRecord): ActionRecord | undefined {
    const seen = new Set<ActionRecord>();
    let at: ActionRecord | undefined = action;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      const outcome = this.outcome(at);
      if (outcome === "done" || outcome === "not needed") return at === action ? undefined : at;
      const next: ActionRecord | undefined = outcome === "impossible" ? this.#stuckInput(at) : this.#blockingInput(at);
      if (next === undefined) return at;
      at = next;
    }
    return at;
  }

  #stuckInput(action: ActionRecord): ActionRecord | undefined {
    const stuck = this.inputs(action).filter((input) => !this.#completes.has(input.id));
    return stuck.find((input) => !input.inGraph) ?? stuck[0];
  }

  #blockingInput(action: ActionRecord): ActionRecord | undefined {
    for (const blocking of [BLOCKING, BLOCKING_STOPS]) {
      for (const { action: index, flags } of action.inputs) {
        const first = this.#actions[index];
        if (first !== undefined && !first.runnable && flags.some((flag) => blocking.has(flag))) return first;
      }
    }
    return undefined;
  }
}

const BLOCKING: ReadonlySet<string> = new Set([
  "unrunnableFirstBlocks",
  "minRunnable",
  "nestedRemoteProbe",
  "asymmetric",
]);

/** Stops one of which has to come before the other: of members of a group, and before a start elsewhere. */
const BLOCKING_STOPS: ReadonlySet<string> = new Set(["intermediateStop"]);
