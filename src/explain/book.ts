import { baseName } from "../base/text.js";
import type { ConstraintFact, Fact, FactCode, FactOf, NodeFact } from "../verdict/fact.js";
import type { ActionRecord } from "../verdict/graph.js";
import type { OutputEvent } from "../verdict/output.js";
import type { Placement } from "../verdict/placement.js";
import type { NodeStatus } from "../verdict/status.js";
import type { ResourceActionSummary } from "../verdict/summary.js";
import type { VariantName } from "../verdict/variant.js";
import type { Verdict } from "../verdict/verdict.js";
import { type PromotionExplanation, promotionExplanation, type ScoreExplanation, scoreExplanations } from "./scores.js";

/** What of a node fact keeps resources off the node, in the order in which it is told. */
const UNAVAILABLE = [
  "node-unseen",
  "node-offline",
  "node-unclean",
  "node-pending",
  "node-standby",
  "node-maintenance",
  "node-shutting-down",
] as const satisfies readonly NodeFact["code"][];

/**
 * A Verdict as answers need it: resources as a tree, facts by what they speak of, actions by resource. Built once for all
 * answers about a Verdict, in time linear in it; reads only.
 */
export class Book {
  readonly verdict: Verdict;
  /** All actions, newest first, as their numbers count them; none in a Verdict without them. */
  readonly actionRecords: readonly ActionRecord[];
  readonly #placements = new Map<string | undefined, Placement>();
  readonly #children = new Map<string | undefined, Placement[]>();
  readonly #ofResource = new Map<string | undefined, Fact[]>();
  readonly #ofNode = new Map<string | undefined, Fact[]>();
  readonly #byCode = new Map<FactCode, Fact[]>();
  readonly #byConstraint = new Map<string | undefined, ConstraintFact[]>();
  readonly #actions = new Map<string | undefined, ActionRecord[]>();
  readonly #lines = new Map<string | undefined, ResourceActionSummary[]>();
  readonly #scores = new Map<string, Map<string, ScoreExplanation>>();
  readonly #nodes = new Map<string | undefined, NodeStatus>();
  /** Clones whose instances differ from each other. */
  readonly #unique = new Set<string>();
  /** Addresses and connections of replicas. */
  readonly #attendants = new Set<string>();
  readonly #promotions = new Map<string, PromotionExplanation | undefined>();
  #scoreEvents: Map<string, OutputEvent[]> | undefined;

  constructor(verdict: Verdict) {
    this.verdict = verdict;
    this.actionRecords = verdict.actions?.actions ?? [];
    for (const placement of verdict.placements) {
      this.#placements.set(placement.resource, placement);
      file(this.#children, placement.parent, placement);
    }
    for (const fact of verdict.facts) {
      file(this.#byCode, fact.code, fact);
      for (const id of resourcesOf(fact)) {
        file(this.#ofResource, id, fact);
        if (baseName(id) !== id) file(this.#ofResource, baseName(id), fact);
      }
      if ("node" in fact) file(this.#ofNode, fact.node, fact);
      if ("constraint" in fact) file(this.#byConstraint, fact.constraint, fact);
      if (fact.code === "location") file(this.#byConstraint, fact.rule, fact);
    }
    for (const action of this.actionRecords) file(this.#actions, action.resource, action);
    for (const line of verdict.summary.resourceActions) file(this.#lines, line.resource, line);
    for (const node of verdict.status.nodes) this.#nodes.set(node.name, node);
    for (const resource of verdict.status.resources) {
      if (resource.variant === "clone" && resource.unique) this.#unique.add(resource.id);
      if (resource.variant !== "bundle") continue;
      for (const { ip, remote } of resource.replicas) {
        for (const each of [ip, remote]) if (each !== undefined) this.#attendants.add(each.id);
      }
    }
  }

  /** Nothing of nothing. */
  placement(id: string | undefined): Placement | undefined {
    return this.#placements.get(id);
  }

  get placements(): readonly Placement[] {
    return this.verdict.placements;
  }

  /** How an instance is spoken of: without a number where instances are all alike. */
  name(id: string): string {
    return this.isAnonymous(id) ? baseName(id) : id;
  }

  /** Whether a resource is an instance of a clone whose instances are all alike. */
  isAnonymous(id: string): boolean {
    const clone = this.cloneOf(id);
    return clone !== undefined && clone !== id && !this.#unique.has(clone);
  }

  /** The clone that a resource is, or is an instance of. */
  cloneOf(id: string | undefined): string | undefined {
    return this.around(id, "clone");
  }

  /** The innermost resource of a variant that a resource is, or is part of. */
  around(id: string | undefined, kind: VariantName): string | undefined {
    return this.lineage(id).find(({ variant }) => variant === kind)?.resource;
  }

  /** What a resource is part of in the end; itself if it is in nothing. */
  topOf(id: string): string {
    return this.lineage(id).at(-1)?.resource ?? id;
  }

  /** The group that resources are all members of. */
  groupOf(...members: readonly (string | undefined)[]): string | undefined {
    const [group, ...others] = members.map((id) => this.lineage(id)[1]);
    return group?.variant === "group" && others.every((other) => other === group) ? group.resource : undefined;
  }

  /** The resource that makes a remote or guest node a node. */
  connection(node: string | undefined): Placement | undefined {
    return this.node(node)?.kind === "cluster" ? undefined : this.placement(node);
  }

  /** The bundle that makes a node. */
  bundleAround(node: string): string | undefined {
    return this.around(this.connection(node)?.resource, "bundle");
  }

  /** Whether a resource is the address or the connection of a replica of a bundle. */
  attends(id: string): boolean {
    return this.#attendants.has(id);
  }

  /** The part of a resource that stands for it on a node: what will be or is there, or else has no place, or the first. */
  leafFor(id: string, node: string): Placement | undefined {
    const leaves = this.leaves(id);
    return (
      leaves.find((leaf) => leaf.node === node) ??
      leaves.find((leaf) => leaf.active.includes(node)) ??
      leaves.find((leaf) => leaf.node === undefined) ??
      leaves[0]
    );
  }

  children(id: string | undefined): readonly Placement[] {
    return this.#children.get(id) ?? [];
  }

  /** A resource and what it is part of, from the inside out. */
  lineage(id: string | undefined): readonly Placement[] {
    const found: Placement[] = [];
    for (let at = this.placement(id); at !== undefined; at = this.placement(at.parent)) found.push(at);
    return found;
  }

  /** The primitives of a resource: itself, or those below it, in list order. */
  leaves(id: string | undefined): readonly Placement[] {
    const leaves: Placement[] = [];
    const open = [this.placement(id)];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const below = this.children(at.resource);
      if (at.variant === "primitive") leaves.push(at);
      for (let i = below.length - 1; i >= 0; i--) open.push(below[i] as Placement);
    }
    return leaves;
  }

  /** All facts with that code, in the order in which they came up. */
  withCode<Code extends FactCode>(code: Code): readonly FactOf<Code>[] {
    return (this.#byCode.get(code) ?? []) as unknown as readonly FactOf<Code>[];
  }

  /** The facts that name exactly this resource. */
  about(id: string | undefined): readonly Fact[] {
    return this.#ofResource.get(id) ?? [];
  }

  /** The facts that name a resource or anything that it is part of, also without the number of an instance. */
  aboutLineage(id: string | undefined): readonly Fact[] {
    const found = new Set<Fact>();
    for (const { resource } of this.lineage(id)) {
      for (const name of new Set([resource, baseName(resource)])) for (const fact of this.about(name)) found.add(fact);
    }
    return [...found];
  }

  /** The relations that a constraint of that id makes, or a location's rule of that id. */
  constraint(id: string | undefined): readonly ConstraintFact[] {
    return this.#byConstraint.get(id) ?? [];
  }

  /** The colocations that name exactly this resource. */
  colocations(id: string): readonly FactOf<"colocation">[] {
    return this.about(id).flatMap((fact) => (fact.code === "colocation" ? [fact] : []));
  }

  /** The nodes that the primitives of a resource are assigned to, each once; with a role only those that will have it. */
  nodesOf(id: string | undefined, role?: string): readonly string[] {
    const nodes = this.leaves(id).flatMap(({ node, nextRole }) =>
      // A node may have been chosen, and nothing be started there.
      node === undefined || nextRole === "stopped" || (role !== undefined && nextRole !== role) ? [] : [node],
    );
    return [...new Set(nodes)];
  }

  /** Of an instance that is like others, all of those, itself too, that have its primitive in common; else none. */
  alike(id: string): readonly Placement[] {
    const clone = this.isAnonymous(id) ? this.cloneOf(id) : undefined;
    return this.leaves(clone).filter(({ resource }) => baseName(resource) === baseName(id));
  }

  /** Whether a promotable clone will have fewer promoted instances than it may have. */
  lacksPromoted(clone: string | undefined): boolean {
    const limit = this.about(clone).find((fact) => fact.code === "promotion-limit");
    if (limit === undefined) return false;
    return this.leaves(clone).filter(({ nextRole }) => nextRole === "promoted").length < limit.max;
  }

  aboutNode(node: string | undefined): readonly Fact[] {
    return this.#ofNode.get(node) ?? [];
  }

  node(name: string | undefined): NodeStatus | undefined {
    return this.#nodes.get(name);
  }

  /** Why nothing can be placed on a node; none: it is available. */
  unavailable(node: string | undefined): readonly NodeFact[] {
    const facts = this.aboutNode(node);
    const found: NodeFact[] = [];
    for (const code of UNAVAILABLE) for (const fact of facts) if (fact.code === code) found.push(fact as NodeFact);
    return found;
  }

  /** Actions of a resource, oldest first. */
  actions(id: string | undefined): readonly ActionRecord[] {
    return [...(this.#actions.get(id) ?? [])].reverse();
  }

  action(id: string, task: string, node?: string): ActionRecord | undefined {
    return this.actions(id).find(
      (action) => action.task === task && !action.optional && (node === undefined || action.node === node),
    );
  }

  /** The fencing of a node that is wanted; unfencing is none. */
  fencing(node: string): ActionRecord | undefined {
    return this.actionRecords.find(
      (action) => action.task === "stonith" && action.fenceAction !== "on" && action.node === node && !action.optional,
    );
  }

  /** The summary's lines about a primitive. */
  lines(id: string | undefined): readonly ResourceActionSummary[] {
    return this.#lines.get(id) ?? [];
  }

  /** The last score of a resource on each node, by node: the one that counted. */
  scores(id: string): ReadonlyMap<string, ScoreExplanation> {
    let scores = this.#scores.get(id);
    if (scores === undefined) {
      const events = this.#eventsOf(id);
      scores = new Map(scoreExplanations({ events }, id).map((each) => [each.node, each]));
      this.#scores.set(id, scores);
    }
    return scores;
  }

  /** The one of these scores on a node; nothing on no node. */
  score(id: string, node: string | undefined): ScoreExplanation | undefined {
    return node === undefined ? undefined : this.scores(id).get(node);
  }

  /** The cluster nodes that can run resources. */
  hosts(): readonly string[] {
    return this.verdict.status.nodes.flatMap(({ name, kind }) =>
      kind === "cluster" && this.unavailable(name).length === 0 ? [name] : [],
    );
  }

  /** The instance of a clone that a resource is, or is a member of; itself if it is in none. */
  instanceOf(id: string): string {
    const clone = this.cloneOf(id);
    return this.lineage(id).find(({ parent }) => parent !== undefined && parent === clone)?.resource ?? id;
  }

  /** Why an instance, or the one that a member is of, has its promotion priority; only of instances of promotable clones. */
  promotion(member: string): PromotionExplanation | undefined {
    const id = this.instanceOf(member);
    if (!this.#promotions.has(id)) {
      this.#promotions.set(id, promotionExplanation({ events: this.#eventsOf(id) }, id));
    }
    return this.#promotions.get(id);
  }

  #eventsOf(id: string): readonly OutputEvent[] {
    this.#scoreEvents ??= scoreEvents(this.verdict);
    return this.#scoreEvents.get(id) ?? [];
  }
}

/** The events that record scores and promotions, by resource. */
function scoreEvents({ events }: Verdict): Map<string, OutputEvent[]> {
  const index = new Map<string, OutputEvent[]>();
  for (const event of events)
    if (event.kind === "scores" || event.kind === "promotion") file(index, event.resource, event);
  return index;
}

function resourcesOf(fact: Fact): readonly string[] {
  switch (fact.code) {
    case "colocation":
      return [fact.dependent, fact.primary];
    case "order":
      return [...fact.first, ...fact.then];
    default:
      return "resource" in fact && fact.resource !== undefined ? [fact.resource] : [];
  }
}

/** What has no key is not filed. */
function file<K, V>(index: Map<K, V[]>, key: K | undefined, value: V): void {
  if (key === undefined) return;
  const list = index.get(key);
  if (list === undefined) index.set(key, [value]);
  else list.push(value);
}
