import { describe, expect, it } from "vitest";
import { EditError } from "../../src/edit/index.js";
import { play, ScenarioError, type Step } from "../../src/scenario/index.js";
import { SimulationError } from "../../src/simulate/index.js";
import { NOW } from "../support/verdict.js";
import { cluster, corosync } from "./cluster.js";

const SETTLE: Step = { kind: "settle" };
const QUORUM = { quorum: corosync(3) };
const START = { resource: "web", task: "start", interval: 0, node: "n1", rc: 1 };
const parts = (...list: readonly (readonly string[])[]): Step => ({ kind: "partition", parts: list });

type Options = Partial<Parameters<typeof play>[2]>;

function refusal(steps: readonly Step[], options: Options = {}): ScenarioError {
  try {
    play(cluster(), steps, { now: NOW, ...options });
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  throw new Error("it was played");
}

/** Code, step, what is wrong, what would be legal. */
type Refused = readonly [code: string, step: number, problem: string, legal: string | undefined];
const refused = (...args: Parameters<typeof refusal>): Refused => {
  const { code, step, problem, legal } = refusal(...args);
  return [code, step, problem, legal];
};

const RUNNING = "each node that runs in one part";
const KNOWN = "fence, web, db-clone, db:0, db, db:1, db:2";

describe("what cannot be played is refused with its step", () => {
  it.each<readonly [string, readonly Step[], Options, Refused]>([
    [
      "a partition without corosync.conf",
      [SETTLE, parts(["n1"], ["n2", "n3"])],
      {},
      ["corosync", 2, "A partition needs a corosync.conf, which says which part may act", undefined],
    ],
    [
      "a merge without corosync.conf",
      [{ kind: "merge" }],
      {},
      ["corosync", 1, "A merge needs a corosync.conf, which says which part may act", undefined],
    ],
    [
      "quorum that is said beside a corosync.conf",
      [{ kind: "quorum", quorate: false }],
      QUORUM,
      ["corosync", 1, "Quorum follows from the corosync.conf", "nodes that come and go, partitions"],
    ],
    [
      "the same among other things",
      [
        SETTLE,
        {
          kind: "together",
          events: [
            { kind: "node", node: "n1", state: "down" },
            { kind: "quorum", quorate: true },
          ],
        },
      ],
      QUORUM,
      ["corosync", 2, "Quorum follows from the corosync.conf", "nodes that come and go, partitions"],
    ],
    ["parts that leave out a node", [parts(["n1"], ["n2"])], QUORUM, ["parts", 1, "The parts leave out n3", RUNNING]],
    [
      "parts that repeat a node",
      [parts(["n1", "n2"], ["n2", "n3"])],
      QUORUM,
      ["parts", 1, "n2 is in two parts", "each node in one part"],
    ],
    ["parts of others", [parts(["n1", "n4"], ["n2", "n3"])], QUORUM, ["node", 1, "There is no node n4", "n1, n2, n3"]],
    [
      "half a second",
      [{ kind: "pass", seconds: 0.5 }],
      {},
      ["value", 1, "0.5 is no time that passes", "whole seconds"],
    ],
    ["time backwards", [{ kind: "pass", seconds: -1 }], {}, ["value", 1, "-1 is no time that passes", "whole seconds"]],
    [
      "a failure of an unknown resource",
      [{ kind: "settle", failures: [{ ...START, resource: "wbe" }] }],
      {},
      ["resource", 1, "A failure is about the resource wbe, which there is not", "perhaps web"],
    ],
    [
      "one that is like none",
      [{ kind: "settle", failures: [START, { ...START, resource: "something" }] }],
      {},
      ["resource", 1, "A failure is about the resource something, which there is not", KNOWN],
    ],
    [
      "a failure on an unknown node",
      [{ kind: "settle", failures: [{ ...START, node: "x" }] }],
      {},
      ["node", 1, "A failure is about the node x, which there is not", "n1, n2, n3"],
    ],
    [
      "fencing of an unknown node that fails",
      [SETTLE, { kind: "settle", fencingFails: ["n1", "n9"] }],
      {},
      ["node", 2, "Fencing that fails is about the node n9, which there is not", "perhaps n1"],
    ],
    [
      "a duration of an unknown resource",
      [SETTLE],
      { durations: [{ resource: "wbe", ms: 1 }] },
      ["resource", 0, "A duration is about the resource wbe, which there is not", "perhaps web"],
    ],
    [
      "a duration on an unknown node",
      [SETTLE],
      { durations: [{ ms: 1 }, { node: "nn2", ms: 1 }] },
      ["node", 0, "A duration is about the node nn2, which there is not", "perhaps n2"],
    ],
    [
      "a corosync.conf without one of the nodes",
      [],
      { quorum: corosync(2) },
      ["corosync", 0, "The node n3 of the CIB is not in the corosync.conf", "the names of its nodes: n1, n2"],
    ],
  ])("%s", (_, steps, options, expected) => {
    expect(refused(steps, options)).toEqual(expected);
  });

  it.each<readonly [string, readonly Step[], number, unknown]>([
    ["an event on an unknown node", [SETTLE, { kind: "node", node: "n9", state: "down" }], 2, SimulationError],
    [
      "an edit of an unknown resource",
      [{ kind: "edit", edits: [{ kind: "ban", resource: "nothing", node: "n1" }] }],
      1,
      EditError,
    ],
    ["a command on one", [{ kind: "commands", commands: ["crm resource stop nothing"] }], 1, EditError],
  ])("%s, with the error of what was to be done", (_, steps, step, cause) => {
    const error = refusal(steps);
    expect([error.code, error.step]).toEqual(["impossible", step]);
    expect(error.cause).toBeInstanceOf(cause);
    expect(error.cause).toMatchObject({ problem: error.problem });
    expect(error.cause).toHaveProperty("legal", error.legal);
  });

  it("as a text that says where", () => {
    expect(refusal([SETTLE, { kind: "merge" }]).message).toBe(
      "step 2: A merge needs a corosync.conf, which says which part may act",
    );
    expect(refusal([{ kind: "pass", seconds: 0.5 }]).message).toBe(
      "step 1: 0.5 is no time that passes (legal: whole seconds)",
    );
    expect(refusal([SETTLE], { durations: [{ node: "x", ms: 1 }] }).message).toBe(
      "A duration is about the node x, which there is not (legal: n1, n2, n3)",
    );
  });

  it("but names of instances, of what is around them, and none at all are none that there are not", () => {
    for (const resource of ["db", "db:1", "db-clone", "web", undefined])
      expect(() => play(cluster(), [], { now: NOW, durations: [{ resource, ms: 1 }] })).not.toThrow();
    expect(() => play(cluster(), [{ kind: "settle", failures: [], fencingFails: [] }], { now: NOW })).not.toThrow();
  });

  it("and a defect stays what it is", () => {
    const broken: Step[] = [{ kind: "settle" }];
    Object.defineProperty(broken[0], "rounds", {
      get: () => {
        throw new TypeError("of ours");
      },
    });
    expect(() => play(cluster(), broken, { now: NOW })).toThrow(TypeError);
  });
});

describe("an error of a scenario", () => {
  it("has no cause and nothing that would be legal unless they are given", () => {
    const error = new ScenarioError("value", "no");
    expect([error.name, error.step, error.path, error.message, error.legal]).toEqual([
      "ScenarioError",
      0,
      "",
      "no",
      undefined,
    ]);
    expect("cause" in error).toBe(false);
    expect("cause" in error.at(2)).toBe(false);
  });

  it("is the same at a step", () => {
    const cause = new Error("deep");
    const at = new ScenarioError("node", "none", { step: 1, legal: "n1", cause }).at(3);
    expect([at.code, at.problem, at.step, at.path, at.legal, at.cause]).toEqual([
      "node",
      "none",
      3,
      "step 3",
      "n1",
      cause,
    ]);
  });
});
