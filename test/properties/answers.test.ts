/** Answers are never false: what they say is compared with the Verdict and with the status after execution. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Answers } from "../../src/explain/index.js";
import { type Cib, type ExplainableVerdict, evaluate, type Verdict } from "../../src/index.js";
import { execute } from "../../src/simulate/index.js";
import { clusters, NOW, runs, SMALL } from "../support/generated.js";

const RUNS = Number(process.env.RUNS ?? 40);

function explained(cib: Cib): ExplainableVerdict {
  return evaluate(cib, { now: NOW, explain: true });
}

describe("answers", () => {
  it("name only ids and nodes that exist, and choose only the assigned, available, allowed node", () => {
    fc.assert(
      fc.property(clusters(SMALL), (cib) => {
        const verdict = explained(cib);
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
      fc.property(clusters(SMALL), (cib) => {
        const verdict = explained(cib);
        const executed = execution(cib, verdict);
        if (executed === undefined) return;
        const after = new Map(evaluate(executed, { now: NOW }).placements.map((each) => [each.resource, each.active]));
        const answers = new Answers(verdict);
        for (const { resource, variant } of verdict.placements) {
          if (variant !== "primitive") continue;
          const { sentence } = answers.answer({ kind: "resource", resource });
          const start = / starts on ([^:.]+)[:.]/.exec(sentence)?.[1];
          if (sentence.startsWith(`${resource} starts on `)) expect(after.get(resource), sentence).toContain(start);
          if (sentence.startsWith(`${resource} stays stopped`)) expect(after.get(resource) ?? [], sentence).toEqual([]);
        }
      }),
      runs(73, RUNS),
    );
  });

  it("are given about every pair of a resource and a node, every node, and the cluster", () => {
    fc.assert(
      fc.property(clusters(SMALL), (cib) => {
        const verdict = explained(cib);
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

/** The CIB after the transition, where it can be completed. */
function execution(cib: Cib, verdict: Verdict): Cib | undefined {
  try {
    const { cib: after, complete } = execute(cib, verdict, { now: NOW });
    return complete ? after : undefined;
  } catch {
    return undefined;
  }
}
