/** Trials: what comes of changes once the cluster has come to rest, what that costs, and what else becomes different. */
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { type Goal, remedies } from "../../src/explain/index.js";
import type { RemedyChange } from "../../src/explain/remedies/candidate.js";
import { sideEffects } from "../../src/explain/remedies/side-effects.js";
import { Trials } from "../../src/explain/remedies/trial.js";
import { explainedVerdict } from "../support/answers.js";
import { FAILED_STOP, off, on, R, S } from "../support/causes.js";
import { type Cluster, cibOf } from "../support/cib.js";
import { clone, colocation, group, location, meta, primitive, STATEFUL } from "../support/elements.js";
import { absent, GONE, promoted, started } from "../support/history.js";
import { NOW } from "../support/verdict.js";

const RUNS: Goal = { kind: "runs", resource: "r" };
const DISABLED = primitive("r", meta({ "target-role": "Stopped" }));
const ENABLE: RemedyChange = { kind: "edit", edit: { kind: "enable", resource: "r" } };
const UP: RemedyChange = { kind: "event", event: { kind: "node", node: "n1", state: "up" } };
const trialsOf = (cluster: Cluster, budget = 100): Trials =>
  new Trials(cibOf(cluster), { now: NOW, budget, dialect: "pcs" });

describe("a trial", () => {
  it("of nothing tells what the cluster comes to by itself", () => {
    const start = trialsOf({ nodes: 1, resources: R }).rest(RUNS);
    expect(start?.holds).toBe(true);
    expect(start?.verdict.placements[0]?.active).toEqual(["n1"]);
    expect(trialsOf({ nodes: 1, resources: DISABLED }).rest(RUNS)?.holds).toBe(false);
  });

  it("of a change tells whether the goal holds after it", () => {
    const trials = trialsOf({ nodes: 1, resources: DISABLED });
    expect(trials.reaches([], RUNS, "whole")).toBeUndefined();
    expect(trials.reaches([ENABLE], RUNS, "whole")?.placements[0]?.active).toEqual(["n1"]);
    expect(trials.used).toBeGreaterThan(0);
    expect(trials.exhausted).toBe(false);
  });

  it("of an event makes it happen", () => {
    const trials = trialsOf({ nodes: 1, resources: R, states: { n1: GONE } });
    expect(trials.reaches([ENABLE], RUNS, "whole")).toBeUndefined();
    expect(trials.reaches([UP], RUNS, "whole")?.placements[0]?.active).toEqual(["n1"]);
    expect(trials.reaches([UP], RUNS, "promising")?.placements[0]?.active).toEqual(["n1"]);
  });

  it("that is known to be of no use costs nothing", () => {
    const trials = trialsOf({ nodes: 1, resources: DISABLED });
    trials.reaches([UP], RUNS, "whole");
    const { used } = trials;
    expect(trials.reaches([UP], RUNS, "whole")).toBeUndefined();
    expect(trials.used).toBe(used);
    trials.reaches([ENABLE], RUNS, "whole");
    expect(trials.used).toBeGreaterThan(used);
  });

  it("gives up where it does not look promising, which is not certain", () => {
    const cluster: Cluster = { nodes: 2, resources: [DISABLED, S] };
    const [hasty, thorough] = [trialsOf(cluster), trialsOf(cluster)];
    expect(hasty.reaches([], RUNS, "promising")).toBeUndefined();
    expect(thorough.reaches([], RUNS, "whole")).toBeUndefined();
    expect(hasty.used).toBe(1);
    expect(thorough.used).toBeGreaterThan(1);
    // It was not certain, and is tried again when it is to be.
    expect(hasty.reaches([], RUNS, "whole")).toBeUndefined();
    expect(hasty.used).toBe(1 + thorough.used);
    // Now it is.
    expect(hasty.reaches([], RUNS, "promising")).toBeUndefined();
    expect(hasty.used).toBe(1 + thorough.used);
  });

  it("goes on where it looks promising", () => {
    const trials = trialsOf({ nodes: 2, resources: DISABLED });
    const to = (node: string): Goal => ({ kind: "runs on", resource: "r", node });
    expect(trials.reaches([ENABLE], to("n1"), "promising")).toBeDefined();
    expect(trials.reaches([ENABLE], to("n2"), "promising")).toBeUndefined();
  });

  it("is given up where the budget is used up", () => {
    const trials = trialsOf({ nodes: 1, resources: DISABLED }, 1);
    expect(trials.reaches([ENABLE], RUNS, "whole")).toBeUndefined();
    expect(trials.used).toBe(1);
    expect(trials.exhausted).toBe(true);
  });

  it("of what cannot be changed so reaches nothing", () => {
    const trials = trialsOf({ nodes: 1, resources: DISABLED });
    const edit = { kind: "enable", resource: "gone" } as const;
    expect(trials.reaches([{ kind: "edit", edit }], RUNS, "whole")).toBeUndefined();
    const event = { kind: "node", node: "gone", state: "down" } as const;
    expect(trials.reaches([{ kind: "event", event }], RUNS, "whole")).toBeUndefined();
  });

  it("holds nothing for what is stopped with a lock", () => {
    const locked = trialsOf({
      nodes: 2,
      options: { "shutdown-lock": "true" },
      resources: R,
      attributes: { n1: { shutdown: "1699999999" } },
      history: { n1: started("r"), n2: absent("r") },
    });
    expect(locked.rest(RUNS)?.holds).toBe(false);
  });
});

describe("side effects", () => {
  const between = (before: Cluster, after: Cluster, goal: Goal = RUNS): string[] =>
    sideEffects(explainedVerdict(before), explainedVerdict(after), goal).map(
      ({ resource, without, with: now, text }) => `${resource}: ${without} to ${now}: ${text}`,
    );
  const at = (places: Readonly<Record<string, string | readonly string[]>>, resources = [R, S]): Cluster => ({
    nodes: 2,
    resources,
    history: places,
  });
  const STATE = clone("c", primitive("s", "", STATEFUL), { promotable: "true" });

  it.each<[string, () => string[], readonly string[]]>([
    ["none where nothing is different", () => between(at({ n1: started("s") }), at({ n1: started("s") })), []],
    ["not what is wanted itself", () => between(at({}), at({ n1: started("r") })), []],
    ["starts", () => between(at({}), at({ n2: started("s") })), ["s:  to n2: s starts on n2"]],
    ["stops", () => between(at({ n2: started("s") }), at({})), ["s: n2 to : s stops on n2"]],
    [
      "moves",
      () => between(at({ n1: started("s") }), at({ n2: started("s") })),
      ["s: n1 to n2: s is on n2 instead of n1"],
    ],
    [
      "nothing for the order of nodes",
      () => between(at({ n1: started("s"), n2: started("s") }), at({ n2: started("s"), n1: started("s") })),
      [],
    ],
    [
      "promotion",
      () => between(at({ n1: started("s", STATEFUL) }, [R, STATE]), at({ n1: promoted("s") }, [R, STATE])),
      ["s:0: n1 to n1: s:0 is promoted on n1"],
    ],
    [
      "moves into another role",
      () => between(at({ n1: started("s", STATEFUL) }, [R, STATE]), at({ n2: promoted("s") }, [R, STATE])),
      ["s:0: n1 to n2: s:0 is on n2 (promoted) instead of n1"],
    ],
    ["what is new", () => between(at({}, [R]), at({ n1: started("s") })), ["s:  to n1: s starts on n1"]],
    ["what is new and stopped", () => between(at({}, [R]), at({})), ["s:  to : s stops"]],
    [
      "all, of a node that is wanted",
      () => between(at({}), at({ n1: started("r") }), { kind: "available", node: "n1" }),
      ["r:  to n1: r starts on n1"],
    ],
    [
      "nodes that instances leave",
      () =>
        between(at({ n1: started("r"), n2: started("r") }, [clone("c", R)]), at({ n1: started("r") }, [clone("c", R)])),
      ["r: n2 to : no instance of r runs on n2 any more"],
    ],
    [
      "none of an instance",
      () =>
        between(
          at({ n1: started("r"), n2: started("r") }, [clone("c", R)]),
          at({ n1: started("r") }, [clone("c", R)]),
          { kind: "runs", resource: "r:1" },
        ),
      [],
    ],
    [
      "none of a group",
      () =>
        between(at({ n1: [started("r"), started("s")] }, [group("g", [R, S])]), at({}, [group("g", [R, S])]), {
          kind: "runs",
          resource: "g",
        }),
      [],
    ],
  ])("%s", (_, effects, texts) => {
    expect(effects()).toEqual(texts);
  });
});

describe("remedies", () => {
  const helpFor = (cluster: Cluster, goal: Goal, options = {}) => {
    const cib = cibOf(cluster);
    return remedies(cib, evaluate(cib, { now: NOW, explain: true }), goal, { now: NOW, ...options });
  };
  const CLUSTER: Cluster = {
    nodes: 2,
    resources: [R, S],
    constraints: [off("r", "n1", "l1"), off("r", "n2", "l2"), colocation("s", "r", "INFINITY", 'id="k"')],
  };

  it("have their changes, texts, cautions and side effects", () => {
    const help = helpFor(CLUSTER, RUNS);
    expect(help).toMatchObject({ holds: false, never: undefined, complete: true, candidates: 2, goal: RUNS });
    expect(help.remedies[0]).toEqual({
      changes: [{ kind: "edit", edit: { kind: "remove", ids: ["l1"], of: "constraint" } }],
      text: "remove the constraint l1",
      caution: "what it was made for no longer holds",
      sideEffects: [{ resource: "s", without: [], with: ["n1"], text: "s starts on n1" }],
    });
  });

  it("are no more than wanted", () => {
    expect(helpFor(CLUSTER, RUNS, { most: 1 }).remedies).toHaveLength(1);
  });

  it("join the texts of two, and say a caution once", () => {
    const cluster: Cluster = {
      nodes: 1,
      resources: R,
      constraints: [off("r", "n1", "l1"), off("r", "n1", "l2")],
    };
    const [remedy, ...more] = helpFor(cluster, RUNS).remedies;
    expect(more).toEqual([]);
    expect(remedy?.text.split(", and ").sort()).toEqual(["remove the constraint l1", "remove the constraint l2"]);
    expect(remedy?.caution).toBe("what it was made for no longer holds");
  });

  it("put what nobody has to think twice about first", () => {
    const cluster: Cluster = { nodes: 2, resources: R, constraints: off("r", "n1"), states: { n2: GONE } };
    expect(helpFor(cluster, RUNS).remedies.map(({ text }) => text)).toEqual([
      "bring n2 online",
      "remove the constraint l",
    ]);
  });

  it("are none where it never can be, and why is said", () => {
    const bundle = `<bundle id="b"><podman image="i" replicas="1"/><network control-port="3121"/>${R}</bundle>`;
    const help = helpFor({ nodes: 1, resources: [bundle, S] }, { kind: "runs on", resource: "s", node: "b-0" });
    expect(help).toMatchObject({
      never: "only what the bundle b contains can run on b-0",
      remedies: [],
      complete: true,
      candidates: 0,
    });
    expect(help.evaluations).toBeGreaterThan(0);
  });

  it("are refused for what the Verdict does not have", () => {
    const cluster: Cluster = { nodes: 1, resources: [R, clone("c", S)] };
    expect(() => helpFor(cluster, { kind: "runs", resource: "x" })).toThrow("there is no resource x");
    expect(() => helpFor(cluster, { kind: "available", node: "n9" })).toThrow("there is no node n9");
    expect(() => helpFor(cluster, { kind: "runs on", resource: "r", node: "n9" })).toThrow("there is no node n9");
    expect(helpFor(cluster, { kind: "runs", resource: "s:0" }).goal).toEqual({ kind: "runs", resource: "s" });
  });

  it("clean up where a failure blocks, and prefer a node where one is wanted", () => {
    const blocked: Cluster = { nodes: 2, resources: R, history: { n1: FAILED_STOP } };
    expect(helpFor(blocked, RUNS).remedies[0]?.text).toBe("clean up r on n1 (cleanup), once what failed is mended");
    const there: Goal = { kind: "runs on", resource: "r", node: "n2" };
    const placed: Cluster = {
      nodes: 2,
      resources: R,
      constraints: [on("n1", "5"), location("r", "n2", "2", 'id="m"')],
    };
    expect(helpFor(placed, there).remedies[0]?.text).toBe("prefer n2 for r with the score 6");
  });
});
