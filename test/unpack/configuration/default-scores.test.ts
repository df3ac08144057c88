import { describe, expect, it } from "vitest";
import { clone, primitive, REMOTE } from "../../support/elements.js";
import { configured, resourceOf, tableOf } from "../../support/model.js";

describe("default node scores (02 §6.1 step 27)", () => {
  it("are 0 on every node of a symmetric cluster", () => {
    expect(tableOf(resourceOf(configured({ nodes: 2, resources: primitive("A") }), "A"))).toEqual({ n1: 0, n2: 0 });
  });

  it("are none in any other", () => {
    const ws = configured({ nodes: 2, options: { "symmetric-cluster": "false" }, resources: primitive("A") });
    expect(tableOf(resourceOf(ws, "A"))).toEqual({});
  });

  it("are all nodes for a guest connection even then", () => {
    const vm = primitive(
      "vm",
      '<meta_attributes id="m"><nvpair id="r" name="remote-node" value="guest"/></meta_attributes>',
    );
    const ws = configured({ nodes: 2, options: { "symmetric-cluster": "false" }, resources: vm });
    expect(tableOf(resourceOf(ws, "guest"))).toMatchObject({ n1: 0, n2: 0 });
    expect(tableOf(resourceOf(ws, "vm"))).toEqual({});
  });

  it("start from the node's own score, and tables are not shared between instances", () => {
    const ws = configured({
      nodes: '<node id="1" uname="n1" score="5"/><node id="2" uname="n2"/>',
      resources: [clone("c", primitive("A")), primitive("rem", "", REMOTE)],
    });
    const [first, second] = resourceOf(ws, "c").children;
    const [node] = ws.nodes;
    if (first === undefined || second === undefined || node === undefined) throw new Error("not read");
    expect(tableOf(first)).toMatchObject({ n1: 5, n2: 0 });
    first.decided.allowedNodes.set(node, -1, { kind: "location", id: "l" });
    expect(tableOf(second)).toMatchObject({ n1: 5 });
  });
});
