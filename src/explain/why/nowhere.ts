/** Why a resource runs nowhere. */

import type { Fact, FactCode, NodeFact } from "../../verdict/fact.js";
import type { Placement } from "../../verdict/placement.js";
import type { Book } from "../book.js";
import { factText, listOf, locationsText } from "../words.js";
import type { Inquiry } from "./inquiry.js";
import { managementFacts } from "./management.js";
import { whyUnheard } from "./not.js";
import { distinct, type Why, why, whyFact } from "./reason.js";

export function whyNowhere(inquiry: Inquiry, id: string): readonly Why[] {
  const { book } = inquiry;
  const [leaf] = book.leaves(id);
  if (leaf === undefined) return [];
  const stopping = stoppingFacts(book, leaf.resource);
  if (stopping.length > 0) return stopping.map((fact) => whyFact(fact));
  if (!leaf.managed) return managementFacts(book, leaf.resource).map((fact) => whyFact(fact));
  const [optIn] = book.withCode("opt-in-cluster");
  const nodes = nodesInQuestion(book, leaf.resource);
  if (optIn !== undefined && nodes.every((node) => book.scores(leaf.resource).get(node) === undefined))
    return [
      why(
        `no location constraint allows ${book.name(leaf.resource)} on any node, and ${factText(optIn)}`,
        [optIn],
        whyUnheard(inquiry.book, leaf.resource),
      ),
    ];
  const open = withoutOthers(book, leaf, nodes);
  return merged(open.map((node) => inquiry.whyNot(leaf.resource, node)));
}

/** Of instances that are all alike the nodes that no other one has, first those where the instance is; or else all. */
function withoutOthers(book: Book, { resource, active }: Placement, nodes: readonly string[]): readonly string[] {
  const alike = book.alike(resource);
  if (alike.length === 0) return nodes;
  const taken = new Set(alike.map(({ node }) => node));
  const open = nodes.filter((node) => !taken.has(node));
  const ordered = [...new Set([...open.filter((node) => active.includes(node)), ...open])];
  return ordered.length > 0 ? ordered : nodes;
}

/** The nodes that a resource might run on: cluster nodes, and others that it has a score for and does not make itself. */
export function nodesInQuestion(book: Book, id: string): readonly string[] {
  return book.verdict.status.nodes.flatMap(({ name, kind, container }) =>
    kind === "cluster" || (book.scores(id).has(name) && name !== id && container !== id) ? [name] : [],
  );
}

/** Facts that stop a resource wherever it is. */
export function stoppingFacts(book: Book, id: string): readonly Fact[] {
  const disabled = book.aboutLineage(id).filter((fact) => fact.code === "disabled" && fact.role === "stopped");
  const outermost = disabled.at(-1);
  if (outermost !== undefined) return [outermost];
  const removed = book.cloneOf(id) === undefined ? book.about(id).filter(({ code }) => code === "removed") : [];
  return removed.length > 0 ? removed : book.withCode("stop-all-resources");
}

/** Reasons for several nodes, with those as one that say the same of each. */
export function merged(reasons: readonly Why[]): Why[] {
  const kinds = new Map<string, Why[]>();
  for (const each of distinct(reasons)) {
    const key = kindOf(each) ?? each.text;
    const list = kinds.get(key);
    if (list === undefined) kinds.set(key, [each]);
    else list.push(each);
  }
  return [...kinds.values()].flatMap((list) => (list.length === 1 ? list : asOne(list)));
}

/** What reasons of one kind have in common; undefined for one that is like no other. */
function kindOf({ facts }: Why): string | undefined {
  const [fact, ...more] = facts;
  if (fact === undefined || more.length > 0) return undefined;
  if (fact.code === "location") return `location ${fact.constraint} ${fact.rule}`;
  if (fact.code === "fail-count") return `fail-count ${fact.resource} ${fact.count} ${fact.threshold}`;
  return STATES.has(fact.code) ? fact.code : undefined;
}

/** States that several nodes can be said to be in. */
const STATES: ReadonlyMap<FactCode, string> = new Map<NodeFact["code"], string>([
  ["node-offline", "are offline"],
  ["node-standby", "are in standby"],
  ["node-maintenance", "are in maintenance"],
]);

function asOne(reasons: readonly Why[]): Why {
  const facts = [...new Set(reasons.flatMap((each) => each.facts))];
  const because = distinct(reasons.flatMap((each) => each.because));
  const texts = facts.slice(0, 1).map((fact) => {
    if (fact.code === "location") return locationsText(fact);
    const nodes = listOf(facts.flatMap((each) => ("node" in each ? (each.node ?? []) : [])));
    return fact.code === "fail-count" ? factText({ ...fact, node: nodes }) : `${nodes} ${STATES.get(fact.code)}`;
  });
  return why(listOf(texts), facts, because);
}
