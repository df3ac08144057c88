import type { Element } from "../../cib/element.js";
import type { LintContext } from "../context.js";
import type { Found, LintRule } from "../rule.js";
import { Ties } from "../ties.js";

function* find(context: LintContext): Generator<Found, void, undefined> {
  const ties = new Ties(context, "order");
  const said = new Set<Element>();
  for (const { score, one, other, constraint, id } of context.relations) {
    // An order ties its own two.
    if (score !== Number.POSITIVE_INFINITY || ties.has(one, other)) continue;
    if (said.has(constraint)) continue;
    said.add(constraint);
    const text = `${id} keeps ${one} where ${other} is, but no order says which starts first: both start at the same time`;
    yield { element: constraint, text };
  }
}

export const colocationWithoutOrder: LintRule<"colocation-without-order"> = {
  code: "colocation-without-order",
  severity: "note",
  title: "a colocation without the order that it seems to need",
  reason:
    "A colocation says where, not when. What needs another one on its node mostly needs it to run before, too; without an order both are started, and stopped, at the same time. That is right for services that only happen to share a node.",
  finds: [
    "primitive ip IPaddr2\nprimitive web nginx\ncolocation c inf: web ip",
    "primitive fs Filesystem\nprimitive db pgsql\nprimitive ip IPaddr2\ngroup g db ip\ncolocation c inf: g fs",
  ],
  leaves: [
    "primitive ip IPaddr2\nprimitive web nginx\ncolocation c inf: web ip\norder o ip web",
    "primitive ip IPaddr2\nprimitive web nginx\ncolocation c 100: web ip",
  ],
  find,
};
