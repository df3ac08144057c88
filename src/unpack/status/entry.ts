import type { Element } from "../../cib/element.js";
import type { EntryReading } from "../../facilities/histories.js";
import type { Node } from "../../model/node.js";
import { isBundled } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import type { FailurePolicy } from "../../policy/on-fail.js";

/** An entry of the operation history of a resource on a node, as it is understood in the course of its processing. */
export class HistoryEntry {
  readonly xml: Element;
  readonly resource: Resource;
  readonly node: Node;
  /** What the XML says by itself. */
  readonly read: EntryReading;
  /** **Maskable here** (03 §11.1). */
  readonly maskable: boolean;
  execStatus: number;
  exitStatus: number;

  constructor(resource: Resource, node: Node, xml: Element, read: EntryReading) {
    this.xml = xml;
    this.resource = resource;
    this.node = node;
    this.read = read;
    this.maskable = read.isMaskableProbe && !isBundled(resource);
    this.execStatus = read.execStatus;
    this.exitStatus = read.exitStatus;
  }

  get task(): string {
    return this.read.task;
  }

  get interval(): number {
    return this.read.interval;
  }

  get key(): string {
    return this.read.key;
  }

  get expected(): number {
    return this.read.expected;
  }
}

/** What carries over from one entry of a history to the next (03 §9.1). */
export interface HistoryState {
  onFail: FailurePolicy;
  lastFailure: HistoryEntry | undefined;
}
