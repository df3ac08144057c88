import { describe, expect, it } from "vitest";
import { evaluate, readCib } from "../../src/index.js";
import { documentText } from "../support/cib.js";

/** Each resource has to be placed before the one that comes before it. */
function chain(length: number) {
  const ids = Array.from({ length }, (_, i) => `r${i}`);
  const resources = ids.map((id) => `<primitive id="${id}" class="ocf" provider="p" type="D"/>`);
  const constraints = ids
    .slice(1)
    .map((id, i) => `<rsc_colocation id="c${i}" rsc="${ids[i]}" with-rsc="${id}" score="INFINITY"/>`);
  return readCib(documentText({ resources: resources.join(""), constraints: constraints.join("") })).cib;
}

describe("a chain of colocations", () => {
  it("is followed for hundreds of resources", () => {
    expect(evaluate(chain(400), { now: 1 }).placements).toHaveLength(400);
  });

  it("is refused where the call stack could not hold it", () => {
    const cib = chain(5000);
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
