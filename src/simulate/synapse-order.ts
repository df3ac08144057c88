import { INFINITY } from "../policy/score.js";
import { allInputs, type Synapse } from "../verdict/graph.js";

/** How an action ended: `failed` confirms only for synapses of INFINITY priority, `broken` confirms for none (09 §11.2). */
export type SynapseOutcome = "done" | "failed" | "broken";

/**
 * Fires the synapses in the order of the reference's passes (09 §11.2): each pass goes through them in document order,
 * a synapse made ready by an earlier one joins the pass, one made ready by a later one waits for the next pass.
 * @returns false if synapses stayed incomplete without any failure
 */
export function runSynapses(synapses: readonly Synapse[], perform: (synapse: Synapse) => SynapseOutcome): boolean {
  const waiting = new Map<number, number[]>();
  const missing = synapses.map((synapse, place) => {
    const ids = new Set(allInputs(synapse).map((input) => input.id));
    for (const id of ids) {
      const places = waiting.get(id);
      if (places === undefined) waiting.set(id, [place]);
      else places.push(place);
    }
    return ids.size;
  });
  const done = new Set<number>();
  let abortPriority = 0;
  let pass = new PlaceQueue();
  missing.forEach((count, place) => {
    if (count === 0) pass.push(place);
  });

  while (pass.size > 0) {
    const next = new PlaceQueue();
    for (let place = pass.pop(); place !== undefined; place = pass.pop()) {
      const synapse = synapses[place] as Synapse;
      if (synapse.action.element !== "pseudo_event" && synapse.priority < abortPriority) continue;
      done.add(place);
      const outcome = perform(synapse);
      if (outcome !== "done") abortPriority = INFINITY;
      if (outcome === "broken") continue;
      for (const other of waiting.get(synapse.action.id) ?? []) {
        const confirmed = outcome === "done" || (synapses[other] as Synapse).priority === INFINITY;
        if (done.has(other) || !confirmed) continue;
        missing[other] = (missing[other] as number) - 1;
        if (missing[other] === 0) (other > place ? pass : next).push(other);
      }
    }
    pass = next;
  }
  return done.size === synapses.length || abortPriority > 0;
}

/** Places in ascending order: a binary heap. */
class PlaceQueue {
  readonly #heap: number[] = [];

  get size(): number {
    return this.#heap.length;
  }

  push(place: number): void {
    const heap = this.#heap;
    let at = heap.push(place) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((heap[parent] as number) <= place) break;
      heap[at] = heap[parent] as number;
      at = parent;
    }
    heap[at] = place;
  }

  pop(): number | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && (heap[child + 1] as number) < (heap[child] as number)) child++;
      if ((heap[child] as number) >= last) break;
      heap[at] = heap[child] as number;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}
