import { describe, expect, it } from "vitest";
import { isProbeEntry, taskType } from "../../src/policy/task.js";

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
});
