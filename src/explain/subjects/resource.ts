/** Answers about a primitive, instance, group, clone or bundle. */
import type { Placement } from "../../verdict/placement.js";
import { type Answer, factsOf, type Subject } from "../answer.js";
import type { Context } from "../context.js";
import { type Outcome, outcomeOf } from "../outcome.js";
import { actionAnswers, nodeAnswers } from "../parts.js";
import { notesAbout } from "../relations.js";
import { sentenceOf } from "../sentence.js";
import { merged } from "../why/nowhere.js";
import { distinct, type Why, whyFact } from "../why/reason.js";
import { collectiveText } from "./collective.js";
import { itemOf, merge, NOTHING, unsaid } from "./common.js";
import { nodeAnswer } from "./node.js";

export function resourceAnswer(context: Context, placement: Placement): Answer {
  return placement.variant === "primitive" ? primitiveAnswer(context, placement) : collectiveAnswer(context, placement);
}

function primitiveAnswer(context: Context, placement: Placement): Answer {
  const { book } = context;
  const { resource } = placement;
  const subject: Subject = { kind: "resource", resource };
  const outcome = outcomeOf(context, placement);
  return {
    ...NOTHING,
    subject,
    sentence: sentenceOf(`${resource} ${outcome.predicate}`, outcome.because),
    reasons: outcome.because,
    facts: merge(factsOf(outcome.because), book.aboutLineage(resource)),
    notes: unsaid(outcome.because, [
      ...(book.node(resource) === undefined ? [] : [nodeAnswer(context, resource).sentence]),
      ...notesAbout(context, resource),
    ]),
    items: [itemOf(context, outcome)],
    nodes: nodeAnswers(context, placement),
    actions: actionAnswers(context, resource),
  };
}

function collectiveAnswer(context: Context, placement: Placement): Answer {
  const { book } = context;
  const { resource } = placement;
  const outcomes = book
    .leaves(resource)
    .map((leaf) => outcomeOf(context, leaf))
    .filter((each) => !followsContainer(context, each));
  const deciding = decidingMember(outcomes.filter((each) => !isSpare(context, each)));
  const missing = placement.variant === "clone" ? whyMissing(context, resource, outcomes) : undefined;
  const own = ownReasons(context, placement);
  const unpromoted =
    book.lacksPromoted(resource) && book.nodesOf(resource).length > 0 ? context.inquiry.whyNotPromoted(resource) : [];
  const reasons = distinct([...own, ...unpromoted, ...(missing ?? deciding?.because ?? [])]);
  const none = unpromoted.length > 0 && book.nodesOf(resource, "promoted").length === 0 ? ", and none is promoted" : "";
  const leaf = book.placement(deciding?.resource);
  return {
    ...NOTHING,
    subject: { kind: "resource", resource },
    sentence: sentenceOf(`${collectiveText(context, placement, outcomes)}${none}`, reasons),
    reasons,
    facts: merge(factsOf(reasons), book.aboutLineage(resource), ...outcomes.map(({ because }) => factsOf(because))),
    notes: unsaid(reasons, notesAbout(context, resource)),
    items: outcomes.filter((each) => !isSpare(context, each)).map((each) => itemOf(context, each)),
    nodes: leaf === undefined ? [] : nodeAnswers(context, leaf),
    actions: [resource, ...outcomes.map((each) => each.resource)].flatMap((id) => actionAnswers(context, id)),
  };
}

/** The address or connection of a replica of a bundle, which comes and goes with its container: no news. */
function followsContainer({ book }: Context, { resource, kind }: Outcome): boolean {
  return book.attends(resource) && kind !== "cannot start" && kind !== "cannot stop" && kind !== "is left alone";
}

/** What holds for a group, clone or bundle as a whole. */
function ownReasons({ book }: Context, { resource }: Placement): readonly Why[] {
  const facts = book.about(resource).filter(({ code }) => code === "unmanaged");
  return facts.map((fact) => whyFact(fact));
}

/** The outcomes that say most, in this order. */
const TELLING = [
  "cannot stop",
  "cannot start",
  "is left alone",
  "recovers",
  "stops",
  "moves",
  "migrates",
  "restarts",
  "demotes",
  "stays stopped",
  "promotes",
  "reloads",
  "starts",
  "stays",
] as const satisfies readonly Outcome["kind"][];

function decidingMember(outcomes: readonly Outcome[]): Outcome | undefined {
  for (const kind of TELLING) {
    const found = outcomes.find((each) => each.kind === kind && each.because.length > 0);
    if (found !== undefined) return found;
  }
  return outcomes[0];
}

/** An instance of a clone that simply has no node left: no news. */
export function isSpare({ book }: Context, { resource, kind }: Outcome): boolean {
  if (kind !== "stays stopped") return false;
  return book.nodesOf(book.cloneOf(resource)).length > 0;
}

/**
 * Why a clone whose instances are alike has none on some nodes, and the reasons of those that do something; undefined where
 * it is better told by the instance that decides.
 */
function whyMissing(
  { book, inquiry }: Context,
  clone: string,
  outcomes: readonly Outcome[],
): readonly Why[] | undefined {
  // What is in a bundle has the nodes that the bundle makes.
  if (book.around(clone, "bundle") !== undefined) return undefined;
  const [first] = book.leaves(clone);
  const covered = book.nodesOf(clone);
  if (first === undefined || covered.length === 0 || !book.isAnonymous(first.resource)) return undefined;
  const changing = outcomes
    .filter(({ kind, hindered }) => hindered || !UNTOLD.has(kind))
    .flatMap(({ because }) => because);
  const missing = book.verdict.status.nodes.flatMap(({ name, kind }) => {
    const leaf = kind === "cluster" && !covered.includes(name) ? book.leafFor(clone, name) : undefined;
    return leaf === undefined ? [] : [inquiry.whyNot(leaf.resource, name)];
  });
  return merged([...changing, ...missing]);
}

/** What needs no reason of its own in an answer about a clone. */
const UNTOLD: ReadonlySet<Outcome["kind"]> = new Set(["stays", "stays stopped", "starts"]);
