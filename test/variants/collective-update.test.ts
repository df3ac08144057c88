import { describe, expect, it } from "vitest";
import { clone, location, order, primitive } from "../support/elements.js";
import { started } from "../support/history.js";
import { inputsOf, placements, synapses, verdictOf } from "../support/verdict.js";

const pair = (interleave: string): string =>
  clone("base", primitive("b"), { interleave }) + clone("top", primitive("t"), { interleave });

describe("ordering one clone after another (06 §12)", () => {
  it("makes interleaved instances wait for the one on their node only (06 §12.5)", () => {
    const verdict = verdictOf({ nodes: 2, resources: pair("true"), constraints: order("base", "top") });
    expect(inputsOf(verdict, "t:0_start_0")).toEqual(["b:0_start_0 n1", "top_start_0"]);
    expect(inputsOf(verdict, "t:1_start_0")).not.toContain("b:0_start_0 n1");
  });

  it("makes the others wait for the whole clone", () => {
    const verdict = verdictOf({ nodes: 2, resources: pair("false"), constraints: order("base", "top") });
    expect(inputsOf(verdict, "top_start_0")).toContain("base_running_0");
    expect(inputsOf(verdict, "t:0_start_0")).not.toContain("b:0_start_0 n1");
  });

  it("leaves an interleaved instance without a partner where nothing starts (06 §17 trap 11)", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: pair("true"),
      constraints: order("base", "top") + location("base", "n2", "-INFINITY"),
    });
    expect(placements(verdict)).toMatchObject({ "b:0": "n1 Started", "t:0": "Stopped", "t:1": "n1 Started" });
    expect(synapses(verdict).filter((text) => text.includes("t:0_start_0"))).toEqual([]);
  });

  it("asks the first clone when things go down (06 §17 trap 10)", () => {
    const resources =
      clone("base", primitive("b"), { interleave: "true", "target-role": "Stopped" }) +
      clone("top", primitive("t"), { interleave: "true" });
    const running = [started("b"), started("t")];
    const verdict = verdictOf({
      nodes: 2,
      resources,
      constraints: order("base", "top"),
      history: { n1: running, n2: running },
    });
    expect(inputsOf(verdict, "b_stop_0", "n1")).toContain("t_stop_0 n1");
  });
});
