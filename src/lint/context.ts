import { booleanOr, isTrue } from "../base/number.js";
import type { Cib } from "../cib/cib.js";
import { childrenNamed, descendants, type Element, withChildren } from "../cib/element.js";
import { edit } from "../edit/edit.js";
import type { Edit } from "../edit/edits.js";
import { clusterStatus, evaluate } from "../evaluate.js";
import { createMemory, type Memory } from "../model/memory.js";
import { parseScore } from "../policy/score.js";
import { heedsCapacity, parsePlacementStrategy } from "../policy/utilization.js";
import { placesIn } from "../scenario/places.js";
import type { Event } from "../simulate/events.js";
import { inject } from "../simulate/inject.js";
import { type Settled, settle } from "../simulate/settle.js";
import type { ExplainableVerdict, StatusVerdict, Verdict } from "../verdict/verdict.js";
import { agentAttributes } from "./agent-attributes.js";
import type { Places } from "./homes.js";
import { type Relation, relationsIn } from "./relations.js";
import { isFenceDevice, type LintResource, namesIn, resourcesIn, textOf } from "./resources.js";

/** Where a cluster comes to rest after a start, with its primitives. */
export interface FreshStart extends Settled {
  readonly places: Places;
}

/** A configuration, with the look-ups that rules need. Nothing here changes; what is costly is made when it is asked for. */
export class LintContext {
  readonly cib: Cib;
  /** Epoch seconds. */
  readonly now: number;
  /** Names of the cluster nodes, in order. */
  readonly nodes: readonly string[];
  /** Every resource by id, containers before what they hold. */
  readonly resources: ReadonlyMap<string, LintResource>;
  readonly constraints: readonly Element[];
  /** What colocations and orders say of two resources each, sets taken apart. */
  readonly relations: readonly Relation[];
  readonly #options: ReadonlyMap<string, Element>;
  readonly #defaults: ReadonlyMap<string, string>;
  readonly #sections: readonly Element[];
  /** What templates and tags stand for: their ids, each with one that it names. */
  readonly #names: readonly (readonly [id: string, named: string])[];
  /** Nothing of what is evaluated here depends on scores, and all of it has the configuration in common. */
  readonly #asked: { readonly now: number; readonly scores: false; readonly memory: Memory };
  #unknown: { readonly cib: Cib; readonly status: StatusVerdict } | undefined;
  readonly #without = new Map<string, FreshStart>();
  readonly #back = new Map<string, FreshStart>();
  #explained: ExplainableVerdict | undefined;

  constructor(cib: Cib, now: number) {
    this.cib = cib;
    this.now = now;
    this.#asked = { now, scores: false, memory: createMemory() };
    this.#sections = childrenNamed(cib.root, "configuration").flatMap(({ children }) => children);
    this.nodes = this.section("nodes").flatMap(({ attributes: { uname, type } }) =>
      uname === undefined || type === "remote" ? [] : [uname],
    );
    this.resources = resourcesIn(this.section("resources"));
    this.#names = namesIn(this.resources, this.section("tags"));
    this.constraints = this.section("constraints");
    this.relations = relationsIn(this.constraints);
    this.#options = firstByName(this.section("crm_config"));
    const defaults = this.section("rsc_defaults").filter((set) => childrenNamed(set, "rule").length === 0);
    this.#defaults = new Map(Array.from(firstByName(defaults), ([name, pair]) => [name, textOf(pair, "value")]));
  }

  /** What is in the sections of a name. */
  section(name: string): readonly Element[] {
    return this.#sections.filter((section) => section.name === name).flatMap(({ children }) => children);
  }

  /** What an id in a constraint stands for: a resource, or what a template or tag names; nothing, if there is no such thing. */
  named(id: string): readonly LintResource[] {
    const found: LintResource[] = [];
    const ids = new Set([id]);
    for (const each of ids) {
      const resource = this.resources.get(each);
      if (resource !== undefined) found.push(resource);
      else for (const [name, named] of this.#names) if (name === each) ids.add(named);
    }
    return found;
  }

  /** A cluster option as it is configured, under this name or the former one. */
  option(name: string, former?: string): string | undefined {
    return this.optionElement(name, former)?.attributes.value;
  }

  optionElement(name: string, former = name): Element | undefined {
    return this.#options.get(name) ?? this.#options.get(former);
  }

  /** The pairs of all options and defaults: what is configured under which name. */
  get options(): ReadonlyMap<string, Element> {
    return this.#options;
  }

  get isFenced(): boolean {
    return booleanOr(this.option("fencing-enabled", "stonith-enabled"), true);
  }

  /** Whether resources are placed by what they need and what nodes have. */
  get looksAtUtilization(): boolean {
    return heedsCapacity(parsePlacementStrategy(this.option("placement-strategy")));
  }

  /** Whether a cluster option says true. */
  says(option: string): boolean {
    return isTrue(this.option(option));
  }

  /** Whether fencing is enabled and nothing fences. */
  get lacksFencing(): boolean {
    const hasDevices = [...this.resources.values()].some(isFenceDevice);
    return this.isFenced && !hasDevices && !this.says("have-watchdog");
  }

  /** Whether nothing is started at all: on purpose, or since fencing is enabled and nothing fences. */
  get startsNothing(): boolean {
    return this.says("maintenance-mode") || this.says("stop-all-resources") || this.lacksFencing;
  }

  /** A meta attribute of a resource: its own, that of what it is in, or the default. */
  meta(resource: LintResource, name: string): string | undefined {
    for (let at: LintResource | undefined = resource; at !== undefined; at = at.container) {
      const own = at.meta.get(name) ?? at.usual.get(name);
      if (own !== undefined) return textOf(own, "value");
    }
    return this.#defaults.get(name);
  }

  /** A meta attribute that says true. */
  isSet(resource: LintResource, name: string): boolean {
    return isTrue(this.meta(resource, name));
  }

  /** The stickiness of a resource, of a group the sum of its members'. */
  stickiness(resource: LintResource): number {
    const primitives = primitivesIn(resource);
    return primitives.reduce((sum, each) => sum + parseScore(this.meta(each, "resource-stickiness")).score, 0);
  }

  /** Where the cluster comes to rest if it starts with all nodes, and nothing is known of the past. */
  get started(): FreshStart {
    return this.startedWithout();
  }

  /** Where it comes to rest if it starts without some of its nodes. */
  startedWithout(...nodes: readonly string[]): FreshStart {
    const key = nodes.join("\n");
    const known = this.#without.get(key);
    if (known !== undefined) return known;
    const made = this.#settled(this.#fresh(nodes));
    this.#without.set(key, made);
    return made;
  }

  /** Where it comes to rest once that node is back. */
  returned(node: string): FreshStart {
    const known = this.#back.get(node);
    if (known !== undefined) return known;
    const { cib, verdict } = this.startedWithout(node);
    const events: Event[] = [{ kind: "node", node, state: "up" }];
    const { cib: back } = inject(cib, verdict, events, this.#asked);
    const made = this.#settled(back);
    this.#back.set(node, made);
    return made;
  }

  /** What is decided at rest, with all that is needed to explain it. */
  get explained(): ExplainableVerdict {
    this.#explained ??= evaluate(this.started.cib, { ...this.#asked, explain: true });
    return this.#explained;
  }

  /** The same configuration without a constraint. */
  without(constraint: Element): LintContext {
    const root = withChildren(
      this.cib.root,
      this.cib.root.children.map((part) =>
        withChildren(
          part,
          part.children.map((section) =>
            withChildren(
              section,
              section.children.filter((each) => each !== constraint),
            ),
          ),
        ),
      ),
    );
    return new LintContext({ ...this.cib, root }, this.now);
  }

  /** What is decided once, of a document like that of the cluster. */
  evaluated(cib: Cib): Verdict {
    return evaluate(cib, this.#asked);
  }

  #settled(cib: Cib): FreshStart {
    const settled = settle(cib, { ...this.#asked, rounds: ROUNDS });
    return { ...settled, places: placesIn(settled.verdict) };
  }

  #fresh(without: readonly string[]): Cib {
    this.#unknown ??= this.#withoutStatus();
    const events: Event[] = [{ kind: "quorum", quorate: true }];
    for (const node of this.nodes) events.push({ kind: "node", node, state: without.includes(node) ? "down" : "up" });
    const { cib } = inject(this.#unknown.cib, this.#unknown.status, events, this.#asked);
    const attributes = agentAttributes(this.resources);
    const edits = this.nodes.flatMap((node) =>
      attributes.map(([name, value]): Edit => ({ kind: "node-attribute", node, name, value, lifetime: "reboot" })),
    );
    // An edit of nothing costs as much as one that needs to be tried.
    return edits.length === 0 ? cib : edit(cib, edits, { now: this.now }).cib;
  }

  #withoutStatus() {
    const others = this.cib.root.children.filter(({ name }) => name !== "status");
    const cib: Cib = { ...this.cib, root: withChildren(this.cib.root, others) };
    return { cib, status: clusterStatus(cib, this.#asked) };
  }
}

/** A cluster that does not come to rest in so many transitions never does. */
const ROUNDS = 6;

/** The primitives of a resource. */
export function primitivesIn(resource: LintResource): readonly LintResource[] {
  return resource.kind === "primitive" ? [resource] : resource.members.flatMap(primitivesIn);
}

/** The pairs in some sets by name, the first of each. */
function firstByName(sets: readonly Element[]): ReadonlyMap<string, Element> {
  const pairs = new Map<string, Element>();
  for (const set of sets) {
    for (const pair of childrenNamed(set, "nvpair")) {
      const name = textOf(pair, "name");
      if (!pairs.has(name)) pairs.set(name, pair);
    }
  }
  return pairs;
}

/** Every element of some name in a list of elements. */
export function* allNamed(list: readonly Element[], name: string): Generator<Element, void, undefined> {
  for (const each of list) for (const inner of descendants(each)) if (inner.name === name) yield inner;
}
