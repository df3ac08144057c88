import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { play } from "../../src/scenario/index.js";
import {
  type Failure,
  type FailureKind,
  failuresText,
  mergeSweeps,
  parseSweepReport,
  type SweepCode,
  SweepError,
  type SweepRun,
  sweep,
} from "../../src/sweep/index.js";
import { cluster, corosync, WEB } from "../scenario/cluster.js";
import { NOW } from "../support/verdict.js";

const swept = (options: Partial<SweepRun> = {}, text = WEB) => sweep(cluster(text), { now: NOW, ...options });
const node = (name: string): Failure => ({ kind: "node", node: name });

function refused(make: () => unknown): SweepCode {
  try {
    make();
  } catch (error) {
    if (error instanceof SweepError) return error.code;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("the sets of a sweep", () => {
  it("are all of up to so many failures, smaller ones first", () => {
    expect(swept({ most: 2 }).results.map(({ failures }) => failures)).toEqual([
      [node("n1")],
      [node("n2")],
      [node("n3")],
      [node("n1"), node("n2")],
      [node("n1"), node("n3")],
      [node("n2"), node("n3")],
    ]);
  });

  it.each<readonly [FailureKind, number]>([
    ["node", 3],
    ["fencing", 3],
    ["partition", 3],
    // fence and web, db on all three.
    ["resource", 5],
    ["ticket", 1],
  ])("have failures of the kind %s", (kind, count) => {
    const text = `${WEB}rsc_ticket t-web t: web\n`;
    const cib = play(cluster(text), [{ kind: "ticket", ticket: "t", state: "granted" }], { now: NOW }).at(-1)?.view.cib;
    if (cib === undefined) throw new Error("no CIB");
    const { results, header } = sweep(cib, { now: NOW, kinds: [kind], quorum: corosync(3) });
    expect(header.sets).toBe(count);
    expect(results.map(({ failures }) => failures.map((failure) => failure.kind))).toEqual(results.map(() => [kind]));
  });

  it("never have one node fail in two ways", () => {
    const { results } = swept({ most: 3, kinds: ["node", "fencing", "resource"] });
    for (const { failures } of results) {
      const lost = failures.flatMap((failure) =>
        failure.kind === "node" || failure.kind === "fencing" ? failure.node : [],
      );
      expect(new Set(lost).size).toBe(lost.length);
      const there = failures.flatMap((failure) => (failure.kind === "resource" ? failure.node : []));
      expect(there.filter((name) => lost.includes(name))).toEqual([]);
    }
  });
});

describe("failures in words", () => {
  it.each<readonly [Failure, string]>([
    [{ kind: "node", node: "n1" }, "n1"],
    [{ kind: "fencing", node: "n1" }, "n1 without fencing"],
    [{ kind: "partition", node: "n1" }, "n1 cut off"],
    [{ kind: "resource", resource: "db:1", node: "n1", interval: 10_000 }, "db:1 on n1"],
    [{ kind: "ticket", ticket: "t" }, "ticket t"],
  ])("%j", (failure, text) => {
    expect(failuresText([failure, failure])).toBe(`${text} + ${text}`);
  });
});

describe("what comes of a set", () => {
  it("is what a scenario comes to in which it happens", () => {
    const quorum = corosync(3);
    for (const { failures, affected, quorate, fenced } of swept({ most: 2, quorum }).results) {
      const events = failures.flatMap((failure) =>
        failure.kind === "node" ? [{ kind: "node", node: failure.node, state: "failed" } as const] : [],
      );
      const steps = [{ kind: "settle" }, { kind: "together", events }, { kind: "settle" }] as const;
      const { view } = play(cluster(), steps, { now: NOW, quorum }).at(-1) ?? {};
      expect(quorate).toBe(view?.quorate);
      expect(fenced).toEqual(view?.happened.flatMap((each) => (each.kind === "fenced" ? each.node : [])).sort());
      for (const { resource, on } of affected) expect(on).toEqual(view?.places.get(resource));
    }
  });

  it("says of what is lost why, in a sentence", () => {
    const text = `${WEB}location web-only web -inf: n2\nlocation web-not web -inf: n3\n`;
    const { results, summary } = swept({}, text);
    expect(results[0]?.affected.find(({ resource }) => resource === "web")).toMatchObject({
      fate: "lost",
      on: [],
      why: expect.stringMatching(/^web .*web-only.*\.$/),
    });
    expect(summary.singlePoints).toEqual([{ failures: [node("n1")], lost: ["web"] }]);
    expect(summary.neverRecovered).toEqual(["web"]);
    expect(summary).toMatchObject({ played: 3, survived: 2, broken: [] });
  });

  it("says how long what comes back was gone", () => {
    const [first] = swept().results;
    // The node is fenced for 60 s, then web starts for 20 s.
    expect(first?.affected.find(({ resource }) => resource === "web")).toMatchObject({ fate: "runs", gone: 80_000 });
  });

  it("never comes to rest where fencing fails", () => {
    const { results, summary } = swept({ kinds: ["fencing"] });
    expect(results[0]).toMatchObject({ ending: { kind: "recovery", period: 1 }, unfenced: ["n1"] });
    expect(summary.unsettled).toEqual([1, 2, 3]);
    const why = results[0]?.affected.find(({ resource }) => resource === "web")?.why;
    expect(why).toMatch(/^n1 cannot be fenced, so that this is never done: web moves .*\.$/);
  });

  it("says which parts of a cluster are dangerous to each other", () => {
    const { summary } = swept(
      { kinds: ["partition"], quorum: corosync(3) },
      `${WEB}property no-quorum-policy=ignore\n`,
    );
    expect(summary.dangerous).toEqual([1, 2, 3]);
    expect(swept({ kinds: ["partition"], quorum: corosync(3) }).summary.dangerous).toEqual([]);
  });

  it("says which nodes are over capacity, where the cluster does not look at it", () => {
    const text = `node 1: n1 utilization cpu=2
node 2: n2 utilization cpu=2
primitive a systemd:a utilization cpu=2
primitive b systemd:b utilization cpu=1
property fencing-enabled=false
`;
    expect(swept({}, text).results.map(({ overCapacity }) => overCapacity)).toEqual([["n2"], ["n1"]]);
  });
});

describe("resources that must run", () => {
  it("are the primitives in what is named", () => {
    expect(swept({ mustRun: ["db-clone", "web"] }).header.mustRun).toEqual(["db", "web"]);
  });

  it("break the sets that lose them", () => {
    const { summary } = swept({ most: 2, quorum: corosync(3), mustRun: ["web"] });
    expect(summary.broken).toEqual([4, 5, 6]);
    expect(summary.losesQuorum).toEqual([4, 5, 6]);
  });

  it("are told of when they do not even run before", () => {
    expect(swept({ mustRun: ["web"] }, `${WEB}property maintenance-mode=true\n`).summary.notRunning).toEqual(["web"]);
  });
});

describe("parts of a sweep", () => {
  const options = { most: 2, quorum: corosync(3), kinds: ["node", "resource"], mustRun: ["web"] } as const;

  it("make up the whole, byte for byte, in any order", () => {
    const whole = JSON.stringify(swept(options));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }).chain((count) =>
          fc.shuffledSubarray(
            Array.from({ length: count }, (_, i) => ({ index: i + 1, count })),
            { minLength: count },
          ),
        ),
        (shards) => {
          const parts = shards.map((shard) => parseSweepReport(JSON.stringify(swept({ ...options, shard }))));
          expect(JSON.stringify(mergeSweeps(parts))).toBe(whole);
        },
      ),
      { numRuns: 4, seed: 5 },
    );
  });

  it("do not go together where they are of different sweeps, where one is missing, or is there twice", () => {
    const part = (index: number, more: Partial<SweepRun> = {}) => swept({ ...more, shard: { index, count: 2 } });
    expect(refused(() => mergeSweeps([]))).toBe("merge");
    expect(refused(() => mergeSweeps([part(1)]))).toBe("merge");
    expect(refused(() => mergeSweeps([part(1), part(1)]))).toBe("merge");
    expect(refused(() => mergeSweeps([part(1), part(2, { now: NOW + 1 })]))).toBe("merge");
    expect(refused(() => mergeSweeps([part(1), part(2, { mustRun: ["web"] })]))).toBe("merge");
  });

  it.each([["{"], ["[]"], ["{}"], ['{"format":"pengine.sweep","version":2}'], ["null"]])("are not %s", (text) => {
    expect(refused(() => parseSweepReport(text))).toBe("merge");
  });
});

describe("what is no sweep", () => {
  it.each<readonly [Partial<SweepRun>, SweepCode]>([
    [{ kinds: ["ticket"] }, "nothing"],
    [{ kinds: [] }, "nothing"],
    [{ kinds: ["partition"] }, "corosync"],
    [{ mustRun: ["wbe"] }, "resource"],
    [{ shard: { index: 3, count: 2 } }, "shard"],
    [{ shard: { index: 0.5, count: 2 } }, "shard"],
  ])("%j", (options, code) => {
    expect(refused(() => swept(options))).toBe(code);
  });
});
