/** What would help, where several changes are needed, or only some of those that facts suggest are of use. */
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { Book } from "../../src/explain/book.js";
import { contextOf } from "../../src/explain/context.js";
import { type Goal, impliedGoal, type Remedies, remedies } from "../../src/explain/index.js";
import { candidatesOf } from "../../src/explain/remedies/candidates.js";
import { goalFacts } from "../../src/explain/remedies/facts.js";
import { goalHolds, isAvailable } from "../../src/explain/remedies/goal.js";
import { whyNever } from "../../src/explain/remedies/never.js";
import { sideEffects } from "../../src/explain/remedies/side-effects.js";
import { locationText } from "../../src/explain/words.js";
import { type Fact, OptionError } from "../../src/index.js";
import { explainedVerdict } from "../support/answers.js";
import { LOST, off, on, R, rule, S, T } from "../support/causes.js";
import { type Cluster, cibOf } from "../support/cib.js";
import { clone, FENCED, FENCING, group, location, meta, primitive, REMOTE, STATEFUL } from "../support/elements.js";
import { promoted, started } from "../support/history.js";
import { NOW } from "../support/verdict.js";

function helpFor(cluster: Cluster, goal: Goal, budget = 200): Remedies {
  const cib = cibOf(cluster);
  return remedies(cib, evaluate(cib, { now: NOW, explain: true }), goal, { now: NOW, budget });
}

/** The facts behind a goal, and what they and the goal suggest. */
const facts = (cluster: Cluster, goal: Goal): string[] =>
  goalFacts(contextOf(explainedVerdict(cluster)), goal).map((fact) =>
    "constraint" in fact ? `${fact.code}:${fact.constraint}` : fact.code,
  );
const suggested = (cluster: Cluster, goal: Goal): string[] => {
  const verdict = explainedVerdict(cluster);
  return candidatesOf(new Book(verdict), goalFacts(contextOf(verdict), goal), goal).map(({ text }) => text);
};
const never = (cluster: Cluster, goal: Goal) => whyNever(new Book(explainedVerdict(cluster)), goal);

const RUNS: Goal = { kind: "runs", resource: "r" };
const to = (node: string, resource = "r"): Goal => ({ kind: "runs on", resource, node });
const available = (node: string): Goal => ({ kind: "available", node });
const STOPPED = meta({ "target-role": "Stopped" });
const STANDBY = { standby: "on" };
const PROMOTABLE = clone("c", primitive("r", "", STATEFUL), { promotable: "true" });
const DOCKER = '<docker image="i" replicas="1"/><network ip-range-start="10.0.0.1" control-port="3121"/>';
const MADE_FOR = "what it was made for no longer holds";

describe("remedies of two changes", () => {
  it("come with those first that nobody has to think twice about", () => {
    const maintenance = (id: string, name: string) =>
      `<node id="${id}" uname="${name}"><instance_attributes id="a${id}"><nvpair id="s${id}" name="standby" value="on"/></instance_attributes></node>`;
    const cluster: Cluster = {
      nodes: `${maintenance("1", "n1")}<node id="2" uname="n2"><instance_attributes id="a2"><nvpair id="s2" name="standby" value="on"/><nvpair id="m2" name="maintenance" value="true"/></instance_attributes></node>`,
      resources: R,
      constraints: off("r", "n1"),
    };
    const { remedies: found, holds, never: why } = helpFor(cluster, RUNS);
    expect(found.map(({ text, caution }) => [text, caution])).toEqual([
      ["take n2 out of standby, and end the maintenance of n2", undefined],
      ["take n1 out of standby, and remove the constraint l", MADE_FOR],
    ]);
    expect([holds, why]).toEqual([false, undefined]);
  });

  it("come with all that there is to think of, each once", () => {
    const cluster: Cluster = { nodes: 1, resources: R, constraints: [off("r", "n1"), off("r", "n1", "m")] };
    const [found] = helpFor(cluster, RUNS).remedies;
    expect([found?.text, found?.caution]).toEqual(["remove the constraint m, and remove the constraint l", MADE_FOR]);
  });

  it("are not known where the cluster could not even be watched as it is", () => {
    expect(helpFor({ nodes: 1, resources: primitive("r", STOPPED) }, RUNS, 1)).toMatchObject({
      holds: false,
      remedies: [],
      complete: false,
    });
  });
});

describe("what is asked for", () => {
  it("is refused where there is no such node", () => {
    const unknown = (goal: Goal) => () => helpFor({ nodes: 1, resources: R }, goal);
    expect(unknown(available("n9"))).toThrow(OptionError);
    expect(unknown(to("n9"))).toThrow("there is no node n9");
    expect(unknown({ kind: "runs", resource: "x" })).toThrow("there is no resource x");
  });

  it("is any of instances that are alike, and the one of instances that differ", () => {
    const of = (values: Record<string, string>) =>
      helpFor({ nodes: 1, resources: clone("c", R, values) }, { kind: "runs", resource: "r:0" }).goal;
    expect(of({})).toEqual(RUNS);
    expect(of({ "globally-unique": "true" })).toEqual({ kind: "runs", resource: "r:0" });
    expect(helpFor({ nodes: 1, resources: R }, available("n1")).goal).toEqual(available("n1"));
  });
});

describe("a fence device", () => {
  it("is what helps where there is none and a node should be fenced", () => {
    const lost: Cluster = {
      nodes: 2,
      options: FENCED,
      resources: R,
      states: { n1: LOST },
      history: { n1: started("r") },
    };
    const text =
      "configure a fence device that fits the nodes, such as fence_ipmilan with the parameters that it needs";
    expect(helpFor(lost, RUNS).remedies.map((each) => [each.text, each.caution])).toEqual([
      [text, "a device that does not work is worse than none: test it"],
    ]);
  });
});

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

describe("what can never be", () => {
  const BUNDLE: Cluster = {
    nodes: ["n1", "n2", "r"],
    resources: [
      `<bundle id="b">${DOCKER}${primitive("w")}</bundle>`,
      R,
      primitive("far", "", REMOTE),
      group("g", [S]),
      clone("c", T),
    ],
  };

  it.each<[Goal, string | undefined]>([
    [RUNS, undefined],
    [available("n1"), undefined],
    [to("n1"), undefined],
    [to("b-0"), "only what the bundle b contains can run on b-0"],
    [to("b-0", "g"), "only what the bundle b contains can run on b-0"],
    [to("b-0", "c"), "only what the bundle b contains can run on b-0"],
    [to("b-0", "b-docker-0"), "only what the bundle b contains can run on b-0"],
    [to("b-0", "b"), undefined],
    [to("n1", "b"), undefined],
    [to("b-0", "w"), undefined],
    [to("n1", "w"), "w is inside the bundle b, and runs on the nodes that it makes"],
    [to("n1", "b-clone"), "b-clone is inside the bundle b, and runs on the nodes that it makes"],
    [to("n1", "far"), undefined],
    [to("far", "far"), "the connection to a node runs on cluster nodes only"],
    // A resource may be called like a cluster node.
    [to("far", "r"), undefined],
    [to("far", "c"), undefined],
  ])("%j: %s", (goal, text) => {
    expect(never(BUNDLE, goal)).toBe(text);
  });
});

describe("whether a goal holds", () => {
  it("of a group, where every member runs, whatever stands before it", () => {
    const cluster: Cluster = {
      nodes: 1,
      resources: [T, group("g", [R, primitive("s", STOPPED)])],
      history: { n1: [started("t"), started("r")] },
    };
    expect(goalHolds(explainedVerdict(cluster), { kind: "runs", resource: "g" })).toBe(false);
    expect(goalHolds(explainedVerdict(cluster), { kind: "runs", resource: "t" })).toBe(true);
  });

  it("of a node, where nothing is to be done to it", () => {
    const unfencing =
      '<primitive id="F" class="stonith" type="fence_scsi"><meta_attributes id="m"><nvpair id="p" name="provides" value="unfencing"/></meta_attributes></primitive>';
    const verdict = explainedVerdict({ nodes: 2, options: FENCED, resources: [unfencing, R] });
    expect([isAvailable(verdict, "n1"), isAvailable(verdict, "n2"), isAvailable(verdict, "n3")]).toEqual([
      false,
      false,
      false,
    ]);
    const lost = explainedVerdict({ nodes: 2, options: FENCED, resources: FENCING, states: { n1: LOST } });
    expect([isAvailable(lost, "n1"), isAvailable(lost, "n2")]).toEqual([false, true]);
  });
});

describe("what is most likely wanted", () => {
  const goal = (cluster: Cluster, subject: Parameters<typeof impliedGoal>[1]) =>
    impliedGoal(explainedVerdict(cluster), subject);
  const of = (resource: string) => ({ kind: "resource", resource }) as const;

  it("is no promotion where one is promoted already", () => {
    const two = (here: string) => ({
      nodes: 2,
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true", "promoted-max": "2" }),
      attributes: here === "" ? {} : { [here]: { "master-r": "5" } },
      history: { n1: here === "" ? started("r", STATEFUL) : promoted("r"), n2: started("r", STATEFUL) },
    });
    expect(goal(two("n1"), of("c"))).toBeUndefined();
    expect(goal(two(""), of("c"))).toEqual({ kind: "promoted", resource: "c" });
  });

  it("is that what moves stays, also behind one that starts", () => {
    const cluster: Cluster = {
      nodes: 2,
      resources: group("g", [R, S]),
      constraints: location("g", "n2", "100", 'id="l"'),
      history: { n1: started("s") },
    };
    expect(goal(cluster, of("g"))).toEqual({ kind: "stays", resource: "g", node: "n1" });
    expect(goal({ ...cluster, attributes: { n1: STANDBY } }, of("g"))).toBeUndefined();
    expect(goal({ ...cluster, constraints: "" }, of("g"))).toBeUndefined();
  });

  it("is nothing of a node that is available, and of an action", () => {
    expect(goal({ nodes: 1, resources: R }, { kind: "node", node: "n1" })).toBeUndefined();
    expect(goal({ nodes: 1, resources: R }, { kind: "action", key: "r_start_0" })).toBeUndefined();
    expect(goal({ nodes: 1, resources: R, attributes: { n1: STANDBY } }, { kind: "node", node: "n1" })).toEqual(
      available("n1"),
    );
  });

  it("is promotion where an unpromoted instance is, and nothing where a promoted or an ordinary one is", () => {
    const cluster: Cluster = {
      nodes: 2,
      resources: [PROMOTABLE, clone("d", S)],
      attributes: { n1: { "master-r": "5" } },
      history: { n1: [promoted("r"), started("s")], n2: [started("r", STATEFUL), started("s")] },
    };
    const there = (resource: string, node: string) => goal(cluster, { kind: "placement", resource, node });
    expect([there("c", "n1"), there("c", "n2"), there("d", "n1")]).toEqual([
      undefined,
      { kind: "promoted on", resource: "c", node: "n2" },
      undefined,
    ]);
  });
});

describe("side effects", () => {
  const at = (node: string): Cluster => ({
    nodes: 2,
    resources: [T, group("g", [R, S]), clone("c", primitive("u"), { "clone-max": "1" })],
    history: {
      [node]: [started("r"), started("s"), started("u")],
      n1: [started("t"), ...(node === "n1" ? [started("r"), started("s"), started("u")] : [])],
    },
  });
  const effects = (goal: Goal) =>
    sideEffects(explainedVerdict(at("n1")), explainedVerdict(at("n2")), goal).map(({ text }) => text);

  it("are none of the resource itself, but of instances that are alike", () => {
    expect(effects(to("n2", "g"))).toEqual(["u:0 is on n2 instead of n1"]);
    expect(effects(to("n2", "r"))).toEqual(["s is on n2 instead of n1", "u:0 is on n2 instead of n1"]);
    expect(effects(available("n1"))).toEqual([
      "r is on n2 instead of n1",
      "s is on n2 instead of n1",
      "u:0 is on n2 instead of n1",
    ]);
  });

  it("are none where nodes are named in another order", () => {
    const two: Cluster = {
      nodes: 2,
      resources: [primitive("r", meta({ "multiple-active": "block" })), S],
      history: { n1: started("r"), n2: started("r") },
    };
    const verdict = explainedVerdict(two);
    const turned = {
      ...verdict,
      placements: verdict.placements.map((each) => ({ ...each, active: [...each.active].reverse() })),
    };
    expect(sideEffects(verdict, turned, to("n1", "s"))).toEqual([]);
    expect(sideEffects(turned, verdict, to("n1", "s"))).toEqual([]);
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
