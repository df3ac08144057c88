import { describe, expect, it } from "vitest";
import { colocation, location, order, primitive } from "../support/elements.js";
import { findingsOf } from "../support/verdict.js";

const found = (constraints: string): string[] =>
  findingsOf({ resources: [primitive("A"), primitive("B")], constraints }).map(({ text }) => text);

const GOING = "is deprecated and will be removed in a future release";

describe("what is wrong with constraints (09 §19.7)", () => {
  it.each([
    [colocation("A", "B", "1", 'id="c" rsc-role="Leader"'), ["Ignoring constraint c: Invalid role 'Leader'"]],
    [
      colocation("A", "B", "1", 'id="c" rsc-role="Slave"'),
      [`Support for the Slave role ${GOING}. Use Unpromoted instead.`],
    ],
    [
      order("A", "X", 'id="o"'),
      ["No resource, template, or tag named 'X'", "Ignoring constraint 'o' because 'X' is not a valid resource or tag"],
    ],
    [
      location("A", "n1", "1", 'id="l" resource-discovery="x"'),
      ["Invalid resource-discovery value x in location constraint"],
    ],
    [order("A", "B", 'id="o" score="1"'), [`Support for 'score' in rsc_order ${GOING} (use 'kind' instead)`]],
    [order("A", "B", 'id="o" kind="x"'), ["Resetting 'kind' for constraint o to 'Mandatory' because 'x' is not valid"]],
    [
      order("A", "B", 'id="o" kind="Serialize" symmetrical="true"'),
      ["Ignoring symmetrical for 'o' because not valid with kind of 'Serialize'"],
    ],
    [
      `<rsc_order id="o"><resource_set id="s"><resource_ref id="X"/><resource_ref id="A"/></resource_set></rsc_order>`,
      [
        "No resource, template, or tag named 'X'",
        "Ignoring resource sets for constraint 'o' because 'X' is not a valid resource or tag",
        "s: No resource found for X",
      ],
    ],
  ])("%s", (constraints, expected) => {
    expect(found(constraints)).toEqual(expected);
  });
});
