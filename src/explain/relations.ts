import type { ConstraintFact } from "../verdict/fact.js";
import type { Book } from "./book.js";
import { stickinessOf } from "./contributions.js";
import { directTies, type Tie } from "./ties.js";
import { factText, scoreText } from "./words.js";

/** What ties a resource, and what is missing: an ordering without the colocation that one would expect beside it. */
export function relationNotes(
  book: Book,
  id: string,
): { readonly notes: readonly string[]; readonly facts: readonly ConstraintFact[] } {
  const names = new Set(book.lineage(id).map(({ resource }) => resource));
  const facts = new Set<Tie>();
  for (const fact of book.aboutLineage(id)) if (fact.code === "colocation" || fact.code === "order") facts.add(fact);
  const notes = [...facts].map((fact) => `${factText(fact)}.`);
  for (const fact of facts) {
    if (fact.code !== "order" || fact.kind !== "Mandatory") continue;
    const mine = fact.then.some((each) => names.has(each));
    for (const other of mine ? fact.first : fact.then) {
      if (directTies(book, id, other).some(({ code }) => code === "colocation")) continue;
      const top = book.lineage(id).at(-1)?.resource ?? id;
      notes.push(
        `${top} is only ordered with ${other} (${fact.constraint}): no colocation ties the places of the two, so they may run on different nodes.`,
      );
    }
  }
  return { notes, facts: [...facts] };
}

/** How much holds a group where it is, and from which score on it would go to another node. */
export function thresholdNotes(book: Book, id: string, other?: string): readonly string[] {
  const leaf = book.leaves(id)[0];
  if (leaf?.node === undefined || !leaf.active.includes(leaf.node)) return [];
  const here = book.scores(leaf.resource).get(leaf.node);
  if (here === undefined || here.score < 0 || here.score >= 1_000_000) return [];
  const notes: string[] = [];
  const total = stickinessOf(book, leaf.resource, leaf.node);
  const group = book.lineage(leaf.resource).find(({ variant }) => variant === "group")?.resource;
  if (total > 0 && group !== undefined) {
    const members = book.children(group).length;
    notes.push(`The stickiness of the ${members} members of ${group} adds up to ${scoreText(total)} on ${leaf.node}.`);
  }
  for (const [node, score] of book.scores(leaf.resource)) {
    if (node === leaf.node || score.score < 0 || score.score >= here.score || (other !== undefined && other !== node))
      continue;
    if (book.unavailable(node).length > 0) continue;
    const missing = here.score - score.score + 1;
    notes.push(
      `It would move to ${node} from a score of ${scoreText(here.score + 1)} there on, ${missing} more than now${raisedLocations(book, leaf.resource, node, missing)}.`,
    );
  }
  return notes;
}

function raisedLocations(book: Book, id: string, node: string, missing: number): string {
  for (const fact of book.aboutLineage(id)) {
    if (fact.code !== "location" || fact.role !== undefined) continue;
    const on = fact.scores.find((each) => each.node === node && each.score > 0);
    if (on !== undefined)
      return ` (${fact.constraint} with ${scoreText(on.score + missing)} in place of ${scoreText(on.score)})`;
  }
  return "";
}
