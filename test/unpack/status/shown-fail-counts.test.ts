import { describe, expect, it } from "vitest";
import { settleShownFailCounts } from "../../../src/unpack/status/shown-fail-counts.js";
import { meta, operations, primitive } from "../../support/elements.js";
import { GONE, history, MEMBER, nodeState, operation } from "../../support/history.js";
import { observed } from "../../support/model.js";

/** The failure timeout of a resource, in ms, after its fail counts were shown: it failed, with this `on-fail`. */
function timeoutAfter(onFail: string, state = MEMBER, failures = "1"): number {
  const inside = meta({ "failure-timeout": "1h" }) + operations(`name="monitor" interval="10s" on-fail="${onFail}"`);
  const known = history("A", [
    operation("A", "start", { call: 1 }),
    operation("A", "monitor", { interval: 10000, rc: 1, call: 2, id: "A_last_failure_0" }),
  ]);
  const attributes = { "fail-count-A#monitor_10000": failures };
  const { ws, resource } = observed({
    nodes: ["n1"],
    resources: primitive("A", inside),
    status: nodeState("n1", { history: known, attributes, state }),
  });
  settleShownFailCounts(ws);
  return resource("A").configured.failureExpirationMs;
}

describe("showing fail counts before anything is decided (03 §17.3)", () => {
  it("switches a failure timeout off that conflicts with on-fail=block", () => {
    expect(timeoutAfter("block")).toBe(0);
    expect(timeoutAfter("restart")).toBe(3_600_000);
  });

  it("looks at online nodes with failures only", () => {
    expect(timeoutAfter("block", GONE)).toBe(3_600_000);
    expect(timeoutAfter("block", MEMBER, "0")).toBe(3_600_000);
  });
});
