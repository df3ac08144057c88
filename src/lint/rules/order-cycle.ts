import { circleOf } from "../circles.js";
import type { Relation } from "../relations.js";
import type { LintRule } from "../rule.js";

/** An order by what is done, so that a start and a stop of one resource are two things. */
function ends({ one, other, oneWord, otherWord }: Relation): readonly [first: string, then: string] {
  return [`${oneWord} of ${one}`, `${otherWord} of ${other}`];
}

export const orderCycle: LintRule<"order-cycle"> = {
  code: "order-cycle",
  severity: "warning",
  title: "orders in a circle",
  reason:
    "If the start of each of some resources waits for the start of another one of them, none is ever started: the cluster gives the transition up, or breaks the circle where nobody expects it. One of the orders has to go, or has to be optional.",
  finds: [
    "primitive a Dummy\nprimitive b Dummy\norder o1 a b\norder o2 b a",
    "primitive a Dummy\nprimitive b Dummy\nprimitive c Dummy\norder o1 a b\norder o2 b c\norder o3 c a",
  ],
  leaves: [
    "primitive a Dummy\nprimitive b Dummy\norder o1 a b\norder o2 b:stop a:stop",
    "primitive a Dummy\nprimitive b Dummy\nprimitive c Dummy\norder o1 a b\norder o2 b c\norder o3 a c",
  ],
  *find({ relations }) {
    const orders = relations.filter(({ kind, score, one, other }) => kind === "order" && score > 0 && one !== other);
    const circle = circleOf(orders, ends);
    if (circle === undefined) return;
    const said = circle.relations
      .map((each) => `the ${ends(each)[1]} waits for the ${ends(each)[0]} (${each.id})`)
      .join(", ");
    yield { element: circle.last.constraint, text: `orders in a circle: ${said}` };
  },
};
