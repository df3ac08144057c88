import { describe, expect, it } from "vitest";
import { location, operations, order, primitive } from "../support/elements.js";
import { absent, history, operation } from "../support/history.js";
import { inputsOf, verdictOf } from "../support/verdict.js";

describe("implied probe orderings (08 §8.12)", () => {
  it("a restart that follows a start waits for the probe before that start (§8.12.1)", () => {
    const failed = history("B", [
      operation("B", "start", { call: 2 }),
      operation("B", "monitor", { interval: 10000, rc: 1, call: 3, id: "B_last_failure_0" }),
    ]);
    const verdict = verdictOf({
      nodes: ["n1"],
      resources: [primitive("A"), primitive("B", operations('name="monitor" interval="10s"'))],
      constraints: order("A", "B"),
      history: { n1: failed },
    });
    expect(inputsOf(verdict, "B_stop_0")).toContain("A_monitor_0 n1");
  });

  it("what is ordered after a stop waits for the probe that might find it running (§8.12.2)", () => {
    const verdict = verdictOf({
      nodes: ["n1", "n2"],
      resources: [primitive("A"), primitive("B")],
      constraints: `<rsc_order id="o" first="A" first-action="stop" then="B" then-action="start" symmetrical="false"/>`,
      history: { n1: absent("B"), n2: absent("A") + absent("B") },
    });
    expect(inputsOf(verdict, "B_start_0")).toContain("A_monitor_0 n1");
  });

  it("not where no record says so", () => {
    const verdict = verdictOf({
      nodes: ["n1"],
      resources: [primitive("A"), primitive("B")],
      constraints: location("B", "n1", "1"),
    });
    expect(inputsOf(verdict, "B_start_0")).not.toContain("A_monitor_0 n1");
  });
});
