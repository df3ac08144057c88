/** Why a primitive leaves one node for another, and why it is better there. */
import type { PreferenceCause } from "../../verdict/cause.js";
import type { Book } from "../book.js";
import type { ScoreCause, ScoreExplanation } from "../scores.js";
import { directTies } from "../ties.js";
import { colocationText, nodeWord, scoreText } from "../words.js";
import { colocationOf, preferenceFacts } from "./behind.js";
import { leaderOf, moveOf, whyApart, whyTied } from "./colocated.js";
import { contributionText, type Difference, differences, ownScore, stickinessOf } from "./contributions.js";
import type { Inquiry } from "./inquiry.js";
import { whyCause } from "./not.js";
import { distinct, type Why, why } from "./reason.js";

export function whyMoves(inquiry: Inquiry, id: string, from: string, to: string): readonly Why[] {
  const { book } = inquiry;
  const there = book.score(id, from);
  if (there === undefined || there.score < 0 || book.unavailable(from).length > 0) return [inquiry.whyNot(id, from)];
  const here = book.score(id, to);
  return here === undefined ? [] : whyPrefers(inquiry, id, here, there);
}

/** The causes that make one node better than another, the strongest first. */
function whyPrefers(inquiry: Inquiry, id: string, better: ScoreExplanation, worse: ScoreExplanation): readonly Why[] {
  const gains = differences(better, worse).filter(({ delta }) => delta > 0);
  const reasons = distinct(gains.map((gain) => whyGain(inquiry, id, gain, better, worse)));
  const [first, ...rest] = reasons;
  if (first === undefined) {
    const name = inquiry.book.name(id);
    const both = `${name} scores ${scoreText(better.score)} on ${nodeWord(better.node)} as on ${nodeWord(worse.node)}`;
    return [why(`${both}: among equals the cluster spreads what it has, and no stickiness holds ${name}`)];
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
    case "stickiness":
      return why(`the stickiness of ${book.name(id)} is ${scoreText(amount)} on ${nodeWord(node)}`);
    case "colocation": {
      const fact = colocationOf(book, cause);
      const primary = leaderOf(book, id, cause.primary);
      return whyTied(book, id, fact, primary, whyPrimaryMoves(inquiry, primary));
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
  const leaf = book.leaves(source)[0]?.resource ?? source;
  const apart = facts.find((fact) => fact.score < 0);
  const name = book.name(source);
  if (apart !== undefined) {
    if (amount < 0) return whyApart(book, id, leaf, worse.node, [apart]);
    return why(`${colocationText(apart)}, and ${name} has to leave ${nodeWord(better.node)}`, facts, [
      inquiry.whyNot(leaf, better.node),
    ]);
  }
  const through = facts.length === 0 ? "" : ` (${[...new Set(facts.map(({ constraint }) => constraint))].join(", ")})`;
  const by = scoreText(Math.abs(amount));
  return why(
    `${name}, which is tied to ${book.name(id)}${through}, is better off on ${nodeWord(better.node)} by ${by}`,
    facts,
    inquiry.whyBetter(leaf, better.node, worse.node, id),
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
  const here = book.score(id, better);
  const there = book.score(id, worse);
  if (here === undefined || there === undefined) return [];
  const [own, other] = [ownScore(book, here, besides), ownScore(book, there, besides)];
  if (other.score < 0) return [inquiry.whyNot(id, worse, besides)];
  return own.score > other.score ? whyPrefers(inquiry, id, own, other) : [];
}

/** Why a resource that another one follows is where it will be, if it moves there. */
function whyPrimaryMoves(inquiry: Inquiry, primary: string): readonly Why[] {
  return inquiry.book
    .leaves(primary)
    .slice(0, 1)
    .flatMap((leaf) => {
      const move = moveOf(leaf);
      return move === undefined ? [] : inquiry.whyMoves(leaf.resource, move.from, move.to);
    });
}
