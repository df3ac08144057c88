import type { Element } from "../cib/element.js";
import type { Action } from "./action.js";
import type { ActionFlags } from "./action-flag.js";
import type { Changes } from "./changed.js";
import type { Colocation, LocationConstraint } from "./constraint.js";
import type { Node } from "./node.js";
import type { RelationFlags } from "./relation-flag.js";
import type { Resource } from "./resource.js";
import type { Variant } from "./variant.js";
import type { WorkingSet } from "./working-set.js";

/** What an update of an ordered pair is told (08 §8.14.1). */
export interface OrderedUpdate {
  readonly first: Action;
  readonly then: Action;
  /** Limits collectives to one node. */
  readonly node: Node | undefined;
  /** What `first`'s properties are taken to be. */
  readonly flags: ActionFlags;
  /** A subset of `optional` and `runnable`. */
  readonly filter: ActionFlags;
  /** A single relation flag. */
  readonly kind: RelationFlags;
}

/**
 * Steps of an update that is interrupted: each action that it yields is **processed** (08 §8.13) before it goes on. The
 * reference recurses there; chains of actions may be longer than a call stack is deep.
 */
export type UpdateSteps = Generator<Action, Changes, void>;

/**
 * Steps of an assignment that stops wherever another resource has to be assigned first (05 §7.1.1): the steps that it yields
 * are carried out before it goes on, and it is told the node that they came to. Colocations can make chains that are longer
 * than a call stack is deep.
 */
export type AssignSteps = Generator<AssignSteps, Node | undefined, Node | undefined>;

/** With whom a resource has to share a node (05 §6.12, §8.7). */
export interface Companions {
  /** The resource counts each time that it is met, and not only the first time. */
  readonly everyTime: boolean;
  readonly resources: readonly Resource[];
}

/**
 * **Read resource** (02 §6.1) as the methods of variants get it, to read what is inside: an element, as instance
 * `instance` of a clone if a number is given. The caller appends the result to the parent's children.
 */
export type ReadResource = (
  ws: WorkingSet,
  element: Element,
  parent: Resource,
  instance: string | undefined,
) => Resource | undefined;

/**
 * The per-variant interface that all stages call (05 §3). A stage that needs a resource to act calls its methods and
 * never asks for its variant.
 */
export interface ResourceMethods {
  /**
   * Reads what only its variant has, and the resources inside (02 §7), as instance `instance` of a clone if a number is
   * given; false if that fails.
   */
  unpack(ws: WorkingSet, resource: Resource, instance: string | undefined, read: ReadResource): boolean;
  /** **Create clone instance** (02 §7.3), appended to the children; `undefined` for what is no clone. */
  createInstance(ws: WorkingSet, resource: Resource, read: ReadResource): Resource | undefined;
  /** 05 §7.1, §8.2; 06 §7.1, §9.2. The node, if the whole resource is on one. See `assign/carry-out.ts`. */
  assign(ws: WorkingSet, resource: Resource, preferred: Node | undefined, stopIfFail: boolean): AssignSteps;
  createActions(ws: WorkingSet, resource: Resource): void;
  /** Whether any probe was created. */
  createProbe(ws: WorkingSet, resource: Resource, node: Node): boolean;
  internalConstraints(ws: WorkingSet, resource: Resource): void;
  /** The score added to the dependent's priority (05 §6.7, §8.5; 06 §7.5, §9.6). `this` resource is the primary unless forDependent. */
  applyColocationScore(
    ws: WorkingSet,
    dependent: Resource,
    primary: Resource,
    colocation: Colocation,
    forDependent: boolean,
  ): number;
  /** Those that **colocated resources** (05 §6.12) goes on with; none for what does not count itself. */
  companions(ws: WorkingSet, resource: Resource, original: Resource): Companions | undefined;
  withThisColocations(ws: WorkingSet, resource: Resource, original: Resource, list: Colocation[]): void;
  thisWithColocations(ws: WorkingSet, resource: Resource, original: Resource, list: Colocation[]): void;
  /**
   * Whose preferences, and whose colocations in turn, stand for those of the resource (05 §6.9, §8.8): its own, or those of a
   * part of it. `fromScratch`: no table was begun yet.
   */
  speaker(resource: Resource, fromScratch: boolean): Resource | undefined;
  applyLocation(ws: WorkingSet, resource: Resource, location: LocationConstraint): void;
  /** **Action flags** as seen for a node (05 §8.10, 06 §13), worked out anew: those of a collective's action may change. */
  refreshFlags(ws: WorkingSet, action: Action, node: Node | undefined): ActionFlags;
  /** What changed, or the steps that lead there. */
  updateOrderedActions(ws: WorkingSet, update: OrderedUpdate): Changes | UpdateSteps;
  /** The side effects of the action report (08 §8.16). */
  outputActions(ws: WorkingSet, resource: Resource): void;
  /** Appends the resource's actions to the graph under construction (08 §8.17.2). */
  addToGraph(ws: WorkingSet, resource: Resource): void;
  /** Attributes that the resource adds to a graph action; they replace existing values (08 §8.18.5 step 5). */
  addGraphMeta(ws: WorkingSet, resource: Resource, attributes: Map<string, string>): void;
  /** Adds the resource's utilization to `totals` (05 §5.4, §8.7; 06 §7.10, §9.10). */
  addUtilization(
    ws: WorkingSet,
    resource: Resource,
    original: Resource,
    all: ReadonlySet<Resource>,
    totals: Map<string, number>,
  ): void;
  shutdownLock(ws: WorkingSet, resource: Resource): void;
}

/** The methods of every variant (05 §2, bind methods). */
export type VariantMethods = Readonly<Record<Variant, ResourceMethods>>;
