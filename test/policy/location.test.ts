import { describe, expect, it } from "vitest";
import { attributeScore, locationApplies, locationRole, ruleScore } from "../../src/policy/location.js";
import { Role } from "../../src/policy/role.js";
import { INFINITY, NO_HEALTH_SCORES } from "../../src/policy/score.js";

describe("the role of a location constraint (04 §5.2, §7.1)", () => {
  it.each([
    [undefined, undefined],
    ["Stopped", Role.Stopped],
    ["master", Role.Promoted],
    ["Started", undefined],
    ["Unpromoted", undefined],
    ["Running", "invalid"],
    ["Unknown", "invalid"],
  ])("%s filters by %s", (text, role) => {
    expect(locationRole(text)).toBe(role);
  });

  it("must be the resource's next one, if it filters", () => {
    expect(locationApplies(undefined, Role.Unknown)).toBe(true);
    expect(locationApplies(Role.Stopped, Role.Stopped)).toBe(true);
    expect(locationApplies(Role.Promoted, Role.Unknown)).toBe(false);
  });
});

describe("what a location rule gives (04 §6.6)", () => {
  it.each([
    ["5", undefined, { kind: "score", score: 5 }],
    ["-INFINITY", undefined, { kind: "score", score: -INFINITY }],
    ["high", undefined, { kind: "none", problem: "no score" }],
    [undefined, undefined, { kind: "none", problem: "missing" }],
    ["high", "weight", { kind: "attribute", name: "weight" }],
  ])("score %s, score-attribute %s", (score, name, given) => {
    expect(ruleScore(score, name, NO_HEALTH_SCORES)).toEqual(given);
  });

  it("is nothing for an attribute without a score; colours are scores (04 §20.20)", () => {
    const health = { red: -7, yellow: 0, green: 3 };
    expect(["4", "Green", "", "many", undefined].map((value) => attributeScore(value, health))).toEqual([
      4,
      3,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
