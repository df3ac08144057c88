import { append } from "../../base/list.js";
import type { Fact } from "../../verdict/fact.js";
import { factsOf } from "../answer.js";
import type { Context } from "../context.js";
import { outcomeOf } from "../outcome.js";
import { whyUnfenceable } from "../why/fencing.js";
import { managementFacts, whyBlockedFacts } from "../why/management.js";
import { whyUnavailable } from "../why/not.js";
import { stoppingFacts } from "../why/nowhere.js";
import type { Why } from "../why/reason.js";
import { type Goal, leavesOf } from "./goal.js";

/** The facts that stand between a resource and a goal: those of the answer why it is not so. */
export function goalFacts(context: Context, goal: Goal): readonly Fact[] {
  if (goal.kind === "available") return nodeFacts(context, goal.node);
  const { book, inquiry } = context;
  const reasons: Why[] = [];
  const facts = new Set<Fact>();
  for (const leaf of leavesOf(book.placements, goal.resource)) {
    for (const fact of stoppingFacts(book, leaf.resource)) facts.add(fact);
    for (const fact of managementFacts(book, leaf.resource)) facts.add(fact);
    append(reasons, whyBlockedFacts(book, leaf.resource));
    if ("node" in goal) reasons.push(inquiry.whyNot(leaf.resource, goal.node));
    if (goal.kind === "promoted on") reasons.push(inquiry.whyNotPromotedOn(leaf.resource, goal.node));
    append(reasons, outcomeOf(context, leaf).because);
  }
  if (goal.kind === "promoted") append(reasons, inquiry.whyNotPromoted(goal.resource));
  for (const fact of factsOf(reasons)) facts.add(fact);
  for (const leaf of leavesOf(book.placements, goal.resource)) {
    for (const fact of book.aboutLineage(leaf.resource)) if (bans(fact, goal)) facts.add(fact);
  }
  return [...facts];
}

/** The facts that make a node unavailable, and what is behind them. */
function nodeFacts({ book, inquiry }: Context, node: string): readonly Fact[] {
  const reasons = [...whyUnavailable(inquiry, node), ...whyUnfenceable(book, node)];
  const fenced = book.verdict.summary.nodeActions.some((action) => action.node === node);
  const quorum = fenced ? book.withCode("no-quorum") : [];
  return [...new Set([...book.unavailable(node), ...factsOf(reasons), ...quorum])];
}

/** What keeps a resource off a node besides what was decisive: once that is gone, these are. */
function bans(fact: Fact, goal: Goal): boolean {
  const concerns = (node: string) => !("node" in goal) || goal.node === node;
  if (fact.code === "fail-count") return fact.banned && concerns(fact.node);
  return fact.code === "location" && fact.scores.some(({ node, score }) => score < 0 && concerns(node));
}
