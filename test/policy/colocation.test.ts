import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  colocationAffects,
  colocationFactor,
  effectOfInstances,
  effectOnNode,
  effectOnPriority,
  effectWithoutPrimary,
  hasInfluence,
  isCritical,
  isMandatory,
  isUnusable,
  mayBeTakenBack,
  mixPreference,
  mustBeApart,
  mustBeTogether,
  nextFactor,
  passesDoubleNegative,
  readInfluence,
  scaledPreference,
  setShape,
  tasksGaining,
  tasksLosing,
} from "../../src/policy/colocation.js";
import { Role } from "../../src/policy/role.js";
import { addScores, INFINITY } from "../../src/policy/score.js";

const score = fc.integer({ min: -INFINITY, max: INFINITY });
const nonzero = score.filter((each) => each !== 0);

describe("what a colocation says (04 §11)", () => {
  it.each([
    [undefined, true, true, true],
    [undefined, false, false, true],
    ["false", true, false, true],
    ["yes", false, true, true],
    ["what", true, true, false],
  ])("influence %s of a dependent that is critical: %s is %s", (text, critical, influence, valid) => {
    expect(readInfluence(text, critical)).toEqual({ influence, valid });
  });

  it("in a sequential set binds neighbours, or keeps all apart (04 §11.4)", () => {
    expect([setShape(5, true), setShape(-5, true), setShape(0, true), setShape(5, false), setShape(-5, false)]).toEqual(
      ["chain", "apart", "none", "none", "none"],
    );
  });
});

describe("kinds of scores (05 §6, §7.1)", () => {
  it("are must, must not and wishes", () => {
    const kinds = [mustBeTogether, mustBeApart, isMandatory];
    expect([INFINITY, INFINITY - 1, 0, 1 - INFINITY, -INFINITY].map((each) => kinds.map((is) => is(each)))).toEqual([
      [true, false, true],
      [false, false, false],
      [false, false, false],
      [false, false, false],
      [false, true, true],
    ]);
    fc.assert(
      fc.property(score, (each) => {
        expect(mustBeTogether(each)).toBe(each === INFINITY);
        expect(mustBeApart(each)).toBe(each === -INFINITY);
        expect(isMandatory(each)).toBe(mustBeTogether(each) || mustBeApart(each));
      }),
    );
  });

  it("decide what is taken back (05 §7.1.1)", () => {
    const back = [-INFINITY, -1, 0, 1, INFINITY].map((each) => mayBeTakenBack(each, Role.Unknown));
    expect(back).toEqual([false, true, false, false, false]);
    expect(mayBeTakenBack(INFINITY, Role.Promoted)).toBe(true);
  });

  it("leave places, and take them, by tasks of the role (04 §12.1)", () => {
    expect([Role.Unknown, Role.Unpromoted, Role.Promoted].map(tasksLosing)).toEqual([
      ["stop"],
      ["stop", "promote"],
      ["demote"],
    ]);
    expect([Role.Unknown, Role.Unpromoted, Role.Promoted].map(tasksGaining)).toEqual([
      ["start"],
      ["start", "demote"],
      ["promote"],
    ]);
  });
});

describe("has influence (05 §6.5)", () => {
  const facts = { influence: true, nestedRemote: false, primaryFailed: false, primaryActiveOn: 1 };
  it.each([
    [{}, true],
    [{ influence: false }, false],
    [{ influence: false, primaryActiveOn: 0 }, true],
    [{ nestedRemote: true }, false],
    [{ nestedRemote: true, primaryFailed: true }, true],
    [{ nestedRemote: true, primaryActiveOn: 2 }, true],
  ])("with %j: %s", (more, influence) => {
    expect(hasInfluence({ ...facts, ...more })).toBe(influence);
  });
});

describe("colocation affects (05 §6.6)", () => {
  const dependent = { role: Role.Unknown, nextRole: Role.Unknown, unassigned: true, awaitsRole: false };
  const primary = { role: Role.Unknown, nextRole: Role.Unknown, unassigned: false };
  const affects = (more: object, ofPrimary: object = {}, preview = false) =>
    colocationAffects({ ...dependent, ...more }, { ...primary, ...ofPrimary }, preview);

  it("a place, once the primary has its own and the dependent has not", () => {
    expect(affects({})).toBe("location");
    expect(affects({}, { unassigned: true })).toBe("nothing");
    expect(affects({ unassigned: false })).toBe("nothing");
    expect(affects({ unassigned: false }, { unassigned: true }, true)).toBe("location");
  });

  it("a role, of an instance that awaits one", () => {
    expect(affects({ role: Role.Promoted, awaitsRole: true, unassigned: false })).toBe("role");
    expect(affects({ role: Role.Unpromoted, awaitsRole: true, unassigned: false })).toBe("role");
    expect(affects({ role: Role.Stopped, awaitsRole: true, unassigned: false })).toBe("nothing");
    expect(affects({ role: Role.Promoted, awaitsRole: true, unassigned: false }, { unassigned: true })).toBe("nothing");
  });

  it("nothing in other roles than those it is about", () => {
    expect(affects({ role: Role.Stopped, nextRole: Role.Stopped })).toBe("location");
    expect(affects({ role: Role.Stopped })).toBe("nothing");
    // No role named: any will do.
    expect(affects({ nextRole: Role.Started }, { nextRole: Role.Promoted })).toBe("location");
    expect(affects({}, { role: Role.Promoted, nextRole: Role.Promoted })).toBe("location");
    expect(affects({}, { role: Role.Promoted, nextRole: Role.Unpromoted })).toBe("nothing");
  });
});

describe("scores of the dependent (05 §6.8)", () => {
  it.each([
    [100, true, 100],
    [100, false, 0],
    [-100, true, -100],
    [-INFINITY, true, -INFINITY],
    [-INFINITY, false, 0],
    [INFINITY, true, 0],
    [INFINITY, false, "ban"],
  ] as const)("%d on a node that matches (%s): %s", (each, matches, effect) => {
    expect(effectOnNode(each, matches)).toBe(effect);
  });

  it("turn round where the primary has no place", () => {
    expect([effectWithoutPrimary(100), effectWithoutPrimary(INFINITY), effectWithoutPrimary(-100)]).toEqual([
      -100,
      -INFINITY,
      undefined,
    ]);
  });
});

describe("priority of the dependent (05 §6.10, 06 §8.10)", () => {
  it.each([
    [100, Role.Promoted, true, 100],
    [100, Role.Unpromoted, true, -100],
    [-INFINITY, Role.Promoted, true, -INFINITY],
    [100, Role.Promoted, false, 0],
    [INFINITY, Role.Promoted, false, -INFINITY],
    [INFINITY, Role.Unpromoted, false, 0],
  ])("%d about role %d in the same place (%s): %d", (each, role, same, added) => {
    expect(effectOnPriority(each, role, same)).toBe(added);
  });

  it("goes by whether an instance is there", () => {
    expect([effectOfInstances(100, true), effectOfInstances(100, false), effectOfInstances(INFINITY, false)]).toEqual([
      100,
      0,
      -INFINITY,
    ]);
  });
});

describe("preferences of others (05 §6.9)", () => {
  it("count in proportion to the colocations that lead to them", () => {
    expect(colocationFactor(INFINITY)).toBe(1);
    expect(colocationFactor(-INFINITY)).toBe(-1);
    expect(colocationFactor(100000)).toBe(Math.fround(0.1));
    expect(nextFactor(1, INFINITY)).toBe(1);
    expect(nextFactor(-1, INFINITY / 2)).toBe(-0.5);
  });

  it("never vanish, and never change sides", () => {
    fc.assert(
      fc.property(nonzero, nonzero, (preference, each) => {
        const factor = colocationFactor(each);
        const scaled = scaledPreference(preference, factor);
        expect(scaled).not.toBe(0);
        if (Math.abs(preference * factor) >= 1) expect(Math.sign(scaled)).toBe(Math.sign(preference * factor));
      }),
    );
    expect([scaledPreference(5, 0.5), scaledPreference(-5, 0.5)]).toEqual([3, -3]);
    // What is too small for a score counts by the factor alone.
    expect([scaledPreference(1, 0.1), scaledPreference(-1, 0.1), scaledPreference(1, -0.1)]).toEqual([1, 1, -1]);
  });

  it("are added, but for what would become negative and may not", () => {
    expect(mixPreference(10, -4, 1, true)).toEqual({ operation: "add", score: -4 });
    // A chain of colocations so long that nothing is left of the factor.
    expect(mixPreference(10, -4, 0, false)).toBeUndefined();
    expect(mixPreference(10, -40, 1, false)).toEqual({ operation: "add", score: -40 });
    expect(mixPreference(0, -40, 1, true)).toBeUndefined();
    // What comes to nothing at all does not make it negative.
    expect(mixPreference(10, -10, 1, true)).toEqual({ operation: "add", score: -10 });
    expect(mixPreference(-1, -40, 1, true)).toEqual({ operation: "add", score: -40 });
    const marked = mixPreference(10, -40, 1, true);
    expect(marked?.operation).toBe("set");
    expect(isUnusable(marked?.score ?? 0)).toBe(true);
    expect(mixPreference(marked?.score ?? 0, 1000, 1, true)).toBeUndefined();
  });

  it("leave no negative score behind where they may not", () => {
    fc.assert(
      fc.property(fc.nat(INFINITY), nonzero, nonzero, (before, preference, each) => {
        const mix = mixPreference(before, preference, colocationFactor(each), true);
        const after = mix === undefined ? before : mix.operation === "add" ? addScores(before, mix.score) : mix.score;
        expect(after >= 0 || isUnusable(after)).toBe(true);
      }),
    );
  });

  it("pass an anti-colocation if they leave one node and outweigh stickiness", () => {
    const facts = { influence: true, allowedOn: 1, primaryStickiness: 100 };
    expect([passesDoubleNegative(-101, facts), passesDoubleNegative(-100, facts)]).toEqual([true, false]);
    expect(passesDoubleNegative(-INFINITY, { ...facts, influence: false })).toBe(false);
    expect(passesDoubleNegative(-INFINITY, { ...facts, allowedOn: 2 })).toBe(false);
  });
});

it("resources are critical unless they say otherwise (02 §6.1)", () => {
  expect([undefined, "true", "false", "what"].map(isCritical)).toEqual([true, true, false, false]);
});
