import { describe, expect, it } from "vitest";
import { primitive } from "../../support/elements.js";
import { scoresOf } from "../../support/verdict.js";

const scores = (strategy: string, options = {}) =>
  scoresOf(
    {
      options: { "node-health-strategy": strategy, ...options },
      resources: primitive("A"),
      attributes: { n2: { "#health-disk": "yellow" }, n3: { "#health-disk": "red" } },
    },
    "A",
  );

describe("node health as location (04 §9, 02 §13)", () => {
  it.each([
    ["none", { n1: "0", n2: "0", n3: "0" }],
    ["migrate-on-red", { n1: "0", n2: "0", n3: "-INFINITY" }],
    ["only-green", { n1: "0", n2: "-INFINITY", n3: "-INFINITY" }],
  ])("strategy %s", (strategy, expected) => {
    expect(scores(strategy)).toEqual(expected);
  });

  it("strategy custom takes the scores of the options", () => {
    const custom = { "node-health-yellow": "-5", "node-health-red": "-100", "node-health-green": "10" };
    expect(scores("custom", custom)).toEqual({ n1: "0", n2: "-5", n3: "-100" });
  });
});
