/** Cycles: which links close one, and what is on one together. Without recursion, as depth is the input's. */
import type { StepLink } from "./steps.js";

/** The links with those that close a cycle marked as such: a depth-first search from the first on finds them. */
export function withCyclesMarked(ids: readonly string[], links: readonly StepLink[]): readonly StepLink[] {
  const out = outgoing(links);
  const open = new Set<string>();
  const done = new Set<string>();
  const circular = new Set<StepLink>();
  for (const start of ids) {
    if (done.has(start)) continue;
    const path: { readonly id: string; readonly rest: Iterator<StepLink> }[] = [];
    const enter = (id: string): void => {
      open.add(id);
      path.push({ id, rest: (out.get(id) ?? [])[Symbol.iterator]() });
    };
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { value: link, done: ended } = top.rest.next();
      if (ended === true) {
        open.delete(top.id);
        done.add(top.id);
        path.pop();
      } else if (open.has(link.to)) circular.add(link);
      else if (!done.has(link.to)) enter(link.to);
    }
  }
  return circular.size === 0 ? links : links.map((link) => (circular.has(link) ? { ...link, kind: "circular" } : link));
}

/** For each id that of its strongly connected component: what waits for one another becomes one (Kosaraju). */
export function condensed(ids: Iterable<string>, links: readonly StepLink[]): ReadonlyMap<string, string> {
  const counted = links.filter(({ kind }) => kind !== "circular");
  const order = finished(ids, outgoing(counted));
  const before = outgoing(counted.map(({ from, to, kind }) => ({ from: to, to: from, kind })));
  const component = new Map<string, string>();
  for (const start of order.reverse()) {
    if (component.has(start)) continue;
    const open = [start];
    component.set(start, start);
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      for (const { to } of before.get(id) ?? []) {
        if (component.has(to)) continue;
        component.set(to, start);
        open.push(to);
      }
    }
  }
  return component;
}

/** In the order in which a depth-first search is done with them. */
function finished(ids: Iterable<string>, out: ReadonlyMap<string, readonly StepLink[]>): string[] {
  const seen = new Set<string>();
  const order: string[] = [];
  for (const start of ids) {
    if (seen.has(start)) continue;
    seen.add(start);
    const path = [{ id: start, at: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const link = out.get(top.id)?.[top.at++];
      if (link === undefined) {
        order.push(top.id);
        path.pop();
      } else if (!seen.has(link.to)) {
        seen.add(link.to);
        path.push({ id: link.to, at: 0 });
      }
    }
  }
  return order;
}

function outgoing(links: readonly StepLink[]): ReadonlyMap<string, readonly StepLink[]> {
  const out = new Map<string, StepLink[]>();
  for (const link of links) {
    const known = out.get(link.from);
    if (known === undefined) out.set(link.from, [link]);
    else known.push(link);
  }
  return out;
}
