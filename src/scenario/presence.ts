import type { TimedAction } from "../simulate/timing.js";
import { instanceOf, takesDown } from "./actions.js";
import type { Absence, Whereabout } from "./outcome.js";
import { type Instances, withoutNumber } from "./places.js";

/** An instance more or less on a node, at a time. */
interface Move {
  readonly at: number;
  /** `undefined`: all that is there. */
  readonly resource: string | undefined;
  readonly node: string;
  /** `lost`: whatever of it is there. */
  readonly change: "came" | "went" | "lost";
}

/**
 * Where primitives run while time passes, and when they ran nowhere: a record that a scenario keeps of each of its views.
 * Times are ms since the beginning of the scenario.
 */
export class Presence {
  /** By resource and node, how many instances run. */
  readonly #running: Map<string, Map<string, number>>;
  readonly #closed: Absence[];
  /** By resource, since when it has been gone. */
  readonly #gone: Map<string, number>;

  constructor(model?: Presence) {
    this.#running = new Map([...(model?.running ?? [])].map(([resource, nodes]) => [resource, new Map(nodes)]));
    this.#closed = [...(model?.closed ?? [])];
    this.#gone = new Map(model?.gone);
  }

  private get running(): ReadonlyMap<string, ReadonlyMap<string, number>> {
    return this.#running;
  }

  private get closed(): readonly Absence[] {
    return this.#closed;
  }

  private get gone(): ReadonlyMap<string, number> {
    return this.#gone;
  }

  /** In the order in which they began. */
  absences(): readonly Absence[] {
    const open = [...this.#gone].map(([resource, from]) => ({ resource, from, to: undefined }));
    return [...this.#closed, ...open].sort((a, b) => a.from - b.from);
  }

  /** What a Verdict says about where everything is, which counts from then on. */
  correct(places: ReadonlyMap<string, readonly Whereabout[]>, at: number): void {
    for (const [resource, list] of places) {
      const nodes = new Map<string, number>();
      for (const { node, failed } of list) if (!failed) nodes.set(node, (nodes.get(node) ?? 0) + 1);
      this.#become(resource, nodes, at);
    }
  }

  /** Nodes stop, or are lost. */
  lose(nodes: readonly string[], at: number): void {
    for (const [resource, running] of this.#running) {
      const left = new Map([...running].filter(([node]) => !nodes.includes(node)));
      if (left.size < running.size) this.#become(resource, left, at);
    }
  }

  /** An instance fails, or is found not to be there. */
  fail(resource: string, node: string, at: number): void {
    this.#move({ at, resource, node, change: "lost" });
  }

  /** What the actions of a transition that begins then do. */
  execute(actions: readonly TimedAction[], instances: Instances, at: number): void {
    const moves = actions.flatMap((action) => movesOf(action, instances, at));
    for (const move of moves.sort((a, b) => a.at - b.at)) this.#move(move);
  }

  #move({ at, resource, node, change }: Move): void {
    if (resource === undefined) {
      this.lose([node], at);
      return;
    }
    const nodes = new Map(this.#running.get(resource));
    const count = nodes.get(node) ?? 0;
    if (change === "came") nodes.set(node, count + 1);
    else if (change === "went" && count > 1) nodes.set(node, count - 1);
    else nodes.delete(node);
    this.#become(resource, nodes, at);
  }

  #become(resource: string, nodes: Map<string, number>, at: number): void {
    const was = this.#running.get(resource)?.size ?? 0;
    this.#running.set(resource, nodes);
    if (was > 0 && nodes.size === 0) this.#gone.set(resource, at);
    const from = this.#gone.get(resource);
    if (nodes.size === 0 || from === undefined) return;
    this.#gone.delete(resource);
    if (at > from) this.#closed.push({ resource, from, to: at });
  }
}

function movesOf({ synapse, outcome, begin, end }: TimedAction, instances: Instances, at: number): readonly Move[] {
  const { action } = synapse;
  const node = action.node?.name;
  if (node === undefined) return [];
  if (action.operation === "stonith")
    return outcome === "done" && takesDown(synapse)
      ? [{ at: at + end, resource: undefined, node, change: "lost" }]
      : [];
  const instance = instanceOf(synapse, instances);
  if (instance === undefined) return [];
  const resource = instances.get(instance)?.id ?? withoutNumber(instance);
  if (action.operation === "stop") return [{ at: at + begin, resource, node, change: "went" }];
  if (outcome === "failed")
    return action.operation === "monitor" ? [{ at: at + end, resource, node, change: "lost" }] : [];
  return outcome === "done" && (action.operation === "start" || action.operation === "migrate_from")
    ? [{ at: at + end, resource, node, change: "came" }]
    : [];
}
