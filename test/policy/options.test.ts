import { describe, expect, it } from "vitest";
import { CLUSTER_OPTIONS, completeOptions } from "../../src/policy/options.js";

function value(name: string, ...pairs: [string, string][]): string | undefined {
  const table = new Map(pairs);
  completeOptions(table);
  return table.get(name);
}

describe("option value (01 §11.1)", () => {
  it("is the configured text, not normalised", () => {
    expect(value("cluster-delay", ["cluster-delay", "5m"])).toBe("5m");
    expect(value("batch-limit", ["batch-limit", "5x"])).toBe("5x");
    expect(value("no-quorum-policy", ["no-quorum-policy", "FREEZE"])).toBe("FREEZE");
  });

  it("falls back to the old name, then to the default", () => {
    expect(value("fencing-enabled", ["stonith-enabled", "no"])).toBe("no");
    expect(value("fencing-enabled", ["stonith-enabled", "no"], ["fencing-enabled", "yes"])).toBe("yes");
    expect(value("fencing-enabled", ["stonith-enabled", "no"], ["fencing-enabled", "what"])).toBe("true");
    expect(value("fencing-enabled", ["stonith-enabled", "what"])).toBe("true");
    expect(value("cluster-name")).toBeUndefined();
    expect(value("my-own", ["my-own", "1"])).toBe("1");
  });

  it.each([
    ["fencing-action", "OFF", "reboot"],
    ["fencing-action", "off", "off"],
    ["maintenance-mode", "maybe", "false"],
    ["cluster-delay", "soon", "60s"],
    ["migration-limit", "-INFINITY", "-INFINITY"],
    ["migration-limit", "x", "-1"],
    ["fencing-max-attempts", "0", "10"],
    ["fencing-max-attempts", "3", "3"],
    ["placement-strategy", "Balanced", "Balanced"],
    ["placement-strategy", "best", "default"],
    ["fencing-reaction", "whatever", "whatever"],
  ])("%s=%s has value %s", (name, configured, result) => {
    expect(value(name, [name, configured])).toBe(result);
  });

  it("writes what it looked up into the table, in the order of the options", () => {
    const table = new Map([
      ["mine", "1"],
      ["stonith-timeout", "5s"],
      ["batch-limit", "x"],
    ]);
    completeOptions(table);
    expect(table.get("fencing-timeout")).toBe("5s");
    expect(table.get("batch-limit")).toBe("0");
    const known = new Set(CLUSTER_OPTIONS.map((option) => option.name));
    const added = [...table.keys()].filter((name) => known.has(name) && name !== "batch-limit");
    const order = CLUSTER_OPTIONS.filter((option) => table.has(option.name)).map((option) => option.name);
    expect(added).toEqual(order.filter((name) => name !== "batch-limit"));
    expect(table.has("cluster-name")).toBe(false);
  });
});
