/** The transition graph for whoever wants paths, cycles or a topological order (subpath `pengine/graph`). */
import { Graph } from "@dagrejs/graphlib";
import type { GraphAction, TransitionGraph } from "../model/graph.js";

/**
 * A transition graph as a graphlib graph: a node per action, named by its id as text and labelled with the action; an edge
 * from each input to what waits for it. Inputs that no synapse has (required actions that cannot run, 08 §8.24 trap 9) are
 * nodes too.
 */
export function graphlibView(transition: TransitionGraph): Graph {
  const graph = new Graph({ directed: true });
  const add = (action: GraphAction): string => {
    const name = String(action.id);
    if (!graph.hasNode(name)) graph.setNode(name, action);
    return name;
  };
  for (const { action, inputs } of transition.synapses) {
    const then = add(action);
    for (const input of inputs) graph.setEdge(add(input), then);
  }
  return graph;
}
