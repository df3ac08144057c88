import { describe, expect, it } from "vitest";
import { capabilities, isSpecialFencingParameter } from "../../src/policy/agent.js";
import { effectiveRc, execStatusText, exitText } from "../../src/policy/result-code.js";
import { parseRole, Role, roleText } from "../../src/policy/role.js";
import { isMaskableProbeResult, isProbeEntry, taskType } from "../../src/policy/task.js";

describe("roles (01 §12.1)", () => {
  it("are parsed in any case, with their legacy names, and printed", () => {
    expect(["STARTED", "Slave", "master", "unpromoted", "", "running", undefined].map(parseRole)).toEqual([
      2, 3, 4, 3, 0, 0, 0,
    ]);
    expect(Object.values(Role).map(roleText)).toEqual(["Unknown", "Stopped", "Started", "Unpromoted", "Promoted"]);
  });
});

describe("agents (01 §12.2)", () => {
  it("have the capabilities of their standard", () => {
    expect(capabilities("OCF")).toMatchObject({ needsProvider: true, promotable: true, usesStatus: false });
    expect(capabilities("stonith")).toMatchObject({ needsProvider: false, mayBeUnique: true, fencingParameters: true });
    expect(capabilities("systemd")).toMatchObject({ usesStatus: true, takesParameters: false });
    expect(capabilities(undefined)).toMatchObject({ usesStatus: false, takesParameters: false });
  });

  it("keep some fencing parameters for the fencer", () => {
    const special = [
      "provides",
      "stonith-timeout",
      "pcmk_host_map",
      "pcmk_off_timeout",
      "pcmk__retries",
      "pcmk_x_action",
    ];
    const plain = [
      "pcmk_host_map2",
      "pcmk_on_off_timeout",
      "pcmk_timeout",
      "Pcmk_off_timeout",
      "ip",
      "pcmk_off_timeouts",
    ];
    expect(special.filter(isSpecialFencingParameter)).toEqual(special);
    expect(plain.filter(isSpecialFencingParameter)).toEqual([]);
  });
});

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
    expect(isMaskableProbeResult("5", "0")).toBe(true);
    expect(isMaskableProbeResult("2", undefined)).toBe(true);
    expect(isMaskableProbeResult("1", "7")).toBe(true);
    expect(isMaskableProbeResult(undefined, undefined)).toBe(false);
  });
});

describe("result codes (01 §13)", () => {
  it.each([
    [0, "OK"],
    [7, "Not running"],
    [78, "Invalid configuration"],
    [189, "Interrupted by signal"],
    [190, "Service is active but might fail soon"],
    [193, "No exit status available"],
    [254, "Interrupted by signal"],
    [255, "Error occurred"],
    [128, "Unknown exit status"],
    [-1, "Unknown exit status"],
  ])("exit %d is %s", (code, text) => {
    expect(exitText(code)).toBe(text);
  });

  it("names execution statuses", () => {
    expect([-1, 0, 11, 12, -2].map(execStatusText)).toEqual([
      "Pending",
      "Done",
      "CIB secrets unavailable",
      "Unrecognized status (bug?)",
      "Unrecognized status (bug?)",
    ]);
    expect([190, 191, 1].map(effectiveRc)).toEqual([0, 8, 1]);
  });
});
