/** Sides that begin anew, nodes that only some fence, instances that differ; and what is played without editing anything. */
import { describe, expect, it } from "vitest";
import { play, type Step } from "../../src/scenario/index.js";
import { playPlain } from "../../src/scenario/outcomes.js";
import type { NodeEvent } from "../../src/simulate/events.js";
import { cibOf } from "../support/cib.js";
import { primitive } from "../support/elements.js";
import { started } from "../support/history.js";
import { NOW } from "../support/verdict.js";
import { cluster, corosync, WEB } from "./cluster.js";

const SETTLE = { kind: "settle" } as const;
const MERGE = { kind: "merge" } as const;
const split = (...parts: readonly (readonly string[])[]) => ({ kind: "partition", parts }) as const;
const to = (state: NodeEvent["state"], node: string): NodeEvent => ({ kind: "node", node, state });
const FIVE = `${WEB}node 4: n4\nnode 5: n5\n`;

const after = (steps: readonly Step[], text = WEB, nodes = 3) => {
  const last = play(cluster(text), steps, { now: NOW, quorum: corosync(nodes) }).at(-1);
  if (last === undefined) throw new Error("no outcome");
  return last;
};
const sides = (...args: Parameters<typeof after>) =>
  after(...args).sides.map(({ nodes, quorate }) => `${nodes.join("+")} ${quorate ? "quorate" : "inquorate"}`);

describe("who is fenced by one side", () => {
  const fencedBy = (steps: readonly Step[]) => sides(steps, `${FIVE}property no-quorum-policy=ignore\n`, 5);

  it("fences nobody any more, where all of it is gone", () => {
    expect(fencedBy([SETTLE, split(["n1", "n2", "n3"], ["n4", "n5"]), SETTLE, MERGE])).toEqual(["n1+n2+n3 quorate"]);
  });

  it("goes on where some of it is left: then both sides have fenced", () => {
    const spared: Step = { kind: "settle", fencingFails: ["n4"] };
    expect(fencedBy([SETTLE, split(["n1", "n2", "n3"], ["n4", "n5"]), spared, MERGE])).toEqual(["n4 inquorate"]);
  });
});

describe("what is played without commands and edits", () => {
  it("is what play plays", () => {
    const steps = [SETTLE, to("failed", "n1"), SETTLE] as const;
    const options = { now: NOW };
    const plain = playPlain(cluster(), steps, options);
    expect(plain).toHaveLength(4);
    expect(plain.map(({ view }) => [...view.places])).toEqual(
      play(cluster(), steps, options).map(({ view }) => [...view.places]),
    );
    expect(
      plain
        .at(-1)
        ?.view.places.get("web")
        ?.map(({ node }) => node),
    ).toEqual(["n3"]);
  });
});

describe("an instance that is left of a clone that there is no more", () => {
  it("is away from its failure on, by its own name", () => {
    const cib = cibOf({
      nodes: 2,
      options: { "stop-removed-resources": "false" },
      resources: primitive("s"),
      history: { n1: started("r:2") },
    });
    const failure: Step = { kind: "operation", resource: "r:2", task: "monitor", interval: 10_000, node: "n1", rc: 7 };
    const [before, after] = play(cib, [failure], { now: NOW });
    expect([before?.view.absences, after?.view.absences]).toEqual([[], [{ resource: "r:2", from: 0 }]]);
    expect(before?.view.places.get("r:2")).toEqual([{ node: "n1", role: "started", failed: false }]);
  });
});
