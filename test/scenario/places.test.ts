import { describe, expect, it } from "vitest";
import { play, type Step } from "../../src/scenario/index.js";
import { instancesIn, placesIn, withoutNumber } from "../../src/scenario/places.js";
import type { Placement } from "../../src/verdict/placement.js";
import { NOW } from "../support/verdict.js";
import { cluster } from "./cluster.js";

const HEAD = "node 1: n1\nnode 2: n2\n";
const UNFENCED = "property fencing-enabled=false\n";

/** Where primitives are when a cluster has settled, and then some things have happened. */
function seen(text: string, ...events: readonly Step[]) {
  const verdict = play(cluster(`${HEAD}${text}`), [{ kind: "settle" }, ...events], { now: NOW }).at(-1)?.view.verdict;
  if (verdict === undefined) throw new Error("no outcome");
  return Object.fromEntries(placesIn(verdict));
}

const at = (node: string, role = "started", failed = false) => ({ node, role, failed });
const failing = (resource: string, node: string): Step => ({
  kind: "operation",
  resource,
  task: "monitor",
  interval: 10_000,
  node,
  rc: 1,
});

describe("where primitives are", () => {
  it("is where they are active, nowhere too", () => {
    const text = `primitive a systemd:a\nprimitive b systemd:b meta target-role=Stopped\nlocation l a 1: n2\n${UNFENCED}`;
    expect(seen(text)).toEqual({ a: [at("n2")], b: [] });
  });

  it("is told of all instances together, by the ids that the configuration has", () => {
    const text = `primitive a systemd:a\nprimitive b systemd:b meta target-role=Stopped\ngroup g a b\nclone c g\n${UNFENCED}`;
    expect(seen(text)).toEqual({ a: [at("n1"), at("n2")], b: [] });
  });

  it("is told with the role", () => {
    const text = `primitive db ocf:pacemaker:Stateful\nclone c db meta promotable=true\nlocation l c role=Promoted 5: n2\n${UNFENCED}`;
    const { db } = seen(text);
    expect(db).toHaveLength(2);
    expect(db).toEqual(expect.arrayContaining([at("n1", "unpromoted"), at("n2", "promoted")]));
  });

  it("is told of what bundles make, by the ids without their numbers", () => {
    const bundle =
      "primitive web systemd:web\nbundle b docker image=i replicas=2 network ip-range-start=10.0.0.1 control-port=3121 primitive web\n";
    expect(Object.keys(seen(`${bundle}${UNFENCED}`)).sort()).toEqual([
      "b-0",
      "b-1",
      "b-docker-0",
      "b-docker-1",
      "b-ip-10.0.0.1",
      "b-ip-10.0.0.2",
      "web",
    ]);
  });

  it("is nowhere on nodes that have left, or are lost", () => {
    const text = "primitive a systemd:a\nlocation l a 1: n2\n";
    const to = (state: "down" | "failed"): Step => ({ kind: "node", node: "n2", state });
    expect(seen(`${text}${UNFENCED}`, to("down"))).toEqual({ a: [] });
    expect(seen(`${text}primitive f stonith:fence_xvm\nlocation m f 1: n1\n`, to("failed"))).toMatchObject({ a: [] });
  });

  it("is not on a node that is online, but to be fenced", () => {
    const text =
      "primitive a systemd:a op monitor interval=10s on-fail=fence\nlocation l a 1: n2\nprimitive f stonith:fence_xvm\n";
    expect(seen(text, failing("a", "n2"))).toMatchObject({ a: [] });
  });

  it("says what has failed, and where", () => {
    const text = `primitive a systemd:a op monitor interval=10s\nclone c a\nprimitive b systemd:b\ngroup g b\nlocation l g 1: n1\n${UNFENCED}`;
    const { a, b } = seen(text, failing("a", "n1"));
    expect(a).toHaveLength(2);
    expect(a).toEqual(expect.arrayContaining([at("n1", "started", true), at("n2")]));
    expect(b).toEqual([at("n1")]);
    expect(seen(text, failing("b", "n1")).b).toEqual([at("n1", "started", true)]);
  });

  it("does not say so where the failure is to be ignored", () => {
    const text = `primitive a systemd:a op monitor interval=10s on-fail=ignore\nlocation l a 1: n1\n${UNFENCED}`;
    expect(seen(text, failing("a", "n1"))).toEqual({ a: [at("n1")] });
  });
});

describe("instances of primitives", () => {
  const placement = (
    resource: string,
    variant: Placement["variant"],
    parent?: string,
    active: string[] = [],
  ): Placement => ({
    resource,
    variant,
    parent,
    active,
    node: undefined,
    currentRole: "started",
    nextRole: "started",
    managed: true,
  });

  it("have the ids that the configuration has: only inside of clones and bundles the number is left out", () => {
    const placements = [
      placement("own:1", "primitive", undefined, ["n1"]),
      placement("g", "group"),
      placement("member:2", "primitive", "g"),
      placement("c", "clone"),
      placement("inner:10", "group", "c"),
      placement("x:0:10", "primitive", "inner:10", ["n2"]),
      placement("b", "bundle"),
      placement("y:1", "primitive", "b"),
      placement("z", "primitive", "b"),
    ];
    expect([...instancesIn({ placements })].map(([name, { id, active }]) => [name, id, active])).toEqual([
      ["own:1", "own:1", ["n1"]],
      ["member:2", "member:2", []],
      ["x:0:10", "x:0", ["n2"]],
      ["y:1", "y", []],
      ["z", "z", []],
    ]);
  });

  it("have a number only at their end, and after a colon", () => {
    expect(["a:1", "a:12", "a:1b", "a:b", "a1", "a:1:2", ":3", "a:"].map(withoutNumber)).toEqual([
      "a",
      "a",
      "a:1b",
      "a:b",
      "a1",
      "a:1",
      "",
      "a:",
    ]);
  });
});
