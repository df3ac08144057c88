import { INFINITY } from "../policy/score.js";
import type { ActionRecord } from "../verdict/graph.js";
import type { Book } from "./book.js";
import type { Context } from "./context.js";
import { capital } from "./sentence.js";
import { directTies, type Tie } from "./ties.js";
import { actionText } from "./why/actions.js";
import { stickinessOf } from "./why/contributions.js";
import { fencingStateNotes } from "./why/fencing.js";
import { factText, nodeWord, scoreText } from "./words.js";

/**
 * What else there is to say about a resource: what is going on and what is left over, its thresholds and its ties.
 * @param leaf whose scores are looked at, towards another node if one is given
 */
export function notesAbout(context: Context, id: string, leaf = id, other?: string): readonly string[] {
  const { book } = context;
  return [
    ...stateNotes(book, id),
    ...awaitedNotes(context, id),
    ...lostNotes(book, id),
    ...thresholdNotes(book, leaf, other),
    ...relationNotes(book, id),
  ];
}

/** What ties a resource, and what is missing: an ordering without the colocation that one would expect beside it. */
function relationNotes(book: Book, id: string): readonly string[] {
  const names = new Set(book.lineage(id).map(({ resource }) => resource));
  const facts = new Set<Tie>();
  for (const fact of book.aboutLineage(id)) if (fact.code === "colocation" || fact.code === "order") facts.add(fact);
  const missing = new Set<string>();
  const top = book.topOf(id);
  for (const fact of facts) {
    if (fact.code !== "order" || fact.kind !== "Mandatory") continue;
    const mine = fact.then.some((each) => names.has(each));
    for (const other of mine ? fact.first : fact.then) {
      if (directTies(book, id, other).some(({ code }) => code === "colocation")) continue;
      missing.add(
        `${top} is only ordered with ${other} (${fact.constraint}): no colocation ties the places of the two, so they may run on different nodes.`,
      );
    }
  }
  return [...missing, ...[...facts].map((fact) => `${capital(factText(fact))}.`)];
}

/** What else is going on: operations that have not ended yet, and what is left over although it says nothing any more. */
function stateNotes(book: Book, id: string): readonly string[] {
  return book.aboutLineage(id).flatMap((fact) => {
    if (fact.code === "location-without-node") return [`${factText(fact)}.`];
    if (fact.code === "operation-pending") return [`${capital(factText(fact))}.`];
    if (fact.code !== "location" || fact.leftOver === undefined || fact.scores.length > 0) return [];
    return [`${factText(fact)}; it can be cleared.`];
  });
}

/** Operations of other resources that have not ended yet, and that those of a resource wait for. */
function awaitedNotes({ book, progress }: Context, id: string): readonly string[] {
  const own = new Set<string | undefined>(book.leaves(id).map(({ resource }) => resource));
  const actions = book.leaves(id).flatMap(({ resource }) => book.actions(resource));
  const inputs = actions.flatMap((action) => (action.inGraph ? progress.inputs(action) : []));
  return inputs.flatMap((input) =>
    !own.has(input.resource) && isUnderWay(book, input)
      ? [`${book.name(id)} waits for ${actionText(book, input)}, which has not ended yet.`]
      : [],
  );
}

/** Whether an action is one that was begun already. */
export function isUnderWay(book: Book, { resource, node, task, key }: ActionRecord): boolean {
  const begun = key.endsWith("_monitor_0") ? "probe" : task;
  return book
    .about(resource)
    .some((fact) => fact.code === "operation-pending" && fact.node === node && fact.task === begun);
}

/** What bears upon the fencing of the nodes that a resource is on. */
function lostNotes(book: Book, id: string): readonly string[] {
  const nodes = new Set(book.leaves(id).flatMap(({ active }) => active));
  return [...nodes].flatMap((node) => fencingStateNotes(book, node));
}

/** How many nodes a threshold is told of. */
const MOST_THRESHOLDS = 3;

/**
 * How much holds a group where it is, and from which score on a primitive or group would go to another node; nothing of
 * instances, which have their nodes by what all of them prefer.
 */
function thresholdNotes(book: Book, id: string, other?: string): readonly string[] {
  const leaf = book.leaves(id)[0];
  if (leaf?.node === undefined || !leaf.active.includes(leaf.node) || !leaf.managed) return [];
  const here = book.score(leaf.resource, leaf.node);
  if (here === undefined || here.score >= INFINITY) return [];
  if (book.cloneOf(leaf.resource) !== undefined || book.around(leaf.resource, "bundle") !== undefined) return [];
  const notes: string[] = [];
  const total = stickinessOf(book, leaf.resource, leaf.node);
  const group = book.around(leaf.resource, "group");
  if (total > 0 && group !== undefined) {
    const members = book.children(group).length;
    notes.push(
      `The stickiness of the ${members} members of ${group} adds up to ${scoreText(total)} on ${nodeWord(leaf.node)}.`,
    );
  }
  const full = new Set(
    book.aboutLineage(leaf.resource).map((fact) => (fact.code === "capacity" ? fact.node : undefined)),
  );
  for (const [node, score] of book.scores(leaf.resource)) {
    if (
      notes.length >= MOST_THRESHOLDS ||
      score.score < 0 ||
      score.score >= here.score ||
      (other !== undefined && other !== node)
    )
      continue;
    if (book.unavailable(node).length > 0 || full.has(node)) continue;
    const missing = here.score - score.score + 1;
    notes.push(
      `It would move to ${nodeWord(node)} from a score of ${scoreText(here.score + 1)} there on, ${missing} more than now${raisedLocations(book, leaf.resource, node, missing)}.`,
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
