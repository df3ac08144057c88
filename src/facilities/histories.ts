/** The operation histories of a node, read once (specification chapter 03 §9.1, §11.1). */

import { unsignedOr } from "../base/number.js";
import { childrenNamed, type Element } from "../cib/element.js";
import { partSlot, Slot } from "../model/store.js";
import type { WorkingSet } from "../model/working-set.js";
import * as ExecStatus from "../policy/exec-status.js";
import * as ExitStatus from "../policy/exit-status.js";
import { isLastFailureId } from "../policy/key.js";
import { parseExecStatus, parseExitStatus, saysPending } from "../policy/result-code.js";
import { isProbe, isProbeEntry } from "../policy/task.js";
import {
  type ActiveWindow,
  activeWindow,
  entryInterval,
  entryKey,
  expectedExit,
  isMaskableProbe,
  sortHistory,
} from "./history.js";

/** The operations of which a history can tell something. */
export const TASKS: ReadonlySet<string> = new Set([
  "monitor",
  "start",
  "stop",
  "promote",
  "demote",
  "migrate_to",
  "migrate_from",
  "asyncmon",
]);

/** What the XML of an entry says by itself (03 §11.1). */
export interface EntryReading {
  readonly task: string;
  readonly interval: number;
  readonly key: string;
  /** Exit status that its transition expected; −1 if unknown. */
  readonly expected: number;
  /** Whether it is a monitor of interval 0. */
  readonly isProbe: boolean;
  /** Whether the XML as it stands says so, whose interval may be beyond 32 bits. */
  readonly isProbeByXml: boolean;
  readonly isMaskableProbe: boolean;
  /** Whether it keeps a last failure. */
  readonly isLastFailure: boolean;
  readonly execStatus: number;
  readonly exitStatus: number;
}

/** A recurring operation that runs, by the history. */
export interface Recurring {
  readonly task: string;
  /** ms */
  readonly interval: number;
}

/** One `lrm_resource` and its entries. */
export class History {
  readonly element: Element;
  readonly id: string | undefined;
  /** In document order. */
  readonly entries: readonly Element[];
  #sorted: readonly Element[] | undefined;
  #window: ActiveWindow | undefined;
  #readings: readonly (EntryReading | undefined)[] | undefined;
  #recurring: readonly Recurring[] | undefined;

  constructor(element: Element) {
    this.element = element;
    this.id = element.attributes.id;
    this.entries = childrenNamed(element, "lrm_rsc_op");
  }

  /** **Sorted history** (03 §9.7). */
  get sorted(): readonly Element[] {
    this.#sorted ??= this.entries.length < 2 ? this.entries : sortHistory(this.entries);
    return this.#sorted;
  }

  /** **Active window** (03 §15.1) of the sorted history. */
  get window(): ActiveWindow {
    this.#window ??= activeWindow(this.sorted);
    return this.#window;
  }

  /** **Active recurring operations** (03 §15.2), oldest first. */
  get recurring(): readonly Recurring[] {
    this.#recurring ??= recurringIn(this.sorted, this.window);
    return this.#recurring;
  }

  /** What the sorted entries say; `undefined` for those that are ignored. */
  get readings(): readonly (EntryReading | undefined)[] {
    this.#readings ??= this.sorted.map(readEntry);
    return this.#readings;
  }
}

function readEntry(xml: Element): EntryReading | undefined {
  const { id, operation: task } = xml.attributes;
  if (id === undefined || task === undefined || !TASKS.has(task)) return undefined;
  const execStatus = parseExecStatus(xml.attributes["op-status"]);
  const exitStatus = parseExitStatus(xml.attributes["rc-code"]);
  if (execStatus === undefined || exitStatus === undefined) return undefined;
  const interval = entryInterval(xml);
  const expected = expectedExit(xml);
  return {
    task,
    interval,
    key: entryKey(xml),
    expected,
    isProbe: isProbe(task, interval),
    isProbeByXml: isProbeEntry(task, xml.attributes.interval),
    isMaskableProbe: isMaskableProbe(xml),
    isLastFailure: isLastFailureId(id),
    execStatus,
    exitStatus,
  };
}

/**
 * Whether an `lrm_resource` has nothing to tell but that the resource did not run when it was first looked at, as was
 * expected (03 §13.2, §14.1), which nothing but time can make outdated: that of most resources on most nodes.
 */
export function tellsMereAbsence({ children }: Element): boolean {
  const [only] = children;
  return only !== undefined && children.length === 1 && only.name === "lrm_rsc_op" && tellsAbsence(only);
}

/** Whether an entry is that of a probe that found that the resource does not run, as was expected. */
function tellsAbsence(xml: Element): boolean {
  const { id, operation, interval, "rc-code": rcCode, "op-status": opStatus } = xml.attributes;
  if (id === undefined || operation !== "monitor" || !isProbeEntry(operation, interval)) return false;
  if (parseExitStatus(rcCode) !== ExitStatus.NotRunning || parseExecStatus(opStatus) !== ExecStatus.Done) return false;
  if (entryInterval(xml) !== 0 || isLastFailureId(id) || isMaskableProbe(xml)) return false;
  return expectedExit(xml) === ExitStatus.NotRunning;
}

function recurringIn(sorted: readonly Element[], { start, stop }: ActiveWindow): readonly Recurring[] {
  const found: Recurring[] = [];
  for (const { attributes } of sorted.slice(start < stop ? stop + 1 : Math.max(start, 0))) {
    const interval = unsignedOr(attributes.interval, 0);
    if (interval === 0 || saysPending(attributes["op-status"])) continue;
    found.push({ task: attributes.operation ?? "", interval });
  }
  return found.length === 0 ? NONE_RECURRING : found;
}

const NONE_RECURRING: readonly Recurring[] = Object.freeze([]);

/** Whose histories a list holds, in document order: one object for lists that name the same resources in the same order. */
export interface Roster {
  readonly ids: readonly (string | undefined)[];
}

/** Finds the roster that the list before had: those of the nodes of a cluster are alike. */
class Rosters {
  #last: Roster = { ids: [] };

  of(histories: readonly Element[]): Roster {
    const { ids } = this.#last;
    const isSame = ids.length === histories.length && histories.every(({ attributes }, i) => attributes.id === ids[i]);
    if (!isSame) this.#last = { ids: histories.map(({ attributes }) => attributes.id) };
    return this.#last;
  }
}

const ROSTERS = new Slot(() => new Rosters());

/** The histories of a node: what its `lrm_resources` element says by itself. */
export class HistoryList {
  /** The `lrm_resource` elements in document order. */
  readonly elements: readonly Element[];
  readonly roster: Roster;
  /** By position: 1 for those that {@link tellsMereAbsence tell of mere absence}. */
  readonly absent: Uint8Array;
  /** By position: the resource whose agent was last found to be that of the history. */
  readonly sameAgent: (Element | undefined)[];
  readonly #histories: (History | undefined)[];

  /** @param alike a list that has most of the elements too: what is known of these is taken over */
  constructor(elements: readonly Element[], rosters: Rosters, alike: HistoryList | undefined) {
    this.elements = elements;
    this.absent = new Uint8Array(elements.length);
    this.sameAgent = [];
    this.#histories = [];
    let at = 0;
    for (let position = 0; position < elements.length; position++) {
      const element = elements[position] as Element;
      // One that went away moves those behind it up.
      if (alike !== undefined && alike.elements[at] !== element && alike.elements[at + 1] === element) at++;
      const known = alike?.elements[at];
      const isSame = known === element;
      const isAbsent = isSame ? alike?.absent[at] === 1 : tellsMereAbsence(element);
      this.absent[position] = isAbsent ? 1 : 0;
      this.sameAgent.push(isSame ? alike?.sameAgent[at] : undefined);
      this.#histories.push(isSame && alike !== undefined ? alike.#histories[at] : undefined);
      // One that has come moves those behind it down.
      if (isSame || (known !== undefined && known.attributes.id === element.attributes.id)) at++;
    }
    this.roster = rosters.of(elements);
  }

  /** The history at a position, which is made when it is first asked for. */
  at(position: number): History {
    let history = this.#histories[position];
    if (history === undefined) {
      history = new History(this.elements[position] as Element);
      this.#histories[position] = history;
    }
    return history;
  }
}

const LISTS = partSlot<Element, HistoryList>();

/** By some of its elements, the last list that had them there: what one node's list became is found by what it keeps. */
const SAMPLES = partSlot<Element, HistoryList>();

/** The histories in an `lrm_resources` element. */
export function historiesIn(ws: WorkingSet, element: Element): HistoryList {
  const known = ws.memory.of(LISTS);
  let list = known.get(element);
  if (list === undefined) {
    const elements = childrenNamed(element, "lrm_resource");
    const samples = ws.memory.of(SAMPLES);
    const sampled = [0, elements.length >> 1, elements.length - 1].flatMap((at) => elements[at] ?? []);
    const alike = sampled.map((sample) => samples.get(sample)).find((found) => found !== undefined);
    list = new HistoryList(elements, ws.memory.of(ROSTERS), alike);
    known.set(element, list);
    for (const sample of sampled) samples.set(sample, list);
  }
  return list;
}

/** The sorted entries of a history, after its entries with one id were reported. */
export function sortedEntries(ws: WorkingSet, history: History): readonly Element[] {
  if (ws.findings !== undefined) sortHistory(history.entries, ws.findings);
  return history.sorted;
}
