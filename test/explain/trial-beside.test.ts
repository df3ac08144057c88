/** Trials of changes that are refused, that cost nothing, and that lead somewhere else than what is wanted. */
import { describe, expect, it } from "vitest";
import type { Cib } from "../../src/cib/cib.js";
import type { Goal } from "../../src/explain/index.js";
import type { RemedyChange } from "../../src/explain/remedies/candidate.js";
import { Trials } from "../../src/explain/remedies/trial.js";
import { R, S } from "../support/causes.js";
import { type Cluster, cibOf } from "../support/cib.js";
import { clone, location, meta, order, primitive } from "../support/elements.js";
import { absent, GONE, started } from "../support/history.js";
import { NOW } from "../support/verdict.js";

const RUNS: Goal = { kind: "runs", resource: "r" };
const DISABLED = primitive("r", meta({ "target-role": "Stopped" }));
const ENABLE: RemedyChange = { kind: "edit", edit: { kind: "enable", resource: "r" } };
const UP: RemedyChange = { kind: "event", event: { kind: "node", node: "n1", state: "up" } };
const to = (node: string): Goal => ({ kind: "runs on", resource: "r", node });
const trialsOf = (cib: Cib, budget = 100): Trials => new Trials(cib, { now: NOW, budget, dialect: "pcs" });
const of = (cluster: Cluster, budget?: number): Trials => trialsOf(cibOf(cluster), budget);

describe("a trial", () => {
  it("costs an evaluation for each transition, and one more for what happens", () => {
    const still = of({ nodes: 1, resources: R, history: { n1: started("r") } });
    expect(still.rest(RUNS)?.holds).toBe(true);
    expect(still.used).toBe(1);
    const away: Cluster = { nodes: 1, resources: R, states: { n1: GONE } };
    const [without, up] = [of(away), of(away)];
    without.reaches([], RUNS, "whole");
    expect(without.used).toBe(1);
    up.reaches([UP], RUNS, "whole");
    expect(up.used).toBe(3);
  });

  it("of a change that leaves nothing to be done is certain at once", () => {
    const trials = of({ nodes: 1, resources: DISABLED, history: { n1: absent("r") } });
    expect(trials.reaches([], RUNS, "promising")).toBeUndefined();
    expect(trials.used).toBe(1);
    expect(trials.reaches([], RUNS, "whole")).toBeUndefined();
    expect(trials.used).toBe(1);
  });

  it("looks only at first whether it is promising", () => {
    // The start comes in a later transition than the stop of what it must not run beside.
    const trials = of({ nodes: 2, resources: [DISABLED, S] });
    expect(trials.reaches([ENABLE], RUNS, "promising")?.placements[0]?.active).toEqual(["n1"]);
  });

  it("leads nowhere where something else starts, or where it starts on another node", () => {
    const cluster: Cluster = { nodes: 2, resources: [R, S], constraints: location("r", "n2", "9") };
    const [hasty, there] = [of(cluster), of(cluster)];
    expect(hasty.reaches([], to("n1"), "promising")).toBeUndefined();
    expect(hasty.used).toBe(1);
    expect(there.reaches([], to("n2"), "promising")).toBeDefined();
  });

  it("leads nowhere where the start cannot be done, or nothing is chosen", () => {
    const waits: Cluster = {
      nodes: 1,
      resources: [R, primitive("s", meta({ "is-managed": "false" })), primitive("t")],
      constraints: order("s", "r"),
    };
    const blocked = of(waits);
    expect(blocked.reaches([], RUNS, "promising")).toBeUndefined();
    expect(blocked.used).toBe(1);
    const nowhere = of({ nodes: 1, resources: [DISABLED, S] });
    expect(nowhere.reaches([], RUNS, "promising")).toBeUndefined();
    expect(nowhere.used).toBe(1);
  });

  it("is promising where it runs already, while something else is done", () => {
    const trials = of({ nodes: 1, resources: [R, S], history: { n1: started("r") } });
    expect(trials.reaches([], RUNS, "promising")?.placements[0]?.active).toEqual(["n1"]);
    expect(trials.reaches([], to("n1"), "promising")).toBeDefined();
  });

  it("goes on, whatever is done, where a node is wanted", () => {
    const trials = of({ nodes: 2, resources: S, states: { n1: GONE } });
    const available: Goal = { kind: "available", node: "n1" };
    expect(trials.reaches([UP], available, "promising")).toBeDefined();
    expect(trials.reaches([], available, "promising")).toBeUndefined();
    expect(trials.used).toBeGreaterThan(2);
  });

  it("reaches nothing where the cluster has not come to rest when the budget is used up", () => {
    const trials = of({ nodes: 1, resources: R }, 1);
    expect(trials.rest(RUNS)).toBeUndefined();
    expect(of({ nodes: 1, resources: R, history: { n1: started("r") } }, 1).rest(RUNS)?.holds).toBe(true);
  });

  it("of what cannot be edited, or cannot happen, reaches nothing, and is not tried again", () => {
    const trials = of({ nodes: 1, resources: DISABLED });
    const changes: readonly RemedyChange[] = [
      { kind: "edit", edit: { kind: "enable", resource: "gone" } },
      { kind: "event", event: { kind: "operation", resource: "gone", task: "start", interval: 0, node: "n1", rc: 0 } },
    ];
    for (const change of changes) {
      expect(trials.reaches([change], RUNS, "promising")).toBeUndefined();
      expect(trials.reaches([change], RUNS, "whole")).toBeUndefined();
    }
  });

  it("throws what is a defect, and no error of a change", () => {
    const broken = new Proxy(cibOf({ nodes: 1, resources: R }), {
      get() {
        throw new RangeError("a defect");
      },
    });
    expect(() => trialsOf(broken).rest(RUNS)).toThrow(RangeError);
  });

  it("holds what is locked in part, and runs elsewhere too", () => {
    const trials = of({
      nodes: 2,
      options: { "shutdown-lock": "true" },
      resources: [R, S],
      attributes: { n1: { shutdown: "1699999999" } },
      history: { n1: [absent("r"), started("s")], n2: [started("r"), absent("s")] },
    });
    expect(trials.rest(RUNS)?.holds).toBe(true);
    const both = of({
      nodes: 2,
      options: { "shutdown-lock": "true" },
      resources: `<group id="g">${R}${S}</group>`,
      attributes: { n1: { shutdown: "1699999999" } },
      history: { n1: [started("r"), started("s")], n2: [absent("r"), absent("s")] },
    });
    expect(both.rest({ kind: "runs", resource: "g" })?.holds).toBe(false);
  });
});

describe("a trial of instances", () => {
  it("is promising where any instance starts", () => {
    const cluster: Cluster = { nodes: 2, resources: clone("c", R), constraints: location("c", "n1", "-INFINITY") };
    expect(of(cluster).reaches([], { kind: "runs", resource: "c" }, "promising")).toBeDefined();
  });
});
