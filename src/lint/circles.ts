import type { Relation } from "./relations.js";

/** A place on the way that is being searched. */
interface Stop {
  readonly at: string;
  next: number;
}

/** Some relations that lead from one to the next, the last one to where the first begins. */
export interface Circle {
  readonly relations: readonly Relation[];
  readonly last: Relation;
}

/**
 * The first circle in some relations. Does not recurse: there may be many.
 * @param ends from where a relation leads to where
 */
export function circleOf(
  relations: readonly Relation[],
  ends: (relation: Relation) => readonly [from: string, to: string],
): Circle | undefined {
  const next = new Map<string, Relation[]>();
  for (const relation of relations) {
    const [from] = ends(relation);
    const list = next.get(from);
    if (list === undefined) next.set(from, [relation]);
    else list.push(relation);
  }
  const done = new Set<string>();
  for (const start of next.keys()) {
    const path: Stop[] = [{ at: start, next: 0 }];
    /** What leads from each place on it to the next. */
    const ways: Relation[] = [];
    const onPath = new Map<string, number>([[start, 0]]);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const relation = next.get(top.at)?.[top.next++];
      if (relation === undefined) {
        done.add(top.at);
        onPath.delete(top.at);
        path.pop();
        ways.pop();
        continue;
      }
      const [, to] = ends(relation);
      const seen = onPath.get(to);
      if (seen !== undefined) return { relations: [...ways.slice(seen), relation], last: relation };
      if (done.has(to)) continue;
      onPath.set(to, path.length);
      path.push({ at: to, next: 0 });
      ways.push(relation);
    }
  }
  return undefined;
}
