import fc, { type Arbitrary } from "fast-check";
import { type Element, element } from "../cib/element.js";
import { parametersDigest } from "../policy/digest.js";
import { listOf, maybe, oneOf, pick } from "./draft.js";
import type { Agent, Scope } from "./scope.js";
import { anyStory, type Entry, type FailCount, type Story, stopped } from "./stories.js";

/** What is told of one resource on one node, the node counted from where the resource is at home. */
export interface Presence {
  readonly step: number;
  readonly story: Story;
}

/** Something that has an operation history of its own. */
export interface Leaf {
  /** The id under which the history knows it. */
  readonly id: string;
  readonly agent: Agent;
  /** The number of the node at which its first presence is, modulo the number of nodes. */
  readonly home: number;
  readonly presences: readonly Presence[];
  /** The one node it can be on, instead. */
  readonly node?: string | undefined;
  readonly container?: string | undefined;
  /** The resource's parameters, where they are the same on every node. */
  readonly parameters?: readonly (readonly [string, string])[];
  /** Whether a promotion score may be told of it. */
  readonly promotionScores?: readonly (string | undefined)[];
}

/** Presences of a resource that is in one place; now and then in none, or in two. */
export const inOnePlace = (): Arbitrary<readonly Presence[]> =>
  fc
    .record({ first: maybe(70, anyStory()), others: listOf(oneOf([8, stopped()], [1, anyStory()]), 3) })
    .map(({ first, others }) => spread([first, ...others]));

/** Presences of a resource of which every node may have an instance. */
export const inManyPlaces = (): Arbitrary<readonly Presence[]> =>
  listOf(oneOf([6, anyStory()], [1, stopped()]), 4).map(spread);

function spread(stories: readonly (Story | undefined)[]): readonly Presence[] {
  return stories.flatMap((story, step) => (story === undefined ? [] : [{ step, story }]));
}

/** What a node state needs of a history: `lrm_resource` elements by node, and transient attributes by node. */
export class Recorded {
  readonly resources = new Map<string, Map<string, { leaf: Leaf; entries: Element[] }>>();
  readonly attributes = new Map<string, Map<string, string>>();
  #calls = 0;
  readonly #now: number;
  readonly #nodes: readonly string[];
  /** Nodes by the connection or container that makes them. */
  readonly #madeBy = new Map<string, string>();

  constructor(scope: Scope) {
    this.#now = scope.now;
    this.#nodes = scope.allNodes;
    const connections = new Set(scope.remoteNodes.map(({ name }) => name));
    for (const { id, container } of scope.leaves) {
      if (!connections.has(id)) continue;
      this.#madeBy.set(id, id);
      if (container !== undefined) this.#madeBy.set(container, id);
    }
  }

  add(leaf: Leaf): void {
    for (const { step, story } of leaf.presences) {
      const here = leaf.node ?? this.#node(leaf, step);
      const there = this.#node(leaf, step + 1);
      for (const each of story.entries) this.#record(leaf, each, here, there);
      if (story.failCount !== undefined) this.#count(leaf, story.failCount, here);
    }
    const base = leaf.id.replace(/:\d+$/, "");
    for (const [step, score] of (leaf.promotionScores ?? []).entries()) {
      if (score !== undefined) this.attribute(leaf.node ?? this.#node(leaf, step), `master-${base}`, score);
    }
  }

  attribute(node: string, name: string, value: string): void {
    const known = this.attributes.get(node);
    if (known === undefined) this.attributes.set(node, new Map([[name, value]]));
    else known.set(name, value);
  }

  /**
   * Some steps from home; but what makes a node is on an earlier one: the reference crashes where a guest node is, in the
   * end, on itself.
   */
  #node(leaf: Leaf, step: number): string {
    const made = this.#madeBy.get(leaf.id);
    const nodes = made === undefined ? this.#nodes : this.#nodes.slice(0, this.#nodes.indexOf(made));
    return pick(nodes, leaf.home + step) ?? "";
  }

  #count(leaf: Leaf, count: FailCount, node: string): void {
    const operation = `${leaf.id.replace(/:\d+$/, "")}#${count.task}_${count.interval}`;
    this.attribute(node, `fail-count-${operation}`, count.value);
    this.attribute(node, `last-failure-${operation}`, String(this.#now - count.age));
  }

  #record(leaf: Leaf, entry: Entry, here: string, there: string): void {
    const node = entry.side === "here" ? here : there;
    const migration = entry.task.startsWith("migrate");
    // A migration goes from where `migrate_to` ran; the two entries of one story are on its two nodes.
    const source = entry.task === "migrate_to" ? node : node === here ? there : here;
    const target = entry.task === "migrate_to" ? (node === here ? there : here) : node;
    const byNode = this.resources.get(node) ?? new Map<string, { leaf: Leaf; entries: Element[] }>();
    this.resources.set(node, byNode);
    const known = byNode.get(leaf.id) ?? { leaf, entries: [] };
    byNode.set(leaf.id, known);
    const call = ++this.#calls;
    const key = `${leaf.id}_${entry.task}_${entry.interval}`;
    const when = entry.age === undefined ? undefined : String(this.#now - entry.age);
    const id = entry.failure ? `${leaf.id}_last_failure_0` : entry.interval === 0 ? `${leaf.id}_last_0` : key;
    // A cluster keeps one entry of an id; entries without time stand beside others of their id all the same.
    const earlier = known.entries.findIndex((each) => each.attributes.id === id);
    if (earlier >= 0 && entry.age !== undefined) known.entries.splice(earlier, 1);
    known.entries.push(
      element("lrm_rsc_op", {
        id,
        operation_key: key,
        operation: entry.task,
        "crm-debug-origin": "generated",
        crm_feature_set: "3.19.0",
        "transition-key": `${call}:1:${entry.expected}:00000000-0000-4000-8000-000000000000`,
        "transition-magic": `${entry.status}:${entry.rc};${call}:1:${entry.expected}:00000000-0000-4000-8000-000000000000`,
        on_node: node,
        "call-id": entry.status === -1 ? "-1" : String(call),
        "rc-code": String(entry.rc),
        "op-status": String(entry.status),
        interval: String(entry.interval),
        "last-rc-change": when,
        "exec-time": "0",
        "queue-time": "0",
        ...(migration ? { migrate_source: source, migrate_target: target } : {}),
        ...digests(leaf, entry),
      }),
    );
  }
}

const WRONG = "0123456789abcdef0123456789abcdef";

/** The digests of 03 §18: right ones assume the default timeout and no parameters per operation. */
function digests(leaf: Leaf, entry: Entry): Record<string, string | undefined> {
  if (entry.digest === "none") return {};
  const parameters = [...(leaf.parameters ?? [])];
  const all = entry.interval === 0 ? parameters : [...parameters, ["CRM_meta_timeout", "20000"] as const];
  const right = parametersDigest(all);
  const restart = parametersDigest(parameters.filter(([name]) => name === "p1"));
  return {
    "op-digest": entry.digest === "right" ? right : WRONG,
    "op-force-restart": entry.restart ? " p1 " : undefined,
    "op-restart-digest": entry.restart ? (entry.digest === "right" ? restart : WRONG) : undefined,
    "op-secure-params": entry.restart ? " passwd " : undefined,
    "op-secure-digest": entry.restart ? parametersDigest(parameters.filter(([name]) => name !== "passwd")) : undefined,
  };
}
