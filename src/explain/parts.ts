/** The parts that answers have in common: how primitives stand to nodes, and what becomes of actions. */
import type { ActionRecord } from "../verdict/graph.js";
import type { Placement } from "../verdict/placement.js";
import type { ActionAnswer, NodeAnswer } from "./answer.js";
import type { Context } from "./context.js";
import { whyNotDone } from "./why/actions.js";
import { contributionText } from "./why/contributions.js";
import { nodeStatesText } from "./words.js";

/** How a primitive stands to each node, or to one. */
export function nodeAnswers({ book, inquiry }: Context, placement: Placement, only?: string): NodeAnswer[] {
  const { resource, node: chosen, active } = placement;
  const scores = book.scores(resource);
  const answers: NodeAnswer[] = [];
  for (const { name, kind } of book.verdict.status.nodes) {
    const score = scores.get(name);
    if (only !== undefined ? name !== only : score === undefined && kind !== "cluster") continue;
    const unavailable = book.unavailable(name);
    answers.push({
      resource,
      node: name,
      available: unavailable.length === 0,
      score: score?.score,
      chosen: isChosen(placement, name, score?.score),
      active: active.includes(name),
      text: nodeText(),
      causes: score?.causes ?? [],
    });

    function nodeText(): string {
      const meant = chosen === name && isChosen(placement, name, score?.score);
      if (unavailable.length > 0 && !meant) return nodeStatesText(unavailable);
      if (active.includes(name) && !placement.managed) return "it stays there, since it is left alone";
      if (chosen === name && !meant) return "it stays there, since it is left alone";
      if (chosen === name) return score === undefined ? "chosen" : `chosen${contributionText(book, resource, score)}`;
      if (score !== undefined && score.score >= 0 && (chosen !== undefined || !placement.managed))
        return `available${contributionText(book, resource, score)}`;
      return inquiry.whyNot(resource, name).text;
    }
  }
  return answers;
}

/** Whether a node was chosen for a primitive: not where it merely stays because nobody may touch it. */
function isChosen({ node, managed }: Placement, name: string, score: number | undefined): boolean {
  return node === name && managed && (score === undefined || score >= 0);
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
