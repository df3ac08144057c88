/** The parts that answers have in common: how primitives stand to nodes, and what becomes of actions. */
import type { ActionRecord } from "../verdict/graph.js";
import type { Placement } from "../verdict/placement.js";
import type { ActionAnswer, NodeAnswer } from "./answer.js";
import type { Context } from "./context.js";
import type { ScoreExplanation } from "./scores.js";
import { whyNotDone } from "./why/actions.js";
import { contributionText } from "./why/contributions.js";
import { stoppingFacts } from "./why/nowhere.js";
import { factText, nodeStatesText } from "./words.js";

/** How a primitive stands to each node; of instances that are all alike, on each node the one that is there or might be. */
export function nodeAnswers(context: Context, placement: Placement): NodeAnswer[] {
  const { book } = context;
  const alike = book.alike(placement.resource);
  return book.verdict.status.nodes.flatMap(({ name, kind }) => {
    const there = alike.find((leaf) => leaf.node === name) ?? alike.find((leaf) => leaf.active.includes(name));
    const one = there ?? placement;
    const score = book.scores(one.resource).get(name);
    return score === undefined && kind !== "cluster" ? [] : [nodeAnswer(context, one, name, score)];
  });
}

function nodeAnswer(context: Context, placement: Placement, node: string, score?: ScoreExplanation): NodeAnswer {
  const { resource, active } = placement;
  return {
    resource,
    node,
    available: context.book.unavailable(node).length === 0,
    score: score?.score,
    chosen: isChosen(placement, node),
    active: active.includes(node),
    text: nodeText(context, placement, node, score),
    causes: score?.causes ?? [],
  };
}

function nodeText(
  { book, inquiry }: Context,
  placement: Placement,
  node: string,
  score: ScoreExplanation | undefined,
): string {
  const { resource, active, managed } = placement;
  const unavailable = book.unavailable(node);
  const meant = isChosen(placement, node);
  if (unavailable.length > 0 && !meant) return nodeStatesText(unavailable);
  if (active.includes(node) && !managed) return "it stays there, since it is left alone";
  if (meant && score !== undefined) return `chosen${contributionText(book, resource, score)}`;
  const [stopping] = stoppingFacts(book, resource);
  if (stopping !== undefined) return factText(stopping);
  const fits = book.aboutLineage(resource).every((fact) => fact.code !== "capacity" || fact.node !== node);
  if (score !== undefined && score.score >= 0 && fits) return `available${contributionText(book, resource, score)}`;
  return inquiry.whyNot(resource, node).text;
}

/** Whether a node was chosen for a primitive: not where it merely stays because nobody may touch it. */
function isChosen({ node, managed }: Placement, name: string): boolean {
  return node === name && managed;
}

/** What becomes of the actions of a resource; those that need not be done are left out. */
export function actionAnswers(context: Context, resource: string): ActionAnswer[] {
  return context.book
    .actions(resource)
    .filter((action) => context.progress.outcome(action) !== "not needed")
    .map((action) => actionAnswer(context, action));
}

export function actionAnswer(context: Context, action: ActionRecord): ActionAnswer {
  const { progress } = context;
  const outcome = progress.outcome(action);
  const { key, node, reason } = action;
  const because = outcome === "done" || outcome === "not needed" ? undefined : whyNotDone(context, action);
  const after = progress.inputs(action).map((input) => ({ key: input.key, node: input.node }));
  return { key, node, outcome, because, reason, after };
}
