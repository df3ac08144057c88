import { describe, expect, it } from "vitest";
import { addCloneConstraints } from "../../src/variants/clone-constraints.js";
import { clone, primitive } from "../support/elements.js";
import { configured, resourceOf } from "../support/model.js";

function orders(values: Record<string, string>): string[] {
  const ws = configured({ nodes: 2, resources: clone("c", primitive("A"), values) });
  addCloneConstraints(ws, resourceOf(ws, "c"));
  return ws.orderings.map(({ firstKey, thenKey }) => `${firstKey} ${thenKey}`);
}

describe("the constraints of a clone (06 §7.3)", () => {
  it("its instances start and stop within its own start and stop", () => {
    expect(orders({})).toEqual(
      expect.arrayContaining([
        "c_stopped_0 c_start_0",
        "c_start_0 c_running_0",
        "c_start_0 A:0_start_0",
        "A:0_start_0 c_running_0",
        "c_stop_0 A:1_stop_0",
        "A:1_stop_0 c_stopped_0",
      ]),
    );
  });

  it("one after the other only if it is ordered", () => {
    expect(orders({})).not.toContain("A:0_start_0 A:1_start_0");
    expect(orders({ ordered: "true" })).toEqual(
      expect.arrayContaining(["A:0_start_0 A:1_start_0", "A:1_stop_0 A:0_stop_0"]),
    );
  });

  it("with promotion only if it is promotable", () => {
    expect(orders({})).not.toContain("c_running_0 c_promote_0");
    expect(orders({ promotable: "true" })).toEqual(
      expect.arrayContaining(["c_running_0 c_promote_0", "c_demoted_0 c_stop_0", "A:0_promote_0 c_promoted_0"]),
    );
  });
});
