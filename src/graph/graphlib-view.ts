/** The transition graph for whoever wants paths, cycles or a topological order (subpath `pengine/graph`). */
import { Graph, type Label } from "@dagrejs/graphlib";
import { allInputs, type GraphAction, type TransitionGraph } from "../verdict/graph.js";

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
 * @example
 * ```ts
 * import { evaluate, readCib } from "pengine";
 * import { graphlibView } from "pengine/graph";
 *
 * const xml = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1">
 *    <configuration><crm_config/><nodes><node id="1" uname="n1"/></nodes>
 *    <resources><primitive id="web" class="systemd" type="nginx"/></resources><constraints/></configuration>
 *    <status><node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member"/></status></cib>`;
 * const { cib } = readCib(xml);
 * const graph = graphlibView(evaluate(cib, { now: 1_700_000_000 }).graph);
 * console.log(graph.nodes().map((id) => graph.node(id)?.key));
 * ```
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
