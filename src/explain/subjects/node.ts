/** Answers about a node: its state, why it is fenced or empty, and what becomes of what it holds. */
import type { FactCode } from "../../verdict/fact.js";
import type { NodeActionSummary } from "../../verdict/summary.js";
import { type Answer, factsOf } from "../answer.js";
import type { Context } from "../context.js";
import { type Outcome, outcomeOf } from "../outcome.js";
import { sentenceOf } from "../sentence.js";
import { BEARING, fencingStateNotes, serialNotes, whyUnfenceable } from "../why/fencing.js";
import { whyUnavailable, whyUnclean } from "../why/not.js";
import { merged, stoppingFacts } from "../why/nowhere.js";
import { distinct, type Why, why, whyFact } from "../why/reason.js";
import { factText, listOf, nodeStatesText, nodeWord } from "../words.js";
import { itemOf, merge, NOTHING, unsaid } from "./common.js";

/** How many resources are asked why they are not on an empty node. */
const MOST_ABSENT = 12;

export function nodeAnswer(context: Context, name: string): Answer {
  const { book } = context;
  const actions = book.verdict.summary.nodeActions.filter(({ node }) => node === name);
  const outcomes = book.placements
    .filter(({ variant, active, node }) => variant === "primitive" && (active.includes(name) || node === name))
    .map((placement) => outcomeOf(context, placement));
  const [head] = actions.map((action) => actionHead(action));
  const states = nodeReasons(context, name);
  const empty = book.unavailable(name).length === 0 && outcomes.every(({ to, kind }) => to !== name && kind !== ALONE);
  const reasons = distinct(empty ? [...states, ...whyEmpty(context, name)] : states);
  const said = new Set(book.unavailable(name).map(factText));
  return {
    ...NOTHING,
    subject: { kind: "node", node: name },
    sentence: sentenceOf(
      head ?? stateText(context, name, outcomes),
      head === undefined ? reasons.flatMap((each) => (said.has(each.text) ? each.because : [each])) : reasons,
    ),
    reasons,
    facts: merge(factsOf(reasons), book.aboutNode(name)),
    notes: unsaid(reasons, [...actions.map(({ reason }) => `${reason}.`), ...fencingNotes(context, name)]),
    items: outcomes.map((each) => itemOf(context, each)),
  };
}

const ALONE = "is left alone";

/** The summary never has the shutdown of a node (09 §8.1): its reason is missing. */
function actionHead({ node, fenceAction = "" }: NodeActionSummary): string {
  if (fenceAction === "on") return `${nodeWord(node)} is to be unfenced, so that fence devices let it write (on)`;
  return `${nodeWord(node)} is to be fenced (${fenceAction})`;
}

/** What else there is to know about the fencing of a node. */
function fencingNotes({ book, progress }: Context, name: string): readonly string[] {
  const fencing = book.fencing(name);
  return [
    ...fencingStateNotes(book, name),
    ...(fencing === undefined ? [] : serialNotes(book, progress.inputs(fencing))),
  ];
}

/** What asks for its fencing, what its state is, and what else is known of it. */
function nodeReasons({ book, inquiry }: Context, name: string): readonly Why[] {
  const unclean: Why[] = [];
  const others: Why[] = [];
  for (const fact of book.aboutNode(name)) {
    if (fact.code === "node-unclean") unclean.push(why(fact.reason, [fact], whyUnclean(book, fact)));
    else if (fact.code === "node-standby") others.push(whyFact(fact, fact.onFail ? whyUnavailable(inquiry, name) : []));
    else if (!("resource" in fact) && "node" in fact && !TOLD_APART.has(fact.code) && !BEARING.has(fact.code))
      others.push(whyFact(fact));
  }
  const found = [...unclean, ...others, ...whyUnfenceable(book, name)];
  if (found.length > 0) return distinct(found);
  return book.unavailable(name).map((fact) => whyFact(fact, whyUnavailable(inquiry, name)));
}

/** What is told of a node by other means, or by its state. */
const TOLD_APART: ReadonlySet<FactCode> = new Set(["node-offline", "node-cannot-be-fenced"] satisfies FactCode[]);

/** Why nothing will run on a node that could have something. */
function whyEmpty(context: Context, node: string): readonly Why[] {
  const { book, inquiry } = context;
  const absent = book.placements
    .filter(({ parent }) => parent === undefined)
    .flatMap(({ resource }) => book.leafFor(resource, node) ?? [])
    .slice(0, MOST_ABSENT);
  return merged(
    absent.flatMap((leaf) => {
      const stopping = stoppingFacts(book, leaf.resource);
      if (stopping.length > 0) return stopping.map((fact) => whyFact(fact));
      // What was chosen for the node, or is in nobody's hands, is told by what becomes of it.
      if (leaf.node === node || !leaf.managed) return outcomeOf(context, leaf).because;
      return [inquiry.whyNot(leaf.resource, node)];
    }),
  );
}

function stateText({ book }: Context, name: string, outcomes: readonly Outcome[]): string {
  const states = book.unavailable(name);
  const cannot = book.aboutNode(name).some(({ code }) => code === "node-cannot-be-fenced");
  if (cannot) return `${nodeWord(name)} should be fenced and cannot be`;
  const alone = outcomes.filter(({ kind, from }) => kind === ALONE && from.includes(name));
  const staying = outcomes.filter((each) => each.to === name && !alone.includes(each));
  const names = (list: readonly Outcome[]) => list.map(({ resource }) => book.name(resource));
  const parts = [
    ...(staying.length === 0 ? [] : [`${listOf(names(staying), 6)} will run on it`]),
    ...(alone.length === 0 ? [] : [`${listOf(names(alone), 6)} ${alone.length === 1 ? "is" : "are"} left alone on it`]),
  ];
  const holds = parts.length === 0 ? "nothing will run on it" : parts.join(", and ");
  return states.length > 0 ? `${nodeStatesText(states)}, and ${holds}` : `${nodeWord(name)} is available, and ${holds}`;
}
