/** What is suggested besides what is decisive: everything that would be in the way next, and nothing of other nodes. */
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { contextOf } from "../../src/explain/context.js";
import { Answers, type Goal, impliedGoal, remedies } from "../../src/explain/index.js";
import { candidatesOf } from "../../src/explain/remedies/candidates.js";
import { goalFacts } from "../../src/explain/remedies/facts.js";
import { explainedVerdict } from "../support/answers.js";
import { COUNTED, FAILED_MONITOR, failedStart, LOST, off, on, R, S } from "../support/causes.js";
import { type Cluster, cibOf } from "../support/cib.js";
import { clone, FENCED, FENCING, group, location, meta, primitive, STATEFUL } from "../support/elements.js";
import { GONE, history, operation, promoted, started } from "../support/history.js";
import { NOW } from "../support/verdict.js";

const to = (node: string, resource = "r"): Goal => ({ kind: "runs on", resource, node });
const RUNS: Goal = { kind: "runs", resource: "r" };
const DISABLED = primitive("r", meta({ "target-role": "Stopped" }));
const PROMOTABLE = clone("c", primitive("r", "", STATEFUL), { promotable: "true" });
const HERE = { n1: started("r") };

/** The facts behind a goal, each as its code and the id or node that it is about. */
function factsFor(cluster: Cluster, goal: Goal): string[] {
  return goalFacts(contextOf(explainedVerdict(cluster)), goal).map((fact) =>
    "constraint" in fact ? `${fact.code} ${fact.constraint}` : "node" in fact ? `${fact.code} ${fact.node}` : fact.code,
  );
}

function suggested(cluster: Cluster, goal: Goal): string[] {
  const context = contextOf(explainedVerdict(cluster));
  return candidatesOf(context.book, goalFacts(context, goal), goal).map(({ text, tuning }) =>
    tuning === undefined ? text : `${text} [${tuning.tooLittle} to ${tuning.enough}]`,
  );
}

describe("the facts between a resource and a goal", () => {
  const failed: Cluster = { attributes: { n1: COUNTED }, history: { n1: failedStart(1) } };

  it.each<readonly [string, Cluster, Goal, readonly string[]]>([
    [
      "are the decisive one, and what bans it there besides",
      { ...failed, nodes: 2, resources: R, constraints: off("r", "n1") },
      to("n1"),
      ["location l", "fail-count n1", "operation-failed n1"],
    ],
    [
      "are none of what bans it elsewhere",
      { ...failed, nodes: 4, resources: R, constraints: [off("r", "n1"), off("r", "n2", "m")], history: {} },
      to("n2"),
      ["location m"],
    ],
    [
      "are what bans it anywhere, if it may run anywhere",
      { ...failed, nodes: 2, resources: R, constraints: [off("r", "n1"), on("n2", "-5", 'id="m"')] },
      RUNS,
      ["location l", "fail-count n1", "location m"],
    ],
    [
      "are no preferences for a node",
      { nodes: 2, resources: R, constraints: [on("n1", "5"), on("n1", "0", 'id="m"'), off("r", "n2", "o")] },
      to("n2"),
      ["location o"],
    ],
    [
      "are no failures that do not ban",
      { nodes: 2, resources: DISABLED, attributes: { n1: { "fail-count-r#monitor_10000": "1" } } },
      to("n1"),
      ["disabled"],
    ],
    [
      "are of a node what makes it unavailable",
      { nodes: 2, states: { n1: GONE } },
      { kind: "available", node: "n1" },
      ["node-offline n1"],
    ],
    [
      "are the lack of quorum, where a node is to be fenced for it",
      {
        nodes: 2,
        root: { "have-quorum": "0", "no-quorum-panic": "1" },
        options: { ...FENCED, "no-quorum-policy": "fence" },
        resources: FENCING,
      },
      { kind: "available", node: "n1" },
      ["node-unclean n1", "no-quorum"],
    ],
    [
      "are not the lack of quorum, where a node is only down",
      { nodes: 2, root: { "have-quorum": "0" }, states: { n1: GONE } },
      { kind: "available", node: "n1" },
      ["node-offline n1"],
    ],
    [
      "are those of promotion, if that is the goal",
      { nodes: 2, resources: PROMOTABLE, constraints: location("c", "n1", "-INFINITY", 'id="l" role="Promoted"') },
      { kind: "promoted", resource: "c" },
      ["location l"],
    ],
  ])("%s", (_, cluster, goal, expected) => {
    expect(
      new Set(factsFor(cluster, goal).filter((each) => !/^(instance-limit|promotion-limit|not-)/.test(each))),
    ).toEqual(new Set(expected));
  });
});

describe("what is suggested", () => {
  it.each<readonly [string, Cluster, Goal, readonly string[]]>([
    [
      "a location of its own, where only named nodes are allowed, whatever else there is",
      { nodes: 2, options: { "symmetric-cluster": "false" }, resources: R, constraints: on("n1", "0") },
      to("n2"),
      ["allow r on n2", "move r to n2"],
    ],
    [
      "a location like those that name the nodes where it is looked for",
      { nodes: 2, resources: R, constraints: location("r", "n1", "0", 'id="l" resource-discovery="exclusive"') },
      to("n2"),
      ["name n2 in a location of r too (resource-discovery=exclusive)", "move r to n2"],
    ],
    [
      "to keep it off where it is held for good",
      {
        nodes: 3,
        resources: [R, S],
        constraints: [on("n1", "INFINITY"), location("s", "n3", "INFINITY", 'id="m"')],
        history: HERE,
      },
      to("n2"),
      ["move r to n2", "keep r off n1"],
    ],
    [
      "more stickiness than what draws it away has over what holds it",
      {
        nodes: 2,
        resources: primitive("r", meta({ "resource-stickiness": "10" })),
        constraints: [on("n2", "25"), on("n1", "3", 'id="m"')],
        history: HERE,
      },
      { kind: "stays", resource: "r", node: "n1" },
      ["raise the stickiness of r to 23 [10 to 23]"],
    ],
    [
      "a preference for the role of one more than what is missing",
      {
        nodes: 2,
        resources: PROMOTABLE,
        attributes: { n1: { "master-r": "10" }, n2: { "master-r": "4" } },
        history: { n1: promoted("r"), n2: started("r", STATEFUL) },
      },
      { kind: "promoted on", resource: "c", node: "n2" },
      ["prefer n2 for the promoted role of c with the score 7 [0 to 7]"],
    ],
  ])("is %s", (_, cluster, goal, expected) => {
    expect(suggested(cluster, goal)).toEqual(expect.arrayContaining([...expected]));
  });
});

describe("what who asks most likely wants", () => {
  const lost: Cluster = { nodes: 2, options: FENCED, resources: [FENCING, R], states: { n1: LOST }, history: HERE };
  const failing: Cluster = {
    nodes: 2,
    resources: R,
    history: { n1: FAILED_MONITOR },
    constraints: on("n2", "5"),
  };
  const promotable: Cluster = {
    nodes: 2,
    resources: PROMOTABLE,
    attributes: { n1: { "master-r": "10" } },
    history: { n1: started("r", STATEFUL), n2: started("r", STATEFUL) },
  };
  const unfenced = primitive("F", meta({ provides: "unfencing" }), 'class="stonith" type="fence_scsi"');

  it.each<readonly [string, Cluster, readonly string[], Goal | undefined]>([
    ["of a node that is to be fenced: that it is there", lost, ["n1"], { kind: "available", node: "n1" }],
    ["of another node: nothing", lost, ["n2"], undefined],
    [
      "of a node that is to be unfenced: nothing",
      { nodes: 2, options: FENCED, resources: [unfenced, R] },
      ["n1"],
      undefined,
    ],
    ["of what moves after a failure: that it stays", failing, ["r"], { kind: "stays", resource: "r", node: "n1" }],
    ["of what moves from a node that is lost: nothing", lost, ["r"], undefined],
    [
      "of an instance that is not the promoted one: that it is",
      promotable,
      ["c", "n2"],
      { kind: "promoted on", resource: "c", node: "n2" },
    ],
    ["of the one that is promoted: nothing", promotable, ["c", "n1"], undefined],
    ["of what is where it is asked about: nothing", { nodes: 2, resources: R, history: HERE }, ["r", "n1"], undefined],
    ["of a clone that runs: nothing", { nodes: 2, resources: clone("c", R) }, ["c"], undefined],
    [
      "of a promotable clone of which none is promoted: that one is",
      { nodes: 1, resources: PROMOTABLE, history: { n1: started("r", STATEFUL) } },
      ["c"],
      { kind: "promoted", resource: "c" },
    ],
    ["of one that has a promoted instance: nothing", promotable, ["c"], undefined],
    [
      "of a clone that is in other hands: that it runs",
      { nodes: 1, resources: clone("c", R, { "is-managed": "false" }), history: HERE },
      ["c"],
      { kind: "runs", resource: "c" },
    ],
    ["of what is no longer configured: nothing", { nodes: 1, history: HERE }, ["r"], undefined],
    ["of two resources: nothing", { nodes: 1, resources: [DISABLED, S] }, ["r", "s"], undefined],
    ["of the cluster: nothing", { nodes: 1, resources: DISABLED }, [], undefined],
  ])("%s", (_, cluster, words, goal) => {
    const verdict = explainedVerdict(cluster);
    const subject = new Answers(verdict).subject(words);
    if (subject.kind === "unknown") throw new Error(`nothing is called ${words.join(" ")}`);
    expect(impliedGoal(verdict, subject)).toEqual(goal);
  });
});

describe("remedies", () => {
  const cluster: Cluster = { nodes: 2, resources: [group("g", [R]), PROMOTABLE.replaceAll('"r"', '"p"')] };
  const help = (goal: Goal, of: Cluster = cluster) => {
    const cib = cibOf(of);
    return remedies(cib, evaluate(cib, { now: NOW, explain: true }), goal, { now: NOW });
  };

  it.each<readonly [string, Goal, string, string]>([
    ["resource", { kind: "runs", resource: "x" }, "there is no resource x", "a resource of the Verdict"],
    ["node", to("n3"), "there is no node n3", "a node of the Verdict"],
    ["node of its own", { kind: "available", node: "x" }, "there is no node x", "a node of the Verdict"],
  ])("are refused for a %s that there is not", (_, goal, problem, legal) => {
    expect(() => help(goal)).toThrow(expect.objectContaining({ name: "OptionError", code: "subject", problem, legal }));
  });

  it("are of any instance, where all are alike", () => {
    expect(help({ kind: "runs", resource: "p:1" })).toMatchObject({
      goal: { kind: "runs", resource: "p" },
      holds: true,
    });
    expect(help({ kind: "runs", resource: "r" }).goal).toEqual({ kind: "runs", resource: "r" });
  });

  it("do not count as reached what is locked to a node that leaves", () => {
    const leaving: Cluster = {
      nodes: 2,
      options: { "shutdown-lock": "true" },
      resources: R,
      attributes: { n1: { shutdown: "1699999999" } },
      history: { n1: history("r", operation("r", "start", { id: "r_last_0" })) },
    };
    expect(help(RUNS, leaving).holds).toBe(false);
    expect(help(RUNS, { ...leaving, options: {} }).holds).toBe(true);
  });
});
