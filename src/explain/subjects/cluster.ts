/** Answers about the cluster: everything that changes, and everything that is not as it should be. */
import { append } from "../../base/list.js";
import { type Answer, factsOf, type ItemAnswer } from "../answer.js";
import type { Context } from "../context.js";
import { type Outcome, outcomeOf } from "../outcome.js";
import { sentenceOf } from "../sentence.js";
import { whyUnclean } from "../why/not.js";
import { type Why, whyFact } from "../why/reason.js";
import { listOf, nodeWord } from "../words.js";
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
    ...book.withCode("no-quorum").filter(({ policy }) => policy !== "ignore"),
    ...book.withCode("maintenance-mode"),
    ...book.withCode("stop-all-resources"),
    ...book.withCode("no-fence-device"),
  ];
  const fenced = book.verdict.summary.nodeActions.map(({ node }) => node);
  const general = [
    ...fenced.slice(0, MOST_TOLD).flatMap((node) => whyFenced(context, node)),
    ...cluster.map((fact) => whyFact(fact)),
  ];
  const reasons = general.length === 0 && telling.length === 1 ? telling.flatMap(({ because }) => because) : general;
  return {
    ...NOTHING,
    subject: { kind: "cluster" },
    sentence: sentenceOf([...nodesText(context), ...resourcesText(context, telling)].join("; "), reasons),
    reasons,
    facts: merge(factsOf(reasons), ...telling.map(({ because }) => factsOf(because))),
    notes: stayingNotes(outcomes),
    items,
  };
}

/** What asks first for the fencing of a node. */
function whyFenced({ book }: Context, node: string): readonly Why[] {
  const facts = book.withCode("node-unclean").filter((fact) => fact.node === node);
  return facts.slice(0, 1).map((fact) => whyFact(fact, whyUnclean(book, fact)));
}

/** What is done to nodes, and which are not available: `n1 is to be fenced`, `n2 and n3 are not available`; the summary has no shutdowns. */
function nodesText({ book }: Context): readonly string[] {
  const { nodeActions } = book.verdict.summary;
  const unfenced = nodeActions.flatMap(({ node, fenceAction }) => (fenceAction === "on" ? [node] : []));
  const fenced = nodeActions.flatMap(({ node }) => (unfenced.includes(node) ? [] : [node]));
  const others = book.verdict.status.nodes.flatMap(({ name }) =>
    book.unavailable(name).length > 0 && !fenced.includes(name) ? [name] : [],
  );
  return [
    ...told(fenced, "is to be fenced", "are to be fenced"),
    ...told(unfenced, "is to be unfenced", "are to be unfenced"),
    ...told(others, "is not available", "are not available"),
  ];
}

/** What becomes of resources in all, by name where there are few of them. */
function resourcesText({ book }: Context, telling: readonly Outcome[]): readonly string[] {
  const groups = new Map<string, Outcome[]>();
  for (const each of telling) {
    const { kind, because } = each;
    const disabled = because[0]?.facts.some(({ code }) => code === "disabled" || code === "stop-all-resources");
    const group = kind === "stays stopped" && disabled === true ? "disabled" : (STANDING.get(kind) ?? "changes");
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [each]);
    else known.push(each);
  }
  const of = (group: string, one: string, several: string): readonly string[] => {
    const found = groups.get(group) ?? [];
    const [first, second] = found;
    if (first !== undefined && second === undefined) return [`${book.name(first.resource)} ${first.predicate}`];
    const names = found.map(({ resource }) => book.name(resource));
    return told(names, one, several);
  };
  const changing = of("changes", "changes", "change");
  return [
    ...(changing.length > 0 ? changing : ["no resource changes"]),
    ...of("stuck", "cannot be started or stopped", "cannot be started or stopped"),
    ...of("stopped", "has no node where it could run", "have no node where they could run"),
    ...of("alone", "is left alone", "are left alone"),
    ...of("disabled", "is disabled", "are disabled"),
  ];
}

/** What stands still, and how. */
const STANDING: ReadonlyMap<Outcome["kind"], string> = new Map([
  ["cannot start", "stuck"],
  ["cannot stop", "stuck"],
  ["stays stopped", "stopped"],
  ["is left alone", "alone"],
]);

function told(names: readonly string[], one: string, several: string): readonly string[] {
  if (names.length === 0) return [];
  return [`${listOf(names, MOST_TOLD)} ${new Set(names).size === 1 ? one : several}`];
}

/** How many names the sentence about the cluster has of each kind. */
const MOST_TOLD = 5;

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
  return [...byNode].map(([node, names]) => `Unchanged on ${nodeWord(node)}: ${listOf(names, MOST_NAMES)}.`);
}

/** How many resources a line names. */
const MOST_NAMES = 20;
