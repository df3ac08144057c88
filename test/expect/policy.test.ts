import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failureSequences } from "../../src/arbitraries/index.js";
import { parseTests } from "../../src/cli/pengine/test-file.js";
import {
  caseName,
  ExpectError,
  firstTests,
  policyMatchers,
  policySchema,
  readPolicy,
  report,
  runPolicy,
} from "../../src/expect/index.js";
import { play } from "../../src/scenario/index.js";
import { cluster, corosync, WEB } from "../scenario/cluster.js";
import { NOW } from "../support/verdict.js";

const test = (more: object) => ({ tests: [{ name: "t", expect: [{ rest: true }], ...more }] });
const run = (more: object, text = WEB) =>
  runPolicy(readPolicy(test(more)), cluster(text), { now: NOW, quorum: corosync(3) });

describe("reading", () => {
  it.each<readonly [unknown, string, string]>([
    [undefined, "", "A file of tests is a mapping"],
    [{}, "tests", "tests is a list"],
    [{ tests: [] }, "tests", "There are no tests"],
    [{ test: [] }, "test", "has no test"],
    [test({ name: undefined }), "tests[0].name", "is missing"],
    [test({ expect: [] }), "tests[0].expect", "Nothing is expected"],
    [test({ expect: [{ rnus: "x" }] }), "tests[0].expect[0].rnus", "perhaps runs"],
    [test({ expect: [{ runs: "x", stopped: "y" }] }), "tests[0].expect[0]", "says one thing"],
    [test({ expect: [{ stopped: "x", on: "n1" }] }), "tests[0].expect[0].on", "on goes with runs"],
    [test({ expect: [{ runs: "x", within: "1s" }] }), "tests[0].expect[0].within", "within goes with back"],
    [test({ expect: [{ runs: "x", on: "a", notOn: "b" }] }), "tests[0].expect[0].runs", "two expectations"],
    [test({ expect: [{ together: "x" }] }), "tests[0].expect[0].together", "two resources"],
    [test({ expect: [{ moved: -1 }] }), "tests[0].expect[0].moved", "is a number"],
    [test({ expect: [{ back: "all", within: "soon" }] }), "tests[0].expect[0].within", "is a time"],
    [test({ expect: [{ back: "all", within: "2m soon" }] }), "tests[0].expect[0].within", "is a time"],
    [test({ expect: [{ rest: false }] }), "tests[0].expect[0].rest", "can only be expected"],
    [test({ expect: [{ quorate: "yes" }] }), "tests[0].expect[0].quorate", "true or false"],
    [test({ for: "all nodes" }), "tests[0].for", "each node"],
    [test({ when: [{}] }), "tests[0].when[0]", "A step has one key"],
    [test({ when: [{ fial: "n1" }] }), "tests[0].when[0].fial", "perhaps fail"],
    [test({ when: [{ fail: [] }] }), "tests[0].when[0].fail", "is missing"],
    [test({ when: [{ operation: "web" }] }), "tests[0].when[0].operation", "RSC_TASK"],
    [test({ when: [{ partition: "n1" }] }), "tests[0].when[0].partition", "is a list"],
    [test({ when: [{ settle: { fails: "x" } }] }), "tests[0].when[0].settle.fails", "perhaps fail"],
  ])("refuses %j", (value, path, text) => {
    try {
      readPolicy(value);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof ExpectError)) throw error;
      expect(error.path).toBe(path);
      expect(error.message).toContain(text);
    }
  });

  it("never throws anything else, whatever the value", () => {
    fc.assert(
      fc.property(
        fc.object({ key: fc.constantFrom("tests", "name", "expect", "when", "fail", "runs", "x") }),
        (value) => {
          try {
            readPolicy({ tests: [value] });
          } catch (error) {
            expect(error).toBeInstanceOf(ExpectError);
          }
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });

  it.each([
    ["90s", 90_000],
    ["1m30s", 90_000],
    ["1.5min", 90_000],
    ["PT1M30S", 90_000],
    [90, 90_000],
    ["250ms", 250],
  ])("takes %j as a time", (within, ms) => {
    const [only] = readPolicy(test({ expect: [{ back: "all", within }] })).tests;
    expect(only?.expect[0]?.expectation).toMatchObject({ within: ms });
  });

  it("takes every key that the schema lists, and no other", () => {
    const schema = JSON.stringify(policySchema());
    for (const key of ["fail", "stop", "start", "do", "failed", "operation", "grant", "revoke", "quorum", "pass"]) {
      expect(schema).toContain(`"${key}":`);
      expect(() =>
        readPolicy(test({ when: [{ [key]: key === "quorum" ? true : key === "pass" ? "1s" : "a_b_0@c=1" }] })),
      ).not.toThrow();
    }
  });
});

describe("a run", () => {
  it("plays a test once, for each node, for each pair, or for some nodes", () => {
    const names = (more: object) => run(more).map(caseName);
    expect(names({})).toEqual(["t"]);
    expect(names({ for: "each node" })).toEqual(["t [n1]", "t [n2]", "t [n3]"]);
    expect(names({ for: "each pair" })).toEqual(["t [n1, n2]", "t [n1, n3]", "t [n2, n3]"]);
    expect(names({ for: ["n3"] })).toEqual(["t [n3]"]);
  });

  it("puts in the names of the nodes", () => {
    const when = [{ fail: "$node" }, "settle", { do: "pcs node standby $other" }];
    const results = run({ for: "each pair", when, expect: [{ runs: "web", notOn: ["$node", "$other"] }] });
    expect(results.every(({ passed }) => passed)).toBe(true);
  });

  it("says how it is instead, since when, and why", () => {
    const text = `${WEB}location a web -inf: n2\nlocation b web -inf: n3\n`;
    const when = [{ fail: "n3" }, "settle", { fail: "n1" }, { pass: "1min" }];
    const [result] = run({ when, expect: [{ runs: ["db", "web"] }] }, text.replace("property", "#"));
    expect(result?.passed).toBe(false);
    expect(result?.broken).toEqual([
      {
        expected: "db and web run",
        is: expect.stringContaining("does not run"),
        why: expect.stringMatching(/\.$/),
        since: ["fail n1", "pass 1min"],
        place: ["tests", 0, "expect", 0],
      },
    ]);
  });

  it("says of what never held that it never held", () => {
    const [result] = run({ when: [{ fail: "n3" }], expect: [{ runs: "web", on: "n2" }] });
    expect(result?.broken[0]).toMatchObject({ is: "web runs on n1", since: [], why: expect.stringContaining("web") });
  });

  it.each<readonly [object, string]>([
    [{ expect: [{ runs: "wbe" }] }, "perhaps web"],
    [{ expect: [{ runs: "web", on: "n4" }] }, "There is no node n4"],
    [{ when: [{ fail: "n4" }] }, "n4"],
    [{ when: [{ failed: "nothing" }] }, "nothing does not run"],
    [{ when: [{ do: "pcs resource disable wbe" }] }, "wbe"],
    [{ when: [{ quorum: false }] }, "corosync.conf"],
  ])("says of %j that it cannot be played", (more, text) => {
    const [result] = run(more);
    expect(result).toMatchObject({ passed: false, broken: [] });
    expect(result?.error).toContain(text);
  });

  it("lets a monitor fail where the resource runs", () => {
    const [result] = run({ when: [{ failed: "web" }], expect: [{ restarted: 0 }] });
    expect(result?.broken[0]?.is).toBe("1 are restarted: web");
  });
});

describe("a first file of tests", () => {
  it.each([
    ["plain", WEB],
    ["with a resource that a node takes down", `${WEB}location a web -inf: n2\nlocation b web -inf: n3\n`],
  ])("holds: %s", (_, text) => {
    const options = { now: NOW, quorum: corosync(3) };
    const yaml = firstTests(cluster(text), options, { cluster: "web.crm", corosync: "corosync.conf" });
    const { policy } = parseTests(yaml);
    expect(policy).toMatchObject({ cluster: "web.crm", corosync: "corosync.conf" });
    const results = runPolicy(policy, cluster(text), options);
    expect(results.map(({ passed, broken, error }) => passed || [broken, error])).toEqual([true, true, true, true]);
    expect(yaml.includes("# n1 takes down web.")).toBe(text !== WEB);
  });
});

describe("reports", () => {
  const files = [
    {
      file: "a<b.yaml",
      results: run({ for: "each node", when: [{ fail: "$node" }], expect: [{ runs: "web", notOn: "n3" }] }),
    },
  ];
  const error = [{ file: "e.yaml", results: run({ expect: [{ runs: "wbe" }] }) }];

  it("are TAP", () => {
    const lines = report([...files, ...error], "tap").split("\n");
    expect(lines.slice(0, 2)).toEqual(["TAP version 14", "1..4"]);
    expect(lines.filter((line) => /^(not )?ok /.test(line))).toEqual([
      "not ok 1 - a<b.yaml: t [n1]",
      "ok 2 - a<b.yaml: t [n2]",
      "ok 3 - a<b.yaml: t [n3]",
      "not ok 4 - e.yaml: t",
    ]);
  });

  it("are JUnit XML", () => {
    const text = report([...files, ...error], "junit");
    expect(text).toContain('<testsuite name="a&lt;b.yaml" tests="3" failures="1" errors="0">');
    expect(text).toContain('<testsuite name="e.yaml" tests="1" failures="0" errors="1">');
    expect(text).toMatch(/<failure message="expected: web does not run on n3">/);
  });

  it("are JSON", () => {
    expect(JSON.parse(report(files, "json"))).toMatchObject({ format: "pengine.test", files: [{ file: "a<b.yaml" }] });
  });
});

expect.extend(policyMatchers);

interface PolicyMatchers {
  toRunOn(resource: string, ...nodes: readonly string[]): void;
  toComeToRest(): void;
}

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: as vitest declares it
  interface Assertion<T = any> extends PolicyMatchers {}
}

describe("matchers", () => {
  const steps = [{ kind: "settle" }, { kind: "node", node: "n1", state: "failed" }, { kind: "settle" }] as const;
  const outcomes = play(cluster(), steps, { now: NOW });

  it("refuse resources and nodes that there are not, also with not", () => {
    for (const named of [
      () => expect(outcomes).not.toRunOn("wbe", "n1"),
      () => expect(outcomes).not.toRunOn("web", "n9"),
      () => policyMatchers.toBeStopped(outcomes, "wbe"),
    ])
      expect(named).toThrow(ExpectError);
  });

  it("are there for every expectation", () => {
    const m = policyMatchers;
    const holding = [
      m.toMeet(outcomes, { kind: "rest" }),
      m.toRun(outcomes, "web", "db"),
      m.toRunOn(outcomes, "web", "n3"),
      m.toAvoid(outcomes, "web", "n1", "n2"),
      m.toRunApart(outcomes, "web", "fence"),
      m.toMoveAtMost(outcomes, 2),
      m.toRestartAtMost(outcomes, 0),
      m.toBeQuorate(outcomes),
      m.toBeBackWithin(outcomes, 80_000),
      m.toBeBackWithin(outcomes, 20_000, "fence"),
      m.toComeToRest(outcomes),
    ];
    const failing = [
      m.toMeet(outcomes, { kind: "quorate", quorate: false }),
      m.toBeStopped(outcomes, "web"),
      m.toRunOn(outcomes, "web", "n1"),
      m.toAvoid(outcomes, "web", "n3"),
      m.toBePromoted(outcomes, "db"),
      m.toBePromoted(outcomes, "db", "n1"),
      m.toRunTogether(outcomes, "web", "fence"),
      m.toRunApart(outcomes, "web", "db"),
      m.toStartInOrder(outcomes, "fence", "web"),
      m.toMoveAtMost(outcomes, 1),
      m.toBeBackWithin(outcomes, 79_999),
      m.toBeBackWithin(outcomes, 79_999, "web"),
    ];
    expect(holding.filter(({ pass }) => !pass)).toEqual([]);
    expect(failing.filter(({ pass }) => pass)).toEqual([]);
    for (const { message } of failing) expect(message()).toMatch(/^expected: .*\nbut .*/);
  });

  it("hold or fail as expectations do, and say why", () => {
    expect(outcomes).toRunOn("web", "n3");
    expect(outcomes.at(-1)).toComeToRest();
    expect(outcomes).not.toRunOn("web", "n2");
    expect(() => expect(outcomes).toRunOn("web", "n2")).toThrow(
      /expected: web runs on n2\nbut web runs on n3\nwhy: web .*\./,
    );
    expect(() => expect(outcomes).not.toRunOn("web", "n3")).toThrow("expected the contrary: web runs on n3");
  });
});

describe("failure sequences", () => {
  it("shrink to the shortest that breaks a policy", () => {
    const cib = cluster();
    const quorum = corosync(3);
    const found = fc.check(
      fc.property(failureSequences(cib, { operations: false }), (steps) => {
        const outcomes = play(cib, [{ kind: "settle" }, ...steps], { now: NOW, quorum });
        return policyMatchers.toRun(outcomes, "web").pass;
      }),
      { numRuns: 100, seed: 3 },
    );
    const [steps = []] = found.counterexample ?? [];
    const nodes = steps.flatMap((step) => (step.kind === "node" ? [step] : []));
    // No single node is enough; any two are.
    expect(nodes.map(({ state }) => state)).toEqual(["failed", "failed"]);
    expect(steps).toHaveLength(4);
  });

  it("can always be played", () => {
    const cib = cluster();
    fc.assert(
      fc.property(failureSequences(cib), (steps) => {
        expect(play(cib, steps, { now: NOW, quorum: corosync(3) })).toHaveLength(steps.length + 1);
      }),
      { numRuns: 30, seed: 4 },
    );
  });
});
