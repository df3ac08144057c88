import { describe, expect, it } from "vitest";
import { R, S } from "../support/causes.js";
import { group, primitive } from "../support/elements.js";
import { history, operation, started } from "../support/history.js";
import { verdictOf } from "../support/verdict.js";

/** `r` could not be stopped: with that exit status, on each of some nodes. */
const unstopped = (rc: number, ...nodes: readonly string[]) =>
  Object.fromEntries(
    nodes.map((node) => [node, history("r", [operation("r", "start"), operation("r", "stop", { rc, call: 2 })])]),
  );

describe("what is taken out of the cluster's hands", () => {
  it.each([
    ["a failed stop, where nothing can be fenced (03 §15.3)", { resources: R, history: unstopped(1, "n1") }, ["n1"]],
    [
      "a stop that found nothing installed, once (03 §13.2, §15.3)",
      { resources: R, history: unstopped(5, "n1") },
      ["n1"],
    ],
    ["on each node where it failed", { resources: R, history: unstopped(5, "n1", "n2") }, ["n1", "n2"]],
  ])("by %s", (_rule, cluster, nodes) => {
    const { facts, placements } = verdictOf({ nodes: 2, ...cluster }, { facts: true });
    expect(placements).toMatchObject([{ resource: "r", managed: false }]);
    const blocked = facts.filter(({ code }) => code === "blocked");
    expect(blocked).toEqual(
      nodes.map((node) => ({ code: "blocked", resource: "r", by: "failed operation", node, place: undefined })),
    );
  });

  it("for another member of its group, of which the fact is (03 §15.5)", () => {
    const cluster = {
      nodes: 2,
      resources: group("g", [R, S, primitive("t")], { "multiple-active": "block" }),
      history: { n1: [started("r"), started("s")], n2: started("s") },
    };
    const { facts, placements } = verdictOf(cluster, { facts: true });
    expect(placements.filter(({ managed }) => !managed).map(({ resource }) => resource)).toEqual(["r", "s", "t"]);
    expect(facts.filter(({ code }) => code === "blocked")).toMatchObject([{ resource: "s", by: "multiple active" }]);
  });
});
