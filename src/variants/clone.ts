import { companions } from "../assign/colocated-resources.js";
import { addDependentScores } from "../assign/colocated-scores.js";
import { addList, thisWithList, withThisList } from "../assign/colocations.js";
import { assignedLocation } from "../assign/compatible-instance.js";
import type { CibError } from "../cib/error.js";
import { compareByDependent, compareByPrimary } from "../facilities/colocation.js";
import { placeOfConstraint, refusalAt } from "../facilities/finding-places.js";
import { addCloneGraphMeta, addCloneToGraph } from "../graph/add-to-graph.js";
import type { Colocation } from "../model/constraint.js";
import type { AssignSteps, ResourceMethods } from "../model/methods.js";
import type { Node } from "../model/node.js";
import type { CloneData, Resource } from "../model/resource.js";
import { mapSlot } from "../model/store.js";
import type { WorkingSet } from "../model/working-set.js";
import { ProbeMode } from "../policy/discovery.js";
import { applyCloneColocationScore } from "./clone-colocation.js";
import { addCloneConstraints } from "./clone-constraints.js";
import { createInstance, readClone } from "./clone-unpack.js";
import { createCollectiveActions } from "./collective-actions.js";
import { refreshCollectiveFlags } from "./collective-flags.js";
import { updateCollectiveOrderedActions } from "./collective-update.js";
import { assignInstances } from "./instance-assignment.js";
import { inAssignmentOrder, sortByNumber } from "./instance-order.js";
import { applyLocationClone } from "./locations.js";
import { createPromotableActions } from "./promotable-actions.js";
import { chooseRoles } from "./promotion-roles.js";
import { addPromotionScores } from "./promotion-score.js";

interface AssignArguments {
  readonly preferred: Node | undefined;
  readonly stopIfFail: boolean;
}

/** How many resources would not be assigned (again) if they were asked to be. */
function countSettled(resources: readonly Resource[]): number {
  let count = 0;
  for (const each of resources)
    count += (each.marks.assigning || !each.decided.unassigned ? 1 : 0) + countSettled(each.children);
  return count;
}

/**
 * What the clone must be with is assigned first (06 §7.1 step 4). A primary can lead back to a bundled clone, which is
 * then assigned in between (06 §17 trap 3).
 * @throws CibError where nothing was settled since: that would go on for ever, as it does in the reference
 */
function* assignPrimaries(ws: WorkingSet, clone: Resource, data: CloneData, passed: AssignArguments): AssignSteps {
  const colocations = thisWithList(ws, clone);
  if (colocations.length === 0) return undefined;
  const outer = data.settledAtRun;
  const settled = outer === undefined ? 0 : countSettled(ws.resources);
  if (outer !== undefined && settled <= outer) throw circularPlace(ws, clone, colocations);
  data.settledAtRun = settled;
  for (const { primary } of colocations) yield primary.methods.assign(ws, primary, passed.preferred, passed.stopIfFail);
  data.settledAtRun = outer;
  return undefined;
}

/** A bundle whose own primitive must be placed with, or apart from, the bundle itself. */
function circularPlace(ws: WorkingSet, clone: Resource, colocations: readonly Colocation[]): CibError {
  const ids = colocations.map(({ id }) => id);
  const bundle = clone.parent?.id ?? clone.id;
  const problem = `where ${bundle} can be depends on where ${bundle} itself is, by way of ${ids.join(", ")}`;
  const legal = "colocations of a bundle and its primitive with resources outside of it";
  return refusalAt(ws, placeOfConstraint(ws, ids), problem, legal);
}

/** **Assign** a clone (06 §7.1). Its instances get their nodes, and promotable ones their roles; the clone has none. */
function* assignClone(ws: WorkingSet, clone: Resource, preferred: Node | undefined, stopIfFail: boolean): AssignSteps {
  const data = clone.clone;
  if (data === undefined || !clone.decided.unassigned || clone.marks.assigning) return undefined;
  clone.marks.assigning = true;
  if (clone.configured.promotable) addPromotionScores(ws, clone);
  yield* assignPrimaries(ws, clone, data, { preferred, stopIfFail });
  for (const colocation of withThisList(ws, clone)) addDependentScores(ws, colocation, clone);
  ws.output.recordScores("clone", clone);
  clone.children = inAssignmentOrder(ws, clone.children);
  yield* assignInstances(ws, clone, clone.children, data.cloneMax, data.cloneNodeMax);
  if (clone.configured.promotable) chooseRoles(ws, clone);
  clone.decided.unassigned = false;
  clone.marks.assigning = false;
  return undefined;
}

/** **Create actions** of a clone (06 §7.2). */
function createActions(ws: WorkingSet, clone: Resource): void {
  createCollectiveActions(ws, clone, clone.children);
  if (clone.configured.promotable) createPromotableActions(ws, clone);
}

function isProbed(instance: Resource, node: Node): boolean {
  if (instance.children.length === 0) return instance.observed.probedNodes.has(node);
  return instance.children.some((member) => member.observed.probedNodes.has(node));
}

/** What is known of the instances of a clone while they keep their order and their nodes. */
interface KnownInstances {
  readonly version: number;
  readonly children: readonly Resource[];
  /** Those of which the state is known somewhere. */
  readonly probed: readonly Resource[];
  /** The first instance on each node. */
  readonly first: ReadonlyMap<Node, Resource>;
}

const KNOWN = mapSlot<Resource, KnownInstances>();

function knownInstances(ws: WorkingSet, clone: Resource): KnownInstances {
  const { children, marks } = clone;
  const kept = ws.kept.of(KNOWN);
  let known = kept.get(clone);
  if (known?.children === children && known.version === marks.assignmentVersion) return known;
  const first = new Map<Node, Resource>();
  for (const instance of children) {
    const node = assignedLocation(instance);
    if (node !== undefined && !first.has(node)) first.set(node, instance);
  }
  known = { version: marks.assignmentVersion, children, probed: children.filter(isProbedAnywhere), first };
  kept.set(clone, known);
  return known;
}

function isProbedAnywhere({ children, observed }: Resource): boolean {
  return children.length === 0 ? observed.probedNodes.size > 0 : children.some(isProbedAnywhere);
}

/** The one instance of an anonymous clone by which a node is probed (06 §7.4 step 4). */
function instanceToProbe(ws: WorkingSet, clone: Resource, node: Node): Resource | undefined {
  const { probed, first } = knownInstances(ws, clone);
  return probed.find((instance) => isProbed(instance, node)) ?? first.get(node) ?? clone.children[0];
}

/** **Create probe** of a clone on a node (06 §7.4): whether any was created. */
function createProbe(ws: WorkingSet, clone: Resource, node: Node): boolean {
  if (clone.configured.exclusiveProbes && clone.decided.allowedNodes.probeMode(node) !== ProbeMode.exclusive) {
    clone.decided.allowedNodes.remove(node);
    return false;
  }
  sortByNumber(clone);
  if (!clone.configured.unique) {
    const instance = instanceToProbe(ws, clone, node);
    return instance?.methods.createProbe(ws, instance, node) ?? false;
  }
  let created = false;
  for (const instance of clone.children) {
    if (instance.methods.createProbe(ws, instance, node)) created = true;
  }
  return created;
}

/** Colocations in which the clone is the primary, and those of a bundle around it (06 §7.6). */
function withThisColocations(ws: WorkingSet, clone: Resource, original: Resource, list: Colocation[]): void {
  addList(list, clone.configured.withThisColocations, compareByDependent);
  clone.parent?.methods.withThisColocations(ws, clone.parent, original, list);
}

/** Colocations in which the clone is the dependent, and those of a bundle around it (06 §7.6). */
function thisWithColocations(ws: WorkingSet, clone: Resource, original: Resource, list: Colocation[]): void {
  addList(list, clone.configured.thisWithColocations, compareByPrimary);
  clone.parent?.methods.thisWithColocations(ws, clone.parent, original, list);
}

/** **Add utilization** of a clone (06 §7.10): of one instance, unless an instance is in the sum on its own. */
function addUtilization(
  ws: WorkingSet,
  clone: Resource,
  original: Resource,
  all: ReadonlySet<Resource>,
  totals: Map<string, number>,
): void {
  if (!clone.decided.unassigned) return;
  let found = false;
  for (const instance of clone.children) {
    if (all.has(instance)) found = true;
    else if (instance.children.some((member) => all.has(member))) {
      instance.methods.addUtilization(ws, instance, original, all, totals);
      found = true;
    }
  }
  const [first] = clone.children;
  if (!found && first !== undefined) first.methods.addUtilization(ws, first, original, all, totals);
}

/** What a clone, promotable or not, does (06 §4, §7). */
export const cloneMethods: ResourceMethods = Object.freeze({
  unpack: readClone,
  createInstance,
  assign: assignClone,
  createActions,
  createProbe,
  internalConstraints: addCloneConstraints,
  applyColocationScore: applyCloneColocationScore,
  companions,
  withThisColocations,
  thisWithColocations,
  speaker: (resource) => resource,
  applyLocation: applyLocationClone,
  refreshFlags: (ws, action, node) => refreshCollectiveFlags(ws, action, action.resource?.children ?? [], node),
  updateOrderedActions: updateCollectiveOrderedActions,
  outputActions(ws, clone) {
    for (const instance of clone.children) instance.methods.outputActions(ws, instance);
  },
  addToGraph: addCloneToGraph,
  addGraphMeta: addCloneGraphMeta,
  addUtilization,
  shutdownLock() {},
} satisfies ResourceMethods);
