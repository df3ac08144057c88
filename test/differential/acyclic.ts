import { alg, Graph } from "@dagrejs/graphlib";
import { CibError, evaluate, readCib } from "../../src/index.js";

/**
 * Whether our engine copes with a text, whatever the reference does: a CibError, or a Verdict whose graph has no cycle.
 * @returns what is wrong, or `undefined`
 */
export function problemWith(xml: string): string | undefined {
  try {
    const { cib } = readCib(xml);
    const { graph } = evaluate(cib, { now: 1_700_000_000 });
    const view = new Graph();
    for (const synapse of graph.synapses) {
      for (const input of synapse.inputs) view.setEdge(String(input.id), String(synapse.action.id));
    }
    return alg.isAcyclic(view) ? undefined : "the graph has a cycle";
  } catch (error) {
    if (error instanceof CibError) return undefined;
    return error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 3).join(" | ") : String(error);
  }
}
