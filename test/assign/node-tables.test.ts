import { describe, expect, it } from "vitest";
import { anyAvailable, parentTable, restoreTables, saveTables } from "../../src/assign/node-tables.js";
import { group, primitive } from "../support/elements.js";
import { addNode, configured, resourceOf, tableOf, workingSet } from "../support/model.js";

const CAUSE = { kind: "location", id: "l" } as const;

describe("any available (05 §4.1)", () => {
  it("asks for a node that is ready, with a score of at least 0", () => {
    const ws = workingSet();
    const node = addNode(ws, "n1");
    const table = ws.newNodeTable();
    expect(anyAvailable(table)).toBe(false);
    table.insert(node, 0, node.probeMode, CAUSE);
    expect(anyAvailable(table)).toBe(true);
    table.set(node, -1, CAUSE);
    expect(anyAvailable(table)).toBe(false);
    table.set(node, 5, CAUSE);
    node.online = false;
    expect(anyAvailable(table)).toBe(false);
  });
});

describe("whole tables (05 §4.2)", () => {
  const ws = configured({ nodes: 2, resources: group("g", [primitive("A"), primitive("B")]) });
  const g = resourceOf(ws, "g");
  const a = resourceOf(ws, "A");

  it("are those of the parent, one level up, or the resource's own", () => {
    expect(parentTable(a)).toBe(g.decided.allowedNodes);
    expect(parentTable(g)).toBe(g.decided.allowedNodes);
  });

  it("are saved with everything below, and restored as often as need be", () => {
    const saved = saveTables(g);
    const [node] = ws.nodes;
    if (node === undefined) throw new Error("no node");
    for (let i = 0; i < 2; i++) {
      a.decided.allowedNodes.set(node, -5, CAUSE);
      expect(tableOf(a)).toMatchObject({ n1: -5 });
      restoreTables(g, saved);
      expect(tableOf(a)).toMatchObject({ n1: 0 });
    }
  });
});
