import { INFINITY } from "../../policy/score.js";
import type { FactCode, FactOf } from "../../verdict/fact.js";
import type { ActionRecord } from "../../verdict/graph.js";
import type { Book } from "../book.js";
import type { Context } from "../context.js";
import { factText, listOf, nodeStatesText, nodeWord, taskText } from "../words.js";
import { whyUnfenceable } from "./fencing.js";
import type { Inquiry } from "./inquiry.js";
import { managementFacts, whyBlockedFacts } from "./management.js";
import { whyUnavailable } from "./not.js";
import { distinct, type Why, why } from "./reason.js";

/** An action as people say it: `the start of web on node1`. */
export function actionText(book: Book, { task, resource, node, key, fenceAction }: ActionRecord): string {
  if (resource === undefined && node !== undefined) return `${nodeTaskText(task, fenceAction)} of ${nodeWord(node)}`;
  if (resource === undefined) return key;
  return `the ${PSEUDO.get(task) ?? taskText(task)} of ${book.name(resource)}${node === undefined ? "" : ` on ${nodeWord(node)}`}`;
}

function nodeTaskText(task: string, fenceAction: string | undefined): string {
  return fenceAction === "on" ? "the unfencing" : (NODE_TASKS.get(task) ?? task);
}

const NODE_TASKS = new Map([
  ["stonith", "the fencing"],
  ["do_shutdown", "the shutdown"],
]);

/** Pseudo-actions that only say that something is complete. */
const PSEUDO = new Map([
  ["running", "completed start"],
  ["stopped", "completed stop"],
  ["promoted", "completed promotion"],
  ["demoted", "completed demotion"],
]);

/** Why an action that is wanted is not done. */
export function whyNotDone(context: Context, action: ActionRecord): Why {
  return whyUndone(context, action, new Set());
}

/** @param seen what was asked about on the way here, so that a circle ends */
function whyUndone(context: Context, action: ActionRecord, seen: Set<ActionRecord>): Why {
  const { book, progress } = context;
  const unquorate = whyQuorum(book, action);
  if (unquorate !== undefined) return unquorate;
  const blocker = progress.blocker(action) ?? action;
  const root = whyBlocker(context, blocker, seen);
  if (blocker.resource === action.resource) return root;
  if (blocker.requiredRunnableInputs > 0) return root;
  const order = orderBetween(book, blocker, action);
  const tie = order === undefined ? "" : `, as ${order.constraint} says`;
  return why(
    `${actionText(book, action)} waits for ${actionText(book, blocker)}${tie}`,
    order === undefined ? [] : [order],
    [root],
  );
}

/** Quorum is the reason where the engine says so, of the action or of what it consists of. */
function whyQuorum(book: Book, { resource, reason, task, pseudo }: ActionRecord): Why | undefined {
  const parts = pseudo ? book.leaves(resource).flatMap((leaf) => book.actions(leaf.resource)) : [];
  const says =
    lacksQuorum(reason) || parts.some((part) => part.task === task && !part.runnable && lacksQuorum(part.reason));
  const facts = says ? book.withCode("no-quorum") : [];
  return facts.length === 0 ? undefined : why(listOf(facts.map(factText)), facts);
}

/** Whether the engine gives an action a reason that means a lack of quorum (07 §2). */
function lacksQuorum(reason: string | undefined): boolean {
  return reason === "no quorum" || reason === "quorum freeze";
}

function whyBlocker(context: Context, action: ActionRecord, seen: Set<ActionRecord>): Why {
  const { book, progress, inquiry } = context;
  const { resource, node } = action;
  if (progress.outcome(action) === "impossible") {
    return why(`${actionText(book, action)} waits for itself in a circle of orderings, which can never be completed`);
  }
  const unquorate = whyQuorum(book, action);
  if (unquorate !== undefined) return unquorate;
  if (action.requiredRunnableInputs > 0) return whyTooFew(context, action, seen);
  if (resource !== undefined && !action.managed) {
    const unmanaged = managementFacts(book, resource);
    return why(listOf(unmanaged.map(factText)), unmanaged, whyBlockedFacts(book, resource));
  }
  const gone = whyOutOfReach(inquiry, node);
  if (gone !== undefined) return gone;
  if (resource !== undefined) {
    // What is in a bundle has its place on a node that the bundle may not make.
    const places = book.nodesOf(resource).filter((each) => book.bundleAround(each) !== resource);
    if (places.length === 0) return why(`${book.name(resource)} runs nowhere`, [], inquiry.whyNowhere(resource));
    if (isPromotion(action) && book.nodesOf(resource, "promoted").length === 0)
      return why(`${book.name(resource)} is promoted nowhere`, [], inquiry.whyNotPromoted(resource));
    const further = whyCompany(context, resource, action, seen) ?? whyWhole(context, resource, action.task, seen);
    if (further !== undefined) return further;
  }
  return why(`${actionText(book, action)} cannot be run${action.reason === undefined ? "" : `: ${action.reason}`}`);
}

/** The node of an action is in a state in which nothing can be done there, or should be fenced and cannot be. */
function whyOutOfReach(inquiry: Inquiry, node: string | undefined): Why | undefined {
  const { book } = inquiry;
  const states = book.unavailable(node).filter(({ code }) => OUT_OF_REACH.has(code));
  const unfenceable = whyUnfenceable(book, node);
  const texts = [...(states.length === 0 ? [] : [nodeStatesText(states)]), ...unfenceable.map(({ text }) => text)];
  if (texts.length === 0) return undefined;
  const facts = [...states, ...unfenceable.flatMap((each) => each.facts)];
  return why(listOf(texts), facts, whyUnavailable(inquiry, node));
}

/** It is given up with the same action of another one that it must run with: the engine says which (08 §8.11). */
function whyCompany(
  context: Context,
  resource: string,
  action: ActionRecord,
  seen: Set<ActionRecord>,
): Why | undefined {
  const { book } = context;
  const [, other] = action.reason?.split("colocation with ") ?? [];
  const lacking = book.actions(other).find((each) => each.task === action.task && !each.runnable);
  if (lacking === undefined || seen.has(lacking)) return undefined;
  const dependents = names(book, resource);
  const primaries = names(book, other);
  const ties = book
    .withCode("colocation")
    .filter((fact) => fact.score >= INFINITY && dependents.has(fact.dependent) && primaries.has(fact.primary));
  return why(`${listOf(ties.map(factText))}, and ${actionText(book, lacking)} cannot be done`, ties, [
    whyUndone(context, lacking, seen.add(lacking)),
  ]);
}

/**
 * What tells more where nothing is known of an action: of one that only says that something is complete what begins it, of a part
 * the same action of the whole, where that cannot be run.
 */
function whyWhole(context: Context, resource: string, task: string, seen: Set<ActionRecord>): Why | undefined {
  const { book } = context;
  const begins = BEGINS.get(task);
  const [, ...wholes] = book.lineage(resource);
  const ids = begins === undefined ? wholes.map((whole) => whole.resource) : [resource];
  const at = (id: string) => book.actions(id).find((each) => each.task === (begins ?? task) && !each.runnable);
  const [whole] = ids.flatMap((id) => at(id) ?? []);
  return whole === undefined || seen.has(whole) ? undefined : whyUndone(context, whole, seen.add(whole));
}

/** What begins that of which these actions say that it is complete. */
const BEGINS = new Map([
  ["running", "start"],
  ["stopped", "stop"],
  ["promoted", "promote"],
  ["demoted", "demote"],
]);

function isPromotion({ task }: ActionRecord): boolean {
  return task === "promote" || task === "promoted";
}

/** An ordering that wants several to have started first, of which too few can. */
function whyTooFew(
  context: Context,
  { key, requiredRunnableInputs: needed, inputs }: ActionRecord,
  seen: Set<ActionRecord>,
): Why {
  const { book, inquiry } = context;
  const first = inputs.flatMap(({ action }) => book.actionRecords[action] ?? []);
  const tops = new Set(first.flatMap(({ resource }) => [...names(book, resource)]));
  const fitting = book.withCode("order").filter((each) => each.first.every((id) => tops.has(id)));
  // Of a clone the engine's name for it says which ordering it is (04 §14.7).
  const named = fitting.filter(({ constraint }) => key === `clone-one-or-more:${constraint}`);
  const order = [...named, ...fitting].slice(0, 1);
  const can = first.filter(({ runnable }) => runnable).length;
  const has = needed === 1 ? "has" : "have";
  const by = listOf(order.map(({ constraint }) => `${constraint}${named.length === 0 ? "" : ", clone-min"}`));
  const what = `${needed} of ${listOf(order.flatMap((each) => each.first))} ${has} to start first, and ${can === 0 ? "none" : `only ${can}`} can (${by})`;
  const lacking = first.filter((each) => !each.runnable && !seen.has(each));
  const behind = lacking.flatMap((each) =>
    each.resource !== undefined && book.nodesOf(each.resource).length === 0
      ? inquiry.whyNowhere(each.resource)
      : whyUndone(context, each, seen.add(each)),
  );
  return why(what, order, distinct(behind));
}

/** States of a node in which nothing can be done there. */
const OUT_OF_REACH: ReadonlySet<FactCode> = new Set([
  "node-offline",
  "node-unseen",
  "node-unclean",
  "node-pending",
] satisfies FactCode[]);

/** The ordering that ties two actions, if the configuration has one between their resources. */
export function orderBetween(book: Book, first: ActionRecord, then: ActionRecord): FactOf<"order"> | undefined {
  return orderOf(book, first.resource, then.resource);
}

/** An ordering between two resources, or what they are part of, in either direction. */
export function orderOf(book: Book, a: string | undefined, b: string | undefined): FactOf<"order"> | undefined {
  const one = names(book, a);
  const other = names(book, b);
  const touches = (ids: readonly string[], set: ReadonlySet<string>) => ids.some((id) => set.has(id));
  for (const fact of book.aboutLineage(a)) {
    if (fact.code !== "order") continue;
    if (touches(fact.first, one) && touches(fact.then, other)) return fact;
    if (touches(fact.first, other) && touches(fact.then, one)) return fact;
  }
  return undefined;
}

function names(book: Book, id: string | undefined): ReadonlySet<string> {
  return new Set(book.lineage(id).map(({ resource }) => resource));
}

/** Why something that may migrate live is stopped and started: what has to come in between. */
export function whyNotLive(book: Book, stop: ActionRecord | undefined): Why[] {
  const found = /unmigrateable (\S+) (\S+)/.exec(stop?.reason ?? "");
  if (found === null) return [];
  const [, other = "", task = ""] = found;
  const order = orderOf(book, stop?.resource, other);
  const text = `it cannot migrate live, since the ${taskText(task)} of ${book.name(other)} has to come in between`;
  return [order === undefined ? why(text) : why(`${text} (${order.constraint})`, [order])];
}
