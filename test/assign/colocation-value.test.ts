import { describe, expect, it } from "vitest";
import { AttributeValues, colocationAttributeValue } from "../../src/assign/colocation-value.js";
import { colocation, location, parameters, primitive } from "../support/elements.js";
import { addNode, addPrimitive, workingSet } from "../support/model.js";
import { scoresOf } from "../support/verdict.js";

describe("the value that a colocation compares (05 §6.1)", () => {
  it("is the node's attribute, without regard to case; no value equals no value", () => {
    const ws = workingSet();
    const [a, b, c, d] = ["a", "b", "c", "d"].map((name) => addNode(ws, name));
    a?.setAttribute("rack", "R1");
    b?.setAttribute("rack", "r1");
    const values = new AttributeValues("rack");
    const numbers = [a, b, c, d].map((node) => (node === undefined ? -1 : values.of(node, undefined)));
    expect(numbers).toEqual([1, 1, 0, 0]);
    expect(a && colocationAttributeValue(a, "rack", addPrimitive(ws, "A"))).toBe("R1");
  });

  it("lets a dependent go to all nodes with the value of its primary's", () => {
    const nodes = ["x", "y", "x"]
      .map((rack, i) => `<node id="${i + 1}" uname="n${i + 1}">${parameters({ rack })}</node>`)
      .join("");
    const constraints = location("B", "n1", "10") + colocation("A", "B", "INFINITY", 'node-attribute="rack"');
    expect(scoresOf({ nodes, resources: primitive("A") + primitive("B"), constraints }, "A")).toEqual({
      n1: "0",
      n2: "-INFINITY",
      n3: "0",
    });
  });
});
