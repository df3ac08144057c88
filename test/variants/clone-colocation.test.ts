import { describe, expect, it } from "vitest";
import { clone, colocation, location, primitive } from "../support/elements.js";
import { placements, scoreLines, verdictOf } from "../support/verdict.js";

describe("colocation with a clone (06 §7.5)", () => {
  const clones = (interleave: string): string =>
    clone("base", primitive("b"), { "clone-max": "2", interleave }) +
    clone("top", primitive("t"), { "clone-max": "2", interleave });
  const constraints =
    colocation("top", "base", "INFINITY") +
    location("base", "n2", "20") +
    location("base", "n3", "10") +
    location("top", "n3", "5");

  it("pairs interleaved instances one by one", () => {
    expect(placements(verdictOf({ resources: clones("true"), constraints }))).toEqual({
      "b:0": "n2 Started",
      "b:1": "n3 Started",
      "t:0": "n3 Started",
      "t:1": "n2 Started",
    });
  });

  it("allows all nodes of the clone to other dependents", () => {
    const verdict = verdictOf({
      resources: `${clones("false")}${primitive("p")}`,
      constraints: constraints + colocation("p", "base", "INFINITY"),
    });
    expect(scoreLines(verdict, "pcmk__primitive_assign: p ")).toEqual([
      "pcmk__primitive_assign: p on n1: -INFINITY",
      "pcmk__primitive_assign: p on n2: 0",
      "pcmk__primitive_assign: p on n3: 0",
    ]);
  });

  it("adds a finite score once for every instance", () => {
    const verdict = verdictOf({
      resources: clone("base", primitive("b"), { "clone-max": "2" }) + primitive("p"),
      constraints: location("base", "n1", "-INFINITY") + colocation("p", "base", "7"),
    });
    expect(scoreLines(verdict, "pcmk__primitive_assign: p ")).toEqual([
      "pcmk__primitive_assign: p on n1: 0",
      "pcmk__primitive_assign: p on n2: 7",
      "pcmk__primitive_assign: p on n3: 7",
    ]);
  });
});
