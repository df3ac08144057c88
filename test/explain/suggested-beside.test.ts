/** What facts and goals suggest, beside what is for the goal already, or is no use. */
import { describe, expect, it } from "vitest";
import { Book } from "../../src/explain/book.js";
import { contextOf } from "../../src/explain/context.js";
import type { Goal } from "../../src/explain/index.js";
import { candidatesOf } from "../../src/explain/remedies/candidates.js";
import { goalFacts } from "../../src/explain/remedies/facts.js";
import { locationText } from "../../src/explain/words.js";
import type { Fact } from "../../src/index.js";
import { explainedVerdict } from "../support/answers.js";
import { LOST, on, R, rule, S, T } from "../support/causes.js";
import type { Cluster } from "../support/cib.js";
import { clone, FENCED, FENCING, group, location, meta, primitive, REMOTE, STATEFUL } from "../support/elements.js";
import { started } from "../support/history.js";

/** The facts behind a goal, and what they and the goal suggest. */
const facts = (cluster: Cluster, goal: Goal): string[] =>
  goalFacts(contextOf(explainedVerdict(cluster)), goal).map((fact) =>
    "constraint" in fact ? `${fact.code}:${fact.constraint}` : fact.code,
  );
const suggested = (cluster: Cluster, goal: Goal): string[] => {
  const verdict = explainedVerdict(cluster);
  return candidatesOf(new Book(verdict), goalFacts(contextOf(verdict), goal), goal).map(({ text }) => text);
};

const RUNS: Goal = { kind: "runs", resource: "r" };
const to = (node: string, resource = "r"): Goal => ({ kind: "runs on", resource, node });
const available = (node: string): Goal => ({ kind: "available", node });
const STOPPED = meta({ "target-role": "Stopped" });
const STANDBY = { standby: "on" };
const PROMOTABLE = clone("c", primitive("r", "", STATEFUL), { promotable: "true" });

describe("the facts behind a goal", () => {
  it("are no locations that are for it", () => {
    expect(facts({ nodes: 2, resources: primitive("r", STOPPED), constraints: on("n1", "50") }, RUNS)).toEqual([
      "disabled",
    ]);
    expect(
      facts(
        { nodes: 2, resources: primitive("r", STOPPED), constraints: [on("n1", "-50"), on("n2", "0", 'id="m"')] },
        RUNS,
      ),
    ).toEqual(["disabled", "location:l"]);
  });

  it("are those that keep all instances from promotion", () => {
    const banned = location("c", "n1", "-INFINITY", 'id="l" role="Promoted"');
    const goal: Goal = { kind: "promoted", resource: "c" };
    expect(facts({ nodes: 1, resources: PROMOTABLE, constraints: banned }, goal)).toContain("location:l");
    const far: Cluster = { nodes: 1, resources: [R, primitive("far", "", REMOTE)] };
    expect(suggested(far, { kind: "promoted", resource: "r" })).toEqual([
      "bring far online",
      "have the agent of r set a promotion score of 1 on n1 (master-r), as it does once it runs well there",
    ]);
  });

  it("are quorum for a node that is fenced, and not for one in standby", () => {
    const cluster: Cluster = {
      nodes: 3,
      root: { "have-quorum": "0" },
      options: { ...FENCED, "no-quorum-policy": "ignore" },
      resources: FENCING,
      states: { n2: LOST },
      attributes: { n1: STANDBY },
    };
    expect(facts(cluster, available("n1"))).toEqual(["node-standby"]);
    expect(facts(cluster, available("n2"))).toContain("no-quorum");
  });
});

describe("candidates beside what they are for", () => {
  it("allow a resource on four nodes at most, none of them a remote one", () => {
    const cluster: Cluster = {
      nodes: 6,
      options: { "symmetric-cluster": "false" },
      resources: [R, primitive("far", "", REMOTE)],
      constraints: location("far", "n1", "0"),
      history: { n1: started("far", REMOTE), far: "" },
    };
    expect(suggested(cluster, RUNS)).toEqual(["allow r on n1", "allow r on n2", "allow r on n3", "allow r on n4"]);
  });

  it("set promotion scores on three nodes at most, none of them a remote one", () => {
    const cluster: Cluster = {
      nodes: 4,
      resources: [PROMOTABLE, primitive("far", "", REMOTE)],
      history: { n1: started("far", REMOTE), far: "" },
    };
    const nodes = suggested(cluster, { kind: "promoted", resource: "c" }).flatMap(
      (text) => /set a promotion score of 1 on (\S+)/.exec(text)?.[1] ?? [],
    );
    expect(nodes).toEqual(["n1", "n2", "n3"]);
  });

  it("change attributes on four nodes at most, and none that a rule is for", () => {
    const values = (names: readonly string[]) =>
      names
        .map(
          (name, i) =>
            `<node id="${i}" uname="${name}"><instance_attributes id="a${i}"><nvpair id="v${i}" name="rack" value="x"/></instance_attributes></node>`,
        )
        .join("");
    const five = values(["n1", "n2", "n3", "n4", "n5"]);
    const given = (score: string) => ({ nodes: five, resources: R, constraints: rule(score, "rack", "eq", "x") });
    expect(suggested(given("-INFINITY"), RUNS)).toEqual([
      "take the attribute rack from n1",
      "take the attribute rack from n2",
      "take the attribute rack from n3",
      "take the attribute rack from n4",
      "remove the constraint l",
    ]);
    expect(suggested(given("-INFINITY"), to("n5"))).toEqual([
      "take the attribute rack from n5",
      "remove the constraint l",
      "move r to n5",
    ]);
    expect(suggested(given("5"), to("n5"))).not.toContain("take the attribute rack from n5");
    expect(suggested(given("0"), to("n5"))).not.toContain("take the attribute rack from n5");
  });

  it("change no attribute where a rule looks at the time", () => {
    const dated = `<rsc_location id="l" rsc="r"><rule id="rule" score="-INFINITY"><date_expression id="e" operation="gt" start="2000-01-01"/></rule></rsc_location>`;
    expect(suggested({ nodes: 1, resources: R, constraints: dated }, RUNS)).toEqual(["remove the constraint l"]);
  });

  it("name the goal's resource with its clone: where it is asked for by what its instances have in common", () => {
    const cluster: Cluster = {
      nodes: 2,
      resources: clone("c", group("g", [R, S]), { "clone-max": "1" }),
      constraints: location("c", "n1", "50", 'id="l"'),
      history: { n1: [started("r"), started("s")] },
    };
    expect(suggested(cluster, to("n2", "g"))).toEqual([
      "allow c one more instance (clone-max=2)",
      "prefer n2 for c with the score 53",
      "move c to n2",
    ]);
  });

  it("name the attribute of the member that has a promotion score, in a clone of groups", () => {
    const cluster: Cluster = {
      nodes: 2,
      resources: clone("c", group("g", [primitive("r", "", STATEFUL)]), { promotable: "true" }),
      attributes: { n1: { "master-r": "10" } },
    };
    const scores = suggested(cluster, { kind: "promoted on", resource: "c", node: "n2" }).filter((text) =>
      text.startsWith("have"),
    );
    expect(scores).toEqual([
      "have the agent of r set a promotion score of 11 on n2 (master-r), as it does once it runs well there",
    ]);
  });

  it("name no constraint for the attribute of promotion scores", () => {
    const cluster: Cluster = {
      nodes: 2,
      resources: PROMOTABLE,
      constraints: location("c", "n1", "30", 'id="master-preference" role="Promoted"'),
      attributes: { n1: { "master-r": "10" } },
    };
    expect(suggested(cluster, { kind: "promoted on", resource: "r", node: "n2" })).toContain(
      "have the agent of r set a promotion score of 41 on n2 (master-r), as it does once it runs well there",
    );
    const both = { ...cluster, attributes: { n1: { "master-r": "10" }, n2: { "master-r": "10" } } };
    expect(suggested(both, { kind: "promoted on", resource: "r", node: "n2" })).toContain(
      "prefer n2 for the promoted role of c with the score 31",
    );
  });

  it("name no constraint either where no instance has a promotion score", () => {
    const cluster: Cluster = {
      nodes: 2,
      resources: PROMOTABLE,
      constraints: location("c", "n1", "30", 'id="master-preference" role="Promoted"'),
    };
    const scores = suggested(cluster, { kind: "promoted on", resource: "r", node: "n2" }).filter((text) =>
      text.startsWith("have"),
    );
    expect(scores.map((text) => /\((master-[^)]*)\)/.exec(text)?.[1])).toEqual(["master-r"]);
  });

  it("raise no stickiness of a group beside that of its members", () => {
    const cluster: Cluster = {
      nodes: 2,
      resources: group("g", [R, S]),
      constraints: location("g", "n2", "50", 'id="l"'),
      history: { n1: [started("r"), started("s")] },
    };
    const raised = suggested(cluster, { kind: "stays", resource: "g", node: "n1" }).filter((text) =>
      text.startsWith("raise"),
    );
    expect(raised).toEqual(["raise the stickiness of r to 51"]);
  });

  it("name the attribute of the instance where each has its own", () => {
    const cluster: Cluster = {
      nodes: 2,
      resources: clone("c", primitive("r", "", STATEFUL), {
        promotable: "true",
        "globally-unique": "true",
        "clone-max": "12",
        "clone-node-max": "6",
      }),
      attributes: { n1: { "master-r:10": "10" } },
      history: { n1: started("r:10", STATEFUL) },
    };
    const scores = suggested(cluster, { kind: "promoted on", resource: "c", node: "n2" }).filter((text) =>
      text.startsWith("have"),
    );
    const there = explainedVerdict(cluster).placements.find(({ node }) => node === "n2");
    expect(scores.map((text) => /\((master-[^)]*)\)/.exec(text)?.[1])).toEqual([`master-${there?.resource}`]);
  });

  it("look at instances that have no promotion score", () => {
    const cluster: Cluster = { nodes: 3, resources: PROMOTABLE, attributes: { n1: { "master-r": "10" }, n3: STANDBY } };
    expect(suggested(cluster, { kind: "promoted on", resource: "c", node: "n3" })).toContain("take n3 out of standby");
  });

  it("want a location where any member of a group has exclusive discovery", () => {
    const cluster: Cluster = {
      nodes: 2,
      resources: group("g", [R, S]),
      constraints: on("n1", "0", 'id="l" resource-discovery="exclusive"'),
    };
    expect(suggested(cluster, to("n2", "g"))).toContain(
      "name n2 in a location of g too (resource-discovery=exclusive)",
    );
  });

  it("know of no score where a resource that is no longer configured is left", () => {
    const cluster: Cluster = {
      nodes: 2,
      options: { "stop-removed-resources": "false" },
      resources: S,
      history: { n1: started("old") },
    };
    expect(suggested(cluster, to("n2", "old"))).toEqual(["move old to n2"]);
  });

  it("raise no stickiness where there is no score: not named in an opt-in cluster", () => {
    const cluster: Cluster = {
      nodes: 2,
      options: { "symmetric-cluster": "false" },
      resources: [R, group("g", [S, T])],
      constraints: [on("n2", "0"), location("g", "n2", "0", 'id="m"')],
      history: { n1: [started("r"), started("s"), started("t")] },
    };
    expect(
      suggested(cluster, { kind: "stays", resource: "r", node: "n1" }).filter((text) => text.startsWith("raise")),
    ).toEqual([]);
  });
});

describe("facts that suggest nothing", () => {
  const fromFact = (fact: Fact, goal: Goal) =>
    candidatesOf(new Book(explainedVerdict({ nodes: 2, resources: R })), [fact], goal).map(({ text }) => text);
  const place = undefined;

  it.each<[Fact]>([
    [{ code: "fencing-level-broken", node: "n1", level: 1, device: "F", why: "disabled", place }],
    [{ code: "fencing-delayed", node: "n1", delay: 5, place }],
    [{ code: "no-device-for-node", node: "n1", devices: ["F"], place }],
    [{ code: "location-without-node", constraint: "l", resource: "r", named: "x", place }],
    [{ code: "fenced-one-by-one", place }],
    [{ code: "fencing-disabled", place }],
    [{ code: "removed", resource: "r", place }],
    [{ code: "operation-pending", resource: "r", node: "n1", task: "start", place }],
  ])("%j", (fact) => {
    expect(fromFact(fact, RUNS)).toEqual([]);
    expect(fromFact(fact, to("n1"))).toEqual(["move r to n1"]);
  });

  it.each<[string, number, readonly string[]]>([
    ["against the node that is wanted", -1, ["remove the constraint l"]],
    ["for it", 1, []],
    ["that says nothing about it", 0, []],
  ])("a location %s", (_, score, expected) => {
    const fact: Fact = {
      code: "location",
      constraint: "l",
      rule: undefined,
      resource: "r",
      role: undefined,
      scores: [{ node: "n1", score, conditions: [] }],
      leftOver: undefined,
      discovery: "always",
      place,
    };
    expect(
      fromFact(fact, { kind: "promoted on", resource: "r", node: "n1" }).filter((text) => text.startsWith("remove")),
    ).toEqual(expected);
  });
});

describe("words for a score of 0", () => {
  it("are those of a preference, also for a role", () => {
    const on1 = { node: "n1", score: 0, conditions: [] };
    const fact = {
      code: "location",
      constraint: "l",
      rule: undefined,
      resource: "r",
      role: "promoted",
      scores: [on1],
      leftOver: undefined,
      discovery: "always",
      place: undefined,
    } as const;
    expect(locationText(fact, on1)).toBe("l wants r in the role Promoted on n1 (0)");
    expect(locationText({ ...fact, role: undefined }, on1)).toBe("l prefers r on n1 (0)");
  });
});
