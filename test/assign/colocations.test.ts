import { describe, expect, it } from "vitest";
import { colocation, group, location, primitive } from "../support/elements.js";
import { scoresOf } from "../support/verdict.js";

describe("add list (05 §6.3, appendix C.1)", () => {
  const resources = group("G", [primitive("m1"), primitive("m2")]) + primitive("A") + primitive("B") + primitive("X");
  const wanted =
    colocation("A", "G", "INFINITY") +
    colocation("B", "G", "INFINITY") +
    location("A", "n1", "10") +
    location("B", "n2", "5") +
    location("X", "n3", "1");

  it("copies into an empty list", () => {
    expect(scoresOf({ resources, constraints: wanted }, "m1")).toEqual({ n1: "10", n2: "5", n3: "0" });
  });

  it("repeats the first element when there is something already", () => {
    const constraints = wanted + colocation("X", "m2", "INFINITY");
    expect(scoresOf({ resources, constraints }, "m1")).toEqual({ n1: "20", n2: "0", n3: "1" });
  });
});
