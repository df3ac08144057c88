import { describe, expect, it } from "vitest";
import { completionOf, foldedTask, isProbeEntry, isRecurring, taskType } from "../../src/policy/task.js";

describe("tasks (01 §12.3)", () => {
  it("have types, and are probes", () => {
    expect(["running", "do_shutdown", "migrate_to", "Start"].map(taskType)).toEqual([
      "running",
      "do_shutdown",
      "no_action",
      "no_action",
    ]);
    expect(isProbeEntry("monitor", undefined)).toBe(true);
    expect(isProbeEntry("monitor", "-5")).toBe(true);
    expect(isProbeEntry("monitor", "5")).toBe(false);
    expect(isProbeEntry("start", "0")).toBe(false);
  });

  it("of collectives have completions, which fold back", () => {
    const tasks = ["start", "stop", "promote", "demote", "notify"];
    const completions = ["running", "stopped", "promoted", "demoted", "notified"];
    expect(tasks.map(completionOf)).toEqual(completions);
    expect(completions.map(completionOf)).toEqual(completions);
    expect(completionOf("monitor")).toBeUndefined();
    expect([...completions, "monitor"].map(foldedTask)).toEqual([
      "start",
      "stop",
      "promote",
      "demote",
      "notified",
      "monitor",
    ]);
  });

  it("recur by an interval other than 0", () => {
    expect([undefined, "0", "10000"].map(isRecurring)).toEqual([false, false, true]);
  });
});
