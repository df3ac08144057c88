import type { Relation } from "./relations.js";

/** A place on the way that is being searched. */
interface Stop {
  readonly at: string;
  readonly by: Relation | undefined;
  next: number;
}

/**
 * The first circle in some relations, as the relations in it. Does not recurse: there may be many.
 * @param ends from where a relation leads to where
 */
export function circleOf(
  relations: readonly Relation[],
  ends: (relation: Relation) => readonly [from: string, to: string],
): readonly Relation[] | undefined {
  const next = new Map<string, Relation[]>();
  for (const relation of relations) {
    const [from] = ends(relation);
    const list = next.get(from);
    if (list === undefined) next.set(from, [relation]);
    else list.push(relation);
  }
  const done = new Set<string>();
  for (const start of next.keys()) {
    if (done.has(start)) continue;
    const path: Stop[] = [{ at: start, by: undefined, next: 0 }];
    const onPath = new Map<string, number>([[start, 0]]);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const relation = next.get(top.at)?.[top.next++];
      if (relation === undefined) {
        done.add(top.at);
        onPath.delete(top.at);
        path.pop();
        continue;
      }
      const [, to] = ends(relation);
      const seen = onPath.get(to);
      if (seen !== undefined) return [...path.slice(seen + 1).flatMap(({ by }) => by ?? []), relation];
      if (done.has(to)) continue;
      onPath.set(to, path.length);
      path.push({ at: to, by: relation, next: 0 });
    }
  }
  return undefined;
}
