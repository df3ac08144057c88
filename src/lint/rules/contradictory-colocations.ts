import type { Relation } from "../relations.js";
import type { LintRule } from "../rule.js";

const POSITIVE = Number.POSITIVE_INFINITY;

function roles({ oneWord, otherWord }: Relation, turned: boolean): string {
  return turned ? `${otherWord} ${oneWord}` : `${oneWord} ${otherWord}`;
}

export const contradictoryColocations: LintRule<"contradictory-colocations"> = {
  code: "contradictory-colocations",
  severity: "warning",
  title: "colocations that contradict each other",
  reason:
    "Two resources that must run together and must not run together leave no node for the one that follows: it stays stopped. Often one of the two is left over from a trial.",
  finds: [
    "primitive a Dummy\nprimitive b Dummy\ncolocation c1 inf: a b\ncolocation c2 -inf: a b",
    "primitive a Dummy\nprimitive b Dummy\ncolocation c1 inf: a b\ncolocation c2 -inf: b a",
  ],
  leaves: [
    "primitive a Dummy\nprimitive b Dummy\ncolocation c1 inf: a b\ncolocation c2 -100: a b",
    "primitive a Dummy\nprimitive b Dummy\nclone c b meta promotable=true\ncolocation c1 inf: a c:Promoted\ncolocation c2 -inf: a c:Unpromoted",
  ],
  *find({ relations }) {
    const together = new Map<string, Relation>();
    const key = (each: Relation, turned = false): string =>
      [...(turned ? [each.other, each.one] : [each.one, each.other]), roles(each, turned)].join(" ");
    // What an order says of actions is nothing about roles.
    const all = relations.filter(({ one, other }) => one !== other);
    for (const each of all) if (each.score === POSITIVE) together.set(key(each), each);
    for (const apart of all) {
      if (apart.score !== -POSITIVE) continue;
      const same = together.get(key(apart)) ?? together.get(key(apart, true));
      if (same === undefined) continue;
      const text = `${apart.id} keeps ${apart.one} and ${apart.other} apart, ${same.id} keeps them together`;
      yield {
        element: apart.constraint,
        text,
        remedy: {
          text: `remove ${apart.id}`,
          edits: [{ kind: "remove", ids: [apart.id], of: "constraint" }],
          safe: false,
        },
      };
    }
  },
};
