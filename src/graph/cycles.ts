import type { GraphAction, Synapse } from "../model/graph.js";

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
    return { ...synapse, inputs: synapse.inputs.filter((input) => !apart.includes(input)), circularInputs: apart };
  });
}

class CycleSearch {
  readonly #synapses: readonly Synapse[];
  /** Place of the synapse by the id of its action, which is a small number; −1: no synapse has it. */
  readonly #placeOf: Int32Array;
  readonly #visited: Uint8Array;
  readonly #open: Uint8Array;
  readonly #found = new Map<Synapse, GraphAction[]>();

  constructor(synapses: readonly Synapse[]) {
    this.#synapses = synapses;
    this.#visited = new Uint8Array(synapses.length);
    this.#open = new Uint8Array(synapses.length);
    const highest = synapses.reduce((most, { action }) => Math.max(most, action.id), 0);
    this.#placeOf = new Int32Array(highest + 1).fill(-1);
    for (const [place, { action, inputs }] of synapses.entries()) {
      this.#placeOf[action.id] = place;
      // Most actions are probes, which wait for nothing.
      if (inputs.length === 0) this.#visited[place] = 1;
    }
  }

  circular(): ReadonlyMap<Synapse, readonly GraphAction[]> {
    for (const place of this.#synapses.keys()) if (this.#visited[place] === 0) this.#search(place);
    return this.#found;
  }

  #search(start: number): void {
    const path = [start];
    const nextInput = [0];
    this.#enter(start);
    for (let place = path.at(-1); place !== undefined; place = path.at(-1)) {
      const synapse = this.#synapses[place] as Synapse;
      const at = nextInput[path.length - 1] as number;
      const input = synapse.inputs[at];
      if (input === undefined) {
        this.#open[place] = 0;
        path.pop();
        nextInput.pop();
        continue;
      }
      nextInput[path.length - 1] = at + 1;
      const before = this.#placeOf[input.id] ?? -1;
      if (before < 0) continue;
      if (this.#open[before] === 1) this.#note(synapse, input);
      else if (this.#visited[before] === 0) {
        this.#enter(before);
        path.push(before);
        nextInput.push(0);
      }
    }
  }

  #enter(place: number): void {
    this.#visited[place] = 1;
    this.#open[place] = 1;
  }

  #note(synapse: Synapse, input: GraphAction): void {
    const known = this.#found.get(synapse);
    if (known === undefined) this.#found.set(synapse, [input]);
    else known.push(input);
  }
}
