import { describe, expect, it } from "vitest";
import { location, primitive } from "../../support/elements.js";
import { started } from "../../support/history.js";
import { placements, scoresOf, verdictOf } from "../../support/verdict.js";

const RESOURCES = ["A", "B", "C"].map((id) => primitive(id));

const set = (id: string, attributes: string, ...members: readonly string[]) =>
  `<resource_set id="${id}" ${attributes}>${members.map((each) => `<resource_ref id="${each}"/>`).join("")}</resource_set>`;

describe("a colocation of sets (04 §11.4, §11.5)", () => {
  const constraint = (...sets: readonly string[]) =>
    `<rsc_colocation id="c" score="INFINITY">${sets.join("")}</rsc_colocation>`;

  it("keeps the members of a set together", () => {
    const constraints = constraint(set("s", "", "A", "B", "C")) + location("A", "n2", "10");
    expect(placements(verdictOf({ resources: RESOURCES, constraints }))).toEqual({
      A: "n2 Started",
      B: "n2 Started",
      C: "n2 Started",
    });
  });

  it("places the first of two sets with the second", () => {
    const constraints = constraint(set("s1", "", "A"), set("s2", "", "B")) + location("B", "n3", "10");
    expect(scoresOf({ resources: RESOURCES, constraints }, "A")).toEqual({ n1: "-INFINITY", n2: "-INFINITY", n3: "0" });
  });
});

describe("influence (04 §11.6)", () => {
  const constraint = (more: string) => `<rsc_colocation id="c" rsc="A" with-rsc="B" score="INFINITY" ${more}/>`;

  const drawn = (more: string, history = {}) =>
    scoresOf({ resources: RESOURCES, constraints: constraint(more) + location("A", "n3", "7"), history }, "B").n3;

  it("lets a dependent draw its primary", () => {
    expect(drawn("")).toBe("7");
    expect(drawn('influence="true"')).toBe("7");
  });

  it("that is switched off keeps it from doing so once the primary runs (05 §6.5)", () => {
    const history = { n1: started("B") };
    expect(drawn('influence="false"')).toBe("7");
    expect(drawn('influence="false"', history)).toBe("0");
    expect(drawn("", history)).toBe("7");
  });
});

describe("a colocation that makes no sense", () => {
  it("is none: a resource that is not there, a score of 0 (04 §12.1)", () => {
    const scores = (constraint: string) =>
      scoresOf({ resources: RESOURCES, constraints: constraint + location("B", "n3", "9") }, "A");
    const none = { n1: "0", n2: "0", n3: "0" };
    expect(scores('<rsc_colocation id="c" rsc="A" with-rsc="X" score="INFINITY"/>')).toEqual(none);
    expect(scores('<rsc_colocation id="c" rsc="A" with-rsc="B" score="0"/>')).toEqual(none);
  });
});
