import { describe, expect, it } from "vitest";
import { type Cib, evaluate, readCib } from "../../src/index.js";
import { cibOf, documentText } from "../support/cib.js";
import { colocation, location, primitive } from "../support/elements.js";

const ids = (count: number): string[] => Array.from({ length: count }, (_, i) => `r${i}`);

/** Each resource has to be placed before the one that comes before it. */
function chain(length: number, prefers: string): Cib {
  const all = ids(length);
  const together = all.slice(1).map((primary, i) => colocation(all[i] ?? "", primary, "INFINITY"));
  return cibOf({
    resources: all.map((id) => primitive(id)),
    constraints: [...together, location(prefers, "n2", "7")],
  });
}

/** The nodes on which something is placed. */
function nodesUsed(cib: Cib): ReadonlySet<string | undefined> {
  return new Set(evaluate(cib, { now: 1 }).placements.map(({ node }) => node));
}

describe("a chain of colocations", () => {
  const LONG = 800;

  it("is followed however long it is, from the first resource to the last", () => {
    expect(nodesUsed(chain(LONG, `r${LONG - 1}`))).toEqual(new Set(["n2"]));
  });

  it("is followed from the last resource back to the first", () => {
    expect(nodesUsed(chain(LONG, "r0"))).toEqual(new Set(["n2"]));
  });
});

describe("a mesh of colocations", () => {
  it("is refused where the number of ways through it has no bounds", () => {
    const all = ids(12);
    const cib = cibOf({
      resources: all.map((id) => primitive(id)),
      constraints: all.flatMap((a) => all.filter((b) => b !== a).map((b) => colocation(a, b, "INFINITY"))),
    });
    expect(() => evaluate(cib, { now: 1 })).toThrow(expect.objectContaining({ name: "CibError", code: "limit" }));
  });
});

describe("a defect", () => {
  it("is thrown as it is", () => {
    const { cib } = readCib(documentText({}));
    const defect = new RangeError("a defect of ours");
    const progress = () => {
      throw defect;
    };
    expect(() => evaluate(cib, { now: 1, progress })).toThrow(defect);
  });
});
