import { describe, expect, it } from "vitest";
import { FENCED, FENCING, meta, primitive, REMOTE } from "../support/elements.js";
import { GONE, nodeState, started } from "../support/history.js";
import { synapseOf, synapses, verdictOf } from "../support/verdict.js";

describe("adding actions to the graph (08 §8.17.3)", () => {
  it("leaves out what is optional, and numbers the synapses from 0", () => {
    const verdict = verdictOf({
      nodes: ["n1"],
      resources: [primitive("A"), primitive("B")],
      history: { n1: started("A") },
    });
    expect(synapses(verdict).some((text) => text.includes("A_"))).toBe(false);
    expect(verdict.graph.synapses.map(({ id }) => id)).toEqual(verdict.graph.synapses.map((_, i) => i));
  });

  it("takes the priority of the resource, never below 0", () => {
    const of = (priority: string) =>
      synapseOf(verdictOf({ nodes: ["n1"], resources: primitive("A", meta({ priority })) }), "A_start_0").priority;
    expect([of("7"), of("-7")]).toEqual([7, 0]);
  });

  it("says which nodes go down: by fencing, shutdown, and a connection that stops (§8.18.7)", () => {
    const status = [
      nodeState("n1", { state: GONE.replace('join="down"', 'join="member"') }),
      nodeState("n2", { attributes: { shutdown: "1700000000" }, history: started("rem", REMOTE) }),
    ];
    const resources = [FENCING, primitive("rem", meta({ "target-role": "Stopped" }), REMOTE)];
    const verdict = verdictOf({ nodes: ["n1", "n2"], options: FENCED, resources, status });
    expect(synapseOf(verdict, "stonith-n1-reboot").downed).toEqual(["n1"]);
    expect(synapseOf(verdict, "do_shutdown-n2").downed).toEqual(["n2"]);
    expect(synapseOf(verdict, "rem_stop_0").downed).toEqual(["rem"]);
  });

  it("says which remote nodes are to be told of maintenance (§8.18.8)", () => {
    const status = nodeState("n1", { history: started("rem", REMOTE) });
    const verdict = verdictOf({
      nodes: ["n1"],
      resources: primitive("rem", meta({ "is-managed": "false" }), REMOTE),
      status: [status, '<node_state id="rem" uname="rem" remote_node="true" in_ccm="true"/>'],
    });
    expect(synapseOf(verdict, "maintenance_nodes").maintenance).toEqual([{ id: "rem", inMaintenance: true }]);
  });
});
