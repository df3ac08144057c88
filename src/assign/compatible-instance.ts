import { equalsCaseless } from "../base/text.js";
import * as LocationKind from "../model/location-kind.js";
import type { Node } from "../model/node.js";
import { anyInTree, instancesOf, isBundled, singleLocation, state } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import { mapSlot, type Slot } from "../model/store.js";
import type { WorkingSet } from "../model/working-set.js";
import type { Role } from "../policy/role.js";
import { comparesCapacity } from "../policy/utilization.js";
import { colocationAttributeValue } from "./colocation-value.js";
import { BestNode, sortNodes } from "./compare-nodes.js";

/** Which location of a resource counts: where it is active, or where it was assigned. */
export type LocationState = "current" | "assigned";

/** The single node where a resource is, in that state (02 §11.3). */
function locationIn(resource: Resource, when: LocationState): Node | undefined {
  if (when === "current") return singleLocation(resource, LocationKind.current);
  if (resource.children.length === 0) return resource.decided.assignedNode;
  return singleLocation(resource, LocationKind.assigned);
}

/** The single node to which a resource is assigned (02 §11.3). */
export function assignedLocation(resource: Resource): Node | undefined {
  return locationIn(resource, "assigned");
}

/** **Blocked (recursive)** (06 §3). */
export function isBlockedInTree(resource: Resource): boolean {
  return (
    resource.observed.blocked || (resource.children.length > 0 && anyInTree(resource, (each) => each.observed.blocked))
  );
}

/** Where an instance counts as being when it is to be paired: nowhere if it is blocked (06 §12.1 step 2). */
function pairingLocation(instance: Resource, when: LocationState): Node | undefined {
  return isBlockedInTree(instance) ? undefined : locationIn(instance, when);
}

/**
 * The first instance on each node. It holds while nothing below the collective is assigned or unassigned and its
 * children keep their order; where resources are active and which are blocked is settled before the first question.
 */
interface InstanceIndex {
  readonly version: number;
  readonly children: readonly Resource[];
  readonly first: Map<Node, Resource>;
}

const INDEXES: Readonly<Record<LocationState, Slot<Map<Resource, InstanceIndex>>>> = {
  current: mapSlot(),
  assigned: mapSlot(),
};

function firstInstances(ws: WorkingSet, collective: Resource, when: LocationState): ReadonlyMap<Node, Resource> {
  const version = when === "assigned" ? collective.marks.assignmentVersion : 0;
  const indexes = ws.kept.of(INDEXES[when]);
  const known = indexes.get(collective);
  if (known?.version === version && known.children === collective.children) return known.first;
  const first = new Map<Node, Resource>();
  for (const instance of instancesOf(collective)) {
    const node = pairingLocation(instance, when);
    if (node !== undefined && !first.has(node)) first.set(node, instance);
  }
  indexes.set(collective, { version, children: collective.children, first });
  return first;
}

/** What an instance must be like to be compatible (06 §12.1), where not any will do that is on the node. */
interface Wanted {
  readonly role: Role | undefined;
  readonly when: LocationState;
  readonly nodeAttribute: string | undefined;
}

/** Does an instance match a node? (06 §12.1) */
function matches(instance: Resource, node: Node, wanted: Wanted): boolean {
  if (wanted.role !== undefined) {
    if (state(instance, wanted.when === "current" ? "current" : "next") !== wanted.role) return false;
  }
  const location = pairingLocation(instance, wanted.when);
  if (location === undefined) return false;
  if (wanted.nodeAttribute === undefined) return location === node;
  return equalsCaseless(
    colocationAttributeValue(location, wanted.nodeAttribute, instance),
    colocationAttributeValue(node, wanted.nodeAttribute, instance),
  );
}

/** The first match on the resource's allowed nodes, best node first (06 §12.2 step 2). */
function matchOnAllowedNodes(
  ws: WorkingSet,
  resource: Resource,
  match: (node: Node) => Resource | undefined,
): Resource | undefined {
  const table = resource.decided.allowedNodes;
  if (comparesCapacity(ws.placementStrategy)) {
    const best = sortNodes(ws, table, undefined).find(({ node }) => match(node) !== undefined);
    return best && match(best.node);
  }
  // Without capacities the comparison is total: the best of the nodes with a match is what a sort would find first.
  const best = new BestNode(ws, undefined);
  for (const node of table.nodes) if (match(node) !== undefined) best.offer(node, table.score(node) ?? 0);
  const { found } = best;
  return found && match(found.node);
}

/** As {@link matchOnAllowedNodes}, for any instance that is on a node: asked so often that most of it is asked only once. */
function firstOnAllowedNodes(
  ws: WorkingSet,
  resource: Resource,
  instances: ReadonlyMap<Node, Resource>,
): Resource | undefined {
  if (instances.size === 0) return undefined;
  if (comparesCapacity(ws.placementStrategy)) return matchOnAllowedNodes(ws, resource, (node) => instances.get(node));
  const table = resource.decided.allowedNodes;
  const { nodes } = table;
  const best = new BestNode(ws, undefined);
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as Node;
    if (instances.has(node)) best.offer(node, table.score(node) ?? 0);
  }
  const { found } = best;
  return found && instances.get(found.node);
}

/**
 * **Find the compatible instance** (06 §12.2): the instance of a collective that goes with a resource, by the node where
 * the resource is, or else by the nodes where it would like to be.
 *
 * @param role the role the instance must have in that state; `undefined`: any
 * @param nodeAttribute compare nodes by the value of this attribute; `undefined`: the very node
 */
export function compatibleInstance(
  ws: WorkingSet,
  resource: Resource,
  collective: Resource,
  role: Role | undefined,
  when: LocationState,
  nodeAttribute?: string,
): Resource | undefined {
  const location = locationIn(resource, when);
  if (role === undefined && nodeAttribute === undefined) {
    const instances = firstInstances(ws, collective, when);
    return location === undefined ? firstOnAllowedNodes(ws, resource, instances) : instances.get(location);
  }
  const wanted: Wanted = { role, when, nodeAttribute };
  const match = (node: Node) => instancesOf(collective).find((instance) => matches(instance, node, wanted));
  return location === undefined ? matchOnAllowedNodes(ws, resource, match) : match(location);
}

/** A node, or for a bundle node the node to which its container is assigned (06 §9.6). */
function hostOf(node: Node): Node | undefined {
  const container = node.isGuest ? node.connection?.configured.launcher : undefined;
  return container !== undefined && isBundled(container) ? assignedLocation(container) : node;
}

/**
 * **Container compatible with** a dependent of a bundle (06 §9.6): bundle nodes stand for their hosts. A dependent on a
 * bundle node whose container has no node counts as one that is nowhere yet.
 */
export function compatibleContainer(ws: WorkingSet, dependent: Resource, bundle: Resource): Resource | undefined {
  const containers = firstInstances(ws, bundle, "assigned");
  const location = assignedLocation(dependent);
  const host = location && hostOf(location);
  if (host !== undefined) return containers.get(host);
  return matchOnAllowedNodes(ws, dependent, (node) => {
    const nodeHost = hostOf(node);
    return nodeHost && containers.get(nodeHost);
  });
}
