/** What might help: changes that facts suggest. None of them has been tried; dangerous ones are not among them. */

import { baseName } from "../../base/text.js";
import { element } from "../../cib/element.js";
import type { Edit } from "../../edit/index.js";
import { addScores, INFINITY } from "../../policy/score.js";
import type { Event } from "../../simulate/events.js";
import type { Fact } from "../../verdict/fact.js";
import type { Book } from "../book.js";
import type { Goal } from "./goal.js";

/** One change: to the configuration or status by an administrator, or something that happens to the cluster. */
export type RemedyChange =
  | { readonly kind: "edit"; readonly edit: Edit }
  | { readonly kind: "event"; readonly event: Event };

/** A change that a fact suggests. */
export interface Candidate {
  readonly change: RemedyChange;
  /** What it does, in a few words that begin with a verb. */
  readonly text: string;
  /** Why one should think twice. */
  readonly caution: string | undefined;
  /** Of a change with an amount: the same with another one, so that the least can be found that suffices. */
  readonly tuning?: Tuning;
}

/** An amount that may be lower: `enough` presumably suffices, `tooLittle` presumably does not. */
export interface Tuning {
  readonly tooLittle: number;
  readonly enough: number;
  readonly with: (amount: number) => Candidate;
}

function byEdit(edit: Edit, text: string, caution?: string): Candidate {
  return { change: { kind: "edit", edit }, text, caution };
}

function byEvent(event: Event, text: string, caution?: string): Candidate {
  return { change: { kind: "event", event }, text, caution };
}

/** The changes that facts suggest, in the order of the facts, each once. */
export function candidatesOf(book: Book, facts: readonly Fact[], goal: Goal): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const fact of facts) {
    for (const candidate of suggestions(book, fact, goal)) {
      const key = JSON.stringify(candidate.change);
      if (!found.has(key)) found.set(key, candidate);
    }
  }
  for (const candidate of placing(book, goal)) {
    const key = JSON.stringify(candidate.change);
    if (!found.has(key)) found.set(key, candidate);
  }
  return [...found.values()];
}

function suggestions(book: Book, fact: Fact, goal: Goal): readonly Candidate[] {
  switch (fact.code) {
    case "no-quorum":
      return [byEvent({ kind: "quorum", quorate: true }, "get quorum back (bring enough nodes together)")];
    case "maintenance-mode":
      return [
        byEdit({ kind: "property", name: "maintenance-mode", value: "false" }, "end the maintenance of the cluster"),
      ];
    case "stop-all-resources":
      return [
        byEdit(
          { kind: "property", name: "stop-all-resources", value: "false" },
          "let resources run again (stop-all-resources=false)",
        ),
      ];
    case "node-offline":
    case "node-unseen":
    case "node-pending":
    case "node-shutting-down":
      return [byEvent({ kind: "node", node: fact.node, state: "up" }, `bring ${fact.node} online`)];
    case "node-standby":
      return [byEdit({ kind: "online", node: fact.node }, `take ${fact.node} out of standby`)];
    case "node-maintenance":
      return [byEdit({ kind: "node-maintenance", node: fact.node, on: false }, `end the maintenance of ${fact.node}`)];
    case "node-unhealthy":
      return [
        byEdit(
          { kind: "node-attribute", node: fact.node, name: fact.attribute, value: "green", lifetime: "reboot" },
          `make ${fact.node} healthy (${fact.attribute} green)`,
        ),
      ];
    case "disabled":
      return [disabledRemedy(fact.owner ?? fact.resource, fact.owner === undefined)];
    case "unmanaged":
      return unmanagedRemedies(fact.by, fact.owner ?? fact.resource);
    case "blocked":
    case "operation-failed":
    case "fail-count":
      return [cleanup(baseName(fact.resource), fact.node)];
    case "multiple-active":
      return [];
    case "ticket":
      return fact.granted
        ? [byEvent({ kind: "ticket", ticket: fact.ticket, state: "active" }, `activate the ticket ${fact.ticket}`)]
        : [byEvent({ kind: "ticket", ticket: fact.ticket, state: "granted" }, `grant the ticket ${fact.ticket}`)];
    case "capacity":
      return fact.shortages.map(({ attribute, needed, free, capacity }) =>
        byEdit(
          {
            kind: "node-utilization",
            node: fact.node,
            name: attribute,
            value: String(capacity + needed - free),
          },
          `give ${fact.node} ${needed - free} more ${attribute}`,
        ),
      );
    case "instance-limit":
      return [
        byEdit(
          { kind: "meta", resource: fact.resource, name: "clone-max", value: String(fact.max + 1) },
          `allow ${fact.resource} one more instance (clone-max=${fact.max + 1})`,
        ),
      ];
    case "promotion-limit":
      return goal.kind === "promoted on"
        ? [
            byEdit(
              { kind: "meta", resource: fact.resource, name: "promoted-max", value: String(fact.max + 1) },
              `allow ${fact.resource} one more promoted instance (promoted-max=${fact.max + 1})`,
            ),
          ]
        : [];
    case "not-interleaved":
      return goal.kind === "stays"
        ? [
            byEdit(
              { kind: "meta", resource: fact.resource, name: "interleave", value: "true" },
              `interleave ${fact.resource} (interleave=true)`,
            ),
          ]
        : [];
    case "location":
      return locationRemedies(fact, goal);
    case "colocation":
      return [
        ...("node" in goal && fact.score > 0
          ? [
              byEdit(
                { kind: "move", resource: fact.primary, node: goal.node },
                `move ${fact.primary} to ${goal.node} as well`,
              ),
            ]
          : []),
        ...(fact.primaryRole === "promoted" ? promotionScores(book, fact.primary, goal) : []),
        byEdit(
          { kind: "remove", ids: [fact.constraint], of: "constraint" },
          `remove the colocation ${fact.constraint}`,
          "what it was made for no longer holds",
        ),
      ];
    case "order":
      return [
        byEdit(
          { kind: "remove", ids: [fact.constraint], of: "constraint" },
          `remove the ordering ${fact.constraint}`,
          "what it was made for no longer holds",
        ),
      ];
    case "fencing-disabled":
    case "no-fence-device":
    case "node-unclean":
    case "node-cannot-be-fenced":
    case "removed":
    case "shutdown-lock":
      return [];
  }
}

function cleanup(resource: string, node: string | undefined): Candidate {
  const where = node === undefined ? "" : ` on ${node}`;
  return byEdit(
    { kind: "cleanup", resource, node },
    `clean up ${resource}${where} (cleanup), once what failed is mended`,
  );
}

/** A promotion score, which the agent of a promotable clone has to set itself. */
function promotionScore(resource: string, node: string): Candidate {
  const edit: Edit = { kind: "node-attribute", node, name: `master-${resource}`, value: "1", lifetime: "reboot" };
  return byEdit(
    edit,
    `have the agent of ${resource} set a promotion score on ${node} (master-${resource}), as it does once it runs well there`,
  );
}

/** Promotion scores for the instances of a clone that have none, where the goal asks for one or else on few nodes. */
function promotionScores(book: Book, clone: string, goal: Goal): readonly Candidate[] {
  const bases = new Set(book.leaves(clone).map(({ resource }) => baseName(resource)));
  const online = book.verdict.status.nodes.filter(
    ({ name, kind }) => kind === "cluster" && book.unavailable(name).length === 0,
  );
  const nodes = "node" in goal ? [goal.node] : online.map(({ name }) => name).slice(0, MOST_PROMOTED);
  return [...bases].flatMap((base) => nodes.map((node) => promotionScore(base, node)));
}

const MOST_PROMOTED = 3;

function disabledRemedy(owner: string, byDefault: boolean): Candidate {
  if (byDefault)
    return byEdit(
      { kind: "default", of: "resource", name: "target-role", value: null },
      "take target-role out of the resource defaults",
    );
  return byEdit({ kind: "enable", resource: owner }, `enable ${owner}`);
}

function unmanagedRemedies(by: string, owner: string): readonly Candidate[] {
  switch (by) {
    case "node maintenance":
      return [byEdit({ kind: "node-maintenance", node: owner, on: false }, `end the maintenance of ${owner}`)];
    case "cluster maintenance":
      return [
        byEdit({ kind: "property", name: "maintenance-mode", value: "false" }, "end the maintenance of the cluster"),
      ];
    case "defaults":
      return [
        byEdit(
          { kind: "default", of: "resource", name: "is-managed", value: null },
          "take is-managed out of the resource defaults",
        ),
      ];
    case "removed":
      return [];
    default:
      return [
        byEdit({ kind: "manage", resource: owner }, `manage ${owner}`),
        byEdit({ kind: "resource-maintenance", resource: owner, on: false }, `end the maintenance of ${owner}`),
      ];
  }
}

function locationRemedies(fact: Extract<Fact, { code: "location" }>, goal: Goal): readonly Candidate[] {
  const { constraint, resource, leftOver } = fact;
  const helps = fact.scores.some(({ node, score }) => ("node" in goal && node === goal.node ? score < 0 : score !== 0));
  if (!helps) return [];
  if (leftOver === "ban" || leftOver === "move")
    return [
      byEdit(
        { kind: "clear", resource },
        `clear the ${leftOver === "ban" ? "ban" : "move"} of ${resource} (${constraint})`,
      ),
    ];
  const caution =
    leftOver === "drbd fence"
      ? "only if the data on the other node is up to date: the handler removes it itself after a resync"
      : "what it was made for no longer holds";
  return [
    byEdit({ kind: "remove", ids: [constraint], of: "constraint" }, `remove the constraint ${constraint}`, caution),
  ];
}

/** What puts a resource on a node whatever the facts are: a preference for it, of the least score that can suffice. */
function placing(book: Book, goal: Goal): readonly Candidate[] {
  if (goal.kind === "promoted on") return promotionScores(book, goal.resource, goal);
  if (goal.kind === "runs") return [];
  if (goal.kind === "stays") return stickier(book, goal);
  const top = movable(book, goal.resource);
  const missing = leastScore(book, goal);
  const candidates: Candidate[] = [];
  if (missing !== undefined) {
    const now = presentPreference(book, top, goal.node);
    candidates.push(
      tunable(now, now + missing, (score) =>
        byEdit(preferring(top, goal.node, score), `prefer ${goal.node} for ${top} with the score ${score}`),
      ),
    );
  }
  const move: Edit = { kind: "move", resource: top, node: goal.node };
  candidates.push(
    byEdit(move, `move ${top} to ${goal.node}`, "the constraint that this makes stays until it is cleared"),
  );
  return candidates;
}

/** As `pcs constraint location prefers` does it: the one constraint of a resource and a node gets the score. */
function preferring(resource: string, node: string, score: number): Edit {
  const attributes = { id: `location-${resource}-${node}-${score}`, rsc: resource, node, score: String(score) };
  return { kind: "add", dialect: "pcs", element: element("rsc_location", attributes) };
}

/** The score of the constraint that such a preference replaces. */
function presentPreference(book: Book, resource: string, node: string): number {
  for (const fact of book.about(resource)) {
    if (fact.code !== "location" || fact.rule !== undefined || fact.role !== undefined) continue;
    const on = fact.scores.find((each) => each.node === node);
    if (on !== undefined) return on.score;
  }
  return 0;
}

/** A change with an amount, at first with the one that presumably suffices. */
function tunable(tooLittle: number, enough: number, make: (amount: number) => Candidate): Candidate {
  return { ...make(enough), tuning: { tooLittle, enough, with: make } };
}

/** Stickiness that outweighs what draws a resource away, or what draws away that which it has to follow. */
function stickier(book: Book, goal: Goal & { readonly node: string }): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const leaf of book.placements) {
    if (leaf.variant !== "primitive" || leaf.node === undefined || leaf.node === goal.node) continue;
    if (!leaf.active.includes(goal.node)) continue;
    const here = book.scores(leaf.resource).get(goal.node);
    const there = book.scores(leaf.resource).get(leaf.node);
    if (here === undefined || there === undefined || here.score < 0 || there.score >= INFINITY) continue;
    const own = here.causes.reduce((sum, { cause, amount }) => (cause.kind === "stickiness" ? sum + amount : sum), 0);
    const resource = baseName(leaf.resource);
    candidates.push(
      tunable(own, own + there.score - here.score + 1, (value) =>
        byEdit(
          { kind: "meta", resource, name: "resource-stickiness", value: String(value) },
          `raise the stickiness of ${resource} to ${value}`,
        ),
      ),
    );
  }
  return candidates;
}

/** What commands move: the outermost resource that is not tied inside another. */
function movable(book: Book, id: string): string {
  return book.lineage(id).at(-1)?.resource ?? id;
}

/** The score by which the goal's node is behind the chosen one, and one more. */
function leastScore(book: Book, goal: Goal & { readonly node: string }): number | undefined {
  for (const leaf of book.leaves(goal.resource)) {
    if (leaf.node === undefined || leaf.node === goal.node) continue;
    const here = book.scores(leaf.resource).get(leaf.node)?.score;
    const there = book.scores(leaf.resource).get(goal.node)?.score;
    if (here === undefined || there === undefined || there < 0 || here >= INFINITY) continue;
    return addScores(here - there, 1);
  }
  return undefined;
}
