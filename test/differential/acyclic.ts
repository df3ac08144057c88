import { alg } from "@dagrejs/graphlib";
import { type Element, withChildren } from "../../src/cib/element.js";
import { graphlibView } from "../../src/graph/graphlib-view.js";
import { CibError, evaluate, readCib, type Verdict } from "../../src/index.js";

/**
 * Whether our engine copes with a text, whatever the reference does: a CibError, or a Verdict whose graph has no cycle.
 * @returns what is wrong, or `undefined`
 */
export function problemWith(xml: string): string | undefined {
  try {
    const { graph } = evaluate(readCib(xml).cib, { now: NOW });
    return isAcyclic(graph) ? undefined : "the graph has a cycle";
  } catch (error) {
    if (error instanceof CibError) return undefined;
    return error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 3).join(" | ") : String(error);
  }
}

const NOW = 1_700_000_000;

/** Whether the graph of a Verdict has no cycle, by the measure of graphlib. */
export function isAcyclic(graph: Verdict["graph"]): boolean {
  return alg.isAcyclic(graphlibView(graph));
}

/** Whether there are inputs that had to be set apart, since the reference's graph has a cycle. */
export function isContradictory(graph: Verdict["graph"]): boolean {
  return graph.synapses.some(({ circularInputs }) => circularInputs !== undefined);
}

/** A document without `rsc_order`: without orders that could contradict each other. */
export function withoutOrders(element: Element): Element {
  const children = element.children.filter(({ name }) => name !== "rsc_order").map(withoutOrders);
  return withChildren(element, children);
}
