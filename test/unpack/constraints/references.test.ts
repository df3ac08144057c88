import { describe, expect, it } from "vitest";
import { primitive } from "../../support/elements.js";
import { scoresOf } from "../../support/verdict.js";

/** The score of A on n1 under a location constraint on a set that names the tag `t0`. */
function scoreWithTags(tags: string): string | undefined {
  const set = '<resource_set id="s"><resource_ref id="t0"/></resource_set>';
  const constraints = `<rsc_location id="l" node="n1" score="5">${set}</rsc_location>`;
  return scoresOf({ nodes: 1, resources: primitive("A"), constraints, more: `<tags>${tags}</tags>` }, "A").n1;
}

const tag = (id: string, ...references: string[]): string =>
  `<tag id="${id}">${references.map((reference) => `<obj_ref id="${reference}"/>`).join("")}</tag>`;

describe("tags in resource sets (04 §4.3)", () => {
  it("are expanded recursively", () => {
    expect(scoreWithTags(tag("t0", "t1") + tag("t1", "A"))).toBe("5");
  });

  it("that lead back to themselves come to an end", () => {
    expect(scoreWithTags(tag("t0", "t1", "A") + tag("t1", "t0"))).toBe("5");
  });

  it("that multiply beyond all bounds make the set invalid, not the evaluation endless", () => {
    const levels = Array.from({ length: 30 }, (_, i) => {
      const next = i === 29 ? "A" : `t${i + 1}`;
      return tag(`t${i}`, `x${i}`, `y${i}`) + tag(`x${i}`, next) + tag(`y${i}`, next);
    });
    expect(scoreWithTags(levels.join(""))).toBe("0");
  });
});
