import { describe, expect, it } from "vitest";
import { mergeMatchingScores, reviveUnusable } from "../../src/assign/matching-scores.js";
import { primitive } from "../support/elements.js";
import { configured, nodeOf, resourceOf } from "../support/model.js";

const CAUSE = { kind: "colocated preference", id: "c", source: "s" } as const;

/** A table of 10 on each node into which the preferences of A for n2 (these) are mixed. */
function mixed(preference: number, factor: number, nonnegative = false) {
  const ws = configured({ nodes: 2, resources: [primitive("A"), primitive("B")] });
  for (const node of ws.nodes) node.online = true;
  const source = resourceOf(ws, "A");
  source.decided.allowedNodes.set(nodeOf(ws, "n2"), preference, CAUSE);
  const table = ws.newNodeTable();
  for (const node of ws.nodes) table.insert(node, 10, node.probeMode, CAUSE);
  const mixedIn = mergeMatchingScores(ws, table, {
    source,
    target: undefined,
    colocation: undefined,
    factor,
    nonnegative,
    cause: CAUSE,
  });
  return { table: mixedIn, scores: mixedIn.nodes.map((node) => mixedIn.score(node)) };
}

describe("merging matching scores (05 §6.9)", () => {
  it("adds the preference times the factor", () => {
    expect(mixed(6, 1).scores).toEqual([10, 16]);
    expect(mixed(6, 0.5).scores).toEqual([10, 13]);
    expect(mixed(6, -1).scores).toEqual([10, 4]);
  });

  it("passes a no on, but not to the contrary", () => {
    expect(mixed(-1_000_000, 1).scores).toEqual([10, -1_000_000]);
    expect(mixed(-1_000_000, -1).scores).toEqual([10, 10]);
  });

  it("what became unusable in a nonnegative mix stays usable, just (step 5)", () => {
    const { table } = mixed(-1_000_000, 1, true);
    reviveUnusable(table, CAUSE);
    expect(table.nodes.map((node) => table.score(node))).toEqual([10, 1]);
  });
});
