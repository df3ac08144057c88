import { describe, expect, it } from "vitest";
import { compareOutcomes } from "../../src/scenario/index.js";
import { settle } from "../../src/simulate/index.js";
import type { Verdict } from "../../src/verdict/verdict.js";
import { NOW } from "../support/verdict.js";
import { cluster } from "./cluster.js";

const settled = (text: string): Verdict =>
  settle(cluster(`node 1: n1\nnode 2: n2\nproperty fencing-enabled=false\n${text}\n`), { now: NOW }).verdict;
const on = (node: string): Verdict => settled(`primitive web systemd:nginx\nlocation l web 100: ${node}`);
const clone = (meta: string, role: string): Verdict =>
  settled(
    `primitive db ocf:pacemaker:Stateful\nclone c db meta clone-max=1 ${meta}\nlocation l c 100: n1\n` +
      `location p c ${role} 100: n1`,
  );

const nothing = settled("");
const stopped = settled("primitive web systemd:nginx meta target-role=Stopped");
const [n1, n2] = [on("n1"), on("n2")];
const promoted = clone("promotable=true", "role=Promoted");
const unpromoted = clone("promotable=true", "role=Stopped");
const plain = clone("promotable=false", "role=Stopped");

const at = (role: string, ...nodes: string[]) => ({ nodes, role });
const kinds = (before: Verdict, after: Verdict) =>
  compareOutcomes(before, after).map(({ resource, kind }) => `${resource} ${kind}`);

describe("what is different between two outcomes", () => {
  it("is where a primitive is, and nothing of what stays or runs nowhere in both", () => {
    expect(compareOutcomes(stopped, n1)).toEqual([
      { resource: "web", kind: "start", before: at("stopped"), after: at("started", "n1") },
    ]);
    expect(compareOutcomes(n1, stopped)).toEqual([
      { resource: "web", kind: "stop", before: at("started", "n1"), after: at("stopped") },
    ]);
    expect(compareOutcomes(n1, n2)).toEqual([
      { resource: "web", kind: "move", before: at("started", "n1"), after: at("started", "n2") },
    ]);
    expect([kinds(n1, n1), kinds(stopped, stopped), kinds(nothing, nothing)]).toEqual([[], [], []]);
  });

  it("is that it is there in one of them alone, if it runs", () => {
    expect(compareOutcomes(nothing, n1)).toEqual([
      { resource: "web", kind: "new", before: undefined, after: at("started", "n1") },
    ]);
    expect(compareOutcomes(n1, nothing)).toEqual([
      { resource: "web", kind: "gone", before: at("started", "n1"), after: undefined },
    ]);
    expect([kinds(nothing, stopped), kinds(stopped, nothing)]).toEqual([[], []]);
  });

  it("is on which nodes it is, in whatever order these are told", () => {
    const where = (...active: readonly string[]): Verdict => ({
      ...n1,
      placements: n1.placements.map((placement) => ({ ...placement, active })),
    });
    expect(kinds(where("a", "b"), where("b", "a"))).toEqual([]);
    expect(kinds(where("b", "a"), where("a", "b"))).toEqual([]);
    expect(kinds(where("ab", "c"), where("a", "bc"))).toEqual(["web move"]);
    expect(kinds(where("a"), where("a", "b"))).toEqual(["web move"]);
  });

  it("is its role in the same place, of the primitive and not of what is around it", () => {
    expect(kinds(unpromoted, promoted)).toEqual([expect.stringMatching(/^db.* promote$/)]);
    expect(kinds(promoted, unpromoted)).toEqual([expect.stringMatching(/^db.* demote$/)]);
    expect(kinds(unpromoted, plain)).toEqual([expect.stringMatching(/^db.* role$/)]);
  });
});
