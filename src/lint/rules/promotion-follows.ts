import type { LintContext } from "../context.js";
import { isPromotable } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

function* find({ relations, resources }: LintContext): Generator<Found, void, undefined> {
  for (const { score, one, other, oneWord, constraint, id } of relations) {
    // Actions of orders are no roles.
    const follower = resources.get(one);
    const leader = resources.get(other);
    if (score <= 0 || follower === undefined || leader === undefined) continue;
    if (!/^(?:promoted|master)$/i.test(oneWord) || !isPromotable(follower) || isPromotable(leader)) continue;
    yield {
      element: constraint,
      text: `${id} lets the promotion of ${one} follow ${other}: ${one} is promoted only where ${other} is, and nowhere while ${other} is stopped`,
    };
  }
}

export const promotionFollows: LintRule<"promotion-follows"> = {
  code: "promotion-follows",
  severity: "note",
  title: "a promotion that follows what depends on it",
  reason:
    "In a colocation the first one follows the second. An address that is to be where a service is promoted has to come first; the other way round the service is promoted where the address happens to be, and loses its role when the address stops.",
  finds: [
    "primitive db pgsql\nclone m db meta promotable=true\nprimitive ip IPaddr2\ncolocation c inf: m:Promoted ip",
    "primitive db pgsql\nclone m db meta promotable=true\nprimitive ip IPaddr2\ncolocation c inf: m:Promoted ip:Started",
  ],
  leaves: [
    "primitive db pgsql\nclone m db meta promotable=true\nprimitive ip IPaddr2\ncolocation c inf: ip m:Promoted",
    "primitive db pgsql\nclone m db meta promotable=true\nprimitive ip IPaddr2\ncolocation c inf: m ip",
  ],
  find,
};
