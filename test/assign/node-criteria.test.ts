import { describe, expect, it } from "vitest";
import { location, meta, primitive } from "../support/elements.js";
import { started } from "../support/history.js";
import { scoresOf } from "../support/verdict.js";

const running = (values: Readonly<Record<string, string>>, more = {}) =>
  scoresOf({ resources: primitive("A", meta(values)), history: { n2: started("A") }, ...more }, "A");

describe("stickiness (05 §2.2.3)", () => {
  it("counts where the resource runs", () => {
    expect(running({ "resource-stickiness": "9" })).toEqual({ n1: "0", n2: "9", n3: "0" });
  });

  it("counts in an asymmetric cluster only where the resource is allowed", () => {
    const options = { "symmetric-cluster": "false" };
    const constraints = location("A", "n1", "1");
    expect(running({ "resource-stickiness": "9" }, { options, constraints })).toEqual({ n1: "1" });
    const here = { options, constraints: location("A", "n2", "1") };
    expect(running({ "resource-stickiness": "9" }, here)).toEqual({ n2: "10" });
  });
});

describe("failure thresholds (05 §2.2.4)", () => {
  const failed = (count: string, values = {}) =>
    running({ "migration-threshold": "3", ...values }, { attributes: { n2: { "fail-count-A#monitor_10000": count } } });

  it("ban from the node once they are reached", () => {
    expect(failed("2").n2).toBe("0");
    expect(failed("3").n2).toBe("-INFINITY");
    expect(failed("INFINITY").n2).toBe("-INFINITY");
    expect(failed("3").n1).toBe("0");
  });

  it("of 0 never ban", () => {
    expect(failed("9", { "migration-threshold": "0" }).n2).toBe("0");
  });
});

describe("exclusive discovery (04 §8)", () => {
  it("bans from the nodes that no exclusive location names", () => {
    const constraints = location("A", "n1", "5", 'resource-discovery="exclusive"');
    expect(scoresOf({ resources: primitive("A"), constraints }, "A")).toEqual({
      n1: "5",
      n2: "-INFINITY",
      n3: "-INFINITY",
    });
  });
});
