import { describe, expect, it } from "vitest";
import { clone, FENCED, FENCING, primitive, STATEFUL } from "../support/elements.js";
import { absent, GONE, nodeState, promoted, started } from "../support/history.js";
import { inputsOf, record, verdictOf } from "../support/verdict.js";

const lost = (resources: string, history: string, other = "") =>
  verdictOf({
    nodes: ["n1", "n2"],
    options: FENCED,
    resources: [FENCING, resources],
    status: [
      nodeState("n1", { state: GONE.replace('join="down"', 'join="member"'), history }),
      nodeState("n2", { history: other + started("F", 'class="stonith" type="fence_xvm"') }),
    ],
  });

const FENCE = "stonith-n1-reboot n1";

describe("fencing against all resources (08 §8.7.5)", () => {
  it("stops what runs on the node, without doing anything", () => {
    const verdict = lost(primitive("A"), started("A"), absent("A"));
    expect(record(verdict, "A_stop_0")).toMatchObject({ pseudo: true, runnable: true });
    expect(inputsOf(verdict, "A_stop_0")).toContain(FENCE);
  });

  it("goes before starts that need it", () => {
    expect(inputsOf(lost(primitive("A"), started("A"), absent("A")), "A_start_0")).toContain(FENCE);
  });

  it("demotes, too", () => {
    const verdict = lost(clone("c", primitive("A", "", STATEFUL), { promotable: "true" }), promoted("A"));
    expect(record(verdict, "A:0_demote_0")).toMatchObject({ pseudo: true });
  });
});
