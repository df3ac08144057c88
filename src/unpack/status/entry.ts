import type { Element } from "../../cib/element.js";
import { entryInterval, entryKey, expectedExit, isMaskableProbe } from "../../facilities/history.js";
import type { Node } from "../../model/node.js";
import { isBundled } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import type { FailurePolicy } from "../../policy/on-fail.js";
import { parseExecStatus, parseExitStatus } from "../../policy/result-code.js";
import { isProbe, isProbeEntry } from "../../policy/task.js";

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

/** An entry of the operation history of a resource on a node, as it is understood in the course of its processing. */
export interface HistoryEntry {
  readonly xml: Element;
  readonly resource: Resource;
  readonly node: Node;
  readonly task: string;
  readonly interval: number;
  readonly key: string;
  /** Exit status that its transition expected; −1 if unknown. */
  readonly expected: number;
  /** Whether it is a monitor of interval 0. */
  readonly isProbe: boolean;
  /** Whether the XML as it stands says so, whose interval may be beyond 32 bits (03 §11.1). */
  readonly isProbeByXml: boolean;
  /** **Maskable here** (03 §11.1). */
  readonly maskable: boolean;
  execStatus: number;
  exitStatus: number;
}

/** What carries over from one entry of a history to the next (03 §9.1). */
export interface HistoryState {
  onFail: FailurePolicy;
  lastFailure: HistoryEntry | undefined;
}

/** Reads an entry (03 §11.1); `undefined` for one that is ignored. */
export function readEntry(resource: Resource, node: Node, xml: Element): HistoryEntry | undefined {
  const { id, operation: task } = xml.attributes;
  if (id === undefined || task === undefined || !TASKS.has(task)) return undefined;
  const execStatus = parseExecStatus(xml.attributes["op-status"]);
  const exitStatus = parseExitStatus(xml.attributes["rc-code"]);
  if (execStatus === undefined || exitStatus === undefined) return undefined;
  const interval = entryInterval(xml);
  return {
    xml,
    resource,
    node,
    task,
    interval,
    key: entryKey(xml),
    expected: expectedExit(xml),
    isProbe: isProbe(task, interval),
    isProbeByXml: isProbeEntry(task, xml.attributes.interval),
    maskable: isMaskableProbe(xml) && !isBundled(resource),
    execStatus,
    exitStatus,
  };
}
