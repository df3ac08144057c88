import type { ReadResource } from "../model/methods.js";
import type { Node } from "../model/node.js";
import { findResource } from "../model/queries.js";
import type { Replica, Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { ProbeMode } from "../policy/discovery.js";
import { INFINITY } from "../policy/score.js";
import { connectionElement } from "../unpack/configuration/connection-element.js";
import { createNode } from "../unpack/configuration/nodes.js";
import type { Cause } from "../verdict/cause.js";
import { type BundleSpec, connectionPort, replicaName } from "./bundle-spec.js";

const REPLICA_SCORE = 500;

/**
 * **Connection resource** of a replica with a child (02 §7.4.6), and the node that it makes: only the child may run
 * there. False if the connection cannot be read.
 */
export function addConnection(
  ws: WorkingSet,
  bundle: Resource,
  spec: BundleSpec,
  replica: Replica,
  read: ReadResource,
): boolean {
  const { child, container } = replica;
  if (!child || !container) return true;
  const name = connectionName(ws, spec, replica.offset, child);
  const node = replicaNode(ws, name);
  if (!node) return false;
  const cause: Cause = { kind: "bundle", id: bundle.id };
  for (const resource of ws.resources) banFrom(resource, node, cause);
  replica.node = node;
  dedicate(ws, child, node, cause);

  const connection = read(ws, element(spec, replica, name, container), bundle, undefined);
  if (!connection) return false;
  for (const other of connection.decided.allowedNodes.nodes) {
    if (other.isPacemakerRemote) connection.decided.allowedNodes.set(other, -INFINITY, cause);
  }
  node.connection = connection;
  connection.configured.launcher = container;
  node.setAttribute("#kind", "container");
  replica.remote = connection;
  bundle.children.push(connection);
  return true;
}

function element(spec: BundleSpec, replica: Replica, name: string, container: Resource) {
  const address = replica.ipaddr ?? "#uname";
  return connectionElement({ name, container: container.id, address, port: connectionPort(spec) });
}

/** The replica's name, unless a resource that was read before has it. */
function connectionName(ws: WorkingSet, spec: BundleSpec, offset: number, child: Resource): string {
  const name = replicaName(spec, offset);
  return findResource(ws, name) ? `pcmk-internal-${child.id}-remote-${offset}` : name;
}

/** The node of that name, made if there is none; nobody may run or be probed there by default. */
function replicaNode(ws: WorkingSet, name: string): Node | undefined {
  const node = ws.nodeByName(name) ?? createNode(ws, { id: name, name, type: "remote", score: -INFINITY });
  if (!node) return undefined;
  node.baseScore = -INFINITY;
  node.probeMode = ProbeMode.never;
  return node;
}

/** Resources that were read before the node was known may have it in their tables. */
function banFrom(resource: Resource, node: Node, cause: Cause): void {
  resource.decided.allowedNodes.set(node, -INFINITY, cause);
  resource.decided.allowedNodes.setProbeMode(node, ProbeMode.never);
  for (const child of resource.children) banFrom(child, node, cause);
}

/** The child may run on its replica's node only, the inner clone as such nowhere there. */
function dedicate(ws: WorkingSet, child: Resource, node: Node, cause: Cause): void {
  child.decided.allowedNodes = ws.newNodeTable();
  child.decided.allowedNodes.insert(node, REPLICA_SCORE, ProbeMode.exclusive, cause);
  child.parent?.decided.allowedNodes.insert(node, -INFINITY, ProbeMode.exclusive, cause);
}
