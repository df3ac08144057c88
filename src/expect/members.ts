import type { View, Whereabout } from "../scenario/outcome.js";
import { withoutNumber } from "../scenario/places.js";
import type { Verdict } from "../verdict/verdict.js";

/** The primitives that a resource stands for, by the ids of the configuration; `undefined`: there is no such resource. */
export function primitivesOf({ placements }: Pick<Verdict, "placements">, id: string): readonly string[] | undefined {
  const inside = new Set<string>();
  const found = new Set<string>();
  for (const { resource, variant, parent } of placements) {
    const wanted = resource === id || withoutNumber(resource) === id || (parent !== undefined && inside.has(parent));
    if (!wanted) continue;
    inside.add(resource);
    if (variant === "primitive") found.add(withoutNumber(resource));
  }
  return inside.size === 0 ? undefined : [...found];
}

/** Where a primitive runs: what has failed does not. */
export function runningOn({ places }: Pick<View, "places">, primitive: string): readonly Whereabout[] {
  return (places.get(primitive) ?? []).filter(({ failed }) => !failed);
}

/** Names of the nodes on which all primitives of a resource run. */
export function nodesOf(view: Pick<View, "places" | "verdict">, resource: string): ReadonlySet<string> {
  const lists = (primitivesOf(view.verdict, resource) ?? []).map((each) =>
    runningOn(view, each).map(({ node }) => node),
  );
  const [first = [], ...others] = lists;
  return new Set(first.filter((node) => others.every((list) => list.includes(node))));
}

/** Names of the nodes on which any primitive of a resource runs. */
export function touchedNodes(view: Pick<View, "places" | "verdict">, resource: string): ReadonlySet<string> {
  const primitives = primitivesOf(view.verdict, resource) ?? [];
  return new Set(primitives.flatMap((each) => runningOn(view, each).map(({ node }) => node)));
}

/** Whether every primitive of a resource runs somewhere. */
export function runs(view: Pick<View, "places" | "verdict">, resource: string): boolean {
  const primitives = primitivesOf(view.verdict, resource) ?? [];
  return primitives.length > 0 && primitives.every((each) => runningOn(view, each).length > 0);
}
