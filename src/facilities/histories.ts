/** The operation histories of a node, read once (specification chapter 03 §9.1, §11.1). */

import { unsignedOr } from "../base/number.js";
import { childrenNamed, type Element } from "../cib/element.js";
import { partSlot } from "../model/store.js";
import type { WorkingSet } from "../model/working-set.js";
import { isLastFailureId } from "../policy/key.js";
import { ExecStatus, ExitStatus, parseExecStatus, parseExitStatus, saysPending } from "../policy/result-code.js";
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
  /** It is a probe that found, as was expected, that the resource does not run (03 §13.2, §14.1). */
  readonly tellsAbsence: boolean;
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
  /** In document order. */
  readonly entries: readonly Element[];
  #sorted: readonly Element[] | undefined;
  #window: ActiveWindow | undefined;
  #readings: readonly (EntryReading | undefined)[] | undefined;
  #recurring: readonly Recurring[] | undefined;

  constructor(element: Element) {
    this.element = element;
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
  const isProbeByXml = isProbeEntry(task, xml.attributes.interval);
  const lastFailure = isLastFailureId(id);
  const maskable = isMaskableProbe(xml);
  const asExpected = execStatus === ExecStatus.Done && exitStatus === ExitStatus.NotRunning && expected === exitStatus;
  return {
    task,
    interval,
    key: entryKey(xml),
    expected,
    isProbe: isProbe(task, interval),
    isProbeByXml,
    isMaskableProbe: maskable,
    isLastFailure: lastFailure,
    execStatus,
    exitStatus,
    tellsAbsence: isProbeByXml && interval === 0 && !lastFailure && asExpected && !maskable,
  };
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

const HISTORIES = partSlot<Element, readonly History[]>();

/** The histories in an `lrm_resources` element, in document order. */
export function historiesIn(ws: WorkingSet, list: Element): readonly History[] {
  const known = ws.memory.of(HISTORIES);
  let histories = known.get(list);
  if (histories === undefined) {
    histories = childrenNamed(list, "lrm_resource").map((element) => new History(element));
    known.set(list, histories);
  }
  return histories;
}

/** The sorted entries of a history, after its entries with one id were reported. */
export function sortedEntries(ws: WorkingSet, history: History): readonly Element[] {
  if (ws.findings !== undefined) sortHistory(history.entries, ws.findings);
  return history.sorted;
}
