import { describe, expect, it } from "vitest";
import { Node } from "../../src/model/node.js";
import { NodeSet } from "../../src/model/node-set.js";

const node = (id: string, slot: number) => new Node(id, id, slot, true, 0);

describe("a set of nodes (01 §4.2)", () => {
  it("has them once, in the order in which they came, however many there are", () => {
    const nodes = [40, 3, 31, 32, 0, 95].map((slot) => node(`n${slot}`, slot));
    const set = new NodeSet();
    for (const each of [...nodes, ...nodes]) set.add(each);
    expect(set.nodes).toEqual(nodes);
    expect(set.size).toBe(6);
    expect([1, 3, 8, 31, 32, 33, 63, 64, 200].filter((slot) => set.has(node("x", slot)))).toEqual([3, 31, 32]);
  });

  it("has the last of several with one id, at the place of the first", () => {
    const [first, other, last] = [node("a", 0), node("b", 1), node("a", 0)];
    const set = new NodeSet();
    for (const each of [first, other, last]) set.add(each);
    expect(set.nodes[0]).toBe(last);
    expect(set.nodes).toHaveLength(2);
  });
});
