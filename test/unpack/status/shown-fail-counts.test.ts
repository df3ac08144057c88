import { describe, expect, it } from "vitest";
import { meta, operations, primitive } from "../../support/elements.js";
import { history, operation } from "../../support/history.js";
import { verdictOf } from "../../support/verdict.js";

/** A failure that `on-fail=block` keeps, with a failure timeout that would forgive it. */
const CLUSTER = {
  nodes: 1,
  resources: primitive(
    "A",
    meta({ "failure-timeout": "10s" }) + operations('name="monitor" interval="10s" on-fail="block"'),
  ),
  history: {
    n1: history("A", [
      operation("A", "start", { call: 1, time: 1_600_000_000 }),
      operation("A", "monitor", { interval: 10000, rc: 1, call: 2, id: "A_last_failure_0", time: 1_600_000_000 }),
    ]),
  },
  attributes: { n1: { "fail-count-A#monitor_10000": "1", "last-failure-A#monitor_10000": "1600000000" } },
};

describe("showing fail counts before anything is decided (03 §17.3)", () => {
  it("switches a failure timeout off that conflicts with on-fail=block", () => {
    const clears = (failCountsShown: boolean) =>
      verdictOf(CLUSTER, { failCountsShown }).graph.synapses.some(
        ({ action }) => action.operation === "clear_failcount",
      );
    const counts = (failCountsShown: boolean) =>
      verdictOf(CLUSTER, { failCountsShown, findings: true }).findings.filter(
        ({ code }) => code === "failure-timeout-conflict",
      ).length;
    expect(counts(true)).toBe(1);
    expect(clears(true)).toBe(false);
  });
});
