/** Queries on resources and nodes that several stages need (02 §10, §11, §5.8; 05 §4.1; 06 §2.4). */

import { equalsCaseless, foldCase } from "../base/text.js";
import { isReady } from "../policy/maintenance.js";
import { isMultiplyActive as countsAsMultiple } from "../policy/multiple-active.js";
import { Role } from "../policy/role.js";
import type { LocationKinds } from "./location-kind.js";
import * as LocationKind from "./location-kind.js";
import type { Node } from "./node.js";
import type { Replica, Resource } from "./resource.js";
import { Variant } from "./variant.js";
import type { WorkingSet } from "./working-set.js";

// --- Ancestors (02 §10.3) ---

/** ***Top* resource**: the topmost ancestor below any bundle. */
export function topResource(resource: Resource): Resource {
  let top = resource;
  while (top.parent !== undefined && top.parent.variant !== Variant.bundle) top = top.parent;
  return top;
}

/** **Top resource including bundles**: the end of the parent chain. */
export function topIncludingBundle(resource: Resource): Resource {
  let top = resource;
  while (top.parent !== undefined) top = top.parent;
  return top;
}

/** Whether `a` occurs in the chain of parents of `b`; no resource is its own ancestor. */
export function isAncestor(a: Resource, b: Resource): boolean {
  for (let parent = b.parent; parent !== undefined; parent = parent.parent) if (parent === a) return true;
  return false;
}

/** The bundle at the end of the parent chain; a bundle's own is itself. */
export function bundleOf(resource: Resource): Resource | undefined {
  const top = topIncludingBundle(resource);
  return top.variant === Variant.bundle ? top : undefined;
}

/** Whether the end of the parent chain is a bundle, the bundle itself included. */
export function isBundled(resource: Resource): boolean {
  return bundleOf(resource) !== undefined;
}

/** A clone whose own `unique` flag is set, whatever that of its instances. */
export function isUniqueClone(resource: Resource): boolean {
  return resource.variant === Variant.clone && resource.configured.unique;
}

/** A clone whose own `unique` flag is not set. */
export function isAnonymousClone(resource: Resource): boolean {
  return resource.variant === Variant.clone && !resource.configured.unique;
}

/** **Universal clone** (02 §11.6): one instance per node of the list as it is now. */
export function isUniversalClone(ws: WorkingSet, clone: Resource): boolean {
  return clone.clone?.cloneMax === ws.nodes.length;
}

// --- Trees ---

/** Whether the resource or some descendant passes (02 §11.6 "any"). */
export function anyInTree(resource: Resource, predicate: (resource: Resource) => boolean): boolean {
  return predicate(resource) || resource.children.some((child) => anyInTree(child, predicate));
}

/** Whether the resource and all descendants pass (02 §11.6 "all"). */
export function allInTree(resource: Resource, predicate: (resource: Resource) => boolean): boolean {
  return predicate(resource) && resource.children.every((child) => allInTree(child, predicate));
}

/** **Match in tree** (02 §10.1) by instance id or history id: the first match, the resource before its children. */
function findInTree(resource: Resource, id: string): Resource | undefined {
  if (matchesId(resource, id)) return resource;
  for (const child of resource.children) {
    const found = findInTree(child, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function matchesId(resource: Resource, id: string): boolean {
  return id === resource.id || id === resource.observed.historyId;
}

/** **Find resource** (02 §10.1) among the top-level resources, by instance id or history id. */
export function findResource(ws: WorkingSet, id: string): Resource | undefined {
  ws.resourceIndex.update(ws.resources);
  const candidates = ws.resourceIndex.candidates(id);
  const first = candidates.findIndex((candidate) => matchesId(candidate, id));
  const only = candidates[first];
  if (only === undefined || !candidates.some((candidate, i) => i > first && matchesId(candidate, id))) return only;
  // Several match: the tree that comes first wins, and within it the position.
  const roots = new Set(candidates.filter((candidate) => matchesId(candidate, id)).map(topIncludingBundle));
  const root = roots.size === 1 ? [...roots][0] : ws.resources.find((resource) => roots.has(resource));
  return root === undefined ? undefined : findInTree(root, id);
}

// --- Collectives (06 §2.4, 02 §11.6) ---

/** **Instances of a collective**: a bundle's containers in replica order; for anything else the children. */
export function instancesOf(resource: Resource): readonly Resource[] {
  if (resource.bundle === undefined) return resource.children;
  return resource.bundle.replicas.flatMap(({ container }) => (container === undefined ? [] : [container]));
}

/** **Contained resource** (06 §2.4): the replica child that runs in this container. */
export function containedResource(resource: Resource): Resource | undefined {
  if (!resource.configured.replicaContainer) return undefined;
  return bundleOf(resource)?.bundle?.replicas.find(({ container }) => container === resource)?.child;
}

/** **Replica child for a node**: the child of the replica whose node it is. */
export function replicaChildForNode(bundle: Resource, node: Node): Resource | undefined {
  return bundle.bundle?.replicas.find((replica) => replica.node === node)?.child;
}

/** Address, child, container and connection: the order of counting (02 §8.4). */
export function countedReplicaParts(replica: Replica): Resource[] {
  return [replica.ip, replica.child, replica.container, replica.remote].filter((part) => part !== undefined);
}

/** **Maximum per node** (02 §11.4). */
export function maxPerNode(resource: Resource): number {
  return resource.clone?.cloneNodeMax ?? resource.bundle?.nReplicasPerHost ?? 1;
}

// --- Role and activity (02 §11.1, §11.2) ---

/** **State**: the role at the start (`current`) or the end (`next`) of the transition. */
export function state(resource: Resource, when: "current" | "next"): Role {
  if (resource.variant === Variant.primitive)
    return when === "current" ? resource.observed.origRole : resource.decided.nextRole;
  if (resource.variant === Variant.bundle) return Role.Unknown;
  let highest: Role = Role.Unknown;
  for (const child of resource.children) {
    const role = state(child, when);
    if (role > highest) highest = role;
  }
  return highest;
}

/** **Active**: whether the resource runs, so far as known; `all` asks whether everything below it does. */
export function isActive(resource: Resource, all: boolean): boolean {
  switch (resource.variant) {
    case Variant.primitive:
      return resource.observed.activeNodes.some((node) => node.unclean || node.online || !resource.configured.managed);
    case Variant.group:
      return all
        ? resource.children.every((member) => isActive(member, all))
        : resource.children.some((member) => isActive(member, all));
    default: {
      const parts =
        resource.bundle === undefined ? resource.children : resource.bundle.replicas.flatMap(countedReplicaParts);
      return all ? parts.every((part) => isActive(part, true)) : parts.some((part) => isActive(part, false));
    }
  }
}

// --- Location (02 §11.3, §11.5) ---

function leafLocations(resource: Resource, kinds: LocationKinds): Node[] {
  const nodes: Node[] = (kinds & LocationKind.current) !== 0 ? [...resource.observed.activeNodes] : [];
  const pending = resource.observed.pendingNode;
  if ((kinds & LocationKind.pending) !== 0 && pending !== undefined && !nodes.some(({ id }) => id === pending.id)) {
    nodes.push(pending);
  }
  if ((kinds & LocationKind.assigned) !== 0 && resource.decided.assignedNode !== undefined)
    nodes.push(resource.decided.assignedNode);
  return nodes;
}

/** **Location**: where the resource is (`current`), is being started (`pending`), will be (`assigned`). */
export function locations(resource: Resource, kinds: LocationKinds): Node[] {
  if (resource.children.length === 0) return leafLocations(resource, kinds);
  const nodes = new Map<string, Node>();
  for (const child of resource.children) {
    for (const node of locations(child, kinds)) {
      const key = foldCase(node.id);
      if (!nodes.has(key)) nodes.set(key, node);
    }
  }
  return [...nodes.values()];
}

/** The node of **location** if there is exactly one. A leaf both active and assigned somewhere has none. */
export function singleLocation(resource: Resource, kinds: LocationKinds): Node | undefined {
  const nodes = locations(resource, kinds);
  return nodes.length === 1 ? nodes[0] : undefined;
}

/** What **active node** finds and counts (02 §11.5). */
export interface ActiveNodes {
  readonly node: Node | undefined;
  readonly all: number;
  readonly clean: number;
}

function chooseActiveNode(resource: Resource, nodes: Iterable<Node>): ActiveNodes {
  let best: Node | undefined;
  let all = 0;
  let clean = 0;
  for (const node of nodes) {
    const happy = node.online && !node.unclean;
    all++;
    if (happy) clean++;
    if (resource.observed.partialMigrationSource !== undefined) {
      if (resource.observed.partialMigrationSource === node) best = node;
    } else if (!resource.configured.needsFencing) {
      if (happy && (best === undefined || !best.online || best.unclean)) best = node;
    }
    best ??= node;
  }
  return { node: best, all, clean };
}

/** **Active node** with its counts: all active nodes, and those of them that are online and clean. */
export function activeNodeCounts(resource: Resource): ActiveNodes {
  if (resource.bundle === undefined) return chooseActiveNode(resource, resource.observed.activeNodes);
  const containers = instancesOf(resource).filter(({ observed }) => observed.activeNodes.length > 0);
  const [only] = containers;
  if (only !== undefined && containers.length === 1) return activeNodeCounts(only);
  return chooseActiveNode(resource, new Set(containers.flatMap(({ observed }) => observed.activeNodes)));
}

/** **Active node**: the migration source if there is one, else the first good one of the nodes where it is active. */
export function currentNode(resource: Resource): Node | undefined {
  return activeNodeCounts(resource).node;
}

/** Whether a primitive is active on more nodes than one, by what it needs (02 §11.5). */
export function isMultiplyActive(resource: Resource): boolean {
  if (resource.observed.activeNodes.length < 2) return false;
  return countsAsMultiple(activeNodeCounts(resource), resource.configured.needsFencing);
}

// --- Guests (02 §11.6) ---

/** **Guest connection launched by a resource**. */
export function guestConnectionOf(ws: WorkingSet, resource: Resource): Resource | undefined {
  if (!ws.haveRemoteNodes) return undefined;
  return resource.configured.launched.find((launched) => launched.configured.isRemoteConnection);
}

/** **Guests on a host**: the nodes whose connections run on the host and were launched by a container. */
export function guestsOnHost(ws: WorkingSet, host: Node): Node[] {
  if (!ws.haveRemoteNodes) return [];
  return host.runningResources.flatMap((resource) => {
    if (!resource.configured.isRemoteConnection || resource.configured.launcher === undefined) return [];
    const guest = ws.nodeByName(resource.id);
    return guest === undefined ? [] : [guest];
  });
}

// --- Nodes (02 §5.8, 05 §4.1) ---

/**
 * **Node attribute lookup** (02 §5.8): the node's own attribute; with `target` = `host`, for a guest node that of the
 * host of its container.
 */
export function nodeAttribute(
  node: Node,
  name: string,
  target: string | undefined,
  when: "current" | "assigned",
): string | undefined {
  const launcher = node.isGuest && equalsCaseless(target, "host") ? node.connection?.configured.launcher : undefined;
  if (launcher === undefined) return node.attributes.get(name);
  const host = when === "current" ? launcher.observed.activeNodes[0] : launcher.decided.assignedNode;
  return host?.attributes.get(name);
}

/**
 * **Node available** (05 §4.1). With `score`, the entry's score must not be negative; with `guest`, a guest node's
 * container must be assigned.
 */
export function isAvailable(
  node: Node | undefined,
  options: { readonly score?: number; readonly guest?: boolean } = {},
): boolean {
  if (node === undefined || !isReady(node)) return false;
  if (options.score !== undefined && options.score < 0) return false;
  if (options.guest !== true || !node.isGuest) return true;
  const launcher = node.connection?.configured.launcher;
  return launcher !== undefined && singleLocation(launcher, LocationKind.assigned) !== undefined;
}
