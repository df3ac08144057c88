/** What would help, where several changes are needed, or only some of those that facts suggest are of use. */
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { Book } from "../../src/explain/book.js";
import { type Goal, impliedGoal, type Remedies, remedies } from "../../src/explain/index.js";
import { goalHolds, isAvailable } from "../../src/explain/remedies/goal.js";
import { whyNever } from "../../src/explain/remedies/never.js";
import { sideEffects } from "../../src/explain/remedies/side-effects.js";
import { OptionError } from "../../src/index.js";
import { explainedVerdict } from "../support/answers.js";
import { LOST, off, R, S, T } from "../support/causes.js";
import { type Cluster, cibOf } from "../support/cib.js";
import {
  clone,
  FENCED,
  FENCING,
  group,
  location,
  meta,
  operations,
  primitive,
  REMOTE,
  STATEFUL,
} from "../support/elements.js";
import { history, operation, promoted, started } from "../support/history.js";
import { NOW } from "../support/verdict.js";

function helpFor(cluster: Cluster, goal: Goal, budget = 200): Remedies {
  const cib = cibOf(cluster);
  return remedies(cib, evaluate(cib, { now: NOW, explain: true }), goal, { now: NOW, budget });
}

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

  it("say each thing that there is to think of", () => {
    const cluster: Cluster = { nodes: 2, resources: R, constraints: off("r", "n2") };
    expect(helpFor(cluster, to("n2")).remedies.map(({ text, caution }) => [text, caution])).toEqual([
      [
        "remove the constraint l, and move r to n2",
        `${MADE_FOR}; the constraint that this makes stays until it is cleared`,
      ],
    ]);
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

  it("is not that what runs twice stays where it is one too many", () => {
    const cluster: Cluster = {
      nodes: 2,
      resources: primitive("r", meta({ "multiple-active": "stop_unexpected" })),
      history: { n1: started("r"), n2: started("r") },
    };
    expect(explainedVerdict(cluster).placements.map(({ node }) => node)).toEqual(["n1"]);
    expect(goal(cluster, of("r"))).toBeUndefined();
  });

  it("is that it runs on a node that is chosen and starts nothing", () => {
    const frozen: Cluster = {
      nodes: 2,
      root: { "have-quorum": "0" },
      options: { "no-quorum-policy": "freeze" },
      resources: primitive("r", operations('name="promote" interval="0" on-fail="standby"'), STATEFUL),
      history: {
        n1: history(
          "r",
          [operation("r", "start"), operation("r", "promote", { call: 2, rc: 1 }), operation("r", "stop", { call: 3 })],
          STATEFUL,
        ),
      },
    };
    expect(explainedVerdict(frozen).placements.map(({ node, nextRole }) => [node, nextRole])).toEqual([
      ["n2", "stopped"],
    ]);
    expect(goal(frozen, { kind: "placement", resource: "r", node: "n2" })).toEqual(to("n2"));
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
