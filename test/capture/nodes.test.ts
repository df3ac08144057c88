import { describe, expect, it } from "vitest";
import { meta, parameters, primitive, REMOTE } from "../support/elements.js";
import { GONE, nodeState, started } from "../support/history.js";
import { verdictOf } from "../support/verdict.js";

describe("the nodes as data (09 §6.2)", () => {
  it("are of three kinds, in the order of their names", () => {
    const { nodes } = verdictOf({
      nodes: 1,
      resources: [primitive("rem", "", REMOTE), primitive("vm", meta({ "remote-node": "guest" }))],
    }).status;
    expect(nodes.map(({ name, kind, container }) => [name, kind, container])).toEqual([
      ["guest", "guest", "vm"],
      ["n1", "cluster", undefined],
      ["rem", "remote", undefined],
    ]);
  });

  it("tell attributes in byte order, without those that are not for display, of online nodes only (§6.12)", () => {
    const attributes = { b: "1", a: "2", "#kind2": "x", standby: "off", "fail-count-A#start_0": "1" };
    const status = [nodeState("n1", { attributes }), nodeState("n2", { state: GONE, attributes })];
    const { nodes } = verdictOf({ nodes: ["n1", "n2"], status }).status;
    expect(nodes.map((node) => node.attributes.map(({ name, value }) => [name, value]))).toEqual([
      [
        ["a", "2"],
        ["b", "1"],
      ],
      [],
    ]);
  });

  it("tell what a ping resource would give at best (§6.12)", () => {
    const agent = 'class="ocf" provider="pacemaker" type="ping"';
    const ping = primitive("P", parameters({ host_list: "a b", multiplier: "100" }), agent);
    const status = nodeState("n1", { attributes: { pingd: "100" }, history: started("P", agent) });
    const { nodes } = verdictOf({ nodes: ["n1"], resources: ping, status }).status;
    expect(nodes[0]?.attributes).toEqual([{ name: "pingd", value: "100", expected: 200 }]);
  });
});

describe("fail counts as data (09 §6.13)", () => {
  it("are those of online nodes with failures", () => {
    const attributes = { "fail-count-A#monitor_10000": "3", "last-failure-A#monitor_10000": "1600000000" };
    const status = [nodeState("n1", { attributes, history: started("A") }), nodeState("n2")];
    const { failCounts } = verdictOf({ nodes: ["n1", "n2"], resources: primitive("A"), status }).status;
    expect(failCounts).toEqual([
      {
        node: "n1",
        counts: [{ resource: "A", migrationThreshold: 1_000_000, failCount: 3, lastFailure: 1_600_000_000 }],
      },
      { node: "n2", counts: [] },
    ]);
  });
});
