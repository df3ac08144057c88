/** Why a primitive leaves one node for another, and why it is better there. */
import type { PreferenceCause } from "../../verdict/cause.js";
import type { Book } from "../book.js";
import type { ScoreCause, ScoreExplanation } from "../scores.js";
import { directTies } from "../ties.js";
import { colocationText, factText, listOf, nodeWord, scoreText } from "../words.js";
import { colocationOf, preferenceFacts } from "./behind.js";
import { internalTie, leaderOf, leaves, runsText, whyApart } from "./colocated.js";
import { contributionText, type Difference, differences, ownScore, stickinessOf } from "./contributions.js";
import { failures } from "./failures.js";
import type { Inquiry } from "./inquiry.js";
import { whyCause, whyLocation } from "./not.js";
import { distinct, type Why, why, whyFact } from "./reason.js";

export function whyMoves(inquiry: Inquiry, id: string, from: string, to: string): readonly Why[] {
  const { book } = inquiry;
  const there = book.scores(id).get(from);
  if (book.unavailable(from).length > 0 || (there !== undefined && there.score < 0)) return [inquiry.whyNot(id, from)];
  const here = book.scores(id).get(to);
  if (here === undefined || there === undefined) return [];
  return whyPrefers(inquiry, id, here, there);
}

/** The causes that make one node better than another, the strongest first. */
function whyPrefers(inquiry: Inquiry, id: string, better: ScoreExplanation, worse: ScoreExplanation): readonly Why[] {
  const gains = differences(better, worse).filter(({ delta }) => delta > 0);
  const reasons = distinct(gains.map((gain) => whyGain(inquiry, id, gain, better, worse)));
  const [first, ...rest] = reasons;
  if (first === undefined) {
    const name = inquiry.book.name(id);
    const both = `${name} scores ${scoreText(better.score)} on ${nodeWord(better.node)}`;
    if (better.score !== worse.score) return [why(`${both}, and ${scoreText(worse.score)} on ${nodeWord(worse.node)}`)];
    return [
      why(
        `${both} as on ${nodeWord(worse.node)}: among equals the cluster spreads what it has, and no stickiness holds ${name}`,
      ),
    ];
  }
  const stickiness = stickinessOf(inquiry.book, id, worse.node);
  return [{ ...first, text: `${first.text}${against(inquiry.book, id, stickiness, worse)}` }, ...rest];
}

/** What held it where it is: its stickiness, and what others that are tied to it add to that. */
function against(book: Book, id: string, stickiness: number, worse: ScoreExplanation): string {
  if (stickiness === 0) return "";
  const alone = `, which is more than its stickiness of ${scoreText(stickiness)} on ${nodeWord(worse.node)}`;
  if (worse.score <= stickiness) return alone;
  return `, which is more than the ${scoreText(worse.score)} that hold it on ${nodeWord(worse.node)}${contributionText(book, id, worse)}`;
}

function whyGain(
  inquiry: Inquiry,
  id: string,
  { cause: step, in: side }: Difference,
  better: ScoreExplanation,
  worse: ScoreExplanation,
): Why {
  const { book } = inquiry;
  const { cause, amount } = step;
  const node = side === "better" ? better.node : worse.node;
  switch (cause.kind) {
    case "location":
      return whyLocation(book, id, node, cause.id);
    case "stickiness":
      return why(`the stickiness of ${book.name(id)} is ${scoreText(amount)} on ${nodeWord(node)}`);
    case "colocation": {
      const fact = colocationOf(book, cause);
      const primary = fact === undefined ? leaderOf(book, id, cause.primary) : cause.primary;
      const places = book.nodesOf(primary);
      const text =
        fact === undefined
          ? `${internalTie(book, id, primary)}, and ${runsText(book, primary, places)}`
          : `${factText(fact)}, which runs ${places.length === 0 ? "nowhere" : `on ${listOf(places)}`}`;
      return why(text, fact === undefined ? [] : [fact], whyPrimaryMoves(inquiry, primary));
    }
    case "colocated preference":
      return whyPreferred(inquiry, id, { ...step, cause }, better, worse);
    default:
      return whyCause(inquiry, id, node, step);
  }
}

/** Another resource, which wants to run with it or apart from it, is better off there. */
function whyPreferred(
  inquiry: Inquiry,
  id: string,
  { cause, amount }: ScoreCause & { readonly cause: PreferenceCause },
  better: ScoreExplanation,
  worse: ScoreExplanation,
): Why {
  const { book } = inquiry;
  const { source } = cause;
  const named = preferenceFacts(book, id, cause);
  const facts =
    named.length > 0
      ? named
      : directTies(book, id, source).flatMap((each) => (each.code === "colocation" ? [each] : []));
  const leaf = book.leaves(source)[0]?.resource;
  const apart = facts.find((fact) => fact.score < 0);
  const name = book.name(source);
  if (apart !== undefined && leaf !== undefined) {
    if (amount < 0) return whyApart(book, id, leaf, worse.node, [apart]);
    const failed = failCounts(book, leaf, better.node);
    const because = failed.length > 0 ? failed : [inquiry.whyNot(leaf, better.node)];
    return why(`${colocationText(apart)}, and ${name} has to leave ${nodeWord(better.node)}`, facts, because);
  }
  const through = facts.length === 0 ? "" : ` (${[...new Set(facts.map(({ constraint }) => constraint))].join(", ")})`;
  const by = scoreText(Math.abs(amount));
  return why(
    `${name}, which is tied to ${book.name(id)}${through}, is better off on ${nodeWord(better.node)} by ${by}`,
    facts,
    leaf === undefined ? [] : inquiry.whyBetter(leaf, better.node, worse.node, id),
  );
}

/** Why one node is better than another for a primitive, besides that it is tied to another resource. */
export function whyBetter(
  inquiry: Inquiry,
  id: string,
  better: string,
  worse: string,
  besides: string,
): readonly Why[] {
  const { book } = inquiry;
  const here = book.scores(id).get(better);
  const there = book.scores(id).get(worse);
  const failed = failCounts(book, id, worse);
  if (failed.length > 0) return failed;
  if (here === undefined || there === undefined) return [];
  const [own, other] = [ownScore(book, here, besides), ownScore(book, there, besides)];
  if (other.score < 0) return [inquiry.whyNot(id, worse, besides)];
  return own.score > other.score ? whyPrefers(inquiry, id, own, other) : [];
}

function failCounts(book: Book, leaf: string, node: string): Why[] {
  const failed = book
    .aboutLineage(leaf)
    .filter((fact) => fact.code === "fail-count" && fact.node === node && fact.banned);
  const behind = failures(book, leaf, node).map((each) => whyFact(each));
  return failed.map((fact) => whyFact(fact, behind));
}

/** Why a resource that another one follows is where it will be, if it moves there. */
function whyPrimaryMoves(inquiry: Inquiry, primary: string): readonly Why[] {
  const leaf = inquiry.book.leaves(primary)[0];
  const from = leaf === undefined ? undefined : leaves(leaf);
  return leaf?.node === undefined || from === undefined ? [] : inquiry.whyMoves(leaf.resource, from, leaf.node);
}
