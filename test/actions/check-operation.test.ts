import { describe, expect, it } from "vitest";
import { operations, parameters, primitive } from "../support/elements.js";
import { absent, history, operation } from "../support/history.js";
import { actions, records, verdictOf } from "../support/verdict.js";

const STOPPED = absent("A");

const MONITOR = operations('name="monitor" interval="10s" timeout="5s"');

const changed = primitive("A", parameters({ fake: "1" }) + MONITOR);

function reasons(verdict: ReturnType<typeof verdictOf>): Record<string, string | undefined> {
  return Object.fromEntries(records(verdict).map(({ key, reason }) => [key, reason]));
}

describe("changed parameters (07 §10.4)", () => {
  it("require a restart, with a reason", () => {
    const running = history("A", operation("A", "start", { call: 2 }));
    const verdict = verdictOf({ nodes: 2, resources: changed, history: { n1: running, n2: STOPPED } });
    expect(reasons(verdict).A_start_0).toBe("resource definition change");
    expect(actions(verdict)).toContain("2 A_stop_0 n1");
  });

  it("require one also if history does not tell what they were", () => {
    const running = history("A", operation("A", "start", { call: 2, more: "" }));
    const verdict = verdictOf({ nodes: 2, resources: changed, history: { n1: running, n2: STOPPED } });
    expect(reasons(verdict).A_start_0).toBe("resource definition change");
  });

  it("reschedule a recurring operation that is the only one to change", () => {
    const running = operation("A", "start", { call: 2 });
    const monitor = operation("A", "monitor", {
      interval: 10000,
      call: 3,
      more: 'op-digest="00000000000000000000000000000000"',
    });
    const verdict = verdictOf({
      nodes: 2,
      resources: primitive("A", MONITOR),
      history: { n1: history("A", running + monitor), n2: STOPPED },
    });
    expect(actions(verdict)).toEqual(["1 A_monitor_10000 n1", "2 A_stop_0 n1*", "3 A_start_0 n1*"]);
  });

  it("do not count before the last stop", () => {
    const stopped = operation("A", "start", { call: 2 }) + operation("A", "stop", { call: 3 });
    const verdict = verdictOf({ nodes: 2, resources: changed, history: { n1: history("A", stopped), n2: STOPPED } });
    expect(reasons(verdict).A_start_0).toBeUndefined();
  });

  it("clear a fail count", () => {
    const running = history("A", operation("A", "start", { call: 2 }));
    const verdict = verdictOf({
      nodes: 2,
      resources: changed,
      history: { n1: running, n2: STOPPED },
      attributes: { n1: { "fail-count-A#monitor_10000": "1" } },
    });
    expect(actions(verdict)).toContain("2 A_clear_failcount_0 n1");
  });
});
