import type { FactOf } from "../verdict/fact.js";
import type { Book } from "./book.js";

/** A relation between resources that a constraint makes. */
export type Tie = FactOf<"colocation"> | FactOf<"order">;

/** The ids by which constraints can name a resource: itself, what it is part of, and everything below it. */
export function namesOf(book: Book, id: string): ReadonlySet<string> {
  const names = new Set(book.lineage(id).map(({ resource }) => resource));
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    names.add(at);
    for (const { resource } of book.children(at)) open.push(resource);
  }
  return names;
}

function endsOf(tie: Tie): readonly [readonly string[], readonly string[]] {
  return tie.code === "colocation" ? [[tie.dependent], [tie.primary]] : [tie.first, tie.then];
}

/** All colocations and orderings of the configuration, each once. */
function tiesOf(book: Book): readonly Tie[] {
  return [...book.withCode("colocation"), ...book.withCode("order")];
}

/** The relations that tie two resources, or what they are part of, directly. */
export function directTies(book: Book, a: string, b: string): readonly Tie[] {
  const one = namesOf(book, a);
  const other = namesOf(book, b);
  const ties = new Set<Tie>();
  for (const tie of tiesOf(book)) {
    const [from, to] = endsOf(tie);
    const forth = from.some((id) => one.has(id)) && to.some((id) => other.has(id));
    const back = from.some((id) => other.has(id)) && to.some((id) => one.has(id));
    if (forth || back) ties.add(tie);
  }
  return [...ties];
}

/** The shortest way of relations from one resource to another through others; empty if there is none. */
export function tiesThrough(book: Book, a: string, b: string): readonly Tie[] {
  const target = namesOf(book, b);
  const came = new Map<string, { readonly tie: Tie; readonly from: string } | undefined>();
  const queue: string[] = [];
  for (const name of namesOf(book, a)) {
    came.set(name, undefined);
    queue.push(name);
  }
  const byName = new Map<string, Tie[]>();
  for (const tie of tiesOf(book)) for (const id of endsOf(tie).flat()) byName.set(id, [...(byName.get(id) ?? []), tie]);
  for (const at of queue) {
    if (target.has(at)) return wayTo(came, at);
    for (const tie of byName.get(at) ?? []) {
      for (const end of endsOf(tie).flat()) {
        for (const name of namesOf(book, end)) {
          if (came.has(name)) continue;
          came.set(name, { tie, from: at });
          queue.push(name);
        }
      }
    }
  }
  return [];
}

function wayTo(
  came: ReadonlyMap<string, { readonly tie: Tie; readonly from: string } | undefined>,
  end: string,
): readonly Tie[] {
  const way: Tie[] = [];
  for (let step = came.get(end); step !== undefined; step = came.get(step.from)) way.push(step.tie);
  return way.reverse();
}
