import { describe, expect, it } from "vitest";
import { renderGraph } from "../../src/render/graph-xml.js";
import type { GraphAction, Synapse, TransitionGraph } from "../../src/verdict/graph.js";

const header = {
  clusterDelay: "60s",
  fencingTimeout: "60s",
  failedStopOffset: "INFINITY",
  failedStartOffset: "INFINITY",
  batchLimit: "0",
  transitionId: 1,
  migrationLimit: undefined,
  recheckBy: undefined,
} as const;

const start: GraphAction = {
  element: "rsc_op",
  mode: undefined,
  id: 3,
  operation: "start",
  key: "A_start_0",
  internalKey: undefined,
  node: { id: "1", name: "n1" },
  router: undefined,
};

const plain: Synapse = {
  id: 0,
  priority: 0,
  action: start,
  shutdownLock: undefined,
  resource: { element: "primitive", id: "A", longId: undefined, class: "ocf", provider: "p", type: "t" },
  attributes: [["crm_feature_set", "3.20.5"]],
  params: [],
  downed: undefined,
  maintenance: undefined,
  inputs: [],
};

function graph(...synapses: Synapse[]): TransitionGraph {
  return { ...header, synapses };
}

describe("the graph file (08 §8.17.1, §8.18.9)", () => {
  it("of an empty graph is a single line", () => {
    expect(renderGraph(graph())).toBe(
      '<transition_graph cluster-delay="60s" fencing-timeout="60s" failed-stop-offset="INFINITY" ' +
        'failed-start-offset="INFINITY" batch-limit="0" transition_id="1"/>\n',
    );
  });

  it("has migration-limit and recheck-by only if there are any", () => {
    const text = renderGraph({ ...header, migrationLimit: "3", recheckBy: 1700000100, synapses: [] });
    expect(text).toContain('transition_id="1" migration-limit="3" recheck-by="1700000100"/>');
  });

  it("writes a synapse without inputs", () => {
    expect(renderGraph(graph(plain)).split("\n").slice(1, -1)).toEqual([
      '  <synapse id="0">',
      "    <action_set>",
      '      <rsc_op id="3" operation="start" operation_key="A_start_0" on_node="n1" on_node_uuid="1">',
      '        <primitive id="A" class="ocf" provider="p" type="t"/>',
      '        <attributes crm_feature_set="3.20.5"/>',
      "      </rsc_op>",
      "    </action_set>",
      "    <inputs/>",
      "  </synapse>",
      "</transition_graph>",
    ]);
  });

  it("writes inputs in their short form, priorities if positive, and parameters that are no attributes", () => {
    const pseudo: GraphAction = { ...start, element: "pseudo_event", id: 2, key: "c_start_0", node: undefined };
    const text = renderGraph(graph({ ...plain, priority: 1000000, params: [["1", "x"]], inputs: [pseudo] }));
    expect(text).toContain('<synapse id="0" priority="1000000">');
    expect(text).toContain(
      "      <trigger>\n" +
        '        <pseudo_event id="2" operation="start" operation_key="c_start_0"/>\n' +
        "      </trigger>\n",
    );
    expect(text).toContain(
      '        <attributes crm_feature_set="3.20.5">\n' +
        '          <param name="1" value="x"/>\n' +
        "        </attributes>\n",
    );
  });

  it("puts the mode of lrm_delete first, and the lock last", () => {
    const action: GraphAction = { ...start, element: "crm_event", mode: "cib", operation: "lrm_delete" };
    expect(renderGraph(graph({ ...plain, action, shutdownLock: 1700000000 }))).toContain(
      '<crm_event mode="cib" id="3" operation="lrm_delete" operation_key="A_start_0" on_node="n1" on_node_uuid="1" ' +
        'shutdown-lock="1700000000">',
    );
  });

  it("names downed nodes and maintenance states", () => {
    const maintenance = [{ id: "rem1", inMaintenance: true }];
    const text = renderGraph(graph({ ...plain, downed: ["2", "g1"], maintenance }));
    expect(text).toContain('<downed>\n          <node id="2"/>\n          <node id="g1"/>\n        </downed>');
    expect(text).toContain(
      '<maintenance>\n          <node id="rem1" node_in_maintenance="1"/>\n        </maintenance>',
    );
  });

  it("escapes what has to be, and nothing else", () => {
    const value = "<a&b>\"'é\n\t\u007f";
    expect(renderGraph(graph({ ...plain, attributes: [["x", value]] }))).toContain(
      'x="&lt;a&amp;b&gt;&quot;\'é&#x0A;&#x09;&#x7F;"',
    );
  });
});
