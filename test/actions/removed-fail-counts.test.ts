import { describe, expect, it } from "vitest";
import { started } from "../support/history.js";
import { inputsOf, synapses, verdictOf } from "../support/verdict.js";

const gone = (options = {}, failCount = "1") =>
  verdictOf({
    nodes: 1,
    options,
    history: { n1: started("old") },
    attributes: { n1: { "fail-count-old#monitor_10000": failCount } },
  });

const keys = (verdict: ReturnType<typeof gone>) => synapses(verdict).map((text) => text.replace(/^\d+ /, ""));

describe("fail counts of removed resources (07 §11.2)", () => {
  it("are cleared before these are stopped", () => {
    const verdict = gone();
    expect(keys(verdict)).toContain("old_clear_failcount_0 n1");
    expect(inputsOf(verdict, "old_stop_0")).toContain("old_clear_failcount_0 n1");
  });

  it("are not touched if there are none, or removed resources are not stopped", () => {
    expect(keys(gone({}, "0"))).not.toContain("old_clear_failcount_0 n1");
    expect(keys(gone({ "stop-removed-resources": "false" }))).toEqual([]);
  });
});
