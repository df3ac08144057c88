import { describe, expect, it } from "vitest";
import { checkExpectation, type Expectation, expectationText } from "../../src/expect/index.js";
import { type Outcome, play, type Step } from "../../src/scenario/index.js";
import { cluster, corosync, WEB } from "../scenario/cluster.js";
import { NOW } from "../support/verdict.js";

const SETTLE: Step = { kind: "settle" };
/** All outcomes from where the cluster is at rest. */
const played = (steps: readonly Step[], text = WEB, quorum = false): readonly Outcome[] =>
  play(cluster(text), [SETTLE, ...steps], { now: NOW, ...(quorum && { quorum: corosync(3) }) }).slice(1);

const resources = ["web"];
const LOST: Step = { kind: "node", node: "n1", state: "failed" };
const AFTER = played([LOST, SETTLE]);
const AT_REST = played([]);

const PROMOTED = `node 1: n1
node 2: n2
primitive db ocf:pacemaker:Stateful
clone c db meta promotable=true
location p c rule $role=Promoted 100: #uname eq n1
property fencing-enabled=false
`;

const GROUP = `node 1: n1
node 2: n2
primitive a systemd:a
primitive b systemd:b
primitive x systemd:x
group g a b
location l g 100: n1
location m x 100: n2
property fencing-enabled=false
`;

type Case = readonly [expectation: Expectation, is: string | undefined, outcomes: readonly Outcome[]];

/** What is found instead; `undefined`: it holds. */
const CASES: readonly Case[] = [
  [{ kind: "runs", resources }, undefined, AFTER],
  [{ kind: "runs", resources: ["db-clone"] }, undefined, AFTER],
  [{ kind: "runs", resources }, "web does not run", played([LOST])],
  [{ kind: "stopped", resources }, "web runs on n3", AFTER],
  [
    { kind: "stopped", resources },
    undefined,
    played([{ kind: "commands", commands: ["crm resource stop web"] }, SETTLE]),
  ],
  [{ kind: "on", resources, nodes: ["n2", "n3"] }, undefined, AFTER],
  [{ kind: "on", resources, nodes: ["n1", "n2"] }, "web runs on n3", AFTER],
  [{ kind: "not-on", resources, nodes: ["n1"] }, undefined, AFTER],
  [{ kind: "not-on", resources, nodes: ["n1", "n3"] }, "web runs on n3", AFTER],
  [{ kind: "promoted", resources: ["c"], nodes: ["n1"] }, undefined, played([], PROMOTED)],
  [{ kind: "promoted", resources: ["c"], nodes: ["n2"] }, "c is promoted on n1", played([], PROMOTED)],
  [{ kind: "promoted", resources: ["db-clone"], nodes: undefined }, "db-clone is not promoted anywhere", AFTER],
  [{ kind: "together", resources: ["a", "b"] }, undefined, played([], GROUP)],
  [{ kind: "together", resources: ["g", "x"] }, "g runs on n1, x on n2", played([], GROUP)],
  [{ kind: "apart", resources: ["g", "x"] }, undefined, played([], GROUP)],
  [{ kind: "apart", resources: ["x", "a", "b"] }, "a and b run on n1", played([], GROUP)],
  [
    { kind: "before", resources: ["a", "b"] },
    undefined,
    played([{ kind: "node", node: "n1", state: "down" }, SETTLE], GROUP),
  ],
  [
    { kind: "before", resources: ["b", "a"] },
    "a starts before b has",
    played([{ kind: "node", node: "n1", state: "down" }, SETTLE], GROUP),
  ],
  [{ kind: "moved", most: 2 }, undefined, AFTER],
  [{ kind: "moved", most: 1 }, "2 are moved: fence, web", AFTER],
  [{ kind: "moved", most: 0 }, undefined, AT_REST],
  [{ kind: "restarted", most: 0 }, undefined, AFTER],
  [
    { kind: "restarted", most: 0 },
    "1 are restarted: web",
    played([{ kind: "operation", resource: "web", task: "monitor", interval: 10_000, node: "n1", rc: 7 }, SETTLE]),
  ],
  [{ kind: "quorate", quorate: true }, undefined, AFTER],
  [
    { kind: "quorate", quorate: true },
    "there is no quorum",
    played([LOST, { kind: "node", node: "n2", state: "failed" }, SETTLE], WEB, true),
  ],
  [{ kind: "back", resources: undefined, within: 80_000 }, undefined, AFTER],
  [{ kind: "back", resources: undefined, within: 79_999 }, "web is gone for 1m20s", AFTER],
  [{ kind: "back", resources: ["fence"], within: 20_000 }, undefined, AFTER],
  [{ kind: "back", resources, within: 80_000 }, "web does not run", played([LOST])],
  [{ kind: "rest" }, undefined, AFTER],
  [
    { kind: "rest" },
    "the same 1 transitions come again and again (n1)",
    played([LOST, { kind: "settle", fencingFails: ["n1"] }]),
  ],
];

describe("an expectation", () => {
  it.each(CASES)("%j: %s", (expectation, is, outcomes) => {
    expect(checkExpectation(expectation, outcomes)?.is).toBe(is);
  });

  it("has words of its own", () => {
    const texts = CASES.map(([expectation]) => expectationText(expectation));
    expect(new Set(texts).size).toBe(new Set(CASES.map(([expectation]) => JSON.stringify(expectation))).size);
    expect(texts).toContain("web does not run on n1 or n3");
    expect(texts).toContain("everything is back within 1m20s");
  });

  it("counts what failed and stays so as not running", () => {
    const failed: Step = { kind: "operation", resource: "web", task: "monitor", interval: 10_000, node: "n1", rc: 1 };
    const text = WEB.replace("web systemd:nginx", "web systemd:nginx op monitor interval=10s on-fail=block");
    expect(checkExpectation({ kind: "runs", resources }, played([failed, SETTLE], text))?.is).toBe(
      "web has failed and nothing is done about it",
    );
  });
});
