/** The constraints behind causes, as facts. */
import type { ColocationCause, PreferenceCause } from "../../verdict/cause.js";
import type { Fact, FactOf, LocationScoreFact } from "../../verdict/fact.js";
import type { Book } from "../book.js";

/** What a location, or the rule of one, says of a resource, or of what it is part of, on a node. */
export function locationOn(
  book: Book,
  id: string,
  node: string,
  constraint: string,
): { readonly fact: FactOf<"location">; readonly on: LocationScoreFact } | undefined {
  for (const fact of book.aboutLineage(id)) {
    if (fact.code !== "location" || (fact.constraint !== constraint && fact.rule !== constraint)) continue;
    const on = fact.scores.find((each) => each.node === node);
    if (on !== undefined) return { fact, on };
  }
  return undefined;
}

/** The colocation behind a cause. */
export function colocationOf(
  book: Book,
  { id, dependent, primary }: ColocationCause,
): FactOf<"colocation"> | undefined {
  const between = book.colocations(dependent).filter((each) => each.primary === primary);
  // Inside a set of resources the cause has the id of the set.
  return between.find(({ constraint }) => constraint === id) ?? (id.startsWith("#") ? undefined : between[0]);
}

/** The colocations through which a preference came. */
export function preferenceFacts(
  book: Book,
  id: string,
  { id: constraint, source }: PreferenceCause,
): readonly FactOf<"colocation">[] {
  if (constraint.startsWith("#")) return [];
  const within = new Set([id, source].flatMap((each) => book.lineage(each).map(({ resource }) => resource)));
  const touching = [...within].flatMap((each) => book.colocations(each));
  const named = touching.filter((each) => each.constraint === constraint);
  // Inside a set of resources the cause has the id of the set.
  const found =
    named.length > 0 ? named : touching.filter((each) => within.has(each.dependent) && within.has(each.primary));
  return [...new Set(found)];
}

/** The facts that name a resource or what it is part of, but no other instance of that. */
export function aboutItself(book: Book, id: string): readonly Fact[] {
  return book.lineage(id).flatMap(({ resource }) => book.about(resource));
}
