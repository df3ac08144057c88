import { describe, expect, it } from "vitest";
import { readMetaScore } from "../../src/policy/meta-score.js";
import { INSTANCE_STICKINESS, STICKINESS, stickinessScore } from "../../src/policy/stickiness.js";

describe("resource-stickiness (02 §6.1, §7.3)", () => {
  it.each([
    ["100", 100],
    ["-5", -5],
    ["INFINITY", 1000000],
    ["default", 0],
    ["sticky", 0],
    [undefined, 0],
  ])("%s is %d", (text, score) => {
    expect(readMetaScore(STICKINESS, text).score).toBe(score);
  });

  it("of instances is 1 unless the clone says otherwise", () => {
    expect(INSTANCE_STICKINESS).toBe(1);
  });
});

describe("stickiness (05 §2.2.3)", () => {
  const facts = { stickiness: 5, managed: true, activeOn: 1, symmetricCluster: true, nodeAllowed: false };
  it.each([
    [{}, 5],
    [{ managed: false }, 0],
    [{ activeOn: 2 }, 0],
    [{ activeOn: 0 }, 0],
    [{ stickiness: 1 }, 1],
    [{ stickiness: 0 }, 0],
    [{ stickiness: -5 }, 0],
    [{ symmetricCluster: false }, 0],
    [{ symmetricCluster: false, nodeAllowed: true }, 5],
  ])("with %j is %d", (more, score) => {
    expect(stickinessScore({ ...facts, ...more })).toBe(score);
  });
});
