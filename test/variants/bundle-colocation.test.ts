import { describe, expect, it } from "vitest";
import { CibError } from "../../src/index.js";
import { colocation, FENCED, location, primitive } from "../support/elements.js";
import { started } from "../support/history.js";
import { scoreLines, verdictOf } from "../support/verdict.js";

function bundle(id: string, attributes: string, network: string, inside = ""): string {
  return `<bundle id="${id}"><docker image="image" ${attributes}/>${network}${inside}</bundle>`;
}

describe("a bundle and what is colocated with it", () => {
  const one = bundle("bun", 'replicas="1"', '<network ip-range-start="10.0.0.1"/>');

  it("repeats the first colocation and loses the others at a container (06 §17 trap 1)", () => {
    const verdict = verdictOf({
      resources: one + primitive("A") + primitive("B"),
      constraints:
        colocation("A", "bun", "500000") +
        colocation("B", "bun", "500000") +
        location("A", "n2", "100") +
        location("B", "n3", "300"),
    });
    expect(scoreLines(verdict, "pcmk__primitive_assign: bun-docker-0")).toEqual([
      "pcmk__primitive_assign: bun-docker-0 on n1: 0",
      "pcmk__primitive_assign: bun-docker-0 on n2: 100",
      "pcmk__primitive_assign: bun-docker-0 on n3: 0",
    ]);
  });

  it("is listed again at every call (06 §17 trap 3)", () => {
    const verdict = verdictOf({
      resources: primitive("A") + one,
      constraints: colocation("A", "bun", "INFINITY"),
    });
    expect(scoreLines(verdict, "pcmk__bundle_assign: bun on n1")).toHaveLength(2);
  });

  it("binds a dependent to the nodes of its containers (06 §9.6)", () => {
    const verdict = verdictOf({
      resources: bundle("bun", 'replicas="2"', '<network control-port="9999"/>') + primitive("A"),
      constraints: location("bun", "n1", "-INFINITY") + colocation("A", "bun", "INFINITY"),
    });
    expect(scoreLines(verdict, "pcmk__primitive_assign: A ")).toEqual([
      "pcmk__primitive_assign: A on n1: -INFINITY",
      "pcmk__primitive_assign: A on n2: 0",
      "pcmk__primitive_assign: A on n3: 0",
    ]);
  });
});

describe("a bundle whose primitive is colocated with the bundle itself (06 §17 trap 3)", () => {
  it("is refused, where the reference dies of its stack", () => {
    const evaluation = () =>
      verdictOf({
        nodes: 1,
        resources: bundle("bun", 'replicas="2"', '<network control-port="9999"/>', primitive("app")),
        constraints: colocation("app", "bun", "-10"),
        options: FENCED,
        // The constraint finds the primitive by the name that its history has.
        history: { "bun-1": [started("app")] },
      });
    expect(evaluation).toThrow(CibError);
    expect(evaluation).toThrow("where bun can be depends on where bun itself is, by way of app-with-bun");
  });
});
