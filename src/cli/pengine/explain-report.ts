import type { ActionExplanation, Explanation, ScoreCause, ScoreExplanation } from "../../explain/index.js";
import type { Cause } from "../../model/cause.js";
import { readableScore } from "../../policy/score.js";
import type { Verdict } from "../../verdict/verdict.js";
import { type Column, table } from "../table.js";

/** How the words of a report are set off; each gives its text back where there is no colour. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly faint: (text: string) => string;
}

/**
 * Why a resource is where it is, for people: its place, per node the score with the causes that lead to it, the promotion
 * priority, and for each action why it is done or what blocks it.
 */
export function explainReport(explanations: readonly Explanation[], verdict: Verdict, style: Style): string {
  return explanations.map((explanation) => oneReport(explanation, verdict, style)).join("\n");
}

function oneReport(explanation: Explanation, verdict: Verdict, style: Style): string {
  const { placement, promotion } = explanation;
  const sections = [
    `${style.strong(placement.resource)} (${placement.variant}${placement.parent === undefined ? "" : ` in ${placement.parent}`}): ${placeText(explanation)}\n`,
    scoreSection(lastScores(explanation.scores), placement.node, style),
  ];
  if (promotion !== undefined) {
    const where = promotion.node === undefined ? "without a node" : `on ${promotion.node}`;
    const rows = causeRows([`${readableScore(promotion.score)} ${where}`], promotion.causes);
    sections.push(`\n${style.strong("Promotion priority")}\n${table(CAUSES, rows, style.faint)}`);
  }
  sections.push(actionSection(explanation, verdict, style));
  return sections.join("");
}

function placeText({ placement }: Explanation): string {
  const { active, node, currentRole, nextRole, managed, variant } = placement;
  const now = active.length === 0 ? "not active" : `${currentRole} on ${active.join(", ")}`;
  if (variant !== "primitive") return now;
  const unmanaged = managed ? "" : "; not managed, so it is left alone";
  return `${now}; to be ${nextRole}${node === undefined ? "" : ` on ${node}`}${unmanaged}`;
}

/** The last score of each node: the one that counted. */
function lastScores(scores: readonly ScoreExplanation[]): ScoreExplanation[] {
  return [...new Map(scores.map((score) => [score.node, score])).values()];
}

const CAUSES: readonly Column[] = [
  { title: "score" },
  { title: "step", right: true },
  { title: "sum", right: true },
  { title: "because of" },
];
const SCORES: readonly Column[] = [{ title: "node" }, { title: "score", right: true }, ...CAUSES.slice(1)];

function scoreSection(scores: readonly ScoreExplanation[], chosen: string | undefined, style: Style): string {
  if (scores.length === 0) return "\nNo scores: its place was not for it to choose.\n";
  const rows = scores.flatMap(({ node, score, causes }) =>
    causeRows([node === chosen ? `${node} *` : node, readableScore(score)], causes),
  );
  return `\n${style.strong("Scores")}${chosen === undefined ? "" : " (* chosen)"}\n${table(SCORES, rows, style.faint)}`;
}

/** One row per cause; the first one carries the leading cells. */
function causeRows(leading: readonly string[], causes: readonly ScoreCause[]): string[][] {
  if (causes.length === 0) return [[...leading, "", "", "no cause changed it"]];
  return causes.map(({ operation, amount, score, cause }, i) => [
    ...leading.map((cell) => (i === 0 ? cell : "")),
    operation === "set" ? `= ${readableScore(amount)}` : signed(amount),
    readableScore(score),
    causeText(cause),
  ]);
}

function signed(amount: number): string {
  return amount < 0 ? readableScore(amount) : `+${readableScore(amount)}`;
}

function causeText({ kind, id, detail }: Cause): string {
  return [kind, ...(id === undefined ? [] : [id]), ...(detail === undefined ? [] : [`(${detail})`])].join(" ");
}

function actionSection({ actions }: Explanation, verdict: Verdict, style: Style): string {
  const known = new Map((verdict.actions?.actions ?? []).map(({ key, node }) => [key, node]));
  const shown = actions.filter(({ outcome }) => outcome !== "not needed");
  if (shown.length === 0) return "\nNothing has to be done with it.\n";
  const lines = shown.flatMap((action) => actionLines(action, known, style));
  return `\n${style.strong("Actions")}\n${lines.join("\n")}\n`;
}

function actionLines(
  action: ActionExplanation,
  known: ReadonlyMap<string, string | undefined>,
  style: Style,
): string[] {
  const { key, node, outcome, reason, because, after } = action;
  const colour = outcome === "done" ? style.good : style.bad;
  const lines = [
    `  ${key}${node === undefined ? "" : ` on ${node}`}: ${colour(outcome)}${reason === undefined ? "" : `, ${reason}`}`,
  ];
  for (const cause of because) {
    const verb = cause.effect === "blocks it" ? "blocked by" : "required by";
    lines.push(`      ${verb} ${cause.key}${cause.node === undefined ? "" : ` on ${cause.node}`}`);
  }
  const others = after.filter((first) => !because.some((cause) => cause.key === first));
  if (others.length > 0) {
    const names = others.map((first) => (known.get(first) === undefined ? first : `${first} on ${known.get(first)}`));
    lines.push(style.faint(`      after ${names.join(", ")}`));
  }
  return lines;
}
