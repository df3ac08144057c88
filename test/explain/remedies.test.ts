import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { type Goal, type Remedies, remedies } from "../../src/explain/index.js";
import { type Cluster, cibOf } from "../support/cib.js";
import { clone, colocation, FENCED, group, location, meta, primitive, STATEFUL } from "../support/elements.js";
import { GONE, history, operation } from "../support/history.js";
import { NOW } from "../support/verdict.js";

function helpFor(cluster: Cluster, goal: Goal, budget?: number): Remedies {
  const cib = cibOf(cluster);
  const verdict = evaluate(cib, { now: NOW, explain: true });
  return remedies(cib, verdict, goal, budget === undefined ? { now: NOW } : { now: NOW, budget });
}

const texts = (help: Remedies): string[] => help.remedies.map(({ text }) => text);
const RUNS: Goal = { kind: "runs", resource: "r" };

describe("remedies", () => {
  it("are none where the goal is reached anyway", () => {
    expect(helpFor({ resources: primitive("r") }, RUNS)).toMatchObject({ holds: true, remedies: [] });
  });

  it("enable what is disabled, at the one who has the attribute", () => {
    const cluster = { resources: group("g", [primitive("r")], { "target-role": "Stopped" }) };
    expect(texts(helpFor(cluster, RUNS))).toEqual(["enable g"]);
  });

  it("manage what is not managed", () => {
    const cluster = { resources: primitive("r", meta({ "is-managed": "false" })) };
    expect(texts(helpFor(cluster, RUNS))).toEqual(["manage r"]);
  });

  it("clear a ban, bring back a node: each alone suffices", () => {
    const cluster: Cluster = {
      nodes: 2,
      resources: primitive("r"),
      constraints: location("r", "n1", "-INFINITY", 'id="cli-ban-r-on-n1"'),
      states: { n2: GONE },
    };
    expect(texts(helpFor(cluster, RUNS))).toEqual(["clear the ban of r (cli-ban-r-on-n1)", "bring n2 online"]);
  });

  it("clean up after a failure", () => {
    const cluster: Cluster = {
      nodes: 1,
      resources: primitive("r"),
      history: { n1: history("r", operation("r", "start", { rc: 1, id: "r_last_failure_0", time: NOW - 100 })) },
      attributes: { n1: { "fail-count-r#start_0": "INFINITY", "last-failure-r#start_0": String(NOW - 100) } },
    };
    expect(texts(helpFor(cluster, RUNS))).toEqual(["clean up r on n1 (cleanup), once what failed is mended"]);
  });

  it("name the least score that moves a resource: one more than its stickiness", () => {
    const cluster: Cluster = {
      nodes: 2,
      resources: primitive("r", meta({ "resource-stickiness": "100" })),
      history: { n1: history("r", operation("r", "start", { id: "r_last_0" })) },
    };
    const help = helpFor(cluster, { kind: "runs on", resource: "r", node: "n2" });
    expect(texts(help)[0]).toBe("prefer n2 for r with the score 101");
  });

  it("are pairs where no single change suffices", () => {
    const cluster: Cluster = {
      nodes: 1,
      resources: primitive("r", meta({ "target-role": "Stopped" })),
      constraints: location("r", "n1", "-INFINITY", 'id="cli-ban-r-on-n1"'),
    };
    const { remedies: found } = helpFor(cluster, { kind: "runs on", resource: "r", node: "n1" });
    expect(found[0]?.changes).toHaveLength(2);
  });

  it("tell what else becomes different", () => {
    const cluster: Cluster = {
      nodes: 2,
      resources: [primitive("r"), primitive("s", meta({ "target-role": "Stopped" }))],
      constraints: colocation("r", "s", "INFINITY"),
    };
    const [enable] = helpFor(cluster, RUNS).remedies.filter(({ text }) => text === "enable s");
    expect(enable?.sideEffects.map(({ resource }) => resource)).toEqual(["s"]);
  });

  it("ask for a promotion score where an agent has set none", () => {
    const cluster: Cluster = { nodes: 1, resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true" }) };
    const [first] = texts(helpFor(cluster, { kind: "promoted on", resource: "c", node: "n1" }));
    expect(first).toContain("set a promotion score on n1 (master-r)");
  });

  it("never disable fencing", () => {
    const help = helpFor({ options: FENCED, resources: primitive("r") }, RUNS);
    expect(JSON.stringify(help.remedies)).not.toContain("fencing");
  });

  it("say how far they looked within a budget", () => {
    const cluster: Cluster = {
      nodes: 1,
      resources: primitive("r"),
      constraints: [1, 2, 3, 4].map((i) => location("r", "n1", "-INFINITY", `id="l${i}"`)),
    };
    const help = helpFor(cluster, RUNS, 3);
    expect(help).toMatchObject({ remedies: [], complete: false });
    expect(help.evaluations).toBeLessThanOrEqual(5);
  });
});
