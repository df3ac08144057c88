/**
 * The operation history as the CIB records it (specification chapter 03 §12, §9.7, §15.1): comparing and sorting entries,
 * the part of a history that counts, and an index of who has a history where.
 */

import { mergeSort } from "../base/list.js";
import { integerOr, unsignedOr } from "../base/number.js";
import { equalsCaseless } from "../base/text.js";
import { childrenNamed, type Element, firstChild } from "../cib/element.js";
import type { Findings } from "../model/findings.js";
import { mapSlot, partSlot } from "../model/store.js";
import type { WorkingSet } from "../model/working-set.js";
import { parseTransitionMagic, type TransitionKey, targetRcOf } from "../policy/key.js";
import { isMaskableProbeResult } from "../policy/recovery.js";
import { saysDone, saysRunning } from "../policy/result-code.js";
import { isProbeEntry } from "../policy/task.js";

/**
 * The `lrm_resources` element of a node state that counts (03 §8.1): the first of its first `lrm`, the `lrm_resource`
 * children of which are the node's histories. `undefined` if there is none.
 */
export function historiesOf(state: Element): Element | undefined {
  const lrm = firstChild(state, "lrm");
  return lrm === undefined ? undefined : firstChild(lrm, "lrm_resources");
}

/** The interval of a history entry in ms (03 §11.1): 0 if missing, invalid or negative. */
export function entryInterval(entry: Element): number {
  return unsignedOr(entry.attributes.interval, 0);
}

/** **Maskable probe** (03 §11.1): a probe that says "not installed" or "invalid parameter", by the XML as it stands. */
export function isMaskableProbe({ attributes }: Element): boolean {
  const { operation, interval } = attributes;
  return isProbeEntry(operation, interval) && isMaskableProbeResult(attributes["rc-code"], attributes["op-status"]);
}

/** The operation key of an entry (03 §11.1): its `operation_key`, or its id where it has none. */
export function entryKey(entry: Element): string {
  return entry.attributes.operation_key || (entry.attributes.id ?? "");
}

/** The exit status that an entry's transition expected (03 §11.1): −1 without a readable `transition-key`. */
export function expectedExit(entry: Element): number {
  const key = entry.attributes["transition-key"];
  return (key === undefined ? undefined : targetRcOf(key)) ?? -1;
}

function callId(entry: Element): number {
  return integerOr(entry.attributes["call-id"], -1);
}

function changeTime(entry: Element): number {
  return integerOr(entry.attributes["last-rc-change"], -1, -Infinity, Infinity);
}

/** The transition key inside a valid `transition-magic`. */
function magicKey(entry: Element): TransitionKey | undefined {
  const magic = entry.attributes["transition-magic"];
  return magic === undefined ? undefined : parseTransitionMagic(magic)?.key;
}

/** The order of two numbers of which −1 means "unknown": unknown never decides. */
function orderOf(a: number, b: number): number {
  if (a >= 0 && a < b) return -1;
  return b >= 0 && a > b ? 1 : 0;
}

/** Step 5 of **newer operation**: one of the entries (call ids `a`, `b`) is pending, so transitions decide. */
function comparePending(first: Element, second: Element, a: number, b: number): number {
  const one = magicKey(first);
  const other = magicKey(second);
  if (one === undefined || other === undefined) return 0;
  const ta = one.transition;
  const tb = other.transition;
  if (!equalsCaseless(one.uuid, other.uuid) || ta === tb) return b === -1 ? -1 : a === -1 ? 1 : 0;
  if ((ta >= 0 && ta < tb) || tb === -1) return -1;
  return (tb >= 0 && ta > tb) || ta === -1 ? 1 : 0;
}

/**
 * **Newer operation** (03 §12.1): negative if the first entry is older, positive if it is newer, 0 if neither. Not a
 * total order where pending entries are involved: sort only by {@link sortHistory}. Tells of entries with one id.
 */
export function newerOperation(first: Element, second: Element, findings?: Findings): number {
  const sameNode = equalsCaseless(first.attributes.on_node, second.attributes.on_node);
  if (sameNode && first.attributes.id === second.attributes.id) {
    findings?.tell("history-duplicate-id", first);
    return 0;
  }
  const a = callId(first);
  const b = callId(second);
  if (a === -1 && b === -1) return 0;
  const byCall = sameNode ? orderOf(a, b) : 0;
  if (byCall !== 0) return byCall;
  if (a >= 0 && b >= 0) return orderOf(changeTime(first), changeTime(second));
  return comparePending(first, second, a, b);
}

/** **Sorted history** (03 §9.7), oldest first, of entries in document order; ties end up in reverse document order. */
export function sortHistory(entries: readonly Element[], findings?: Findings): Element[] {
  return mergeSort([...entries].reverse(), (first, second) => newerOperation(first, second, findings));
}

/** Positions in a sorted history (03 §15.1); −1 where there is none. */
export interface ActiveWindow {
  readonly start: number;
  readonly stop: number;
}

/** **Active window** (03 §15.1): where the last successful stop is, and what started the resource last. */
export function activeWindow(sorted: readonly Element[]): ActiveWindow {
  let stop = -1;
  let start = -1;
  let impliedMonitor = -1;
  let impliedRole = -1;
  sorted.forEach(({ attributes }, position) => {
    const task = attributes.operation;
    if (equalsCaseless(task, "stop") && saysDone(attributes["op-status"])) stop = position;
    else if (equalsCaseless(task, "start") || equalsCaseless(task, "migrate_from")) start = position;
    else if (impliedMonitor <= stop && equalsCaseless(task, "monitor")) {
      if (saysRunning(attributes["rc-code"])) impliedMonitor = position;
    } else if (equalsCaseless(task, "promote") || equalsCaseless(task, "demote")) impliedRole = position;
  });
  if (start === -1) start = impliedRole !== -1 ? impliedRole : impliedMonitor;
  return { start, stop };
}

const NONE: readonly Element[] = Object.freeze([]);

type ById = ReadonlyMap<string, readonly Element[]>;

/** Who has a history where (03 §12.2): names and ids are compared exactly; lists are in document order. */
export class HistoryIndex {
  /** Node name → its `lrm_resources` elements. */
  readonly #lists = new Map<string, Element[]>();
  /** Of a list: resource id → its `lrm_resource` elements. Filled when a list is first asked for. */
  readonly #byId: WeakMap<Element, ById>;

  constructor(root: Element, byId: WeakMap<Element, ById>) {
    this.#byId = byId;
    const states = childrenNamed(root, "status").flatMap((status) => childrenNamed(status, "node_state"));
    for (const state of states) {
      const name = state.attributes.uname;
      if (name === undefined) continue;
      const found = childrenNamed(state, "lrm").flatMap((lrm) => childrenNamed(lrm, "lrm_resources"));
      this.#lists.set(name, [...(this.#lists.get(name) ?? NONE), ...found]);
    }
  }

  /** The `lrm_resources` elements of a node. */
  lists(node: string): readonly Element[] {
    return this.#lists.get(node) ?? NONE;
  }

  /** The `lrm_resource` elements of a resource on a node. */
  resources(node: string, resource: string): readonly Element[] {
    const lists = this.lists(node);
    const [first = NONE, ...others] = lists.map((list) => this.#grouped(list).get(resource) ?? NONE);
    return others.length === 0 ? first : [first, ...others].flat();
  }

  #grouped(list: Element): ById {
    let byId = this.#byId.get(list);
    if (byId === undefined) {
      byId = groupById(childrenNamed(list, "lrm_resource"));
      this.#byId.set(list, byId);
    }
    return byId;
  }

  /** The history entries of a resource on a node. */
  entries(node: string, resource: string): readonly Element[] {
    const found = this.resources(node, resource);
    return found.length === 0 ? NONE : found.flatMap((each) => childrenNamed(each, "lrm_rsc_op"));
  }
}

function groupById(elements: readonly Element[]): ById {
  const groups = new Map<string, Element[]>();
  for (const element of elements) {
    const id = element.attributes.id;
    if (id === undefined) continue;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [element]);
    else group.push(element);
  }
  return groups;
}

const INDEXES = mapSlot<Element, HistoryIndex>();
const GROUPED = partSlot<Element, ById>();

/** The index of the histories in the working set's document. */
export function historyIndex(ws: WorkingSet): HistoryIndex {
  const indexes = ws.kept.of(INDEXES);
  let index = indexes.get(ws.root);
  if (index === undefined) {
    index = new HistoryIndex(ws.root, ws.memory.of(GROUPED));
    indexes.set(ws.root, index);
  }
  return index;
}
