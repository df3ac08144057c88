import { INFINITY } from "../policy/score.js";
import type { Fact, FactOf } from "../verdict/fact.js";
import type { Book } from "./book.js";
import { contributionFacts, contributionText, decidingCause, differences, stickinessOf } from "./contributions.js";
import { Trail, type Why, why, whyFact } from "./reason.js";
import type { ScoreCause, ScoreExplanation } from "./scores.js";
import { directTies } from "./ties.js";
import { colocationText, factText, listOf, locationsText, locationText, scoreText } from "./words.js";

/** Why a primitive is not, or cannot be, on a node. */
export function whyNot(book: Book, id: string, node: string, trail = new Trail()): Why {
  const next = trail.step(id, node);
  if (next === undefined) return why(`so it goes on in a circle, or further than can be told, at ${id} on ${node}`);
  const unavailable = book.unavailable(node);
  if (unavailable.length > 0) return why(listOf(unavailable.map(factText)), unavailable, fencedBecause(book, node));
  const score = book.scores(id).get(node);
  if (score === undefined) return whyNoScore(book, id, node);
  const short = book.aboutLineage(id).filter((fact) => fact.code === "capacity" && fact.node === node);
  if (short.length > 0) return why(listOf(short.map(factText)), short);
  if (score.score >= 0) return whyLess(book, id, node, score);
  const deciding = decidingCause(score);
  if (deciding === undefined) return why(`the score of ${id} on ${node} is ${scoreText(score.score)}`);
  return whyCause(book, id, node, deciding, next);
}

/** Why a node is unclean: the failures behind it. */
function fencedBecause(book: Book, node: string): Why[] {
  const found: Why[] = [];
  for (const fact of book.aboutNode(node)) {
    if (fact.code !== "node-unclean" || fact.resource === undefined) continue;
    for (const failure of failures(book, fact.resource, node)) found.push(whyFact(failure));
  }
  return found;
}

function whyNoScore(book: Book, id: string, node: string): Why {
  for (const { resource } of book.lineage(id)) {
    const score = resource === id ? undefined : book.scores(resource).get(node);
    if (score !== undefined && score.score < 0) {
      const cause = decidingCause(score);
      if (cause !== undefined) return whyCause(book, resource, node, cause, new Trail());
    }
  }
  return why(`nothing allows ${id} on ${node}`);
}

function whyLess(book: Book, id: string, node: string, score: ScoreExplanation): Why {
  const chosen = book.placement(id)?.node;
  const best = chosen === undefined ? undefined : book.scores(id).get(chosen);
  if (chosen === node) return why(`${id} is to be on ${node}`);
  if (best === undefined || chosen === undefined)
    return why(`the score of ${id} on ${node} is ${scoreText(score.score)}`);
  const facts = [...contributionFacts(book, id, score), ...contributionFacts(book, id, best)];
  if (best.score === score.score) {
    return why(`${id} has the score ${scoreText(score.score)} on ${node} as on ${chosen}, which comes first`, facts);
  }
  const text = `${id} has the score ${scoreText(score.score)} on ${node}${contributionText(book, id, score)}, less than ${scoreText(best.score)} on ${chosen}${contributionText(book, id, best)}`;
  return why(text, facts);
}

/** The failed operations of a resource, or of any instance of it, on a node; newest last. */
export function failures(book: Book, id: string, node: string): readonly FactOf<"operation-failed">[] {
  return book
    .aboutLineage(id)
    .flatMap((fact) => (fact.code === "operation-failed" && fact.node === node ? [fact] : []));
}

/** What one cause of a score says, and what is behind it. */
function whyCause(book: Book, id: string, node: string, { cause }: ScoreCause, trail: Trail): Why {
  switch (cause.kind) {
    case "location":
      return whyLocation(book, id, node, cause.id);
    case "fail count": {
      const all = book.aboutLineage(id).filter((fact) => fact.code === "fail-count" && fact.node === node);
      const own = all.filter((fact) => "resource" in fact && fact.resource === id);
      const counts = own.length > 0 ? own : all.slice(0, 1);
      const behind = failures(book, id, node);
      const facts = counts.length > 0 ? counts : behind;
      const text = facts.length === 0 ? `${id} failed too often on ${node}` : listOf(facts.map(factText));
      return why(text, facts, facts === behind ? [] : behind.map((fact) => whyFact(fact)));
    }
    case "failure": {
      const behind = failures(book, id, node);
      const elsewhere =
        behind.length > 0 ? behind : book.aboutLineage(id).filter((fact) => fact.code === "operation-failed");
      return why(
        elsewhere.length === 0 ? `${id} failed (${cause.id ?? cause.detail ?? ""})` : listOf(elsewhere.map(factText)),
        elsewhere,
      );
    }
    case "colocation":
      return whyColocation(book, id, node, cause.id ?? "", cause.detail, trail);
    case "colocated preference":
      return whyPreference(book, id, node, cause.id ?? "", cause.detail, trail);
    default:
      return whyOther(book, id, node, cause.kind, cause.id, cause.detail);
  }
}

function whyLocation(book: Book, id: string, node: string, constraint: string | undefined): Why {
  const within = new Set(book.lineage(id).map(({ resource }) => resource));
  for (const fact of constraint === undefined ? [] : book.constraint(constraint)) {
    if (fact.code !== "location" || !within.has(fact.resource)) continue;
    const on = fact.scores.find((each) => each.node === node);
    if (on !== undefined) return why(locationText(fact, on), [fact]);
  }
  return why(`${constraint} keeps ${id} off ${node}`);
}

/** The ids in the detail of a colocation's cause: `dependent with primary`. */
function endsOf(detail: string | undefined): readonly [dependent: string | undefined, primary: string | undefined] {
  const [dependent, primary] = (detail ?? "").split(" with ");
  return [dependent, primary];
}

/** A mandatory colocation that keeps a resource off a node: because of where its primary is, or is not. */
function whyColocation(
  book: Book,
  id: string,
  node: string,
  constraint: string,
  detail: string | undefined,
  trail: Trail,
): Why {
  const [dependent = id, primary = ""] = endsOf(detail);
  const fact =
    book
      .constraint(constraint)
      .find((each): each is FactOf<"colocation"> => each.code === "colocation" && each.primary === primary) ??
    book.constraint(constraint).find((each): each is FactOf<"colocation"> => each.code === "colocation");
  const facts = fact === undefined ? [] : [fact];
  const places = book.nodesOf(primary, fact?.primaryRole === "promoted" ? "promoted" : undefined);
  const what = fact === undefined ? internalTie(book, dependent, primary) : colocationText(fact);
  const role = fact?.primaryRole === "promoted" ? "is promoted" : "runs";
  if (fact !== undefined && fact.score < 0) {
    const there = places.includes(node) ? node : listOf(places);
    return why(`${what}, which ${role} on ${there}`, facts);
  }
  if (places.length === 0)
    return why(`${what}, which ${role} nowhere`, facts, nowhere(book, primary, node, trail, fact?.primaryRole));
  return why(
    `${what}, which ${role} on ${listOf(places)}`,
    facts,
    whyElsewhere(book, primary, node, trail, fact?.primaryRole),
  );
}

/** What ties members of a group, a container and what is in it, and the like. */
function internalTie(book: Book, dependent: string, primary: string): string {
  const parent = book.placement(dependent)?.parent;
  if (parent !== undefined && parent === book.placement(primary)?.parent) {
    return `${dependent} runs where ${primary} does, both being members of ${parent}`;
  }
  return `${dependent} runs where ${primary} does`;
}

function nowhere(book: Book, primary: string, node: string, trail: Trail, role: string | undefined): Why[] {
  if (role === "promoted" && book.nodesOf(primary).length > 0) return whyNotPromoted(book, primary, trail);
  return whyNowhere(book, primary, trail.step(primary, `nowhere ${node}`));
}

/** Why a primary is not on a node but elsewhere. */
function whyElsewhere(book: Book, primary: string, node: string, trail: Trail, role: string | undefined): Why[] {
  if (role === "promoted") return whyNotPromotedOn(book, primary, node, trail);
  const leaf = book.leaves(primary)[0];
  if (leaf === undefined || leaf.node === undefined) return [];
  if (trail.step(leaf.resource, node) === undefined) return [];
  if (leaf.active.includes(node)) return whyMoves(book, leaf.resource, node, leaf.node, trail);
  return [whyNot(book, leaf.resource, node, trail)];
}

/** What other resources, which want to run with it, think of a node. */
function whyPreference(
  book: Book,
  id: string,
  node: string,
  constraint: string,
  detail: string | undefined,
  trail: Trail,
): Why {
  const facts = book.constraint(constraint).filter((each) => each.code === "colocation");
  const source = detail ?? "";
  const through = facts.length === 0 ? "" : ` (${constraint})`;
  const leaf =
    book.leaves(source).find(({ resource }) => (book.scores(resource).get(node)?.score ?? 0) < 0) ??
    book.leaves(source)[0];
  const groupMates =
    book.placement(source)?.parent !== undefined && book.placement(source)?.parent === book.placement(id)?.parent;
  const tie = groupMates ? `${source}, a member of the same group,` : `${source}, which is tied to it${through},`;
  const behind = leaf === undefined || leaf.resource === id ? [] : [whyNot(book, leaf.resource, node, trail)];
  return why(`${tie} cannot run on ${node}`, facts, behind);
}

/** Causes without a constraint behind them. */
function whyOther(
  book: Book,
  id: string,
  node: string,
  kind: string,
  about: string | undefined,
  detail: string | undefined,
): Why {
  const known = OTHER.get(kind);
  const facts =
    known === undefined
      ? []
      : book
          .aboutLineage(id)
          .filter((fact) => known.codes.includes(fact.code) && (!("node" in fact) || fact.node === node));
  const nodeFacts = kind === "health" ? book.aboutNode(node).filter((fact) => fact.code === "node-unhealthy") : [];
  const all = [...facts, ...nodeFacts];
  if (all.length > 0) return why(listOf(all.map(factText)), all);
  if (kind === "instance limit") return why(`${id} is not placed on ${node}: ${detail}`);
  const words = known?.words ?? `${kind}${about === undefined ? "" : ` ${about}`}`;
  return why(`${id} cannot be on ${node}: ${words}`);
}

const OTHER: ReadonlyMap<string, { readonly codes: readonly string[]; readonly words: string }> = new Map([
  ["base score", { codes: [], words: "the node is not available" }],
  ["symmetric cluster", { codes: [], words: "nothing allows it there (symmetric-cluster=false)" }],
  ["health", { codes: [], words: "the node is not healthy" }],
  ["exclusive discovery", { codes: [], words: "its locations with resource-discovery=exclusive do not name the node" }],
  ["ticket", { codes: ["ticket"], words: "its ticket is not granted" }],
  ["target role", { codes: ["disabled"], words: "its role is to be Stopped" }],
  ["capacity", { codes: ["capacity"], words: "the node lacks capacity" }],
  ["shutdown lock", { codes: ["shutdown-lock"], words: "it is locked to the node that was shut down cleanly" }],
  ["removed resource", { codes: ["removed"], words: "it is no longer configured" }],
  ["multiple active", { codes: ["multiple-active"], words: "it is active on several nodes" }],
  ["unmanaged", { codes: ["unmanaged"], words: "it is not managed" }],
  ["bundle", { codes: [], words: "only a node of its bundle can have it" }],
  ["container", { codes: [], words: "its container is elsewhere" }],
  ["remote node", { codes: [], words: "it cannot run on a remote node" }],
]);

/** Facts that stop a resource wherever it is, the nearest first. */
export function stoppingFacts(book: Book, id: string): readonly Fact[] {
  const disabled = book.aboutLineage(id).filter((fact) => fact.code === "disabled" && fact.role === "stopped");
  const outermost = disabled.at(-1);
  if (outermost !== undefined) return [outermost];
  return book.withCode("stop-all-resources");
}

/** Why a resource runs nowhere: what disables it, or what keeps it off each node. */
export function whyNowhere(book: Book, id: string, trail: Trail | undefined = new Trail()): Why[] {
  if (trail === undefined) return [];
  const stopping = stoppingFacts(book, id);
  if (stopping.length > 0) return stopping.map((fact) => whyFact(fact));
  const leaf = book.leaves(id).find(({ node }) => node === undefined) ?? book.leaves(id)[0];
  if (leaf === undefined) return [];
  const own = leaf.resource === id ? [] : stoppingFacts(book, leaf.resource);
  if (own.length > 0) return own.map((fact) => whyFact(fact));
  const reasons = new Map<string, Why>();
  for (const { name } of book.verdict.status.nodes) {
    if (book.scores(leaf.resource).get(name) === undefined && book.node(name)?.kind !== "cluster") continue;
    const reason = whyNot(book, leaf.resource, name, trail);
    if (!reasons.has(reason.text)) reasons.set(reason.text, reason);
  }
  return mergeLocations([...reasons.values()]);
}

/** Reasons that are the same constraint on several nodes, as one. */
function mergeLocations(reasons: readonly Why[]): Why[] {
  const merged: Why[] = [];
  const known = new Map<Fact, number>();
  for (const reason of reasons) {
    const [fact] = reason.facts;
    const at = fact === undefined || reason.because.length > 0 ? undefined : known.get(fact);
    if (fact?.code === "location" && at !== undefined) {
      merged[at] = why(locationsText(fact), [fact]);
      continue;
    }
    if (fact?.code === "location" && reason.because.length === 0) known.set(fact, merged.length);
    merged.push(reason);
  }
  return merged;
}

/** Why a resource leaves one node for another. */
export function whyMoves(book: Book, id: string, from: string, to: string, trail = new Trail()): Why[] {
  const next = trail.step(id, `${from} to ${to}`);
  if (next === undefined) return [];
  const unavailable = book.unavailable(from);
  const there = book.scores(id).get(from);
  if (unavailable.length > 0 || (there !== undefined && there.score < 0)) return [whyNot(book, id, from, next)];
  const here = book.scores(id).get(to);
  if (here === undefined || there === undefined) return [];
  return whyPrefers(book, id, here, there, next);
}

/** The causes that make one node better than another, the strongest first. */
function whyPrefers(book: Book, id: string, better: ScoreExplanation, worse: ScoreExplanation, trail: Trail): Why[] {
  const gain = differences(better, worse).filter(({ delta }) => delta > 0);
  const stickiness = stickinessOf(book, id, worse.node);
  const against =
    stickiness === 0 ? "" : `, which is more than its stickiness of ${scoreText(stickiness)} on ${worse.node}`;
  const reasons = gain.map(({ cause, in: side }) => whyGain(book, id, side, cause, better, worse, trail));
  if (reasons.length === 0)
    return [
      why(`its score on ${better.node} is ${scoreText(better.score)}, on ${worse.node} ${scoreText(worse.score)}`),
    ];
  const [first, ...rest] = reasons as [Why, ...Why[]];
  return [{ ...first, text: `${first.text}${against}` }, ...rest];
}

function whyGain(
  book: Book,
  id: string,
  side: "better" | "worse",
  { cause, amount }: ScoreCause,
  better: ScoreExplanation,
  worse: ScoreExplanation,
  trail: Trail,
): Why {
  const node = side === "better" ? better.node : worse.node;
  if (cause.kind === "location") return whyLocation(book, id, node, cause.id);
  if (cause.kind === "stickiness") return why(`its stickiness is ${scoreText(amount)} on ${node}`);
  if (cause.kind === "colocation") {
    const [, primary = ""] = endsOf(cause.detail);
    const facts = book.constraint(cause.id ?? "").filter((each) => each.code === "colocation");
    const places = listOf(book.nodesOf(primary));
    const text = facts[0] === undefined ? internalTie(book, id, primary) : factText(facts[0]);
    return why(`${text}, which runs on ${places}`, facts, whyOthersMove(book, primary, trail));
  }
  if (cause.kind === "colocated preference") {
    const source = cause.detail ?? "";
    const named = book.constraint(cause.id ?? "").filter((each) => each.code === "colocation");
    const facts = named.length > 0 ? named : directTies(book, id, source).filter((each) => each.code === "colocation");
    const leaf = book.leaves(source)[0];
    const through = facts.length === 0 ? "" : ` (${cause.id})`;
    const a = leaf === undefined ? undefined : book.scores(leaf.resource).get(better.node);
    const b = leaf === undefined ? undefined : book.scores(leaf.resource).get(worse.node);
    const apart = facts.find((fact) => fact.score < 0);
    if (apart !== undefined && leaf !== undefined) {
      const failed = book
        .aboutLineage(leaf.resource)
        .filter((fact) => fact.code === "fail-count" && fact.node === better.node);
      const because =
        failed.length > 0 ? failed.map((fact) => whyFact(fact)) : [whyNot(book, leaf.resource, better.node, trail)];
      return why(`${colocationText(apart)}, and ${source} has to leave ${better.node}`, facts, because);
    }
    const behind = whySourcePrefers(book, source, leaf?.resource, a, b, better.node, worse.node, trail);
    return why(
      `${source}, which is tied to ${id}${through}, is better off on ${better.node} by ${scoreText(Math.abs(amount))}`,
      facts,
      behind,
    );
  }
  return whyCause(book, id, node, { operation: "add", amount, score: 0, cause }, trail);
}

function whySourcePrefers(
  book: Book,
  source: string,
  leaf: string | undefined,
  better: ScoreExplanation | undefined,
  worse: ScoreExplanation | undefined,
  betterNode: string,
  worseNode: string,
  trail: Trail,
): Why[] {
  const next = trail.step(source, `${betterNode} over ${worseNode}`);
  if (next === undefined || leaf === undefined) return [];
  const failed = book.aboutLineage(leaf).filter((fact) => fact.code === "fail-count" && fact.node === worseNode);
  if (failed.length > 0 || (worse !== undefined && worse.score < 0)) {
    const facts = failed.length > 0 ? failed : [];
    return facts.length > 0
      ? facts.map((fact) =>
          whyFact(
            fact,
            failures(book, leaf, worseNode).map((each) => whyFact(each)),
          ),
        )
      : [whyNot(book, leaf, worseNode, next)];
  }
  return better === undefined || worse === undefined ? [] : whyPrefers(book, leaf, better, worse, next);
}

/** Why a resource that another one follows is where it will be, if it moves there. */
function whyOthersMove(book: Book, primary: string, trail: Trail): Why[] {
  const leaf = book.leaves(primary)[0];
  const from = leaf?.active[0];
  if (leaf?.node === undefined || from === undefined || from === leaf.node) return [];
  return whyMoves(book, leaf.resource, from, leaf.node, trail);
}

/** Why no instance of a promotable clone is promoted anywhere. */
export function whyNotPromoted(book: Book, clone: string, trail = new Trail()): Why[] {
  const reasons = new Map<string, Why>();
  for (const { resource, node } of book.leaves(clone)) {
    if (node === undefined) continue;
    const reason = whyInstanceNotPromoted(book, resource, node, trail);
    if (!reasons.has(reason.text)) reasons.set(reason.text, reason);
  }
  for (const name of book.verdict.status.nodes.map((each) => each.name)) {
    for (const fact of book.unavailable(name))
      if (fact.code === "node-offline") reasons.set(factText(fact), whyFact(fact));
  }
  return mergeLocations([...reasons.values()]);
}

function whyNotPromotedOn(book: Book, clone: string, node: string, trail: Trail): Why[] {
  const instance = book.leaves(clone).find((leaf) => leaf.node === node);
  if (instance === undefined) return book.unavailable(node).map((fact) => whyFact(fact));
  return [whyInstanceNotPromoted(book, instance.resource, node, trail)];
}

/** Why one instance is not the promoted one. */
export function whyInstanceNotPromoted(book: Book, instance: string, node: string, trail = new Trail()): Why {
  const promotion = book.promotion(instance);
  const kept = book.aboutLineage(instance).filter((fact) => fact.code === "disabled" && fact.role === "unpromoted");
  if (kept.length > 0) return why(listOf(kept.map(factText)), kept);
  for (const { resource } of book.lineage(instance)) {
    for (const fact of book.about(resource)) {
      if (fact.code !== "location" || fact.role !== "promoted") continue;
      const on = fact.scores.find((each) => each.node === node && each.score < 0);
      if (on !== undefined && on.score <= -INFINITY) return why(locationText(fact, on), [fact]);
    }
  }
  const against = promotion?.causes.find(({ cause, amount }) => amount < 0 && cause.kind === "colocation");
  if (against !== undefined) return whyColocatedPromotion(book, instance, node, against, trail);
  const unquorate = book.withCode("no-quorum").find(({ policy }) => policy === "demote");
  if (unquorate !== undefined) return whyFact(unquorate);
  if (promotion === undefined || promotion.score < 0) {
    return why(`${instance} has no promotion score on ${node}: its agent has not set one (crm_attribute --promotion)`);
  }
  return whyOutranked(book, instance, node, promotion.score);
}

function whyOutranked(book: Book, instance: string, node: string, score: number): Why {
  const clone = book.lineage(instance).at(-1)?.resource ?? instance;
  const winners = book.leaves(clone).filter(({ nextRole }) => nextRole === "promoted");
  const limits = book.about(clone).filter((fact) => fact.code === "promotion-limit");
  if (winners.length === 0) return why(`the promotion score of ${instance} on ${node} is ${scoreText(score)}`);
  const best = listOf(
    winners.map(
      (each) => `${each.resource} on ${each.node} with ${scoreText(book.promotion(each.resource)?.score ?? 0)}`,
    ),
  );
  const limit = limits[0] === undefined ? "" : `; ${factText(limits[0])}`;
  return why(
    `the promotion score of ${instance} on ${node} is ${scoreText(score)}, promoted is ${best}${limit}`,
    limits,
  );
}

function whyColocatedPromotion(book: Book, instance: string, node: string, { cause }: ScoreCause, trail: Trail): Why {
  const fact = book.constraint(cause.id ?? "").find((each) => each.code === "colocation");
  const [, primary = ""] = endsOf(cause.detail);
  const places = book.nodesOf(primary);
  const what = fact === undefined ? `${instance} is tied to ${primary}` : factText(fact);
  const leaf = book.leaves(primary)[0];
  const behind =
    leaf?.node === undefined || leaf.node === node || trail.step(leaf.resource, node) === undefined
      ? []
      : [whyNot(book, leaf.resource, node, trail)];
  return why(`${what}, which runs on ${listOf(places)}`, fact === undefined ? [] : [fact], behind);
}
