/** The search for the smallest sets of changes, with trials that are only played: which sets would reach the goal. */
import { describe, expect, it } from "vitest";
import type { Goal } from "../../src/explain/index.js";
import { byEdit, type Candidate, tunable } from "../../src/explain/remedies/candidate.js";
import { search } from "../../src/explain/remedies/search.js";
import { explainedVerdict } from "../support/answers.js";
import { R } from "../support/causes.js";

const GOAL: Goal = { kind: "runs", resource: "r" };
const VERDICT = () => explainedVerdict({ nodes: 1, resources: R });

/** A change that is known by its name. */
const change = (name: string): Candidate => byEdit({ kind: "enable", resource: name }, name);

/** A change with an amount, `NAME AMOUNT`. */
const amount = (name: string, tooLittle: number, enough: number): Candidate =>
  tunable(tooLittle, enough, (value) => change(`${name} ${value}`));

/** Plays trials: what reaches the goal, how many are allowed; tells what was tried. */
function played(reaches: (names: readonly string[], manner: string) => boolean, budget = 1000) {
  const tried: string[] = [];
  const trials = {
    get exhausted() {
      return tried.length >= budget;
    },
    reaches(changes: readonly Candidate["change"][], goal: Goal, manner: string) {
      expect(goal).toBe(GOAL);
      const names = changes.map((each) =>
        each.kind === "edit" && "resource" in each.edit ? `${each.edit.resource}` : "",
      );
      tried.push(`${names.join("+")}${manner === "whole" ? "" : "?"}`);
      return reaches(names, manner) ? VERDICT() : undefined;
    },
  };
  return { tried, trials };
}

function found(
  candidates: readonly Candidate[],
  reaches: (names: readonly string[], manner: string) => boolean,
  { most = 5, budget = 1000 } = {},
) {
  const { tried, trials } = played(reaches, budget);
  const result = search({ candidates, goal: GOAL, trials, most });
  return {
    tried: tried.join(" "),
    found: result.found.map((each) => each.candidates.map(({ text }) => text).join("+")).join(" "),
    complete: result.complete,
  };
}

const [A, B, C, D] = [change("a"), change("b"), change("c"), change("d")];
const has =
  (...sets: readonly string[]) =>
  (names: readonly string[]): boolean =>
    sets.some((set) => [...set].every((each) => names.includes(each)));

describe("the search for remedies", () => {
  it("tries single changes, and is content with those that suffice", () => {
    expect(found([A, B, C], has("a", "c"))).toEqual({ tried: "a b c", found: "a c", complete: true });
  });

  it("ends where as many were found as are wanted", () => {
    expect(found([A, B, C], has("a", "b", "c"), { most: 2 })).toEqual({ tried: "a b", found: "a b", complete: true });
  });

  it("ends where the budget is used up, and says so", () => {
    expect(found([A, B, C], has("c"), { budget: 2 })).toEqual({ tried: "a b", found: "", complete: false });
  });

  it("tries pairs of what does not suffice alone, hastily at first", () => {
    expect(found([A, B, C], has("bc"))).toEqual({
      tried: "a b c a+b? a+c? b+c? b c",
      found: "b+c",
      complete: true,
    });
  });

  it("tries all pairs to the end where none looked promising", () => {
    const late = (names: readonly string[], manner: string) => manner === "whole" && has("ac")(names);
    expect(found([A, B, C], late)).toEqual({
      tried: "a b c a+b? a+c? b+c? a+b a+c a c b+c",
      found: "a+c",
      complete: true,
    });
  });

  it("knows that nothing helps once all together do not either", () => {
    expect(found([A, B, C], has())).toEqual({
      tried: "a b c a+b? a+c? b+c? a+b a+c b+c a+b+c",
      found: "",
      complete: true,
    });
    expect(found([A, B], has())).toEqual({ tried: "a b a+b? a+b", found: "", complete: true });
  });

  it("takes from all together what is not needed", () => {
    expect(found([A, B, C, D], has("abd"))).toMatchObject({ found: "a+b+d", complete: true });
  });

  it("ends among pairs where the budget is used up", () => {
    expect(found([A, B, C], has("bc"), { budget: 4 })).toEqual({ tried: "a b c a+b?", found: "", complete: false });
    expect(found([A, B, C], has(), { budget: 7 })).toMatchObject({ found: "", complete: false });
    expect(found([A, B, C, D], has("abd"), { budget: 18 })).toMatchObject({ found: "" });
  });

  it("ends among pairs where as many were found as are wanted", () => {
    expect(found([A, B, C, D], has("ab", "ac", "ad"), { most: 2 })).toMatchObject({ found: "a+b a+c", complete: true });
  });

  it("takes one of a pair where that suffices to the end", () => {
    let once = false;
    const moody = (names: readonly string[]) => {
      const alone = names.join("+") === "b";
      if (alone && !once) {
        once = true;
        return false;
      }
      return alone || has("ab")(names);
    };
    expect(found([A, B], moody)).toEqual({ tried: "a b a+b? a b", found: "b", complete: true });
  });

  it("finds the least amount: right below the presumed one, then by halving", () => {
    const from = (least: number) => (names: readonly string[]) => Number(names[0]?.split(" ")[1]) >= least;
    const score = [amount("score", 0, 16)];
    expect(found(score, from(16))).toEqual({ tried: "score 16 score 15", found: "score 16", complete: true });
    expect(found(score, from(11))).toEqual({
      tried: "score 16 score 15 score 7 score 11 score 9 score 10",
      found: "score 11",
      complete: true,
    });
    expect(found(score, from(1))).toMatchObject({ found: "score 1" });
    expect(found(score, from(11), { budget: 3 })).toMatchObject({
      tried: "score 16 score 15 score 7",
      found: "score 15",
    });
    expect(found([amount("score", 5, 6)], from(6))).toMatchObject({ tried: "score 6" });
  });

  it("finds the least amounts of both of a pair", () => {
    const sum = (names: readonly string[]) => {
      const of = (name: string) => Number(names.find((each) => each.startsWith(name))?.split(" ")[1] ?? 0);
      return of("x") >= 3 && of("y") >= 2;
    };
    expect(found([amount("x", 0, 8), amount("y", 0, 8)], sum)).toMatchObject({ found: "x 3+y 2", complete: true });
  });

  it("names one set once", () => {
    const any = (names: readonly string[]) => names.length > 1;
    const result = found([A, B, change("a")], any);
    expect(result.found.split(" ").filter((set) => set === "a+b")).toHaveLength(1);
  });
});
