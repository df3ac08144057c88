/** What is wanted: in words, when it holds, and what who asks most likely wants. */
import { describe, expect, it } from "vitest";
import { Answers, type Goal, goalText } from "../../src/explain/index.js";
import { goalHolds, isAvailable, leavesOf } from "../../src/explain/remedies/goal.js";
import { explainedVerdict } from "../support/answers.js";
import { FAILED_MONITOR, LOST, off, on, R, S, T, withAttributes } from "../support/causes.js";
import type { Cluster } from "../support/cib.js";
import {
  clone,
  colocation,
  FENCED,
  FENCING,
  group,
  location,
  meta,
  primitive,
  REMOTE,
  STATEFUL,
} from "../support/elements.js";
import { absent, GONE, promoted, started } from "../support/history.js";

const to = (node: string, resource = "r"): Goal => ({ kind: "runs on", resource, node });
const runs = (resource = "r"): Goal => ({ kind: "runs", resource });
const PROMOTABLE = clone("c", primitive("r", "", STATEFUL), { promotable: "true" });
const PROMOTED: Cluster = {
  nodes: 2,
  resources: PROMOTABLE,
  attributes: { n1: { "master-r": "10" } },
  history: { n1: promoted("r"), n2: started("r", STATEFUL) },
};
const RUNNING: Cluster = { nodes: 2, resources: R, history: { n1: started("r"), n2: absent("r") } };
const GROUP: Cluster = { nodes: 1, resources: group("g", [R, S]), history: { n1: [started("r"), started("s")] } };
const CLONE: Cluster = { nodes: 2, resources: clone("c", R), history: { n1: started("r"), n2: started("r") } };

describe("a goal", () => {
  it.each<[Goal, string]>([
    [runs(), "so that r runs"],
    [to("n1"), "so that r runs on n1"],
    [{ kind: "stays", resource: "r", node: "n1" }, "so that r stays on n1"],
    [{ kind: "promoted", resource: "c" }, "so that an instance of c is promoted"],
    [{ kind: "promoted on", resource: "c", node: "n1" }, "so that n1 has the promoted instance of c"],
    [{ kind: "available", node: "n1" }, "so that n1 can run resources"],
    [{ kind: "available", node: "" }, "so that a node without a name can run resources"],
  ])("%j: in words", (goal, text) => {
    expect(goalText(goal)).toBe(text);
  });

  it.each<[string, Cluster, Goal, boolean]>([
    ["of what runs", RUNNING, runs(), true],
    ["of what is not there", RUNNING, runs("s"), false],
    ["of what runs there", RUNNING, to("n1"), true],
    ["of what runs elsewhere", RUNNING, to("n2"), false],
    ["of what stays", RUNNING, { kind: "stays", resource: "r", node: "n1" }, true],
    ["of what stays elsewhere", RUNNING, { kind: "stays", resource: "r", node: "n2" }, false],
    ["of what is yet to start", { nodes: 1, resources: R }, runs(), false],
    ["of what moves", { ...RUNNING, constraints: on("n2", "5") }, runs(), false],
    ["of what stops", { ...RUNNING, resources: primitive("r", meta({ "target-role": "Stopped" })) }, runs(), false],
    ["of what is recovered", { ...RUNNING, history: { n1: FAILED_MONITOR } }, runs(), false],
    ["of what is recovered there", { ...RUNNING, history: { n1: FAILED_MONITOR } }, to("n1"), false],
    [
      "of what nobody manages",
      { ...RUNNING, resources: primitive("r", meta({ "is-managed": "false" })) },
      runs(),
      false,
    ],
    ["of a whole group", GROUP, runs("g"), true],
    ["of a member", GROUP, runs("s"), true],
    ["of a group of which a member is missing", { ...GROUP, history: { n1: started("r") } }, runs("g"), false],
    ["of a member of it that runs", { ...GROUP, history: { n1: started("r") } }, runs("r"), true],
    ["of a clone", CLONE, runs("c"), true],
    ["of what a clone is of", CLONE, to("n2"), true],
    ["of one instance", CLONE, to("n1", "r:1"), false],
    [
      "of a clone with one instance",
      { ...CLONE, history: { n1: started("r") }, constraints: off("c", "n2") },
      runs("c"),
      true,
    ],
    ["of what is promoted", PROMOTED, { kind: "promoted", resource: "c" }, true],
    ["of what is promoted there", PROMOTED, { kind: "promoted on", resource: "c", node: "n1" }, true],
    ["of what is promoted elsewhere", PROMOTED, { kind: "promoted on", resource: "c", node: "n2" }, false],
    ["of what is to be demoted", { ...PROMOTED, attributes: {} }, { kind: "promoted", resource: "c" }, false],
    [
      "of what is yet to be promoted",
      { ...PROMOTED, history: { n1: started("r", STATEFUL) } },
      { kind: "promoted", resource: "c" },
      false,
    ],
    ["of an available node", RUNNING, { kind: "available", node: "n1" }, true],
    ["of no node", RUNNING, { kind: "available", node: "n9" }, false],
    ["of a node that is offline", { ...RUNNING, states: { n1: GONE } }, { kind: "available", node: "n1" }, false],
  ])("holds, %s", (_, cluster, goal, holds) => {
    expect(goalHolds(explainedVerdict(cluster), goal)).toBe(holds);
  });

  const JOINING = 'in_ccm="true" crmd="offline" join="pending" expected="down"';
  it.each<[string, Cluster, boolean]>([
    ["a member", { nodes: 2 }, true],
    ["offline", { states: { n1: GONE } }, false],
    ["to be fenced", { options: FENCED, resources: FENCING, states: { n1: LOST } }, false],
    ["lost, where nothing can be fenced", { options: FENCED, states: { n1: LOST } }, false],
    ["in standby", { nodes: withAttributes({ standby: "on" }) }, false],
    ["in maintenance", { nodes: withAttributes({ maintenance: "true" }) }, false],
    ["about to shut down", { attributes: { n1: { shutdown: "1699999999" } } }, false],
    ["joining", { states: { n1: JOINING } }, false],
  ])("of a node, %s", (_, cluster, available) => {
    expect(isAvailable(explainedVerdict(cluster), "n1")).toBe(available);
  });

  it("is about the primitives of a resource, or of all instances", () => {
    const { placements } = explainedVerdict({ nodes: 2, resources: [clone("c", group("g", [R, S])), T] });
    const ids = (resource: string) => leavesOf(placements, resource).map((leaf) => leaf.resource);
    expect(ids("t")).toEqual(["t"]);
    expect(ids("c")).toEqual(["r:0", "s:0", "r:1", "s:1"]);
    expect(ids("g:1")).toEqual(["r:1", "s:1"]);
    expect(ids("g")).toEqual(["r:0", "s:0", "r:1", "s:1"]);
    expect(ids("s")).toEqual(["s:0", "s:1"]);
    expect(ids("s:0")).toEqual(["s:0"]);
    expect(ids("x")).toEqual([]);
  });
});

describe("what who asks most likely wants", () => {
  const DISABLED = primitive("r", meta({ "target-role": "Stopped" }));
  it.each<[string, Cluster, string, Goal | undefined]>([
    ["that what is disabled runs", { nodes: 2, resources: DISABLED }, "r", runs()],
    ["nothing of what stays", RUNNING, "r", undefined],
    ["nothing of what starts", { nodes: 2, resources: R }, "r", undefined],
    [
      "that what moves stays",
      { ...RUNNING, constraints: on("n2", "5") },
      "r",
      { kind: "stays", resource: "r", node: "n1" },
    ],
    [
      "that what migrates stays",
      { ...RUNNING, resources: primitive("r", meta({ "allow-migrate": "true" })), constraints: on("n2", "5") },
      "r",
      { kind: "stays", resource: "r", node: "n1" },
    ],
    [
      "nothing of what leaves a node that is not available",
      { ...RUNNING, nodes: withAttributes({ standby: "on" }) },
      "r",
      undefined,
    ],
    ["nothing of what is recovered where it is", { ...RUNNING, history: { n1: FAILED_MONITOR } }, "r", undefined],
    ["nothing of what was removed", { nodes: 1, history: { n1: started("gone") } }, "gone", undefined],
    [
      "that what is left alone runs",
      { ...RUNNING, resources: primitive("r", meta({ "is-managed": "false" })) },
      "r",
      runs(),
    ],
    ["that a group runs", { nodes: 1, resources: group("g", [R, S]), constraints: off("s", "n1") }, "g", runs("g")],
    ["nothing of a group that runs", GROUP, "g", undefined],
    [
      "nothing of a clone with an instance",
      { nodes: 2, resources: clone("c", R), constraints: off("c", "n2") },
      "c",
      undefined,
    ],
    ["that a clone runs", { nodes: 1, resources: clone("c", R), constraints: off("c", "n1") }, "c", runs("c")],
    [
      "nothing of an instance that never ran",
      { nodes: 1, resources: clone("c", R, { "clone-max": "2" }) },
      "r:1",
      undefined,
    ],
    [
      "that the instance runs that was here",
      {
        nodes: 2,
        resources: clone("c", R),
        constraints: off("c", "n2"),
        history: { n1: started("r"), n2: started("r") },
      },
      "r:1",
      to("n2", "r:1"),
    ],
    ["that an instance is promoted", { nodes: 1, resources: PROMOTABLE }, "c", { kind: "promoted", resource: "c" }],
    ["nothing where one is promoted", PROMOTED, "c", undefined],
    ["nothing of an instance that could be promoted", { nodes: 1, resources: PROMOTABLE }, "r:0", undefined],
    ["that it runs there", RUNNING, "r n2", to("n2")],
    ["nothing where it runs", RUNNING, "r n1", undefined],
    ["that what is chosen and disabled runs there", { nodes: 1, resources: DISABLED }, "r n1", to("n1")],
    ["that it is promoted there", PROMOTED, "c n2", { kind: "promoted on", resource: "c", node: "n2" }],
    ["nothing where it is promoted", PROMOTED, "c n1", undefined],
    ["nothing of a node that is available", RUNNING, "n1", undefined],
    ["that a node is available", { ...RUNNING, states: { n2: GONE } }, "n2", { kind: "available", node: "n2" }],
    [
      "that a node is not fenced",
      { nodes: 2, options: FENCED, resources: FENCING, states: { n1: LOST } },
      "n1",
      { kind: "available", node: "n1" },
    ],
    ["nothing of the cluster", { nodes: 1, resources: DISABLED }, "", undefined],
    ["nothing of an action", { nodes: 1, resources: R }, "r_monitor_0", undefined],
    ["nothing of two", { nodes: 1, resources: [DISABLED, S] }, "r s", undefined],
    [
      "that the connection runs",
      { nodes: 1, resources: primitive("rem", meta({ "target-role": "Stopped" }), REMOTE) },
      "rem",
      runs("rem"),
    ],
    [
      "that what follows another one stays",
      {
        nodes: 2,
        resources: [R, S],
        constraints: [colocation("r", "s", "INFINITY"), location("s", "n2", "5")],
        history: { n1: [started("r"), started("s")] },
      },
      "r",
      { kind: "stays", resource: "r", node: "n1" },
    ],
  ])("%s", (_, cluster, words, goal) => {
    const answers = new Answers(explainedVerdict(cluster));
    const subject = answers.subject(words.split(" ").filter((word) => word !== ""));
    if (subject.kind === "unknown") throw new Error(`nothing is called ${words}`);
    expect(answers.goal(subject)).toEqual(goal);
  });
});
