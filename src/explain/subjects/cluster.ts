/** Answers about the cluster: everything that changes, and everything that is not as it should be. */
import { append } from "../../base/list.js";
import { type Answer, factsOf, type ItemAnswer } from "../answer.js";
import type { Context } from "../context.js";
import { type Outcome, outcomeOf } from "../outcome.js";
import { sentenceOf } from "../sentence.js";
import { whyFact } from "../why/reason.js";
import { listOf } from "../words.js";
import { itemOf, merge, NOTHING } from "./common.js";
import { nodeAnswer } from "./node.js";
import { isSpare } from "./resource.js";

/** Kinds of outcomes that are as they should be and change nothing. */
const QUIET: ReadonlySet<Outcome["kind"]> = new Set(["stays"]);

/** The cluster: everything that changes, and everything that is not as it should be. */
export function clusterAnswer(context: Context): Answer {
  const { book } = context;
  const items: ItemAnswer[] = [];
  for (const node of book.verdict.status.nodes) {
    const states = book.unavailable(node.name);
    if (states.length > 0) {
      const { sentence } = nodeAnswer(context, node.name);
      items.push({ subject: node.name, outcome: "node", from: [], to: undefined, sentence });
    }
  }
  const outcomes = book.placements
    .filter(({ variant }) => variant === "primitive")
    .map((placement) => outcomeOf(context, placement));
  const telling = outcomes.filter((each) => !QUIET.has(each.kind) && !isSpare(context, each));
  append(
    items,
    telling.map((each) => itemOf(context, each)),
  );
  const cluster = [
    ...book.withCode("no-quorum"),
    ...book.withCode("maintenance-mode"),
    ...book.withCode("stop-all-resources"),
    ...book.withCode("no-fence-device"),
  ];
  const changing = telling.filter(
    ({ kind }) =>
      kind !== "stays stopped" && kind !== "is left alone" && kind !== "cannot start" && kind !== "cannot stop",
  ).length;
  const wrong = telling.length - changing;
  const parts = [
    changing === 0 ? "nothing changes" : `${changing} resource${changing === 1 ? " changes" : "s change"}`,
    ...(wrong === 0 ? [] : [`${wrong} ${wrong === 1 ? "is" : "are"} not running as configured, or left alone`]),
  ];
  const reasons = cluster.map((fact) => whyFact(fact));
  return {
    ...NOTHING,
    subject: { kind: "cluster" },
    sentence: sentenceOf(parts.join(", and "), reasons),
    reasons,
    facts: merge(factsOf(reasons), ...telling.map(({ because }) => factsOf(because))),
    notes: stayingNotes(outcomes),
    items,
  };
}

/** What runs where and stays there, by node. */
function stayingNotes(outcomes: readonly Outcome[]): readonly string[] {
  const byNode = new Map<string, string[]>();
  for (const { kind, from, resource } of outcomes) {
    if (kind !== "stays") continue;
    for (const node of from) {
      const names = byNode.get(node);
      if (names === undefined) byNode.set(node, [resource]);
      else names.push(resource);
    }
  }
  return [...byNode].map(([node, names]) => `Unchanged on ${node}: ${listOf(names, MOST_NAMES)}.`);
}

/** How many resources a line names. */
const MOST_NAMES = 20;
