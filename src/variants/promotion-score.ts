import { baseName } from "../base/text.js";
import type { Node } from "../model/node.js";
import { isAvailable, nodeAttribute } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import {
  ASSUMED_SCORE,
  type PromotionScore,
  promotionAttribute,
  readPromotionScore,
  scoreApplies,
  sumOfScores,
} from "../policy/promotion.js";
import type { HealthScores } from "../policy/score.js";
import type { Cause } from "../verdict/cause.js";

/** What the history of a clone says about the primitives of one base name. */
interface KnownInstances {
  /** Per node the first of them that is active there. */
  readonly active: ReadonlyMap<Node, Resource>;
  /** Ids of the nodes where the state of one of them is known. */
  readonly probed: ReadonlySet<string>;
}

/**
 * Promotion scores of the instances of one clone (06 §8.3). Made anew when the children have been sorted: which
 * instance counts as the one active on a node depends on their order.
 */
export class PromotionScores {
  readonly #clone: Resource;
  readonly #health: HealthScores;
  readonly #known = new Map<string, KnownInstances>();

  constructor(ws: WorkingSet, clone: Resource) {
    this.#health = ws.health;
    this.#clone = clone;
  }

  /** **Promotion score** of an instance or a member on a node; of a group the plain sum of its members'. */
  of(resource: Resource, node: Node): PromotionScore {
    if (resource.children.length > 0) return sumOfScores(resource.children.map((member) => this.of(member, node)));
    return this.#applies(resource, node) ? attributeScore(resource, node, this.#health) : ASSUMED_SCORE;
  }

  /** When a primitive's promotion score applies on a node (06 §8.3, second list). */
  #applies(resource: Resource, node: Node): boolean {
    return scoreApplies({
      nodeScore: resource.decided.allowedNodes.score(node),
      knownInClone: !resource.configured.unique && this.#isKnownInClone(resource, node),
      activeThere: resource.observed.activeNodes.includes(node),
      probedThere: resource.observed.probedNodes.has(node),
      unknown: resource.observed.activeNodes.length === 0 && resource.observed.probedNodes.size === 0,
    });
  }

  #isKnownInClone(resource: Resource, node: Node): boolean {
    const { active, probed } = this.#knownInstances(baseName(resource.id));
    const there = active.get(node);
    return there === resource || (!there && probed.has(node.id));
  }

  #knownInstances(base: string): KnownInstances {
    let known = this.#known.get(base);
    if (!known) {
      known = collectKnown(this.#clone, base);
      this.#known.set(base, known);
    }
    return known;
  }
}

function collectKnown(clone: Resource, base: string): KnownInstances {
  const active = new Map<Node, Resource>();
  const probed = new Set<string>();
  for (const child of clone.children) {
    for (const primitive of child.children.length > 0 ? child.children : [child]) {
      const sameXml = primitive.configuredId === base;
      if (!sameXml && primitive.id !== base) continue;
      for (const node of primitive.observed.activeNodes) if (!active.has(node)) active.set(node, primitive);
      if (sameXml) for (const { id } of primitive.observed.probedNodes.nodes) probed.add(id);
    }
  }
  return { active, probed };
}

/** The value of the node attribute that holds a primitive's promotion score (06 §8.3 steps 3 to 5). */
function attributeScore(resource: Resource, node: Node, health: HealthScores): PromotionScore {
  const own = promotionAttribute(resource.observed.historyId ?? resource.id);
  const value = valueFor(resource, node, own);
  if (value !== undefined) return readPromotionScore(own, value, health);
  if (resource.configured.unique) return ASSUMED_SCORE;
  const base = baseName(resource.id);
  if (base === resource.id) return ASSUMED_SCORE;
  const shared = promotionAttribute(base);
  const sharedValue = valueFor(resource, node, shared);
  return sharedValue === undefined ? ASSUMED_SCORE : readPromotionScore(shared, sharedValue, health);
}

function valueFor(resource: Resource, node: Node, name: string): string | undefined {
  const target = resource.configured.meta.get("container-attribute-target");
  return nodeAttribute(node, name, target, resource.decided.unassigned ? "current" : "assigned");
}

/** The ledger's entry for a promotion score. */
export function promotionCause(score: PromotionScore, resource: Resource): Cause {
  return { kind: "promotion score", id: score.attribute ?? resource.id };
}

/**
 * **Promotion scores before assignment** (06 §8.3), once per clone: positive ones are added to the instances' tables,
 * the best one becomes the instance's priority.
 */
export function addPromotionScores(ws: WorkingSet, clone: Resource): void {
  const data = clone.clone;
  if (!data || data.promotionAdded) return;
  data.promotionAdded = true;
  const scores = new PromotionScores(ws, clone);
  for (const instance of clone.children) {
    const table = instance.decided.allowedNodes;
    for (const node of table.nodes) {
      if (!isAvailable(node)) continue;
      const score = scores.of(instance, node);
      if (score.score > 0) table.add(node, score.score, promotionCause(score, instance));
      if (score.score > instance.configured.priority) instance.configured.priority = score.score;
    }
  }
}
