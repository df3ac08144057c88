import { booleanOr } from "../../base/number.js";
import type { LintContext } from "../context.js";
import type { Relation } from "../relations.js";
import type { Found, LintRule } from "../rule.js";

/** What undoes an action. */
const OPPOSITE: ReadonlyMap<string, string> = new Map([
  ["stop", "start"],
  ["demote", "promote"],
]);

/** What mandatory orders say: an action of one before another, in either form. */
function mandatory(relations: readonly Relation[]): ReadonlySet<string> {
  const orders = relations.filter(({ score }) => score > 0);
  return new Set(orders.map(({ one, other, oneWord }) => `${oneWord} ${one} ${other}`));
}

function* find({ relations }: LintContext): Generator<Found, void, undefined> {
  const all = mandatory(relations);
  for (const { score, one, other, oneWord, constraint, id } of relations) {
    // Roles of colocations have no opposite.
    const up = OPPOSITE.get(oneWord);
    const isHalf = !booleanOr(constraint.attributes.symmetrical, true);
    if (score <= 0 || up === undefined || !isHalf) continue;
    if (all.has(`${up} ${other} ${one}`)) continue;
    yield {
      element: constraint,
      text: `${id} says that ${one} has to ${oneWord} before ${other} does, but no mandatory order says that ${other} has to ${up} before ${one}; where ${one} can migrate, its migration ends with a stop that this order ties too`,
    };
  }
}

export const halfOrder: LintRule<"half-order"> = {
  code: "half-order",
  severity: "note",
  title: "the way down of an order without the way up",
  reason:
    "An order with symmetrical=false says one direction only. With the stops ordered and the starts not, or only optionally, what was stopped first may start before what it needs; and a live migration, which ends with a stop, waits as a stop does. One symmetrical order says both.",
  finds: [
    "primitive d Dummy\nprimitive vm VirtualDomain\norder o vm:stop d:stop symmetrical=false",
    "primitive d Dummy\nprimitive vm VirtualDomain\norder o vm:stop d:stop symmetrical=false\norder p Optional: d vm symmetrical=false",
  ],
  leaves: [
    "primitive d Dummy\nprimitive vm VirtualDomain\norder o d vm",
    "primitive d Dummy\nprimitive vm VirtualDomain\norder o vm:stop d:stop symmetrical=false\norder p Mandatory: d vm symmetrical=false",
  ],
  find,
};
