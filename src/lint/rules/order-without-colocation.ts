import type { Element } from "../../cib/element.js";
import type { LintContext } from "../context.js";
import type { Found, LintRule } from "../rule.js";
import { isEverywhere, Ties } from "../ties.js";

function* find(context: LintContext): Generator<Found, void, undefined> {
  const ties = new Ties(context, "colocation");
  const said = new Set<string | Element>();
  for (const order of context.relations) {
    const { score, one, other, constraint, id, oneWord } = order;
    // A colocation ties its own two.
    if (score <= 0 || ties.has(one, other)) continue;
    if (oneWord !== "start" && oneWord !== "promote") continue;
    if (isEverywhere(context.resources.get(one)) || isEverywhere(context.resources.get(other))) continue;
    const pair = `${one} ${other}`;
    if (said.has(pair) || said.has(constraint)) continue;
    said.add(pair).add(constraint);
    const done = oneWord === "promote" ? "promoted" : "started";
    const text = `${id} lets ${other} wait until ${one} is ${done}, but no colocation ties them: they may be on different nodes`;
    yield { element: constraint, text };
  }
}

export const orderWithoutColocation: LintRule<"order-without-colocation"> = {
  code: "order-without-colocation",
  severity: "note",
  title: "an order without the colocation that it seems to need",
  reason:
    "An order says when, not where. A service that needs another one on its own node needs a colocation with it besides, or both in a group. An order alone is right only if the other one is reached over the network.",
  finds: [
    "primitive ip IPaddr2\nprimitive web nginx\norder o ip web",
    "primitive db pgsql\nclone m db meta promotable=true\nprimitive ip IPaddr2\norder o m:promote ip:start",
  ],
  leaves: [
    "primitive ip IPaddr2\nprimitive web nginx\norder o ip web\ncolocation c inf: web ip",
    "primitive dlm ocf:pacemaker:controld\nclone d dlm\nprimitive fs Filesystem\norder o d fs",
  ],
  find,
};
