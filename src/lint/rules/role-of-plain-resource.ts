import type { LintContext } from "../context.js";
import { allNamed } from "../context.js";
import { isPromotable, textOf } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

const ROLES: ReadonlySet<string> = new Set(["promoted", "unpromoted", "master", "slave", "promote", "demote"]);

function isRole(word: string | undefined): word is string {
  return word !== undefined && ROLES.has(word.toLowerCase());
}

/** Whether a resource is there, and cannot be promoted. */
function isPlain({ resources }: LintContext, id: string): boolean {
  const found = resources.get(id);
  return found !== undefined && !isPromotable(found);
}

function* find(context: LintContext): Generator<Found, void, undefined> {
  for (const { constraint, id, one, other, oneWord, otherWord } of context.relations) {
    for (const [resource, word] of [[one, oneWord] as const, [other, otherWord] as const]) {
      if (!isRole(word) || !isPlain(context, resource)) continue;
      yield {
        element: constraint,
        text: `${id} is about ${resource} being ${word}, but ${resource} cannot be promoted`,
      };
    }
  }
  for (const location of context.constraints) {
    if (location.name !== "rsc_location") continue;
    const rsc = textOf(location, "rsc");
    const roles = [
      location.attributes.role,
      ...Array.from(allNamed([location], "rule"), ({ attributes }) => attributes.role),
    ];
    const word = roles.find(isRole);
    if (word === undefined || !isPlain(context, rsc)) continue;
    yield {
      element: location,
      text: `${textOf(location, "id")} is about ${rsc} being ${word}, but ${rsc} cannot be promoted`,
    };
  }
}

export const roleOfPlainResource: LintRule<"role-of-plain-resource"> = {
  code: "role-of-plain-resource",
  severity: "warning",
  title: "a role of a resource that cannot be promoted",
  reason:
    "A constraint that speaks of the promoted or unpromoted role is passed over for a resource that has no such roles: a colocation lets the two be on different nodes, an order lets the later one start at once. Mostly the clone lacks promotable=true, or the constraint names the wrong resource.",
  finds: [
    "primitive a Dummy\nclone c a\nprimitive ip IPaddr2\ncolocation x inf: ip c:Promoted",
    "primitive a Dummy\nprimitive ip IPaddr2\norder x a:promote ip:start",
  ],
  leaves: [
    "primitive a Dummy\nclone c a meta promotable=true\nprimitive ip IPaddr2\ncolocation x inf: ip c:Promoted",
    "primitive a Dummy\nprimitive ip IPaddr2\ncolocation x inf: ip a:Started",
  ],
  find,
};
