/** Why something is stopped and started although it stays where it is. */
import { append } from "../../base/list.js";
import type { Fact, FactOf } from "../../verdict/fact.js";
import type { ActionRecord } from "../../verdict/graph.js";
import type { Placement } from "../../verdict/placement.js";
import type { Book } from "../book.js";
import { factText, nodeStatesText, nodeWord } from "../words.js";
import { actionText, orderBetween } from "./actions.js";
import { failures } from "./failures.js";
import { type Why, why, whyFact } from "./reason.js";

const REQUIRING: ReadonlySet<string> = new Set([
  "firstImpliesThen",
  "promotedThenImpliesFirst",
  "firstImpliesSameNodeThen",
]);

/** The required actions because of which an action is required, by a relation or as a part of a whole. */
function requirersOf(book: Book, then: ActionRecord): ActionRecord[] {
  const whole = book.placement(then.resource)?.parent;
  const found: ActionRecord[] = [];
  for (const { action, flags } of then.inputs) {
    const first = book.actionRecords[action];
    if (first === undefined || first.optional) continue;
    const part = then.pseudo && flags.includes("firstImpliesThenGraphed");
    const ofWhole = first.pseudo && first.resource === whole;
    if (part || ofWhole || flags.some((flag) => REQUIRING.has(flag))) found.push(first);
  }
  return found;
}

/** An action of another resource because of which one is required, and the ordering on the way to it. */
interface Origin {
  readonly action: ActionRecord;
  readonly order: FactOf<"order"> | undefined;
}

/** The nearest actions of other primitives because of which an action is required. */
function originsOf(book: Book, start: ActionRecord, seen: Set<ActionRecord>): readonly Origin[] {
  const origins: Origin[] = [];
  const open: Origin[] = [{ action: start, order: undefined }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const first of requirersOf(book, at.action)) {
      if (seen.has(first)) continue;
      seen.add(first);
      const order = orderBetween(book, first, at.action) ?? at.order;
      if (isCollective(book, first) || first.resource === start.resource) open.push({ action: first, order });
      else origins.push({ action: first, order });
    }
  }
  return origins;
}

/** What only says that the parts of a group, clone or bundle begin or are done. */
function isCollective(book: Book, { resource, pseudo }: ActionRecord): boolean {
  return pseudo && book.placement(resource)?.variant !== "primitive";
}

/** What is not restarted itself: it starts, stops, moves or recovers for reasons of its own. */
function beginsByItself(book: Book, { resource }: ActionRecord): boolean {
  return book.lines(resource).some(({ change }) => change !== "restart");
}

const MOST_LINKS = 8;

/**
 * Why a resource is restarted although it stays: by which orderings, back to what begins it, or else by what its history says.
 * @param node where it is stopped
 */
export function whyRestarts(book: Book, placement: Placement, node: string | undefined): readonly Why[] {
  const { resource } = placement;
  const start = book.action(resource, "start");
  if (start === undefined) return [];
  const told = whyChanged(book, start) ?? [
    ...whyRequired(book, start, new Set(), MOST_LINKS),
    ...whyContained(book, resource, node),
  ];
  return told.length > 0 ? told : whyRenewed(book, placement, node);
}

/**
 * Why something is recovered of which nothing failed where it is: what takes it for failed without a failure of its own (03 §11.2,
 * §14.7).
 */
export function whyTakenForFailed(book: Book, placement: Placement, node: string | undefined): readonly Why[] {
  const name = book.name(placement.resource);
  const migration = `a live migration of ${name} away from ${nodeWord(node)} was not completed`;
  if ((book.node(name)?.kind ?? "cluster") === "cluster") return [why(migration)];
  return [why(`nothing was connected to ${name} when an operation there was tried, or ${migration}`)];
}

/** Why something is stopped and started for what it is itself: its role, its agent, what was begun and is not known to have ended. */
function whyRenewed(book: Book, placement: Placement, node: string | undefined): readonly Why[] {
  for (const rule of [whyRole, whyAgent, whyMigration, whyStarting]) {
    const found = rule(book, placement, node);
    if (found.length > 0) return found;
  }
  return [];
}

/** Only instances of promotable clones have those roles (07 §13.3): the step to Started is a stop and a start. */
function whyRole(book: Book, { resource, currentRole, nextRole }: Placement, node: string | undefined): Why[] {
  if (nextRole !== "started" || (currentRole !== "promoted" && currentRole !== "unpromoted")) return [];
  const name = book.name(resource);
  return [
    why(
      `${name} is ${currentRole} on ${nodeWord(node)}, and is to be only started, since it is in no promotable clone`,
    ),
  ];
}

/**
 * Another agent under the same id (07 §10.3): what runs is stopped, and its history deleted, which nothing else asks for of what is
 * configured.
 */
function whyAgent(book: Book, { resource }: Placement, node: string | undefined): Why[] {
  const agent = book.verdict.agents.get(resource);
  if (agent === undefined || book.action(resource, "delete", node) === undefined) return [];
  const name = [agent.class, agent.provider, agent.type].filter((part) => part !== undefined).join(":");
  return [
    why(`${book.name(resource)} runs on ${nodeWord(node)} with another agent than the one configured now, ${name}`),
  ];
}

/** A migration that was begun, or failed (03 §14.6, §14.7). */
function whyMigration(book: Book, { resource }: Placement): Why[] {
  return book.about(resource).flatMap((fact) => ("task" in fact && MIGRATIONS.has(fact.task) ? [whyFact(fact)] : []));
}

const MIGRATIONS: ReadonlySet<string> = new Set(["migrate_to", "migrate_from"]);

/** A start that was begun, while a parameter was changed: what could be reloaded otherwise is stopped (07 §10.4). */
function whyStarting(book: Book, { resource }: Placement): Why[] {
  return book.about(resource).flatMap((fact) => {
    if (fact.code !== "operation-pending" || fact.task !== "start") return [];
    return [why(`${factText(fact)}, and a parameter was changed since it was begun`, [fact])];
  });
}

/** What failed on its node inside it, so that it restarts (`on-fail=restart-container`, 03 §14.4): what starts after it. */
function whyContained(book: Book, resource: string, node: string | undefined): Why[] {
  const startsAfter = (id: string) =>
    book.action(id, "start")?.inputs.some(({ action }) => book.actionRecords[action]?.resource === resource) === true;
  return book
    .withCode("operation-failed")
    .filter((fact) => fact.onFail === "restart-container" && fact.node === node && startsAfter(fact.resource))
    .map((fact) => whyFact(fact));
}

/** A restart because of what is configured now, which nothing else asks for. */
function whyChanged(book: Book, { resource, reason }: ActionRecord): Why[] | undefined {
  if (resource === undefined || reason !== "resource definition change") return undefined;
  return [why(`the configuration of ${book.name(resource)} is not the one that it was started with (${reason})`)];
}

function whyRequired(book: Book, action: ActionRecord, seen: Set<ActionRecord>, links: number): Why[] {
  const origins = originsOf(book, action, seen);
  const byTie = new Map<string, { readonly facts: readonly FactOf<"order">[]; readonly because: Why[] }>();
  for (const origin of origins) {
    const because = whyOrigin(book, origin.action, seen, links - 1);
    // What is only required because of this one.
    if (because.length === 0) continue;
    const tie = tieText(book, origin, action);
    const known = byTie.get(tie) ?? { facts: origin.order === undefined ? [] : [origin.order], because: [] };
    byTie.set(tie, known);
    append(known.because, because);
  }
  if (byTie.size === 0 && action.reason !== undefined && links === MOST_LINKS)
    return [why(`${actionText(book, action)} is due: ${action.reason}`)];
  return [...byTie].map(([text, { facts, because }]) => why(text, [...facts, ...clonesOf(book, facts)], because));
}

function whyOrigin(book: Book, action: ActionRecord, seen: Set<ActionRecord>, links: number): Why[] {
  const changed = whyChanged(book, action);
  if (changed !== undefined) return changed;
  if (beginsByItself(book, action)) {
    const failed = failures(book, action.resource, action.node).map((fact) => whyFact(fact));
    return [why(`${actionText(book, action)} is due`, [], failed.length > 0 ? failed : whyState(book, action))];
  }
  if (links === 0) return [why("and so on")];
  return whyRequired(book, action, seen, links);
}

/** Clones of an ordering that make others wait for all their instances. */
function clonesOf(book: Book, orders: readonly FactOf<"order">[]): readonly Fact[] {
  return orders.flatMap(({ first }) =>
    first.flatMap((id) => book.about(id).filter(({ code }) => code === "not-interleaved")),
  );
}

/** What the node of an action is, if it is not as it should be. */
function whyState(book: Book, { node }: ActionRecord): Why[] {
  const states = book.unavailable(node);
  return states.length === 0 ? [] : [why(nodeStatesText(states), states)];
}

function tieText(book: Book, { action, order }: Origin, then: ActionRecord): string {
  if (order !== undefined) {
    const clones = clonesOf(book, [order]).map(factText);
    return [factText(order), ...clones].join("; ");
  }
  const first = action.resource ?? action.key;
  const group = book.groupOf(first, then.resource);
  if (group !== undefined && then.resource !== undefined)
    return `${book.name(then.resource)} comes after ${book.name(first)} in the group ${group}`;
  return `${actionText(book, then)} waits for ${actionText(book, action)}`;
}
