import { integerOr } from "../base/number.js";
import { makeIdValid } from "../cib/build.js";
import { type Draft, named, newDraft } from "../cib/draft.js";
import { countsAsFailure, failureAttributes, nextFailCount } from "../policy/failcount.js";
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
export function injectFailCount(state: Draft, failure: CountedFailure): SimulationStep[] {
  const { resource, task, interval, rc, infinite, now } = failure;
  if (!countsAsFailure(rc, interval)) return [];
  const names = failureAttributes(resource, task, interval);
  const count = nextFailCount(recordedCount(state, names.count), infinite);
  return [setTransientAttribute(state, names.count, count), setTransientAttribute(state, names.time, String(now))];
}

/** The count so far, if exactly one pair of that name has an integer value. */
function recordedCount(state: Draft, name: string): number {
  const pairs = named(state, "transient_attributes")
    .flatMap((block) => block.all("nvpair"))
    .filter((pair) => pair.attributes.name === name);
  if (pairs.length !== 1) return 0;
  return integerOr(pairs[0]?.attributes.value, 0);
}

/** **Set transient attribute** (09 §9.7): a pair is replaced if its id is there already, else added. */
function setTransientAttribute(state: Draft, name: string, value: string): SimulationStep {
  const nodeId = state.attributes.id;
  const transient = state.findOrAppend("transient_attributes", { id: nodeId });
  const block = transient.findOrAppend("instance_attributes", { id: nodeId });
  const id = makeIdValid(`${block.attributes.id ?? "nvpair"}-${name}`);
  const existing = block.find("nvpair", id);
  if (existing === undefined) block.append(newDraft("nvpair", { id, name, value }));
  else existing.set({ name, value });
  return { kind: "attribute", name, value, nodeId };
}
