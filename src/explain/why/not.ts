/** Why a primitive is not, or cannot be, on a node. */

import { append } from "../../base/list.js";
import { INFINITY } from "../../policy/score.js";
import type { InstanceLimitCause, PlainCause } from "../../verdict/cause.js";
import type { Fact, FactCode, FactOf } from "../../verdict/fact.js";
import type { Book } from "../book.js";
import type { ScoreCause, ScoreExplanation } from "../scores.js";
import { factText, listOf, locationText, nodeStatesText, nodeWord, scoreText } from "../words.js";
import { aboutItself, locationOn } from "./behind.js";
import { whyColocated, whyPreference } from "./colocated.js";
import { contributionFacts, contributionText, decidingCause, ownScore } from "./contributions.js";
import { failures } from "./failures.js";
import type { Inquiry } from "./inquiry.js";
import { managementFacts } from "./management.js";
import { distinct, type Why, why, whyFact } from "./reason.js";

export function whyNot(inquiry: Inquiry, id: string, node: string, besides?: string): Why {
  const { book } = inquiry;
  const unavailable = book.unavailable(node);
  if (unavailable.length > 0) return why(nodeStatesText(unavailable), unavailable, whyUnavailable(inquiry, node));
  const disconnected = whyDisconnected(inquiry, id, node);
  if (disconnected !== undefined) return disconnected;
  const whole = book.score(id, node);
  if (whole === undefined) return whyNoScore(inquiry, id, node);
  const own = ownScore(book, whole, besides);
  const score = own.score < 0 ? own : whole;
  const short = aboutItself(book, id).filter((fact) => fact.code === "capacity" && fact.node === node);
  if (short.length > 0) return why(listOf(short.map(factText)), short);
  const deciding = decidingCause(score);
  return deciding === undefined ? whyLess(inquiry, id, node, score) : whyCause(inquiry, id, node, deciding);
}

/** What is behind the state of a node: the failures for which it is fenced, or why its connection runs nowhere. */
export function whyUnavailable(inquiry: Inquiry, node: string | undefined): readonly Why[] {
  const { book } = inquiry;
  const found: Why[] = [];
  for (const fact of book.aboutNode(node)) {
    if (fact.code === "node-standby" && fact.onFail) append(found, failedOn(book, node));
    if (fact.code !== "node-unclean") continue;
    append(found, whyUnclean(book, fact));
  }
  const connection = book.connection(node);
  if (found.length > 0 || connection === undefined) return distinct(found);
  if (connection.node === undefined) return [whyUnconnected(inquiry, connection.resource)];
  return book.aboutLineage(connection.resource).flatMap((fact) => (isFailure(fact) ? [whyFact(fact)] : []));
}

/** Of a node that is there still, and whose connection stops. */
function whyDisconnected(inquiry: Inquiry, id: string, node: string): Why | undefined {
  const connection = inquiry.book.connection(node);
  if (connection === undefined || connection.node !== undefined || connection.resource === id) return undefined;
  return whyUnconnected(inquiry, connection.resource);
}

/** @param connection by the name of the node that it makes */
function whyUnconnected(inquiry: Inquiry, connection: string): Why {
  return why(`the connection to ${nodeWord(connection)} runs nowhere`, [], inquiry.whyNowhere(connection));
}

/** What is behind a node that is to be fenced: a lost ticket, or what failed there. */
export function whyUnclean(book: Book, { reason, resource, node }: FactOf<"node-unclean">): readonly Why[] {
  if (reason === DEADMAN) return lostTickets(book);
  return failures(book, resource, node).map((failure) => whyFact(failure));
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

export function isFailure({ code }: Fact): boolean {
  return code === "operation-failed";
}

/** What failed on a node, whatever it was. */
function failedOn(book: Book, node: string | undefined): Why[] {
  return book.aboutNode(node).flatMap((fact) => (fact.code === "operation-failed" ? [whyFact(fact)] : []));
}

function whyNoScore(inquiry: Inquiry, id: string, node: string): Why {
  const { book } = inquiry;
  const around = book.cloneOf(id) === undefined ? undefined : bundleOf(book, id);
  if (around !== undefined) return why(`what is in the bundle ${around} runs on the nodes that it makes`);
  // Where others like it have scores and none for this node, the node is not theirs.
  const known = book.alike(id).flatMap(({ resource }) => [...book.scores(resource).keys()]);
  const foreign = known.length > 0 && !known.includes(node);
  const spread = foreign ? undefined : (whyAllPlaced(book, id, node) ?? whySurplus(book, id));
  if (spread !== undefined) return spread;
  const bundle = book.bundleAround(node);
  if (bundle !== undefined) return why(`only what the bundle ${bundle} contains can run on ${nodeWord(node)}`);
  const optIn = book.withCode("opt-in-cluster");
  const text = [`no location constraint allows ${book.name(id)} on ${nodeWord(node)}`, ...optIn.map(factText)].join(
    ", and ",
  );
  return why(text, optIn, whyUnheard(book, id));
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
  const [unmanaged] = managementFacts(book, id);
  if (unmanaged !== undefined) return whyFact(unmanaged);
  const lonely = chosen === undefined ? whyWithoutPartner(inquiry, id, node) : undefined;
  if (lonely !== undefined) return lonely;
  const best = book.score(id, chosen);
  const text = `${name} scores ${scoreText(score.score)} on ${nodeWord(node)}`;
  const made = contributionText(book, id, score);
  if (best === undefined) return why(`${text}${made}`);
  const facts = [...contributionFacts(book, id, score), ...contributionFacts(book, id, best)];
  if (best.score === score.score)
    return why(`${text} as on ${nodeWord(chosen)}, which comes first among equals`, facts);
  const than = `${scoreText(best.score)} on ${nodeWord(chosen)}${contributionText(book, id, best)}`;
  return best.score < score.score
    ? why(`${text}${made}, against ${than}`, facts)
    : why(`${text}${made}, less than ${than}`, facts, whyOthersPrefer(inquiry, id, best, score));
}

/** An instance of an interleaved clone that has to start after one of another clone, of which none is there (06 §12.5). */
function whyWithoutPartner(inquiry: Inquiry, id: string, node: string): Why | undefined {
  const { book } = inquiry;
  const clone = book.cloneOf(id);
  const about = book.about(clone);
  if (clone === undefined || about.some(({ code }) => code === "not-interleaved")) return undefined;
  for (const fact of about) {
    if (fact.code !== "order" || fact.kind !== "Mandatory" || !fact.then.includes(clone)) continue;
    const first = fact.first.find((each) => book.cloneOf(each) === each && !book.nodesOf(each).includes(node));
    if (first === undefined) continue;
    const behind = inquiry.whyNot(book.leafFor(first, node)?.resource ?? first, node);
    return why(`${factText(fact)}, and no instance of ${first} is to be on ${nodeWord(node)}`, [fact], [behind]);
  }
  return undefined;
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

/** All instances that a clone may have are placed: on another node each, or without this one. */
function whyAllPlaced(book: Book, id: string, node: string): Why | undefined {
  const clone = book.isAnonymous(id) ? book.cloneOf(id) : undefined;
  if (clone === undefined) return undefined;
  const places = book.nodesOf(clone);
  const limits = limitsOf(book, clone);
  const [limit] = limits;
  const surplus = book.placement(id)?.node === undefined && places.includes(node);
  const count = surplus ? book.alike(id).filter((each) => each.node !== undefined).length : places.length;
  if (limit === undefined || count < limit.max || (places.includes(node) && !surplus)) return undefined;
  if (limit.max < 1) return why(`${clone} may have no instances (clone-max=0)`, limits);
  const most = limit.max === 1 ? "1 instance" : `${limit.max} instances`;
  return why(`${clone} has ${most} (clone-max), which ${limit.max === 1 ? "is" : "are"} on ${listOf(places)}`, limits);
}

/** An instance that runs, of a clone that has fewer now. */
function whySurplus(book: Book, id: string): Why | undefined {
  const clone = book.cloneOf(id);
  if (clone === undefined || !book.about(id).some(({ code }) => code === "removed")) return undefined;
  return why(`${id} is one more than the instances that ${clone} has now (clone-max)`, limitsOf(book, clone));
}

function limitsOf(book: Book, clone: string): readonly FactOf<"instance-limit">[] {
  return book.about(clone).filter((fact) => fact.code === "instance-limit");
}

function bundleOf(book: Book, id: string): string | undefined {
  return book.lineage(id).find(({ variant }) => variant === "bundle")?.resource;
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
      return whyInstanceLimit(inquiry, id, node, cause);
    default:
      return whyOther(book, id, node, cause);
  }
}

export function whyLocation(book: Book, id: string, node: string, constraint: string): Why {
  const found = locationOn(book, id, node, constraint);
  return found === undefined ? why(constraint) : why(locationText(found.fact, found.on), [found.fact]);
}

/** It failed there as often as it may. */
function whyFailures(book: Book, id: string, node: string): Why {
  const counts = book
    .aboutLineage(id)
    .flatMap((fact) => (fact.code === "fail-count" && fact.node === node && fact.banned ? [fact] : []));
  const endless = counts.some(({ count }) => count >= INFINITY);
  const behind = failures(book, id, node).map((fact) =>
    whyFact(fact, endless && fact.task === "start" ? startsAreFatal(book) : []),
  );
  return why(listOf(counts.map(factText)), counts, behind);
}

/** That one failed start is enough, where it is. */
function startsAreFatal(book: Book): readonly Why[] {
  if (!book.verdict.status.startFailureIsFatal) return [];
  return [why("a start that failed once is not tried there again (start-failure-is-fatal=true)")];
}

/** The result in the history that bans it: from its node, or from all of them. */
function whyFailed(book: Book, id: string, node: string, cause: PlainCause): Why {
  const parts = book.leaves(id).flatMap(({ resource }) => book.aboutLineage(resource));
  const results = [...new Set([...book.aboutLineage(id), ...parts])].filter(isResult);
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

/** As many as there may be are there, or what speaks against the clone speaks against its instances. */
function whyInstanceLimit(inquiry: Inquiry, id: string, node: string, { id: clone, limit }: InstanceLimitCause): Why {
  const { book } = inquiry;
  if (limit === "full") return whyFull(book, id, node, clone, limitsOf(book, clone));
  const deciding = decidingCause(book.score(clone, node));
  return deciding === undefined
    ? why(`${clone} is not allowed on ${nodeWord(node)}`)
    : whyCause(inquiry, clone, node, deciding);
}

/** A node has as many instances as it may have, which may be none. */
function whyFull(
  book: Book,
  id: string,
  node: string,
  clone: string,
  limits: readonly FactOf<"instance-limit">[],
): Why {
  const [limit] = limits;
  const where = nodeWord(node);
  if (limit === undefined) return why(`${where} has as many replicas of ${clone} as it may have (replicas-per-host)`);
  const most = `(clone-node-max=${limit.perNode})`;
  const there = book.leaves(clone).filter((leaf) => leaf.node === node);
  if (limit.perNode < 1) return why(`${where} may have no instance of ${clone} ${most}`, limits);
  // Another one was placed there, and cannot be there after all.
  if (there.length === 0)
    return why(`${where} was meant for another instance of ${clone}, and may have no more ${most}`, limits);
  const which = book.isAnonymous(id) ? `${book.name(id)} already` : listOf(there.map(({ resource }) => resource));
  return why(`${where} has ${which}, and may have no more instances of ${clone} ${most}`, limits);
}

/** Causes without a constraint behind them. */
function whyOther(book: Book, id: string, node: string, { kind }: PlainCause): Why {
  if (kind === "exclusive discovery") return whyExclusive(book, id);
  const { codes, words } = OTHER[kind];
  const nodeFacts = kind === "health" ? book.aboutNode(node).filter(({ code }) => code === "node-unhealthy") : [];
  const own = aboutItself(book, id).filter(({ code }) => codes.includes(code));
  // Of what is disabled, with all that it is part of, the outermost says it.
  const facts: readonly Fact[] = [...(kind === "target role" ? own.slice(-1) : own), ...nodeFacts];
  if (facts.length > 0) return why(listOf(facts.map(factText)), facts);
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

const OTHER: Readonly<Record<Exclude<PlainCause["kind"], "exclusive discovery">, Other>> = {
  "base score": { codes: [], words: "the node is not available" },
  "symmetric cluster": { codes: [], words: "nothing allows it there (symmetric-cluster=false)" },
  health: { codes: [], words: "the node is not healthy" },
  stickiness: { codes: [], words: "its stickiness is negative" },
  "fail count": { codes: ["fail-count"], words: "it failed there too often" },
  failure: { codes: ["operation-failed"], words: "it failed there" },
  ticket: { codes: ["ticket"], words: "its ticket is not granted" },
  "target role": { codes: ["disabled"], words: "its role is to be Stopped" },
  capacity: { codes: [], words: "the node lacks capacity" },
  "shutdown lock": { codes: ["shutdown-lock"], words: "it is locked to the node that was shut down cleanly" },
  "removed resource": { codes: ["removed"], words: "it is no longer configured" },
  "multiple active": { codes: ["multiple-active"], words: "it is active on several nodes" },
  unmanaged: { codes: ["unmanaged"], words: "it is not managed" },
  "promotion score": { codes: [], words: "its agent does not want it promoted there" },
  unassigned: { codes: [], words: "it was given up there" },
  bundle: {
    codes: [],
    words: "what is in a bundle runs on the nodes that the bundle makes, and no other resource does",
  },
  container: { codes: [], words: "its container is elsewhere" },
  "remote node": { codes: [], words: "it cannot run on a remote node" },
};
