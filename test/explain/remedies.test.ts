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
  it("are refused for a Verdict of another CIB", () => {
    const cib = cibOf({ resources: primitive("r") });
    const verdict = evaluate(cib, { now: NOW, explain: true });
    const other = cibOf({ resources: [primitive("r"), primitive("q")] });
    expect(() => remedies(other, verdict, RUNS, { now: NOW })).toThrow("this Verdict is of another CIB");
    expect(remedies(cib, verdict, RUNS, { now: NOW }).holds).toBe(true);
  });

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
    expect(first).toContain("set a promotion score of 1 on n1 (master-r)");
  });

  it("raise a promotion score, or prefer a node for the role, to the least that outranks the promoted instance", () => {
    const cluster: Cluster = {
      nodes: 2,
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true" }),
      attributes: { n1: { "master-r": "10" }, n2: { "master-r": "5" } },
    };
    expect(texts(helpFor(cluster, { kind: "promoted on", resource: "c", node: "n2" }))).toEqual([
      "allow c one more promoted instance (promoted-max=2)",
      "prefer n2 for the promoted role of c with the score 6",
      "have the agent of r set a promotion score of 11 on n2 (master-r), as it does once it runs well there",
    ]);
  });

  it("change the attribute that a rule looks at to the nearest value with which it does not hold", () => {
    const cluster: Cluster = {
      nodes: 1,
      resources: primitive("r"),
      constraints:
        '<rsc_location id="l" rsc="r"><rule id="rule" score="-INFINITY"><expression id="e" attribute="pingd" operation="lt" value="100" type="integer"/></rule></rsc_location>',
      attributes: { n1: { pingd: "0" } },
    };
    expect(texts(helpFor(cluster, RUNS))).toEqual(["give n1 the attribute pingd=100", "remove the constraint l"]);
  });

  it("name a node in a location where only named ones are allowed", () => {
    const cluster: Cluster = {
      nodes: 2,
      resources: primitive("r"),
      constraints: location("r", "n1", "0", 'id="l" resource-discovery="exclusive"'),
    };
    const help = helpFor(cluster, { kind: "runs on", resource: "r", node: "n2" });
    expect(help.remedies[0]?.text).toContain("name n2 in a location of r too (resource-discovery=exclusive)");
  });

  it("keep a resource off a node where no preference outweighs what holds it there", () => {
    const cluster: Cluster = {
      nodes: 2,
      resources: primitive("r", meta({ "resource-stickiness": "INFINITY" })),
      history: { n1: history("r", operation("r", "start", { id: "r_last_0" })) },
    };
    expect(texts(helpFor(cluster, { kind: "runs on", resource: "r", node: "n2" }))).toEqual(["keep r off n1"]);
  });

  it("count any instance of a clone whose instances are alike", () => {
    const cluster: Cluster = { nodes: 2, resources: clone("c", primitive("r")) };
    for (const resource of ["r:0", "r:1"]) {
      expect(helpFor(cluster, { kind: "runs on", resource, node: "n1" })).toMatchObject({ holds: true });
    }
  });

  it("never disable fencing, but ask for a device where there is none", () => {
    const help = helpFor({ options: FENCED, resources: primitive("r") }, RUNS);
    expect(JSON.stringify(help.remedies)).not.toMatch(/"(?:fencing|stonith)-enabled"/);
    expect(texts(help)).toEqual([
      "configure a fence device that fits the nodes, such as fence_ipmilan with the parameters that it needs",
    ]);
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
