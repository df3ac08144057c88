import { describe, expect, it } from "vitest";
import {
  healthAttributes,
  healthColour,
  healthConcerns,
  healthScore,
  healthScores,
  parseHealthStrategy,
} from "../../src/policy/health.js";
import { INFINITY } from "../../src/policy/score.js";

const options = new Map([
  ["node-health-red", "-INFINITY"],
  ["node-health-yellow", "-10"],
  ["node-health-green", "x"],
]);
const option = (name: string): string | undefined => options.get(name);

describe("health colours (01 §14.2)", () => {
  it.each([
    ["none", 0, 0, 0],
    [undefined, 0, 0, 0],
    ["best", 0, 0, 0],
    ["Migrate-On-Red", -INFINITY, 0, 0],
    ["only-green", -INFINITY, -INFINITY, 0],
    ["progressive", -INFINITY, -10, 0],
    ["custom", -INFINITY, -10, 0],
  ])("under %s are %d, %d, %d", (text, red, yellow, green) => {
    expect(healthScores(parseHealthStrategy(text), option)).toEqual({ red, yellow, green });
  });
});

it("a colour is worth what its option says (01 §14.2)", () => {
  const worth = (name: string) =>
    ({ "node-health-red": "1", "node-health-yellow": "2", "node-health-green": "3" })[name];
  expect(healthScores("custom", worth)).toEqual({ red: 1, yellow: 2, green: 3 });
});

describe("the health of a node in displays (02 §13)", () => {
  const health = (...values: string[]): number => {
    const strategy = parseHealthStrategy("progressive");
    const attributes = values.map((value, index): [string, string] => [`#health-${index}`, value]);
    return healthColour(strategy, healthScores(strategy, option), attributes);
  };

  it.each([
    [[], 1],
    [["green", "5"], 1],
    [["Yellow", "green"], 0],
    [["-10"], 0],
    [["-9"], 1],
    [["yellow", "RED"], -1],
    [["-INFINITY"], -1],
    [["unwell"], 1],
  ])("of %j is %d", (values: string[], result) => {
    expect(health(...values)).toBe(result);
  });

  it.each([
    // Yellow and green are worth the same: a number is not yellow, the word is.
    ["migrate-on-red", { red: -INFINITY, yellow: 0, green: 0 }, "0", 1],
    ["migrate-on-red", { red: -INFINITY, yellow: 0, green: 0 }, "yellow", 0],
    // Yellow is worth as little as red: a number is red, the word is yellow.
    ["only-green", { red: -INFINITY, yellow: -INFINITY, green: 0 }, "-INFINITY", -1],
    ["only-green", { red: -INFINITY, yellow: -INFINITY, green: 0 }, "Yellow", 0],
    ["custom", { red: -9, yellow: 5, green: 10 }, "unwell", 1],
    ["custom", { red: -9, yellow: 5, green: 10 }, "5", 0],
    ["custom", { red: -9, yellow: 5, green: 10 }, "Red", -1],
  ] as const)("under %s with %j: %s is %d", (strategy, scores, value, result) => {
    expect(healthColour(strategy, scores, [["#health", value]])).toBe(result);
  });

  it("is green without a strategy, and looks at #health attributes only", () => {
    const scores = healthScores("none", option);
    expect(healthColour("none", scores, [["#health", "red"]])).toBe(1);
    expect(healthColour("only-green", healthScores("only-green", option), [["health", "red"]])).toBe(1);
  });
});

describe("the health of a node as a score (04 §9)", () => {
  const score = (
    strategy: "progressive" | "custom" | "none",
    base: string | undefined,
    ...values: string[]
  ): number => {
    const attributes = values.map((value, index): [string, string] => [`#health-${index}`, value]);
    return healthScore(strategy, healthScores(strategy, option), [...attributes, ["health", "7"]], base);
  };

  it.each([
    ["progressive", undefined, ["yellow", "5"], -5],
    ["progressive", "20", ["yellow", "5"], 15],
    ["custom", "20", ["yellow", "5"], -5],
    ["progressive", "20", ["red", "5"], -INFINITY],
    ["progressive", "x", ["unwell"], 0],
    ["progressive", "yellow", [], -10],
    ["none", "20", ["red", "5"], 0],
  ] as const)("under %s with base %s: %j is %d", (strategy, base, values, result) => {
    expect(score(strategy, base, ...values)).toBe(result);
  });

  it("does not concern what is allowed on unhealthy nodes", () => {
    expect([healthConcerns(-5, "true"), healthConcerns(5, "true"), healthConcerns(0, undefined)]).toEqual([
      false,
      true,
      false,
    ]);
    expect([healthConcerns(-5, undefined), healthConcerns(-5, "false")]).toEqual([true, true]);
  });
});

it("the health attributes of a node are those that are scores (04 §9)", () => {
  const attributes: [string, string][] = [
    ["#health-cpu", "yellow"],
    ["health", "5"],
    ["#health", "unwell"],
    ["#health-disk", "3"],
  ];
  expect(healthAttributes(attributes, { red: -9, yellow: -4, green: 0 })).toEqual([
    { name: "#health-cpu", value: "yellow", score: -4 },
    { name: "#health-disk", value: "3", score: 3 },
  ]);
});
