import { describe, expect, it } from "vitest";
import { colocation, primitive } from "../../support/elements.js";
import { findingsOf, verdictOf } from "../../support/verdict.js";

const together = (roles: string) => ({
  nodes: ["n1", "n2"],
  resources: [primitive("A"), primitive("B")],
  constraints: [colocation("A", "B", "-INFINITY", `id="c" ${roles}`)],
});

const nodes = (roles: string): string[] => verdictOf(together(roles)).placements.flatMap(({ node }) => node ?? []);

describe("roles of constraints (04 §5.2)", () => {
  it("a constraint for a role that is none does not count, which is told", () => {
    expect(findingsOf(together('rsc-role="Leader"')).map(({ code }) => code)).toContain("constraint-role");
    expect(findingsOf(together('rsc-role="Started"')).map(({ code }) => code)).not.toContain("constraint-role");
  });

  it("started is any role", () => {
    expect(new Set(nodes('rsc-role="Started"')).size).toBe(2);
  });
});
