import { describe, expect, it } from "vitest";
import {
  pairNamed,
  placeOfConstraint,
  placeOfFencing,
  placeOfNode,
  placeOfNodeAttribute,
  placeOfOrder,
  refusalAt,
} from "../../src/facilities/finding-places.js";
import { order, primitive } from "../support/elements.js";
import { nodeState } from "../support/history.js";
import { configured, nodeOf } from "../support/model.js";

const ws = configured({
  options: { "fencing-enabled": "false" },
  nodes:
    '<node id="1" uname="n1"/><node id="2" uname="n2"><instance_attributes id="i"><nvpair id="p" name="a" value="1"/></instance_attributes></node>',
  resources: [primitive("A"), primitive("B")],
  constraints: order("A", "B", 'id="o"'),
  status: nodeState("n1", { id: "1", attributes: { a: "2" } }),
});

describe("where a document tells of something (09 §19)", () => {
  it("a node: its state, or its entry", () => {
    expect(placeOfNode(ws, nodeOf(ws, "n1")).name).toBe("node_state");
    expect(placeOfNode(ws, nodeOf(ws, "n2")).name).toBe("node");
  });

  it("an attribute of a node: the transient one, or the other, or the node", () => {
    expect(placeOfNodeAttribute(ws, nodeOf(ws, "n1"), "a").attributes.value).toBe("2");
    expect(placeOfNodeAttribute(ws, nodeOf(ws, "n2"), "a").attributes.value).toBe("1");
    expect(placeOfNodeAttribute(ws, nodeOf(ws, "n2"), "b").name).toBe("node");
  });

  it("an ordering by what it names; a constraint by its id, or the section", () => {
    expect(placeOfOrder(ws, "A", "B")?.attributes.id).toBe("o");
    expect(placeOfOrder(ws, "A", "C")).toBeUndefined();
    expect(placeOfConstraint(ws, ["o"]).name).toBe("rsc_order");
    expect(placeOfConstraint(ws, ["x"]).name).toBe("constraints");
  });

  it("fencing: the pair that switches it off", () => {
    expect(placeOfFencing(ws).attributes.name).toBe("fencing-enabled");
    expect(pairNamed(ws.root, "no-such-name")).toBeUndefined();
  });

  it("a refusal has position and path", () => {
    const error = refusalAt(ws, placeOfConstraint(ws, ["o"]), "problem", "legal");
    expect([error.code, error.path, error.position?.line]).toEqual([
      "circular",
      'cib/configuration/constraints/rsc_order[@id="o"]',
      6,
    ]);
  });
});
