import type { Relation } from "../relations.js";
import type { LintRule } from "../rule.js";

/** An order by what is done, so that a start and a stop of one resource are two things. */
function ends({ one, other, oneWord = "start", otherWord }: Relation): readonly [first: string, then: string] {
  return [`${oneWord} of ${one}`, `${otherWord ?? oneWord} of ${other}`];
}

/** The first circle that is found, as the orders in it. Does not recurse: there may be many orders. */
function circleIn(orders: readonly Relation[]): readonly Relation[] | undefined {
  const next = new Map<string, Relation[]>();
  for (const order of orders) {
    const [first] = ends(order);
    const list = next.get(first);
    if (list === undefined) next.set(first, [order]);
    else list.push(order);
  }
  const done = new Set<string>();
  for (const start of next.keys()) {
    if (done.has(start)) continue;
    const path: { readonly at: string; readonly by: Relation | undefined; next: number }[] = [
      { at: start, by: undefined, next: 0 },
    ];
    const onPath = new Map<string, number>([[start, 0]]);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const order = next.get(top.at)?.[top.next++];
      if (order === undefined) {
        done.add(top.at);
        onPath.delete(top.at);
        path.pop();
        continue;
      }
      const [, then] = ends(order);
      const seen = onPath.get(then);
      if (seen !== undefined) return [...path.slice(seen + 1).flatMap(({ by }) => by ?? []), order];
      if (done.has(then)) continue;
      onPath.set(then, path.length);
      path.push({ at: then, by: order, next: 0 });
    }
  }
  return undefined;
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
    const circle = circleIn(orders);
    const last = circle?.at(-1);
    if (circle === undefined || last === undefined) return;
    const said = circle.map((each) => `the ${ends(each)[1]} waits for the ${ends(each)[0]} (${each.id})`).join(", ");
    yield { element: last.constraint, text: `orders in a circle: ${said}` };
  },
};
