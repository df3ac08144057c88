/** Answers are never false: what they say is compared with the Verdict and with the status after execution. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { baseName } from "../../src/base/text.js";
import { Answers } from "../../src/explain/index.js";
import { type Cib, CibError, type ExplainableVerdict, evaluate, type Verdict } from "../../src/index.js";
import { execute } from "../../src/simulate/index.js";
import { clusters, freshClusters, NOW, runs, SMALL } from "../support/generated.js";

const RUNS = Number(process.env.RUNS ?? 40);

/** The Verdict of a cluster; none of one that no evaluation ends on, such as bundles colocated with themselves. */
function explained(cib: Cib): ExplainableVerdict | undefined {
  try {
    return evaluate(cib, { now: NOW, explain: true });
  } catch (error) {
    if (error instanceof CibError && (error.code === "circular" || error.code === "limit")) return undefined;
    throw error;
  }
}

describe("answers", () => {
  it("name only ids and nodes that exist, and choose only the assigned, available, allowed node", () => {
    fc.assert(
      fc.property(clusters(SMALL), (cib) => {
        const verdict = explained(cib);
        if (verdict === undefined) return;
        const answers = new Answers(verdict);
        const nodes = new Set(verdict.status.nodes.map(({ name }) => name));
        const assigned = new Map(verdict.placements.map(({ resource, node }) => [resource, node]));
        for (const { resource } of verdict.placements) {
          const answer = answers.answer({ kind: "resource", resource });
          expect(answer.sentence).toMatch(/\.$/);
          for (const each of answer.nodes) {
            expect(nodes.has(each.node)).toBe(true);
            if (!each.chosen) continue;
            expect(assigned.get(each.resource)).toBe(each.node);
            expect(each.score ?? 0).toBeGreaterThan(-1_000_000);
          }
          for (const item of answer.items) expect(assigned.has(item.subject)).toBe(true);
        }
      }),
      runs(71, RUNS),
    );
  });

  it("say of an action that it is done only if it is in the graph and everything that it waits for is done", () => {
    fc.assert(
      fc.property(clusters(SMALL), (cib) => {
        const verdict = explained(cib);
        if (verdict === undefined) return;
        const answers = new Answers(verdict);
        const inGraph = new Map(
          verdict.graph.synapses.map(({ action, inputs }) => [action.id, inputs.map(({ id }) => id)]),
        );
        const ids = new Map(verdict.actions?.actions.map(({ id, key, node }) => [`${key} ${node}`, id]));
        for (const { resource } of verdict.placements) {
          for (const action of answers.answer({ kind: "resource", resource }).actions) {
            if (action.outcome !== "done") continue;
            const id = ids.get(`${action.key} ${action.node}`);
            expect(id !== undefined && inGraph.has(id)).toBe(true);
            for (const input of inGraph.get(id ?? -1) ?? []) expect(inGraph.has(input)).toBe(true);
          }
        }
      }),
      runs(72, RUNS),
    );
  });

  it("agree with the status after the transition: what starts or stays runs there, what stops does not", () => {
    fc.assert(
      fc.property(freshClusters(), (cib) => {
        const verdict = explained(cib);
        if (verdict === undefined) return;
        const executed = execution(cib, verdict);
        if (executed === undefined) return;
        const after = nodesByBase(evaluate(executed, { now: NOW }));
        const answers = new Answers(verdict);
        for (const { resource, variant, node } of verdict.placements) {
          if (variant !== "primitive") continue;
          const { sentence } = answers.answer({ kind: "resource", resource });
          if (sentence.startsWith(`${resource} starts on ${node}`)) {
            expect(after.get(baseName(resource)), sentence).toContain(node);
          }
          if (sentence.startsWith(`${resource} stays stopped`) && baseName(resource) === resource) {
            expect(after.get(resource) ?? [], sentence).toEqual([]);
          }
        }
      }),
      runs(73, RUNS),
    );
  });

  it("are given about every pair of a resource and a node, every node, and the cluster", () => {
    fc.assert(
      fc.property(clusters(SMALL), (cib) => {
        const verdict = explained(cib);
        if (verdict === undefined) return;
        const answers = new Answers(verdict);
        expect(answers.answer({ kind: "cluster" }).sentence).not.toBe("");
        for (const { name } of verdict.status.nodes) {
          expect(answers.answer({ kind: "node", node: name }).sentence).toContain(name);
          for (const { resource } of verdict.placements) {
            expect(answers.answer({ kind: "placement", resource, node: name }).sentence).not.toBe("");
          }
        }
      }),
      runs(74, RUNS),
    );
  });
});

/** Where a primitive runs, or any instance of it: the numbers of instances are not kept by the history. */
function nodesByBase({ placements }: Verdict): ReadonlyMap<string, readonly string[]> {
  const nodes = new Map<string, string[]>();
  for (const { resource, active } of placements) {
    const base = baseName(resource);
    nodes.set(base, [...(nodes.get(base) ?? []), ...active]);
  }
  return nodes;
}

/** The CIB after the transition, where it can be completed. */
function execution(cib: Cib, verdict: Verdict): Cib | undefined {
  try {
    const { cib: after, complete, steps } = execute(cib, verdict, { now: NOW });
    // The simulation stops at agents of classes that it does not know (09 §11.4).
    return complete && steps.every(({ kind }) => kind !== "error") ? after : undefined;
  } catch {
    return undefined;
  }
}
