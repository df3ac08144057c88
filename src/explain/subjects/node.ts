/** Answers about a node: its state, why it is fenced or empty, and what becomes of what it holds. */
import { nodeActionText } from "../../render/words.js";
import { type Answer, factsOf, type Subject } from "../answer.js";
import type { Context } from "../context.js";
import { type Outcome, outcomeOf } from "../outcome.js";
import { sentenceOf } from "../sentence.js";
import { failures, whyUnavailable } from "../why/not.js";
import { merged, stoppingFacts } from "../why/nowhere.js";
import { distinct, type Why, whyFact } from "../why/reason.js";
import { factText, listOf, nodeStatesText } from "../words.js";
import { itemOf, merge, NOTHING } from "./common.js";

/** How many resources are asked why they are not on an empty node. */
const MOST_ABSENT = 12;

export function nodeAnswer(context: Context, name: string): Answer {
  const { book } = context;
  const subject: Subject = { kind: "node", node: name };
  const actions = book.verdict.summary.nodeActions.filter(({ node }) => node === name);
  const outcomes = book.placements
    .filter(({ variant, active, node }) => variant === "primitive" && (active.includes(name) || node === name))
    .map((placement) => outcomeOf(context, placement));
  const reasons = nodeReasons(context, name, outcomes);
  const states = new Set(book.unavailable(name).map(factText));
  const fence = actions.find(({ change }) => change === "fence");
  const leaves = actions.some(({ change }) => change === "shutdown");
  const head =
    fence !== undefined
      ? `${name} is to be fenced (${fence.fenceAction ?? ""})`
      : leaves
        ? `${name} is to be shut down`
        : stateText(context, name, outcomes);
  const unsaid =
    fence === undefined && !leaves
      ? reasons.flatMap((each) => (states.has(each.text) ? each.because : [each]))
      : reasons;
  return {
    ...NOTHING,
    subject,
    sentence: sentenceOf(head, unsaid),
    reasons,
    facts: merge(factsOf(reasons), book.aboutNode(name)),
    notes: actions.map((action) => `${nodeActionText(action)}: ${action.reason}.`),
    items: outcomes.map((each) => itemOf(context, each)),
  };
}

/** What asks for its fencing, what its state is, what else is known of it; and why it is empty, if it could have something. */
function nodeReasons(context: Context, name: string, outcomes: readonly Outcome[]): readonly Why[] {
  const { book, inquiry } = context;
  const reasons: Why[] = [];
  for (const fact of book.aboutNode(name)) {
    if (fact.code === "node-unclean") {
      const behind = fact.resource === undefined ? [] : failures(book, fact.resource, name);
      const because = behind.map((each) => whyFact(each));
      reasons.push(whyFact(fact, because));
    } else if (fact.code === "node-standby") reasons.push(whyFact(fact, whyUnavailable(inquiry, name)));
    else if (!("resource" in fact) && "node" in fact && fact.code !== "node-offline") reasons.push(whyFact(fact));
  }
  const states = book.unavailable(name);
  if (reasons.length === 0) for (const fact of states) reasons.push(whyFact(fact, whyUnavailable(inquiry, name)));
  const empty = outcomes.every(({ to }) => to !== name);
  return distinct(states.length === 0 && empty ? [...reasons, ...whyEmpty(context, name)] : reasons);
}

/** Why nothing will run on a node that could have something. */
function whyEmpty({ book, inquiry }: Context, node: string): readonly Why[] {
  const absent = book.placements
    .filter(({ parent }) => parent === undefined)
    .flatMap(({ resource }) => book.leafFor(resource, node) ?? [])
    .slice(0, MOST_ABSENT);
  return merged(
    absent.map(({ resource }) => {
      const [stopping] = stoppingFacts(book, resource);
      return stopping === undefined ? inquiry.whyNot(resource, node) : whyFact(stopping);
    }),
  );
}

function stateText({ book }: Context, name: string, outcomes: readonly Outcome[]): string {
  const states = book.unavailable(name);
  const cannot = book.aboutNode(name).some(({ code }) => code === "node-cannot-be-fenced");
  if (cannot) return `${name} should be fenced and cannot be`;
  const staying = outcomes.filter(
    ({ to, from, kind }) => to === name || (kind === "is left alone" && from.includes(name)),
  );
  const names = staying.map(({ resource }) => book.name(resource));
  const holds = names.length === 0 ? "nothing will run on it" : `${listOf(names, 6)} will run on it`;
  return states.length > 0 ? `${nodeStatesText(states)}, and ${holds}` : `${name} is available, and ${holds}`;
}
