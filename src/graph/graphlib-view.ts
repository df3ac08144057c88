/** The transition graph for whoever wants paths, cycles or a topological order (subpath `pengine/graph`). */
import { Graph, type Label } from "@dagrejs/graphlib";
import { allInputs, type GraphAction, type TransitionGraph } from "../model/graph.js";

/** The transition as a graph: every node has its action as label; the graph and its edges have none. */
export type ActionsGraph = Graph<Label, GraphAction, Label>;

export interface GraphlibViewOptions {
  /** Also the inputs that close cycles (08 §8.17.3): for whoever looks for them. Without them the graph has no cycle. */
  readonly circular?: boolean;
}

/**
 * A transition graph as a graphlib graph: a node per action, named by its id as text and labelled with the action; an edge
 * from each input to what waits for it. Inputs that no synapse has (required actions that cannot run, 08 §8.24 trap 9) are
 * nodes too.
 */
export function graphlibView(
  transition: TransitionGraph,
  { circular = false }: GraphlibViewOptions = {},
): ActionsGraph {
  const graph = new Graph<Label, GraphAction, Label>({ directed: true });
  const add = (action: GraphAction): string => {
    const name = String(action.id);
    if (!graph.hasNode(name)) graph.setNode(name, action);
    return name;
  };
  for (const synapse of transition.synapses) {
    const then = add(synapse.action);
    for (const input of circular ? allInputs(synapse) : synapse.inputs) graph.setEdge(add(input), then);
  }
  return graph;
}
