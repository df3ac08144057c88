import { describe, expect, it } from "vitest";
import { clone, FENCED, FENCING, location, meta, primitive, STATEFUL } from "../support/elements.js";
import { absent, GONE, history, nodeState, operation, promoted, started } from "../support/history.js";
import { verdictOf } from "../support/verdict.js";

const changes = (cluster: Parameters<typeof verdictOf>[0]) =>
  verdictOf(cluster).summary.resourceActions.map(({ change, resource, origin, destination }) => [
    change,
    resource,
    origin,
    destination,
  ]);

const failed = history("A", [
  operation("A", "start", { call: 1 }),
  operation("A", "monitor", { interval: 10000, rc: 1, call: 2, id: "A_last_failure_0" }),
]);
const stateful = clone("c", primitive("A", "", STATEFUL), { promotable: "true" });

describe("what happens to a resource (09 §8.2)", () => {
  it.each([
    ["start", { nodes: 1, resources: primitive("A") }, ["start", "A", undefined, "n1"]],
    [
      "stop",
      { nodes: 1, resources: primitive("A", meta({ "target-role": "Stopped" })), history: { n1: started("A") } },
      ["stop", "A", "n1", undefined],
    ],
    [
      "move",
      {
        nodes: 2,
        resources: primitive("A"),
        constraints: location("A", "n1", "-INFINITY"),
        history: { n1: started("A"), n2: absent("A") },
      },
      ["move", "A", "n1", "n2"],
    ],
    [
      "migrate",
      {
        nodes: 2,
        resources: primitive("A", meta({ "allow-migrate": "true" })),
        constraints: location("A", "n1", "-INFINITY"),
        history: { n1: started("A"), n2: absent("A") },
      },
      ["migrate", "A", "n1", "n2"],
    ],
    ["recover", { nodes: 1, resources: primitive("A"), history: { n1: failed } }, ["recover", "A", "n1", undefined]],
    [
      "promote",
      {
        nodes: 1,
        resources: stateful,
        history: { n1: started("A", STATEFUL) },
        attributes: { n1: { "master-A": "5" } },
      },
      ["promote", "A:0", "n1", "n1"],
    ],
    [
      "demote",
      {
        nodes: 1,
        resources: clone("c", primitive("A", "", STATEFUL), { promotable: "true", "target-role": "Unpromoted" }),
        history: { n1: promoted("A") },
      },
      ["demote", "A:0", "n1", "n1"],
    ],
  ])("%s", (_, cluster, expected) => {
    expect(changes(cluster)).toEqual([expected]);
  });

  it("is nothing for what stays", () => {
    expect(changes({ nodes: 1, resources: primitive("A"), history: { n1: started("A") } })).toEqual([]);
  });
});

describe("what happens to a node (09 §8.1)", () => {
  it("is fencing or shutdown, with the reason", () => {
    const status = [
      nodeState("n1", { state: GONE.replace('join="down"', 'join="member"') }),
      nodeState("n2", { attributes: { shutdown: "1700000000" } }),
    ];
    const { nodeActions } = verdictOf({ nodes: ["n1", "n2"], options: FENCED, resources: FENCING, status }).summary;
    expect(nodeActions.map(({ change, node, fenceAction }) => [change, node, fenceAction])).toEqual([
      ["fence", "n1", "reboot"],
    ]);
    expect(nodeActions[0]?.reason).toBe("peer is no longer part of the cluster");
  });
});
