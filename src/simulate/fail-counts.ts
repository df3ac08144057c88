import { integerOr } from "../base/number.js";
import { countsAsFailure, failureAttributes, nextFailCount } from "../policy/failcount.js";
import { makeIdValid } from "../policy/references.js";
import { type DraftElement, draftDescendants, findChild, newElement } from "./draft.js";
import type { SimulationStep } from "./events.js";

/** A failure to be counted against a resource on a node (09 §9.7). */
export interface CountedFailure {
  readonly resource: string;
  readonly task: string;
  /** ms */
  readonly interval: number;
  readonly rc: number;
  /** The count goes to INFINITY at once. */
  readonly infinite: boolean;
  /** Epoch seconds. */
  readonly now: number;
}

/** **Inject fail count** (09 §9.7) into a node state; nothing for a success or a probe that finds nothing running. */
export function injectFailCount(state: DraftElement, failure: CountedFailure): SimulationStep[] {
  const { resource, task, interval, rc, infinite, now } = failure;
  if (!countsAsFailure(rc, interval)) return [];
  const names = failureAttributes(resource, task, interval);
  const count = nextFailCount(recordedCount(state, names.count), infinite);
  return [setTransientAttribute(state, names.count, count), setTransientAttribute(state, names.time, String(now))];
}

/** The count so far, if exactly one pair of that name has an integer value. */
function recordedCount(state: DraftElement, name: string): number {
  const pairs = state.children
    .filter((child) => child.name === "transient_attributes")
    .flatMap((block) => [...draftDescendants(block, "nvpair")])
    .filter((pair) => pair.attributes.name === name);
  if (pairs.length !== 1) return 0;
  return integerOr(pairs[0]?.attributes.value, 0);
}

/** **Set transient attribute** (09 §9.7): a pair is replaced if its id is there already, else added. */
function setTransientAttribute(state: DraftElement, name: string, value: string): SimulationStep {
  const nodeId = state.attributes.id;
  const transient = childWithId(state, "transient_attributes", nodeId);
  const block = childWithId(transient, "instance_attributes", nodeId);
  const id = makeIdValid(`${block.attributes.id ?? "nvpair"}-${name}`);
  const existing = findChild(block, "nvpair", id);
  if (existing === undefined) block.children.push(newElement("nvpair", { id, name, value }));
  else {
    existing.attributes.name = name;
    existing.attributes.value = value;
  }
  return { kind: "attribute", name, value, nodeId };
}

/** The first child of that name, or a new one with the node's id, if that has one. */
function childWithId(of: DraftElement, name: string, id: string | undefined): DraftElement {
  const found = findChild(of, name);
  if (found !== undefined) return found;
  of.children.push(newElement(name, { id }));
  return of.children[of.children.length - 1] as DraftElement;
}
