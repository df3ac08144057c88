import type { GraphAction, Synapse } from "../verdict/graph.js";

/**
 * The synapses with those of their inputs set apart that close a cycle (08 §8.17.3 *(added)*): what a depth-first search
 * from the first synapse on, inputs in ascending order, finds itself waiting for. Orders that contradict each other give
 * cycles, and so do some rules of the reference itself, which then calls the transition invalid. Linear in the inputs.
 */
export function withoutCycles(synapses: readonly Synapse[]): readonly Synapse[] {
  const circular = new CycleSearch(synapses).circular();
  if (circular.size === 0) return synapses;
  return synapses.map((synapse) => {
    const apart = circular.get(synapse);
    if (apart === undefined) return synapse;
    return { ...synapse, inputs: synapse.inputs.filter((input) => !apart.has(input)), circularInputs: [...apart] };
  });
}

/** What the search knows of a synapse: nothing yet, that it waits for one of its inputs, or all. */
const Search = { unseen: 0, open: 1, done: 2 } as const;

class CycleSearch {
  readonly #synapses: readonly Synapse[];
  /** Place of the synapse by the id of its action, which is a small number; −1: no synapse has it. */
  readonly #placeOf: Int32Array;
  readonly #states: Uint8Array;
  readonly #found = new Map<Synapse, Set<GraphAction>>();

  constructor(synapses: readonly Synapse[]) {
    this.#synapses = synapses;
    this.#states = new Uint8Array(synapses.length);
    const highest = synapses.reduce((most, { action }) => Math.max(most, action.id), 0);
    this.#placeOf = new Int32Array(highest + 1).fill(-1);
    for (let place = 0; place < synapses.length; place++) {
      const { action, inputs } = synapses[place] as Synapse;
      this.#placeOf[action.id] = place;
      // Most actions are probes, which wait for nothing.
      if (inputs.length === 0) this.#states[place] = Search.done;
    }
  }

  /** The inputs that close cycles, by synapse, in ascending order. */
  circular(): ReadonlyMap<Synapse, ReadonlySet<GraphAction>> {
    const states = this.#states;
    for (let place = 0; place < states.length; place++) if (states[place] === Search.unseen) this.#search(place);
    return this.#found;
  }

  #search(start: number): void {
    const path = [start];
    const nextInput = [0];
    this.#states[start] = Search.open;
    for (let place = path.at(-1); place !== undefined; place = path.at(-1)) {
      const synapse = this.#synapses[place] as Synapse;
      const at = nextInput[path.length - 1] as number;
      const input = synapse.inputs[at];
      if (input === undefined) {
        this.#states[place] = Search.done;
        path.pop();
        nextInput.pop();
        continue;
      }
      nextInput[path.length - 1] = at + 1;
      const before = this.#placeOf[input.id] ?? -1;
      if (before < 0) continue;
      if (this.#states[before] === Search.open) this.#note(synapse, input);
      else if (this.#states[before] === Search.unseen) {
        this.#states[before] = Search.open;
        path.push(before);
        nextInput.push(0);
      }
    }
  }

  #note(synapse: Synapse, input: GraphAction): void {
    const known = this.#found.get(synapse);
    if (known === undefined) this.#found.set(synapse, new Set([input]));
    else known.add(input);
  }
}
