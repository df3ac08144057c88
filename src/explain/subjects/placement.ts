/** Answers about a resource and a node: why there, or why not there. */
import type { Fact } from "../../verdict/fact.js";
import type { Placement } from "../../verdict/placement.js";
import { type Answer, factsOf, type Subject } from "../answer.js";
import type { Context } from "../context.js";
import { type Outcome, outcomeOf } from "../outcome.js";
import { actionAnswers, nodeAnswers } from "../parts.js";
import { notesAbout } from "../relations.js";
import { sentenceOf } from "../sentence.js";
import { stoppingFacts } from "../why/nowhere.js";
import { distinct, type Why, whyFact } from "../why/reason.js";
import { listOf, nodeWord } from "../words.js";
import { itemOf, merge, NOTHING, unsaid } from "./common.js";

/** A resource and a node: why there, or why not there. */
export function placementAnswer(context: Context, placement: Placement, node: string): Answer {
  const { book } = context;
  const { resource } = placement;
  const subject: Subject = { kind: "placement", resource, node };
  const leaf = book.leafFor(resource, node);
  if (leaf === undefined)
    return { ...NOTHING, subject, sentence: `${resource} has no part that could be on ${nodeWord(node)}.` };
  const there = leaf.node === node;
  const outcome = outcomeOf(context, leaf);
  const reasons = there ? thereReasons(context, leaf, node, outcome) : notThereReasons(context, leaf, node, outcome);
  const head = there ? thereText(context, leaf, outcome) : notThereText(context, leaf, node, placement, outcome);
  return {
    ...NOTHING,
    subject,
    sentence: sentenceOf(head, reasons),
    reasons,
    facts: merge(
      factsOf(reasons),
      book.aboutNode(node).filter((fact) => !("resource" in fact)),
      book.aboutLineage(leaf.resource),
    ),
    notes: unsaid(reasons, notesAbout(context, resource, leaf.resource, node)),
    items: [itemOf(context, outcome)],
    nodes: nodeAnswers(context, leaf),
    actions: actionAnswers(context, leaf.resource).filter(
      (action) => action.node === undefined || action.node === node || leaf.active.includes(action.node),
    ),
  };
}

function thereText({ book }: Context, leaf: Placement, outcome: Outcome): string {
  return `${book.name(leaf.resource)} ${outcome.predicate}`;
}

function thereReasons({ inquiry }: Context, leaf: Placement, node: string, outcome: Outcome): readonly Why[] {
  return leaf.nextRole === "unpromoted" && outcome.to === node
    ? [inquiry.whyNotPromotedOn(leaf.resource, node)]
    : outcome.because;
}

function notThereText({ book }: Context, leaf: Placement, node: string, asked: Placement, outcome: Outcome): string {
  const whole = asked.variant === "primitive" || asked.variant === "group" || book.isAnonymous(leaf.resource);
  const name = whole ? asked.resource : `${leaf.resource} (of ${asked.resource})`;
  if (cannotLeave(leaf, node, outcome)) return `${name} ${outcome.predicate}`;
  if (leaf.active.includes(node)) return `${name} does not stay on ${nodeWord(node)}`;
  const places = book.nodesOf(asked.variant === "clone" ? asked.resource : leaf.resource);
  return `${name} will not run on ${nodeWord(node)}${places.length === 0 ? "" : `, but on ${listOf(places)}`}`;
}

/** Whether something is where it should not be, and cannot leave. */
function cannotLeave({ active }: Placement, node: string, { kind, left }: Outcome): boolean {
  return active.includes(node) && (kind === "is left alone" || kind === "cannot stop" || left.includes(node));
}

function isTwice({ code }: Fact): boolean {
  return code === "multiple-active";
}

function notThereReasons({ book, inquiry }: Context, leaf: Placement, node: string, outcome: Outcome): readonly Why[] {
  if (outcome.kind === "is left alone" || cannotLeave(leaf, node, outcome)) return outcome.because;
  const stopping = stoppingFacts(book, leaf.resource);
  const twice = leaf.active.includes(node) ? book.about(leaf.resource).filter(isTwice) : [];
  if (twice.length > 0) return distinct([...twice.map((fact) => whyFact(fact)), inquiry.whyNot(leaf.resource, node)]);
  if (stopping.length > 0 && book.unavailable(node).length === 0) return stopping.map((fact) => whyFact(fact));
  return [inquiry.whyNot(leaf.resource, node)];
}
