import { describe, expect, it } from "vitest";
import {
  ASSUMED_SCORE,
  finalPriority,
  hasRoom,
  initialPriority,
  isConsidered,
  mayBePromoted,
  promotionAttribute,
  readPromotionScore,
  roleUnlessPromoted,
  scoreApplies,
  sumOfScores,
} from "../../src/policy/promotion.js";
import { Role } from "../../src/policy/role.js";
import { INFINITY, NO_HEALTH_SCORES } from "../../src/policy/score.js";

const scored = (score: number) => readPromotionScore("master-r", String(score), NO_HEALTH_SCORES);

describe("promotion scores (06 §8.3)", () => {
  it("stand in node attributes", () => {
    expect(promotionAttribute("r:1")).toBe("master-r:1");
    expect(scored(7)).toEqual({ score: 7, isDefault: false, attribute: "master-r" });
    expect(readPromotionScore("a", "many", NO_HEALTH_SCORES).score).toBe(0);
  });

  it("of a group are plain sums, beyond INFINITY too", () => {
    expect(sumOfScores([scored(INFINITY), scored(5), ASSUMED_SCORE])).toEqual({
      score: INFINITY + 5,
      isDefault: false,
      attribute: undefined,
    });
    expect(sumOfScores([ASSUMED_SCORE, ASSUMED_SCORE]).isDefault).toBe(true);
  });

  const facts = { nodeScore: 0, knownInClone: false, activeThere: false, probedThere: false, unknown: false };
  it.each([
    [{}, false],
    [{ knownInClone: true }, true],
    [{ activeThere: true }, true],
    [{ probedThere: true }, true],
    [{ unknown: true }, true],
    [{ unknown: true, nodeScore: -1 }, false],
    [{ activeThere: true, nodeScore: undefined }, false],
  ])("apply with %j: %s", (more, applies) => {
    expect(scoreApplies({ ...facts, ...more })).toBe(applies);
  });
});

describe("promotion priority (06 §8.4, §8.5)", () => {
  it("begins with the score, and below 0 without one", () => {
    expect(initialPriority(Role.Unknown, scored(5))).toEqual({ priority: 5, why: "score" });
    expect(initialPriority(Role.Started, ASSUMED_SCORE)).toEqual({ priority: -1, why: "no score" });
    expect(initialPriority(Role.Unpromoted, scored(5))).toEqual({ priority: -INFINITY, why: "stays down" });
    expect(initialPriority(Role.Stopped, scored(5))).toEqual({ priority: -INFINITY, why: "stays down" });
    expect(initialPriority(Role.Promoted, scored(5))).toBeUndefined();
  });

  const instance = { managed: true, nextRole: Role.Unknown, priority: 5, hasNode: true, nodeScore: 30 };
  it.each([
    [{}, { priority: 30, from: "node" }],
    [{ nodeScore: undefined }, { priority: 5, from: "node" }],
    [{ priority: -1 }, { priority: -1, from: "itself" }],
    [{ hasNode: false }, { priority: -INFINITY, from: "no node" }],
    [
      { managed: false, nextRole: Role.Promoted, hasNode: false },
      { priority: INFINITY, from: "unmanaged" },
    ],
    [{ managed: false }, { priority: 30, from: "node" }],
    [{ priority: 0 }, { priority: 30, from: "node" }],
  ])("ends, with %j, as %j", (more, result) => {
    expect(finalPriority({ ...instance, ...more })).toEqual(result);
  });
});

describe("who is promoted (06 §8.6)", () => {
  it("those with a priority, as long as there is room in the clone", () => {
    const clone = { promotedMax: 1, managed: true };
    expect([isConsidered(0, 0, clone), isConsidered(-1, 0, clone), isConsidered(9, 1, clone)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(isConsidered(9, 1, { ...clone, managed: false })).toBe(true);
  });

  const subject = { managed: true, promoted: false, priority: 0, nodeAvailable: true };
  it.each([
    [{}, true],
    [{ priority: -1 }, false],
    [{ nodeAvailable: false }, false],
    [{ managed: false }, false],
    [{ managed: false, promoted: true, priority: -1, nodeAvailable: false }, true],
  ])("with %j: %s", (more, may) => {
    expect(mayBePromoted({ ...subject, ...more })).toBe(may);
  });

  it("and on the node", () => {
    expect([hasRoom(0, 1, true), hasRoom(1, 1, true), hasRoom(1, 1, false)]).toEqual([true, false, true]);
  });

  it("the others are unpromoted, or stopped", () => {
    expect([roleUnlessPromoted(true), roleUnlessPromoted(false)]).toEqual([Role.Unpromoted, Role.Stopped]);
  });
});
