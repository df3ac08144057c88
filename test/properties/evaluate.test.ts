import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCib, readCib, serialize } from "../../src/index.js";
import { problemWith } from "../differential/acyclic.js";
import { clusters, deepFrozen, freshClusters, runs, SMALL, verdictOf } from "./documents.js";

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

  /**
   * Contradictory orders give cycles, and so do a few histories that no cluster records (a bundle's connection active on the
   * bundle's own node, for one); the reference then writes the same graph and calls the transition invalid.
   */
  it("gives a graph without cycles where nothing has happened yet and no orders contradict each other", () => {
    fc.assert(
      fc.property(freshClusters(), (cib) => {
        expect(problemWith(serialize(cib.root))).toBeUndefined();
      }),
      runs(13, 150),
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
