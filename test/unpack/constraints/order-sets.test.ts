import { describe, expect, it } from "vitest";
import { unpackConstraints } from "../../../src/unpack/constraints/index.js";
import { primitive } from "../../support/elements.js";
import { configured } from "../../support/model.js";

/** The orderings that sets of A, B, C and D lead to: `A_start_0 B_start_0`. */
function orderings(sets: string, attributes = ""): string[] {
  const ws = configured({
    resources: ["A", "B", "C", "D"].map((id) => primitive(id)),
    constraints: `<rsc_order id="o" ${attributes}>${sets}</rsc_order>`,
  });
  unpackConstraints(ws);
  return ws.orderings.map(({ firstKey, thenKey }) => `${firstKey} ${thenKey}`);
}

const set = (ids: string, attributes = ""): string =>
  `<resource_set id="s${ids}" ${attributes}>${[...ids].map((id) => `<resource_ref id="${id}"/>`).join("")}</resource_set>`;

describe("order inside a set (04 §14.8)", () => {
  it("is one after the other, and back when they stop", () => {
    expect(orderings(set("ABC"))).toEqual([
      "A_start_0 B_start_0",
      "B_start_0 C_start_0",
      "B_stop_0 A_stop_0",
      "C_stop_0 B_stop_0",
    ]);
  });

  it("is not the other way round if it is asymmetric, and none if not sequential", () => {
    expect(orderings(set("AB"), 'symmetrical="false"')).toEqual(["A_start_0 B_start_0"]);
    expect(orderings(set("AB", 'sequential="false"'))).toEqual([]);
  });

  it("is each with every later one for Serialize", () => {
    expect(orderings(set("ABC"), 'kind="Serialize"')).toEqual([
      "A_start_0 B_start_0",
      "A_start_0 C_start_0",
      "B_start_0 C_start_0",
    ]);
  });

  it("is of the set's own action", () => {
    expect(orderings(set("AB", 'action="promote"'))).toEqual(["A_promote_0 B_promote_0", "B_demote_0 A_demote_0"]);
  });

  it("ends at a member that is unknown", () => {
    expect(orderings(set("AX") + set("B"))).toEqual([]);
  });
});

describe("order of two sets (04 §14.9)", () => {
  it("ties the last of the first to the first of the second, if they say that they are sequential (§20.2)", () => {
    const made = orderings(set("AB", 'sequential="true"') + set("CD", 'sequential="true"'), 'symmetrical="false"');
    expect(made.filter((text) => !["A_start_0 B_start_0", "C_start_0 D_start_0"].includes(text))).toEqual([
      "B_start_0 C_start_0",
    ]);
  });

  it("ties all of a set that is not sequential", () => {
    const parallel = 'sequential="false"';
    expect(orderings(set("AB", parallel) + set("CD", parallel), 'symmetrical="false"')).toEqual([
      "A_start_0 C_start_0",
      "A_start_0 D_start_0",
      "B_start_0 C_start_0",
      "B_start_0 D_start_0",
    ]);
  });

  it("needs one of the first only with require-all=false", () => {
    const any = set("AB", 'sequential="false" require-all="false"');
    expect(orderings(any + set("C"), 'symmetrical="false"')).toEqual([
      "A_start_0 one-or-more:sAB",
      "B_start_0 one-or-more:sAB",
      "one-or-more:sAB C_start_0",
    ]);
  });
});
