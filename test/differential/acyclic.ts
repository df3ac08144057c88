import { alg, Graph } from "@dagrejs/graphlib";
import { type Element, withChildren } from "../../src/cib/element.js";
import { CibError, evaluate, readCib, type Verdict } from "../../src/index.js";

/**
 * Whether our engine copes with a text, whatever the reference does: a CibError, or a Verdict whose graph has no cycle.
 * A configuration whose own orders contradict each other gives a graph with a cycle in both engines (the reference then
 * calls the transition invalid), so a cycle counts only if it is still there without any `rsc_order`.
 * @returns what is wrong, or `undefined`
 */
export function problemWith(xml: string): string | undefined {
  try {
    const { cib } = readCib(xml);
    const { graph } = evaluate(cib, { now: NOW });
    if (isAcyclic(graph)) return undefined;
    const unordered = evaluate({ root: withoutOrders(cib.root) }, { now: NOW });
    return isAcyclic(unordered.graph) ? undefined : "the graph has a cycle that no order asks for";
  } catch (error) {
    if (error instanceof CibError) return undefined;
    return error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 3).join(" | ") : String(error);
  }
}

const NOW = 1_700_000_000;

/** Whether the graph of a Verdict has no cycle, by the measure of graphlib. */
export function isAcyclic(graph: Verdict["graph"]): boolean {
  const view = new Graph();
  for (const synapse of graph.synapses) {
    for (const input of synapse.inputs) view.setEdge(String(input.id), String(synapse.action.id));
  }
  return alg.isAcyclic(view);
}

function withoutOrders(element: Element): Element {
  const children = element.children.filter(({ name }) => name !== "rsc_order").map(withoutOrders);
  return withChildren(element, children);
}
