import { StringTable } from "../base/string-table.js";
import { naturalCompare } from "../base/text.js";
import { ProbeMode } from "../policy/discovery.js";
import { addScores } from "../policy/score.js";
import type { Cause, ScoreStep } from "../verdict/cause.js";
import type { Node } from "./node.js";

/**
 * Which nodes a table holds and in which sequence they came and went: shared by all tables with the same history, so
 * that the iteration order of a string-keyed table (01 §4) is worked out once per history and not once per table.
 */
export class NodeOrder {
  readonly #parent: NodeOrder | undefined;
  readonly #change: { readonly kind: "insert" | "replace" | "remove" | "copy"; readonly node?: Node };
  readonly size: number;
  #inserted: Map<Node, NodeOrder> | undefined;
  #removed: Map<Node, NodeOrder> | undefined;
  #copied: NodeOrder | undefined;
  #nodes: readonly Node[] | undefined;
  #byName: readonly Node[] | undefined;

  private constructor(
    parent: NodeOrder | undefined,
    change: { kind: "insert" | "replace" | "remove" | "copy"; node?: Node },
  ) {
    this.#parent = parent;
    this.#change = change;
    const before = parent?.size ?? 0;
    this.size = change.kind === "insert" ? before + 1 : change.kind === "remove" ? before - 1 : before;
  }

  /** The order of an empty table. One per evaluation: it remembers every order that grew from it. */
  static empty(): NodeOrder {
    return new NodeOrder(undefined, { kind: "copy" });
  }

  /** The order after inserting a node that is not in it. */
  with(node: Node): NodeOrder {
    this.#inserted ??= new Map();
    let next = this.#inserted.get(node);
    if (next === undefined) {
      next = new NodeOrder(this, { kind: "insert", node });
      this.#inserted.set(node, next);
    }
    return next;
  }

  /** The order after a node has taken the place of another one with the same id. */
  replacing(node: Node): NodeOrder {
    return new NodeOrder(this, { kind: "replace", node });
  }

  /** The order after removing a node that is in it. */
  without(node: Node): NodeOrder {
    this.#removed ??= new Map();
    let next = this.#removed.get(node);
    if (next === undefined) {
      next = new NodeOrder(this, { kind: "remove", node });
      this.#removed.set(node, next);
    }
    return next;
  }

  /** The order of a copy, which is filled in this one's table order (01 §4.5). */
  copied(): NodeOrder {
    if (this.#parent === undefined) return this;
    this.#copied ??= this.#sameCopy() ?? new NodeOrder(this, { kind: "copy" });
    return this.#copied;
  }

  /** A copy of an equal sequence among the copies that led here: so copies of copies come to an end. */
  #sameCopy(): NodeOrder | undefined {
    let copy: NodeOrder = this;
    while (copy.#change.kind === "copy" && copy.#parent !== undefined) {
      const source: readonly Node[] = copy.#parent.nodes;
      if (source.every((node, i) => node === this.nodes[i])) return copy;
      copy = copy.#parent;
    }
    return undefined;
  }

  /** The nodes in table order. */
  get nodes(): readonly Node[] {
    this.#nodes ??= [...this.#replay().values()];
    return this.#nodes;
  }

  /** The nodes sorted by numeric name order; equal names in reverse table order (05 §9.2). */
  get byName(): readonly Node[] {
    this.#byName ??= [...this.nodes].reverse().sort((a, b) => naturalCompare(a.name, b.name));
    return this.#byName;
  }

  #replay(): StringTable<Node> {
    const steps: NodeOrder[] = [];
    let from: NodeOrder | undefined = this;
    while (from !== undefined && from.#change.kind !== "copy") {
      steps.push(from);
      from = from.#parent;
    }
    const table = new StringTable<Node>();
    const source = from === undefined ? undefined : from.#parent;
    if (source !== undefined) for (const node of source.nodes) table.set(node.id, node);
    for (const { kind, node } of steps.reverse().map((step) => step.#change)) {
      if (node === undefined) continue;
      if (kind === "remove") table.delete(node.id);
      else table.set(node.id, node);
    }
    return table;
  }
}

/** Is told of the first change of a table since it began to watch. */
export interface TableObserver {
  changed(): void;
}

/** The score of a node that a table does not hold. No score is that low. */
const ABSENT = -0x80000000;

/**
 * A node table: node → score, probe mode and count (02 §2.2, 05 §1.2), by dense index. A node that it does not hold is
 * not allowed at all. Every change of a score names its cause; with tracing on, the steps can be read back.
 */
export class NodeTable {
  #order: NodeOrder;
  readonly #scores: number[];
  #modes: ProbeMode[] | undefined;
  #counts: number[] | undefined;
  readonly #steps: (ScoreStep | undefined)[] | undefined;
  #version = 0;
  #observers: TableObserver[] | undefined;

  private constructor(order: NodeOrder, scores: number[], steps: (ScoreStep | undefined)[] | undefined) {
    this.#order = order;
    this.#scores = scores;
    this.#steps = steps;
  }

  /** An empty table. `traced`: keep the steps that lead to each score. */
  static empty(order: NodeOrder, traced: boolean): NodeTable {
    return new NodeTable(order, [], traced ? [] : undefined);
  }

  /** Counts the changes of nodes and scores. */
  get version(): number {
    return this.#version;
  }

  get size(): number {
    return this.#order.size;
  }

  /** The nodes in table order (01 §4.5); reverse it for a values list. */
  get nodes(): readonly Node[] {
    return this.#order.nodes;
  }

  /** The nodes sorted by name for a listing (05 §9.2). */
  get nodesByName(): readonly Node[] {
    return this.#order.byName;
  }

  has(node: Node): boolean {
    const score = this.#scores[node.slot];
    return score !== undefined && score !== ABSENT;
  }

  /** The score of a node; `undefined` if the table does not hold it. */
  score(node: Node): number | undefined {
    const score = this.#scores[node.slot];
    return score === ABSENT ? undefined : score;
  }

  /** The probe mode of a node's entry; `undefined` if the table does not hold it. */
  probeMode(node: Node): ProbeMode | undefined {
    if (!this.has(node)) return undefined;
    return this.#modes?.[node.slot] ?? ProbeMode.always;
  }

  /** The count of a node's entry (06 §2.1); 0 if the table does not hold it. */
  count(node: Node): number {
    return this.#counts?.[node.slot] ?? 0;
  }

  /** Gives a node an entry with its first score, in place of one that the table may hold under the same id. */
  insert(node: Node, score: number, mode: ProbeMode, cause: Cause): void {
    if (!this.has(node)) this.#order = this.#order.with(node);
    else if (!this.nodes.includes(node)) this.#order = this.#order.replacing(node);
    this.#changed();
    while (this.#scores.length <= node.slot) this.#scores.push(ABSENT);
    this.#scores[node.slot] = score;
    if (this.#counts !== undefined) this.#counts[node.slot] = 0;
    this.#setMode(node, mode);
    if (this.#steps !== undefined) {
      this.#steps[node.slot] = { previous: undefined, operation: "set", amount: score, score, cause };
    }
  }

  /** Adds a score to an existing entry by score addition (01 §2.2); nothing if there is none. */
  add(node: Node, amount: number, cause: Cause): void {
    const before = this.score(node);
    if (before === undefined) return;
    const score = addScores(before, amount);
    this.#changed();
    this.#scores[node.slot] = score;
    if (this.#steps !== undefined) trace(this.#steps, node, "add", amount, score, cause);
  }

  /** Sets the score of an existing entry, whatever it was; nothing if there is none. */
  set(node: Node, score: number, cause: Cause): void {
    if (this.score(node) === undefined) return;
    this.#changed();
    this.#scores[node.slot] = score;
    if (this.#steps !== undefined) trace(this.#steps, node, "set", score, score, cause);
  }

  observe(observer: TableObserver): void {
    this.#observers ??= [];
    this.#observers.push(observer);
  }

  /** The resource whose table this is gets another one: for those who watch, that is a change. */
  replaced(): void {
    if (this.#observers !== undefined) this.#tell(this.#observers);
  }

  #changed(): void {
    this.#version++;
    if (this.#observers !== undefined) this.#tell(this.#observers);
  }

  #tell(observers: readonly TableObserver[]): void {
    this.#observers = undefined;
    for (const observer of observers) observer.changed();
  }

  setProbeMode(node: Node, mode: ProbeMode): void {
    if (this.has(node)) this.#setMode(node, mode);
  }

  setCount(node: Node, count: number): void {
    if (!this.has(node)) return;
    this.#counts ??= [];
    while (this.#counts.length <= node.slot) this.#counts.push(0);
    this.#counts[node.slot] = count;
  }

  resetCounts(): void {
    this.#counts = undefined;
  }

  remove(node: Node): void {
    if (!this.has(node)) return;
    this.#order = this.#order.without(node);
    this.#changed();
    this.#scores[node.slot] = ABSENT;
  }

  /** A copy of the table, entries included; its order may differ (01 §4.5). */
  copy(): NodeTable {
    return this.#clone(this.#order.copied());
  }

  /** What a copy of a copy would be: the table itself, unless its order would be another one. */
  copied(): NodeTable {
    return this.#order.copied() === this.#order ? this : this.copy();
  }

  /** Another table with the same history: what doing once more all that was done to this one would give. */
  twin(): NodeTable {
    return this.#clone(this.#order);
  }

  #clone(order: NodeOrder): NodeTable {
    const copy = new NodeTable(order, this.#scores.slice(), this.#steps?.slice());
    copy.#modes = this.#modes?.slice();
    copy.#counts = this.#counts?.slice();
    return copy;
  }

  /** The last step of a node's score, linked back to the first; `undefined` without tracing. */
  step(node: Node): ScoreStep | undefined {
    return this.#steps !== undefined && this.has(node) ? this.#steps[node.slot] : undefined;
  }

  #setMode(node: Node, mode: ProbeMode): void {
    if (this.#modes === undefined) {
      if (mode === ProbeMode.always) return;
      this.#modes = [];
    }
    while (this.#modes.length <= node.slot) this.#modes.push(ProbeMode.always);
    this.#modes[node.slot] = mode;
  }
}

type Steps = (ScoreStep | undefined)[];

function trace(steps: Steps, node: Node, operation: "add" | "set", amount: number, score: number, cause: Cause): void {
  steps[node.slot] = { previous: steps[node.slot], operation, amount, score, cause };
}
