import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addScores, clipScore, INFINITY, parseScore, readableScore, scoreOr } from "../../src/policy/score.js";

const score = fc.integer({ min: -INFINITY, max: INFINITY });
const finite = fc.integer({ min: 1 - INFINITY, max: INFINITY - 1 });

describe("parse score (01 §2.1)", () => {
  it.each([
    ["-INFINITY", -INFINITY],
    ["INFINITY", INFINITY],
    ["+INFINITY", INFINITY],
    ["5x", 5],
    ["-7", -7],
    ["99999999999999999999", INFINITY],
    ["-1000001", -INFINITY],
    ["Red", 0],
  ])("%j is %d", (text, value) => {
    expect(parseScore(text, 99)).toEqual({ ok: true, score: value });
  });

  it.each(["", "infinity", "inf", " INFINITY", "-infinity", "x", "reddish"])("%j is no score", (text) => {
    expect(parseScore(text, 99)).toEqual({ ok: false, score: 99 });
  });

  it("clips the default, and reads health words", () => {
    const health = { red: -INFINITY, yellow: -5, green: 10 };
    expect(parseScore(undefined, 2000000)).toEqual({ ok: true, score: INFINITY });
    expect(parseScore("x", -2000000)).toEqual({ ok: false, score: -INFINITY });
    expect(scoreOr("RED", 1, health)).toBe(-INFINITY);
    expect(scoreOr("yellow", 1, health)).toBe(-5);
    expect(scoreOr("Green", 1, health)).toBe(10);
  });
});

describe("add scores (01 §2.2)", () => {
  it("is commutative, has 0 as identity, and stays within bounds", () => {
    fc.assert(
      fc.property(score, score, (a, b) => {
        expect(addScores(a, b)).toBe(addScores(b, a));
        expect(addScores(a, 0)).toBe(a);
        expect(Math.abs(addScores(a, b))).toBeLessThanOrEqual(INFINITY);
      }),
    );
  });

  it("lets −INFINITY absorb everything, and INFINITY everything else", () => {
    fc.assert(
      fc.property(score, (a) => {
        expect(addScores(a, -INFINITY)).toBe(-INFINITY);
        expect(addScores(a, INFINITY)).toBe(a === -INFINITY ? -INFINITY : INFINITY);
      }),
    );
  });

  it("adds finite scores and clips the sum", () => {
    fc.assert(fc.property(finite, finite, (a, b) => addScores(a, b) === clipScore(a + b)));
    expect(addScores(600000, 600000)).toBe(INFINITY);
    expect(addScores(-600000, -600000)).toBe(-INFINITY);
  });

  it("is not associative: a sum that was clipped stays clipped", () => {
    expect(addScores(addScores(600000, 600000), -600000)).toBe(INFINITY);
    expect(addScores(600000, addScores(600000, -600000))).toBe(600000);
  });
});

describe("readable score (01 §2.3)", () => {
  it("names the infinities, and parses back to itself", () => {
    expect(readableScore(1000001)).toBe("INFINITY");
    expect([readableScore(1000000), readableScore(999999)]).toEqual(["INFINITY", "999999"]);
    expect(readableScore(-1000000)).toBe("-INFINITY");
    expect(readableScore(-999999)).toBe("-999999");
    fc.assert(fc.property(score, (a) => scoreOr(readableScore(a), 1) === a));
  });
});
