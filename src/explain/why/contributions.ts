/** What makes up a score: which cause decided, what differs between two nodes, and in words. */
import { addScores, INFINITY } from "../../policy/score.js";
import type { Cause } from "../../verdict/cause.js";
import type { Fact } from "../../verdict/fact.js";
import type { Book } from "../book.js";
import type { ScoreCause, ScoreExplanation } from "../scores.js";
import { scoreText } from "../words.js";
import { colocationOf, locationOn, preferenceFacts } from "./behind.js";

/** The cause that made a score negative and was not made up for; undefined of a score that is not negative. */
export function decidingCause(
  explanation: Pick<ScoreExplanation, "causes" | "score"> | undefined,
): ScoreCause | undefined {
  if (explanation === undefined || explanation.score >= 0) return undefined;
  const { causes, score } = explanation;
  const isBad = (value: number) => (score <= -INFINITY ? value <= -INFINITY : value < 0);
  return causes.findLast((cause, i) => isBad(cause.score) && !isBad(causes[i - 1]?.score ?? 0));
}

/** The score of a resource without what comes of its tie to another one, or to the group that both are members of. */
export function ownScore(book: Book, score: ScoreExplanation, other: string | undefined): ScoreExplanation {
  const mates = book.children(book.groupOf(other));
  const others = new Set([...book.lineage(other), ...mates].map(({ resource }) => resource));
  const causes: ScoreCause[] = [];
  let sum = 0;
  for (const each of score.causes) {
    if (isBetween(each.cause, others)) continue;
    sum = each.operation === "set" ? each.amount : addScores(sum, each.amount);
    causes.push({ ...each, score: sum });
  }
  return { ...score, causes, score: sum };
}

/** Whether a cause is a tie to one of some resources. */
function isBetween(cause: Cause, others: ReadonlySet<string>): boolean {
  if (cause.kind === "colocation") return others.has(cause.primary);
  return cause.kind === "colocated preference" && others.has(cause.source);
}

/** One cause, and what it makes of the difference of two scores. */
export interface Difference {
  readonly cause: ScoreCause;
  readonly delta: number;
  /** Whether the cause stands among those of the better or of the worse node. */
  readonly in: "better" | "worse";
}

/** What causes, taken together by kind and id, make of the difference of two scores; the greatest first. */
export function differences(better: ScoreExplanation, worse: ScoreExplanation): Difference[] {
  const found = new Map<string, { cause: ScoreCause; delta: number; in: "better" | "worse" }>();
  const note = (side: "better" | "worse", causes: readonly ScoreCause[], sign: 1 | -1): void => {
    for (const each of causes) {
      const key = JSON.stringify(each.cause);
      const known = found.get(key);
      if (known === undefined) found.set(key, { cause: each, delta: sign * each.amount, in: side });
      else known.delta += sign * each.amount;
    }
  };
  note("better", better.causes, 1);
  note("worse", worse.causes, -1);
  return [...found.values()].sort((a, b) => b.delta - a.delta);
}

/** What a resource and the members of its group add up to in stickiness on a node. */
export function stickinessOf(book: Book, id: string, node: string): number {
  const causes = book
    .leaves(book.groupOf(id) ?? id)
    .flatMap(({ resource }) => book.score(resource, node)?.causes ?? []);
  return causes.reduce((sum, { cause, amount }) => (cause.kind === "stickiness" ? sum + amount : sum), 0);
}

/** ` (a 100, b 50)`: what makes up a score; empty for nothing. */
export function contributionText(book: Book, id: string, { causes }: Pick<ScoreExplanation, "causes">): string {
  const amounts = new Map<string, number>();
  for (const { cause, amount } of causes) {
    const name = contributionName(book, id, cause);
    amounts.set(name, addScores(amounts.get(name) ?? 0, amount));
  }
  const parts = [...amounts].flatMap(([name, amount]) => (amount === 0 ? [] : [`${name} ${scoreText(amount)}`]));
  if (parts.length > MOST_PARTS)
    return ` (${parts.slice(0, MOST_PARTS).join(", ")} and ${parts.length - MOST_PARTS} more)`;
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

const MOST_PARTS = 5;

function contributionName(book: Book, id: string, cause: Cause): string {
  switch (cause.kind) {
    case "location":
      return book.constraint(cause.id)[0]?.constraint ?? cause.id;
    case "colocated preference": {
      const [tie] = preferenceFacts(book, id, cause);
      return `preference of ${book.name(cause.source)}${tie === undefined ? "" : ` through ${tie.constraint}`}`;
    }
    case "colocation": {
      const tie = colocationOf(book, cause);
      if (tie !== undefined) return tie.constraint;
      return `being with ${book.name(cause.primary)}`;
    }
    default:
      return cause.kind;
  }
}

/** The constraints that a score is made of. */
export function contributionFacts(book: Book, id: string, { causes, node }: ScoreExplanation): Fact[] {
  return causes.flatMap(({ cause }) => {
    switch (cause.kind) {
      case "location":
        return locationOn(book, id, node, cause.id)?.fact ?? [];
      case "colocation":
        return colocationOf(book, cause) ?? [];
      case "colocated preference":
        return preferenceFacts(book, id, cause);
      default:
        return [];
    }
  });
}
