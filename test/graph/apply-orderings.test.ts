import { describe, expect, it } from "vitest";
import type { Verdict } from "../../src/verdict/verdict.js";
import { location, MONITOR, meta, order, primitive } from "../support/elements.js";
import { history, operation } from "../support/history.js";
import { record, synapseOf, verdictOf } from "../support/verdict.js";

/** The keys of the actions that an action of the graph waits for. */
const keysBefore = (verdict: Verdict, key: string): string[] =>
  synapseOf(verdict, key).inputs.map((input) => input.key);

function running(...ids: string[]): string {
  return ids.map((id) => history(id, operation(id, "start", { call: 2 }))).join("");
}

const NO_PROBES = { "enable-startup-probes": "false" };

const ORDER = order("A", "B") + location("B", "n1", "100");

describe("a mandatory order between running resources (08 §8.13.2)", () => {
  it("restarts what comes after a restart", () => {
    const failure = operation("A", "monitor", { interval: 10000, rc: 1, call: 3, id: "A_last_failure_0" });
    const failed = history("A", operation("A", "start", { call: 2 }) + failure);
    const verdict = verdictOf({
      nodes: 2,
      resources: primitive("A", MONITOR) + primitive("B"),
      constraints: ORDER,
      history: { n1: failed + running("B") },
      options: NO_PROBES,
    });
    expect(record(verdict, "B_start_0")?.reason).toBe("required A start");
    expect(record(verdict, "B_stop_0")?.optional).toBe(false);
    expect(keysBefore(verdict, "A_stop_0")).toEqual(["B_stop_0"]);
  });

  it("creates the start of a stopped first, blocked, and stops what comes after", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: primitive("A", meta({ "target-role": "Stopped" })) + primitive("B"),
      constraints: ORDER,
      history: { n1: running("A", "B") },
      options: NO_PROBES,
    });
    const start = record(verdict, "A_start_0");
    expect(start).toMatchObject({ node: undefined, optional: false, runnable: false, inGraph: false });
    expect(record(verdict, "B_start_0")).toMatchObject({ reason: "required A start", runnable: false });
    expect(keysBefore(verdict, "A_stop_0")).toEqual(["B_stop_0"]);
  });
});
