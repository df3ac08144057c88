import { circleOf } from "../circles.js";
import type { Relation } from "../relations.js";
import type { LintRule } from "../rule.js";

/** A colocation by what follows what, so that different roles of one resource are different things. */
function ends({ one, other, oneWord, otherWord }: Relation): readonly [follower: string, leader: string] {
  return [`${one} ${oneWord}`, `${other} ${otherWord}`];
}

export const colocationCycle: LintRule<"colocation-cycle"> = {
  code: "colocation-cycle",
  severity: "warning",
  title: "colocations in a circle",
  reason:
    "A colocation makes one resource follow another, which is placed first. In a circle each would have to be placed before the others: the cluster breaks it at the resource that it happens to come to first, and that one is placed without regard to where the others can run. One colocation is enough to keep two resources together.",
  finds: [
    "primitive a Dummy\nprimitive b Dummy\ncolocation c1 inf: a b\ncolocation c2 inf: b a",
    "primitive a Dummy\nprimitive b Dummy\nprimitive c Dummy\ncolocation c1 inf: a b\ncolocation c2 inf: b c\ncolocation c3 inf: c a",
  ],
  leaves: [
    "primitive a Dummy\nprimitive b Dummy\nprimitive c Dummy\ncolocation c1 inf: a b\ncolocation c2 inf: b c\ncolocation c3 inf: a c",
    "primitive a Dummy\nprimitive b Dummy\ncolocation c1 -inf: a b\ncolocation c2 -inf: b a",
  ],
  *find({ relations }) {
    const together = relations.filter(
      ({ kind, score, one, other }) => kind === "colocation" && score === Number.POSITIVE_INFINITY && one !== other,
    );
    const circle = circleOf(together, ends);
    if (circle === undefined) return;
    const { last } = circle;
    const said = circle.relations.map(({ one, other, id }) => `${one} follows ${other} (${id})`).join(", ");
    const remedy = last.inSets
      ? undefined
      : ({
          text: `remove ${last.id}`,
          edits: [{ kind: "remove", ids: [last.id], of: "constraint" }],
          safe: false,
        } as const);
    yield { element: last.constraint, text: `colocations in a circle: ${said}`, remedy };
  },
};
