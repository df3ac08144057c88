import { describe, expect, it } from "vitest";
import { meta, order, primitive } from "../support/elements.js";
import { inputsOf, verdictOf } from "../support/verdict.js";

describe("orderings that cannot hold (08 §8.15)", () => {
  const verdict = verdictOf(
    {
      nodes: ["n1"],
      resources: [primitive("vm", meta({ "remote-node": "guest" })), primitive("A")],
      constraints: `${order("A", "vm", 'id="o"')}<rsc_location id="l" rsc="A" node="guest" score="INFINITY"/>`,
    },
    { findings: true },
  );

  it("a container does not wait for what runs inside it", () => {
    expect(inputsOf(verdict, "vm_start_0")).not.toContain("A_start_0 guest");
    expect(inputsOf(verdict, "A_start_0")).toContain("vm_start_0 n1");
  });

  it("and that is told", () => {
    expect(verdict.findings.filter(({ code }) => code === "order-inside-out").map(({ text }) => text)).toContain(
      "Invalid ordering constraint between A and vm",
    );
  });
});
