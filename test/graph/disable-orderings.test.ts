import { describe, expect, it } from "vitest";
import { meta, order, primitive } from "../support/elements.js";
import { findingsOf, inputsOf, verdictOf } from "../support/verdict.js";

describe("orderings that cannot hold (08 §8.15)", () => {
  const cluster = {
    nodes: ["n1"],
    resources: [primitive("vm", meta({ "remote-node": "guest" })), primitive("A")],
    constraints: `${order("A", "vm", 'id="o"')}<rsc_location id="l" rsc="A" node="guest" score="INFINITY"/>`,
  };
  const verdict = verdictOf(cluster);

  it("a container does not wait for what runs inside it", () => {
    expect(inputsOf(verdict, "vm_start_0")).not.toContain("A_start_0 guest");
    expect(inputsOf(verdict, "A_start_0")).toContain("vm_start_0 n1");
  });

  it("and that is told", () => {
    const found = findingsOf(cluster).filter(({ code }) => code === "order-inside-out");
    expect(found.map(({ text }) => text)).toContain("Invalid ordering constraint between A and vm");
  });
});
