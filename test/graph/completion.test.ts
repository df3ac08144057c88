import { describe, expect, it } from "vitest";
import type { Verdict } from "../../src/verdict/verdict.js";
import { clone, order, primitive } from "../support/elements.js";
import { synapseOf, verdictOf } from "../support/verdict.js";

/** The keys of the actions that an action of the graph waits for. */
const keysBefore = (verdict: Verdict, key: string): string[] =>
  synapseOf(verdict, key).inputs.map((input) => input.key);

describe("the completion of a collective (08 §8.13.1)", () => {
  it("is what others wait for", () => {
    const constraints = order("C", "B");
    const verdict = verdictOf({ nodes: 2, resources: clone("C", primitive("p")) + primitive("B"), constraints });
    expect(keysBefore(verdict, "B_start_0")).toContain("C_running_0");
  });

  it("is not looked for if the id contains notify (trap 3)", () => {
    const constraints = order("mynotify", "B");
    const verdict = verdictOf({ nodes: 2, resources: clone("mynotify", primitive("p")) + primitive("B"), constraints });
    expect(keysBefore(verdict, "B_start_0")).toContain("mynotify_start_0");
  });
});
