/** Why a primitive is not, or cannot be, on a node. */

import { append } from "../../base/list.js";
import { INFINITY } from "../../policy/score.js";
import type { InstanceLimitCause, PlainCause } from "../../verdict/cause.js";
import type { Fact, FactCode, FactOf } from "../../verdict/fact.js";
import type { Book } from "../book.js";
import type { ScoreCause, ScoreExplanation } from "../scores.js";
import { factText, listOf, locationText, nodeStatesText, nodeWord, scoreText } from "../words.js";
import { locationOn } from "./behind.js";
import { whyColocated, whyPreference } from "./colocated.js";
import { contributionFacts, contributionText, decidingCause, ownScore } from "./contributions.js";
import { failures } from "./failures.js";
import type { Inquiry } from "./inquiry.js";
import { distinct, type Why, why, whyFact } from "./reason.js";

export function whyNot(inquiry: Inquiry, id: string, node: string, besides?: string): Why {
  const { book } = inquiry;
  const unavailable = book.unavailable(node);
  if (unavailable.length > 0) return why(nodeStatesText(unavailable), unavailable, whyUnavailable(inquiry, node));
  const whole = book.scores(id).get(node);
  if (whole === undefined) return whyNoScore(inquiry, id, node);
  const own = besides === undefined ? whole : ownScore(book, whole, besides);
  const score = own.score < 0 ? own : whole;
  const short = book.aboutLineage(id).filter((fact) => fact.code === "capacity" && fact.node === node);
  if (short.length > 0) return why(listOf(short.map(factText)), short);
  const deciding = decidingCause(score);
  return deciding === undefined ? whyLess(inquiry, id, node, score) : whyCause(inquiry, id, node, deciding);
}

/** What is behind the state of a node: the failures for which it is fenced, or why its connection runs nowhere. */
export function whyUnavailable(inquiry: Inquiry, node: string): readonly Why[] {
  const { book } = inquiry;
  const found: Why[] = [];
  for (const fact of book.aboutNode(node)) {
    if (fact.code === "node-standby" && fact.onFail) append(found, failedOn(book, node));
    if (fact.code !== "node-unclean") continue;
    append(found, whyUnclean(book, fact));
  }
  const connection = book.connection(node);
  if (found.length > 0 || connection === undefined) return distinct(found);
  if (connection.node !== undefined)
    return book.aboutLineage(connection.resource).flatMap((fact) => (isFailure(fact) ? [whyFact(fact)] : []));
  const behind = inquiry.whyNowhere(connection.resource);
  return [why(`the connection to ${nodeWord(node)} runs nowhere`, [], behind)];
}

/** What is behind a node that is to be fenced: a lost ticket, or what failed there. */
export function whyUnclean(book: Book, { reason, resource, node }: FactOf<"node-unclean">): readonly Why[] {
  if (reason === DEADMAN) return lostTickets(book);
  return resource === undefined ? [] : failures(book, resource, node).map((failure) => whyFact(failure));
}

/** The tickets without which nodes are fenced. */
function lostTickets(book: Book): readonly Why[] {
  return book
    .withCode("ticket")
    .filter(({ lossPolicy, granted }) => lossPolicy === "fence" && !granted)
    .map((fact) => whyFact(fact));
}

/** The engine's word for a node that is fenced because a ticket was lost (04 §15.4). */
const DEADMAN = "deadman ticket was lost";

function isFailure({ code }: Fact): boolean {
  return code === "operation-failed";
}

/** What failed on a node, whatever it was. */
function failedOn(book: Book, node: string): Why[] {
  return book.aboutNode(node).flatMap((fact) => (fact.code === "operation-failed" ? [whyFact(fact)] : []));
}

function whyNoScore(inquiry: Inquiry, id: string, node: string): Why {
  const { book } = inquiry;
  const around = book.cloneOf(id) === undefined ? undefined : bundleOf(book, id);
  if (around !== undefined && book.bundleAround(node) !== around)
    return why(`what is in the bundle ${around} runs on the nodes that it makes`);
  const spread = whyAllPlaced(book, id, node) ?? whySurplus(book, id);
  if (spread !== undefined) return spread;
  for (const { resource } of book.lineage(id)) {
    const score = book.scores(resource).get(node);
    const cause = score === undefined ? undefined : decidingCause(score);
    if (cause !== undefined) return whyCause(inquiry, resource, node, cause);
  }
  const bundle = book.bundleAround(node);
  if (bundle !== undefined) return why(`only what the bundle ${bundle} contains can run on ${nodeWord(node)}`);
  const [optIn] = book.withCode("opt-in-cluster");
  return optIn === undefined
    ? why(`nothing allows ${book.name(id)} on ${nodeWord(node)}`)
    : why(
        `no location constraint allows ${book.name(id)} on ${nodeWord(node)}, and ${factText(optIn)}`,
        [optIn],
        whyUnheard(book, id),
      );
}

/** Locations that would have said something, were there the node that they name. */
export function whyUnheard(book: Book, id: string): Why[] {
  return book.aboutLineage(id).flatMap((fact) => (fact.code === "location-without-node" ? [whyFact(fact)] : []));
}

/** The node would do, but another one is better, or comes first. */
function whyLess(inquiry: Inquiry, id: string, node: string, score: ScoreExplanation): Why {
  const { book } = inquiry;
  const name = book.name(id);
  const chosen = book.placement(id)?.node;
  if (chosen === node) return why(`${name} is to be on ${nodeWord(node)}`);
  const spread = whyAllPlaced(book, id, node);
  if (spread !== undefined) return spread;
  const best = chosen === undefined ? undefined : book.scores(id).get(chosen);
  if (best === undefined || chosen === undefined) {
    return why(`${name} scores ${scoreText(score.score)} on ${nodeWord(node)}${contributionText(book, id, score)}`);
  }
  const facts = [...contributionFacts(book, id, score), ...contributionFacts(book, id, best)];
  if (best.score === score.score) {
    return why(
      `${name} scores ${scoreText(score.score)} on ${nodeWord(node)} as on ${nodeWord(chosen)}, which comes first among equals`,
      facts,
    );
  }
  const less = best.score > score.score ? "less than" : "against";
  const text = `${name} scores ${scoreText(score.score)} on ${nodeWord(node)}${contributionText(book, id, score)}, ${less} ${scoreText(best.score)} on ${nodeWord(chosen)}${contributionText(book, id, best)}`;
  return why(text, facts, less === "less than" ? whyOthersPrefer(inquiry, id, best, score) : []);
}

/** What others that are tied to a resource have for one node, or against another. */
function whyOthersPrefer(
  inquiry: Inquiry,
  id: string,
  better: ScoreExplanation,
  worse: ScoreExplanation,
): readonly Why[] {
  const causes = [
    ...better.causes.filter(({ amount }) => amount > 0),
    ...worse.causes.filter(({ amount }) => amount < 0),
  ];
  const sources = causes.flatMap(({ cause }) => (cause.kind === "colocated preference" ? cause.source : []));
  const leaves = [...new Set(sources)].flatMap((source) => inquiry.book.leaves(source).slice(0, 1));
  return distinct(leaves.flatMap(({ resource }) => inquiry.whyBetter(resource, better.node, worse.node, id)));
}

/** All instances of a clone have another node each: there are no more of them. */
function whyAllPlaced(book: Book, id: string, node: string): Why | undefined {
  const clone = book.cloneOf(id);
  if (clone === undefined || !book.isAnonymous(id)) return undefined;
  const places = book.nodesOf(clone);
  const limits = book.about(clone).filter((fact) => fact.code === "instance-limit");
  const [limit] = limits;
  if (limit === undefined || places.includes(node) || places.length < limit.max) return undefined;
  const most = limit.max === 1 ? "1 instance" : `${limit.max} instances`;
  return why(`${clone} has ${most} (clone-max), which ${limit.max === 1 ? "is" : "are"} on ${listOf(places)}`, limits);
}

function bundleOf(book: Book, id: string): string | undefined {
  return book.lineage(id).find(({ variant }) => variant === "bundle")?.resource;
}

/** An instance whose number is beyond those that its clone may have. */
function whySurplus(book: Book, id: string): Why | undefined {
  const number = Number(/:(\d+)$/.exec(id)?.[1]);
  const [limit] = book.about(book.cloneOf(id) ?? "").filter((fact) => fact.code === "instance-limit");
  if (limit === undefined || Number.isNaN(number) || number < limit.max) return undefined;
  return why(`${id} is one more than the ${limit.max} instances that ${limit.resource} may have (clone-max)`, [limit]);
}

/** What one cause of a score says, and what is behind it. */
export function whyCause(inquiry: Inquiry, id: string, node: string, { cause }: ScoreCause): Why {
  const { book } = inquiry;
  switch (cause.kind) {
    case "location":
      return whyLocation(book, id, node, cause.id);
    case "fail count":
      return whyFailures(book, id, node);
    case "failure":
      return whyFailed(book, id, node, cause);
    case "colocation":
      return whyColocated(inquiry, node, cause);
    case "colocated preference":
      return whyPreference(inquiry, id, node, cause);
    case "instance limit":
      return whyInstanceLimit(book, id, node, cause);
    default:
      return whyOther(book, id, node, cause);
  }
}

export function whyLocation(book: Book, id: string, node: string, constraint: string): Why {
  const found = locationOn(book, id, node, constraint);
  if (found === undefined) return why(`${constraint} keeps ${book.name(id)} off ${nodeWord(node)}`);
  return why(locationText(found.fact, found.on), [found.fact]);
}

/** It failed there as often as it may. */
function whyFailures(book: Book, id: string, node: string): Why {
  const all = book
    .aboutLineage(id)
    .flatMap((fact) => (fact.code === "fail-count" && fact.node === node && fact.banned ? [fact] : []));
  const behind = failures(book, id, node);
  if (all.length > 0)
    return why(
      listOf(all.map(factText)),
      all,
      behind.map((fact) => (all.some(({ count }) => count >= INFINITY) ? whyFatal(fact) : whyFact(fact))),
    );
  return why(
    behind.length === 0 ? `${book.name(id)} failed too often on ${nodeWord(node)}` : listOf(behind.map(factText)),
    behind,
  );
}

/** A failed start, of which one is enough. */
function whyFatal(fact: FactOf<"operation-failed">): Why {
  if (fact.task !== "start") return whyFact(fact);
  const rule = "a start that failed once is not tried there again (start-failure-is-fatal=true)";
  return whyFact(fact, [why(rule)]);
}

/** The result in the history that bans it: from its node, or from all of them. */
function whyFailed(book: Book, id: string, node: string, cause: PlainCause): Why {
  const results = book.aboutLineage(id).flatMap((fact) => (isResult(fact) ? [fact] : []));
  const there = results.filter((fact) => fact.node === node);
  const named = (facts: readonly ResultFact[]) => facts.filter(({ entry }) => entry === cause.id);
  const [facts = []] = [named(there), named(results), there, results].filter((list) => list.length > 0);
  if (facts.length === 0)
    return why(
      `an operation of ${book.name(id)} failed on ${nodeWord(node)} (${cause.id ?? cause.detail} in its history)`,
    );
  // Where nothing of its own failed on another node and it is kept off that too, the failure counts for all nodes.
  const others = [...book.scores(id)].filter(([other]) => results.every((fact) => fact.node !== other));
  const everywhere = others.some(([, { causes }]) => causes.some((each) => each.cause.id === cause.id));
  return why(`${listOf(facts.map(factText))}${everywhere ? ", which keeps it off every node" : ""}`, facts);
}

type ResultFact = FactOf<"operation-failed"> | FactOf<"probe-refused">;

function isResult(fact: Fact): fact is ResultFact {
  return fact.code === "operation-failed" || fact.code === "probe-refused";
}

function whyInstanceLimit(book: Book, id: string, node: string, { id: clone, limit }: InstanceLimitCause): Why {
  const limits = book.about(clone).filter((fact) => fact.code === "instance-limit");
  const [numbers] = limits;
  const name = book.name(id);
  switch (limit) {
    case "removed":
      return why(`${id} is more than ${clone} has instances now`, limits);
    case "unavailable":
      return why(`${nodeWord(node)} is not available`);
    case "not allowed": {
      const score = book.scores(clone).get(node);
      const cause = score === undefined ? undefined : decidingCause(score);
      const reason = cause?.cause.kind === "location" ? whyLocation(book, clone, node, cause.cause.id) : undefined;
      return reason ?? why(`${clone} is not allowed on ${nodeWord(node)}`);
    }
    case "full": {
      const there = book.leaves(clone).filter((leaf) => leaf.node === node && leaf.resource !== id);
      if (numbers === undefined)
        return why(`${nodeWord(node)} has as many replicas of ${clone} as it may have (replicas-per-host)`);
      const most = ` (clone-node-max=${numbers.perNode})`;
      const which =
        book.isAnonymous(id) || there.length === 0 ? `${name} already` : listOf(there.map((leaf) => leaf.resource));
      return why(`${nodeWord(node)} has ${which}, and may have no more instances of ${clone}${most}`, limits);
    }
    case "surplus": {
      const most = numbers === undefined ? "" : ` (clone-max=${numbers.max})`;
      return why(`all instances that ${clone} may have are on other nodes${most}`, limits);
    }
  }
}

/** Causes without a constraint behind them. */
function whyOther(book: Book, id: string, node: string, { kind, id: about }: PlainCause): Why {
  if (kind === "exclusive discovery") return whyExclusive(book, id);
  const known = OTHER.get(kind);
  const codes = new Set<FactCode>(known?.codes);
  const nodeFacts = kind === "health" ? book.aboutNode(node).filter(({ code }) => code === "node-unhealthy") : [];
  const facts: readonly Fact[] = [
    ...book
      .aboutLineage(id)
      .filter(
        (fact) => codes.has(fact.code) && (!("node" in fact) || fact.node === node || fact.code === "shutdown-lock"),
      ),
    ...nodeFacts,
  ];
  if (facts.length > 0) return why(listOf(facts.map(factText)), facts);
  const words = known?.words ?? `${kind}${about === undefined ? "" : ` ${about}`}`;
  return why(`${book.name(id)} cannot be on ${nodeWord(node)}: ${words}`);
}

/** Locations that name the only nodes on which a resource is looked for. */
function whyExclusive(book: Book, id: string): Why {
  const facts = book
    .aboutLineage(id)
    .flatMap((fact) => (fact.code === "location" && fact.discovery === "exclusive" ? [fact] : []));
  const nodes = listOf(facts.flatMap(({ scores }) => scores.map(({ node }) => node)));
  const by = listOf(facts.map(({ constraint }) => constraint));
  return why(
    `${book.name(id)} can only be on nodes that its locations with resource-discovery=exclusive name (${by}: ${nodes})`,
    facts,
  );
}

type Other = { readonly codes: readonly FactCode[]; readonly words: string };

const OTHER: ReadonlyMap<string, Other> = new Map<PlainCause["kind"], Other>([
  ["base score", { codes: [], words: "the node is not available" }],
  ["symmetric cluster", { codes: [], words: "nothing allows it there (symmetric-cluster=false)" }],
  ["health", { codes: [], words: "the node is not healthy" }],
  ["ticket", { codes: ["ticket"], words: "its ticket is not granted" }],
  ["target role", { codes: ["disabled"], words: "its role is to be Stopped" }],
  ["capacity", { codes: ["capacity"], words: "the node lacks capacity" }],
  ["shutdown lock", { codes: ["shutdown-lock"], words: "it is locked to the node that was shut down cleanly" }],
  ["removed resource", { codes: ["removed"], words: "it is no longer configured" }],
  ["multiple active", { codes: ["multiple-active"], words: "it is active on several nodes" }],
  ["unmanaged", { codes: ["unmanaged"], words: "it is not managed" }],
  [
    "bundle",
    { codes: [], words: "what is in a bundle runs on the nodes that the bundle makes, and no other resource does" },
  ],
  ["container", { codes: [], words: "its container is elsewhere" }],
  ["remote node", { codes: [], words: "it cannot run on a remote node" }],
]);
