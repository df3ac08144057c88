import { describe, expect, it } from "vitest";
import { history, operation } from "../support/history.js";
import { actions, verdictOf } from "../support/verdict.js";

describe("removed resources (07 §10.2, §11.2)", () => {
  const running = history("gone", operation("gone", "start", { call: 2 }));

  it("are stopped and cleaned up", () => {
    const verdict = verdictOf({ nodes: 2, resources: "", history: { n1: running } });
    expect(actions(verdict)).toEqual(["1 gone_delete_0 n1", "2 gone_stop_0 n1"]);
  });

  it("lose their fail counts before they stop", () => {
    const attributes = { n1: { "fail-count-gone#monitor_10000": "2" } };
    const verdict = verdictOf({ nodes: 2, resources: "", history: { n1: running }, attributes });
    const all = verdict.actions?.actions ?? [];
    const stop = all.find(({ key }) => key === "gone_stop_0");
    expect(stop?.inputs.map(({ action }) => all[action]?.key)).toContain("gone_clear_failcount_0");
  });
});
