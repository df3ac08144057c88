import { alg } from "@dagrejs/graphlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cibOf } from "../../src/cib/cib.js";
import { descendants, type Element, element, withChildren } from "../../src/cib/element.js";
import { graphlibView } from "../../src/graph/graphlib-view.js";
import { parseCib, readCib, serialize } from "../../src/index.js";
import { isAcyclic, isContradictory, withoutOrders } from "../differential/acyclic.js";
import { clusters, deepFrozen, freshClusters, runs, SMALL, verdictOf } from "../support/generated.js";

/** A document with optional orders that let each top-level resource wait for the next, and the last for the first. */
function withOrdersInACircle(root: Element): Element {
  const ids = [...descendants(root)]
    .filter(({ name }) => name === "resources")
    .flatMap(({ children }) => children.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id])));
  const orders = ids.map((first, i) => {
    const then = ids[(i + 1) % ids.length];
    return element("rsc_order", { id: `circle-${i}`, first, then, kind: "Optional" });
  });
  const inside = (each: Element): Element =>
    each.name === "constraints"
      ? withChildren(each, [...each.children, ...orders])
      : withChildren(each, each.children.map(inside));
  return inside(root);
}

describe("evaluate, on any cluster", () => {
  it("is deterministic: the same input gives the same output, also through text", () => {
    fc.assert(
      fc.property(clusters(SMALL), (cib) => {
        const first = JSON.stringify(verdictOf(cib));
        expect(JSON.stringify(verdictOf(cib))).toBe(first);
        expect(JSON.stringify(verdictOf(readCib(serialize(cib.root)).cib))).toBe(first);
      }),
      runs(11, 40),
    );
  });

  it("never changes its input", () => {
    fc.assert(
      fc.property(clusters(SMALL), (cib) => {
        // A copy that is not frozen by construction, then frozen: a write would throw, and the text would differ.
        const copy = deepFrozen(structuredClone(cib));
        const before = serialize(copy.root);
        verdictOf(copy);
        expect(serialize(copy.root)).toBe(before);
      }),
      runs(12, 40),
    );
  });

  it("gives a graph without cycles", () => {
    fc.assert(
      fc.property(clusters(), (cib) => {
        expect(isAcyclic(verdictOf(cib).graph)).toBe(true);
      }),
      runs(13, 80),
    );
  });

  it("sets inputs apart only where they wait for the action themselves", () => {
    let apart = 0;
    fc.assert(
      fc.property(freshClusters(), (cib) => {
        const { graph } = verdictOf(cibOf(withOrdersInACircle(cib.root)));
        const view = graphlibView(graph);
        for (const { action, circularInputs = [] } of graph.synapses) {
          for (const { id } of circularInputs) {
            apart++;
            const distance = alg.dijkstra(view, String(action.id))[String(id)]?.distance;
            expect(distance, `${id} waits for ${action.id}`).toBeLessThan(Number.POSITIVE_INFINITY);
          }
        }
      }),
      runs(17, 60),
    );
    expect(apart).toBeGreaterThan(0);
  });

  /** A few histories make the reference's own rules contradict each other, too (08 §8.17.3). */
  it("has to set nothing apart where nothing has happened yet and no orders contradict each other", () => {
    fc.assert(
      fc.property(freshClusters(), (cib) => {
        expect(isContradictory(verdictOf(cibOf(withoutOrders(cib.root))).graph)).toBe(false);
      }),
      runs(18, 150),
    );
  });

  it("gives inputs that are actions of the graph, or actions that must but cannot run (08 §8.17.4)", () => {
    fc.assert(
      fc.property(clusters(), (cib) => {
        const { graph, actions } = verdictOf(cib);
        const inGraph = new Set(graph.synapses.map(({ action }) => action.id));
        const known = new Map(actions?.actions.map((action) => [action.id, action]));
        for (const { inputs } of graph.synapses) {
          for (const { id } of inputs) {
            if (inGraph.has(id)) continue;
            const missing = known.get(id);
            expect(missing, `input ${id}`).toBeDefined();
            expect(missing?.inGraph).toBe(false);
          }
        }
      }),
      runs(14, 80),
    );
  });

  it("numbers synapses in order and lists inputs in ascending order", () => {
    fc.assert(
      fc.property(clusters(SMALL), (cib) => {
        const { synapses } = verdictOf(cib).graph;
        expect(synapses.map(({ id }) => id)).toEqual(synapses.map((_, i) => i));
        for (const { inputs } of synapses) {
          const ids = inputs.map(({ id }) => id);
          expect(ids).toEqual([...ids].sort((a, b) => a - b));
        }
      }),
      runs(15, 40),
    );
  });
});

describe("documents", () => {
  it("are the same after writing and reading", () => {
    fc.assert(
      fc.property(clusters(), (cib) => {
        const text = serialize(cib.root);
        expect(serialize(parseCib(text).root)).toBe(text);
      }),
      runs(16, 40),
    );
  });
});
