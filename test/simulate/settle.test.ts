import { describe, expect, it } from "vitest";
import { clusterStatus } from "../../src/evaluate.js";
import { inject } from "../../src/simulate/inject.js";
import { type SettleOptions, settle } from "../../src/simulate/settle.js";
import { type Cluster, cibOf } from "../support/cib.js";
import { FENCED, FENCING, MONITOR, meta, operations, primitive } from "../support/elements.js";
import { NOW } from "../support/verdict.js";

const settled = (cluster: Cluster, options: Partial<SettleOptions> = {}) =>
  settle(cibOf(cluster), { now: NOW, ...options });

const failing = (task: string, node: string, interval = 0, rc = 1) => ({ resource: "r", task, interval, node, rc });

describe("rest", () => {
  it("is where nothing is left to do", () => {
    const { ending, rounds, atRest, verdict } = settled({ resources: primitive("r") });
    expect({ ending, rounds, atRest }).toEqual({ ending: { kind: "rest" }, rounds: 1, atRest: true });
    expect(verdict.placements[0]?.active).toEqual(["n1"]);
  });

  it("is reached after several failures, where a threshold ends them", () => {
    const { ending, verdict, rounds } = settled(
      {
        resources: primitive("r", MONITOR + meta({ "migration-threshold": "3" })),
        options: { "start-failure-is-fatal": "false" },
      },
      { failures: [failing("start", "n1")] },
    );
    expect(ending).toEqual({ kind: "rest" });
    expect(rounds).toBe(4);
    expect(verdict.placements[0]?.active).toEqual(["n2"]);
  });

  it("is there at once where nothing is to be done, without a transition", () => {
    expect(settled({ options: { "maintenance-mode": "true" } })).toMatchObject({ rounds: 0, ending: { kind: "rest" } });
  });
});

describe("endless recovery", () => {
  it("has its period, and what it is about", () => {
    const { ending } = settled(
      { resources: primitive("r"), nodes: 1, options: { "start-failure-is-fatal": "false" } },
      { failures: [failing("start", "n1")] },
    );
    expect(ending).toEqual({ kind: "recovery", period: 1, resources: ["r"], fenced: [] });
  });

  it("is a node that cannot be fenced", () => {
    const cib = cibOf({ resources: [FENCING, primitive("r")], options: FENCED });
    const { cib: running } = settle(cib, { now: NOW });
    const events = [{ kind: "node", node: "n2", state: "failed" }] as const;
    const lost = inject(running, clusterStatus(running, { now: NOW }), events, { now: NOW }).cib;
    const { ending, verdict } = settle(lost, { now: NOW, fencingFails: ["n2"] });
    expect(ending).toMatchObject({ kind: "recovery", period: 1, fenced: ["n2"] });
    expect(verdict.status.nodes.find(({ name }) => name === "n2")?.unclean).toBe(true);
    expect(settle(lost, { now: NOW }).ending).toEqual({ kind: "rest" });
  });
});

describe("an oscillation", () => {
  it("is found by a state that comes again, whatever happens between", () => {
    const cib = cibOf({ resources: primitive("r"), nodes: 2 });
    const { ending } = settle(cib, {
      now: NOW,
      // Whoever stands by is changed after each transition.
      afterEach: ({ cib: after, verdict }) => {
        const standby = verdict.placements[0]?.node ?? "n1";
        const nodes = `<rsc_location id="l" rsc="r" node="${standby}" score="-INFINITY"/>`;
        const changed = cibOf({ resources: primitive("r"), nodes: 2, constraints: nodes });
        const status = after.root.children.filter(({ name }) => name === "status");
        const configuration = changed.root.children.filter(({ name }) => name === "configuration");
        return { ...after, root: { ...after.root, children: [...configuration, ...status] } };
      },
    });
    expect(ending).toEqual({ kind: "oscillation", period: 2, resources: ["r"], fenced: [] });
  });
});

describe("unfinished", () => {
  it("is where no more transitions were allowed", () => {
    const { ending, atRest, rounds } = settled({ resources: primitive("r") }, { rounds: 0 });
    expect({ ending, atRest, rounds }).toEqual({ ending: { kind: "unfinished" }, atRest: false, rounds: 0 });
  });
});

describe("the longest path", () => {
  const cluster = {
    resources: [
      primitive("a", operations('name="start" timeout="30s"', 'name="monitor" interval="0" timeout="5s"')),
      primitive("b", operations('name="start" timeout="7s"', 'name="monitor" interval="0" timeout="5s"')),
    ],
    constraints: '<rsc_order id="o" first="a" then="b"/>',
    nodes: 1,
  };

  it("is made of the timeouts of operations: a probe, a start and another start", () => {
    const { transitions } = settled(cluster);
    expect(transitions.map(({ duration }) => duration)).toEqual([5000 + 30000 + 7000]);
  });

  it("is made of given durations where there are some; the first that fits", () => {
    const durations = [
      { resource: "a", task: "start", node: "n1", ms: 1000 },
      { resource: "a", ms: 0 },
      { task: "monitor", ms: 10 },
    ];
    const [transition] = settled(cluster, { durations }).transitions;
    expect(transition?.duration).toBe(1000 + 7000);
    const start = transition?.actions.find(({ synapse }) => synapse.action.key === "b_start_0");
    expect([start?.begin, start?.end]).toEqual([1000, 8000]);
  });
});
