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
  /** How many instances more; −Infinity: whatever of it is there is lost. */
  readonly more: number;
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
      this.#become(resource, new Map([...running].filter(([node]) => !nodes.includes(node))), at);
    }
  }

  /** An instance fails, or is found not to be there. */
  fail(resource: string, node: string, at: number): void {
    this.#move({ at, resource, node, more: Number.NEGATIVE_INFINITY });
  }

  /** What the actions of a transition that begins then do. */
  execute(actions: readonly TimedAction[], instances: Instances, at: number): void {
    const moves = actions.map((action) => moveOf(action, instances, at)).filter((move) => move !== undefined);
    for (const move of moves.sort((a, b) => a.at - b.at)) this.#move(move);
  }

  #move({ at, resource, node, more }: Move): void {
    if (resource === undefined) {
      this.lose([node], at);
      return;
    }
    const nodes = new Map(this.#running.get(resource));
    const count = (nodes.get(node) ?? 0) + more;
    if (count > 0) nodes.set(node, count);
    else nodes.delete(node);
    this.#become(resource, nodes, at);
  }

  #become(resource: string, nodes: Map<string, number>, at: number): void {
    const was = this.#running.get(resource)?.size ?? 0;
    this.#running.set(resource, nodes);
    if (nodes.size === 0) {
      if (was > 0) this.#gone.set(resource, at);
      return;
    }
    const from = this.#gone.get(resource) ?? at;
    this.#gone.delete(resource);
    if (at > from) this.#closed.push({ resource, from, to: at });
  }
}

function moveOf({ synapse, outcome, begin, end }: TimedAction, instances: Instances, at: number): Move | undefined {
  const { operation, node: { name: node } = {} } = synapse.action;
  if (node === undefined) return undefined;
  const lost = { at: at + end, node, more: Number.NEGATIVE_INFINITY };
  if (operation === "stonith")
    return outcome === "done" && takesDown(synapse) ? { ...lost, resource: undefined } : undefined;
  const instance = instanceOf(synapse, instances);
  if (instance === undefined) return undefined;
  const resource = instances.get(instance)?.id ?? withoutNumber(instance);
  if (operation === "stop") return { at: at + begin, resource, node, more: -1 };
  if (outcome === "failed") return operation === "monitor" ? { ...lost, resource } : undefined;
  const comes = outcome === "done" && (operation === "start" || operation === "migrate_from");
  return comes ? { at: at + end, resource, node, more: 1 } : undefined;
}
