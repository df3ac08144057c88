import { bannedByFailures } from "../assign/node-criteria.js";
import { newColocation } from "../facilities/colocation.js";
import type { AssignSteps } from "../model/methods.js";
import type { Node } from "../model/node.js";
import type { Replica, Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { INFINITY } from "../policy/score.js";
import type { Cause } from "../verdict/cause.js";
import { bundledCloneOf, containersOf, replicasOf } from "./bundle-parts.js";
import { assignInstances } from "./instance-assignment.js";
import { inAssignmentOrder } from "./instance-order.js";

/** What the assignment of a bundle passes on to its parts. */
interface AssignArguments {
  readonly preferred: Node | undefined;
  readonly stopIfFail: boolean;
}

/** A connection runs where its container runs; on a Pacemaker Remote node it needs that node's connection too. */
function assignConnection(
  ws: WorkingSet,
  replica: Replica,
  connection: Resource,
  passed: AssignArguments,
): AssignSteps {
  const host = replica.container?.decided.assignedNode;
  if (host?.isPacemakerRemote === true && host.connection) {
    newColocation(ws, {
      id: "#replica-remote-with-host-remote",
      score: INFINITY,
      dependent: connection,
      primary: host.connection,
      explicit: false,
      influence: true,
    });
  }
  return connection.methods.assign(ws, connection, passed.preferred, passed.stopIfFail);
}

/** What runs inside a replica may run on its bundle node only (06 §9.2 step 5.3). */
function* assignChild(
  ws: WorkingSet,
  bundle: Resource,
  replica: Replica,
  child: Resource,
  stopIfFail: boolean,
): AssignSteps {
  const cause: Cause = { kind: "bundle", id: bundle.id };
  const table = child.decided.allowedNodes;
  for (const node of table.nodes) {
    if (node !== replica.node) table.set(node, -INFINITY, cause);
    else if (!bannedByFailures(ws, child, node)) table.set(node, INFINITY, cause);
  }
  const inner = bundledCloneOf(bundle);
  if (inner) inner.marks.assigning = true;
  yield child.methods.assign(ws, child, replica.node, stopIfFail);
  if (inner) inner.marks.assigning = false;
  return undefined;
}

function* assignReplica(ws: WorkingSet, bundle: Resource, replica: Replica, passed: AssignArguments): AssignSteps {
  const { ip, remote, child } = replica;
  if (ip) yield ip.methods.assign(ws, ip, passed.preferred, passed.stopIfFail);
  if (remote) yield assignConnection(ws, replica, remote, passed);
  if (child) yield* assignChild(ws, bundle, replica, child, passed.stopIfFail);
  return undefined;
}

/** The bundled clone, whose instances have their nodes already, counts, lists and promotes them (06 §9.2 step 6). */
function assignBundledClone(ws: WorkingSet, bundle: Resource, clone: Resource, passed: AssignArguments): AssignSteps {
  const cause: Cause = { kind: "bundle", id: bundle.id };
  const own = new Set(replicasOf(bundle).map(({ node }) => node));
  for (const node of clone.decided.allowedNodes.nodes) {
    clone.decided.allowedNodes.set(node, own.has(node) ? 0 : -INFINITY, cause);
  }
  return clone.methods.assign(ws, clone, passed.preferred, passed.stopIfFail);
}

/** **Assign** a bundle (06 §9.2). Every call runs all steps; what has a node already keeps it. */
export function* assignBundle(
  ws: WorkingSet,
  bundle: Resource,
  preferred: Node | undefined,
  stopIfFail: boolean,
): AssignSteps {
  const data = bundle.bundle;
  if (!data) return undefined;
  const passed: AssignArguments = { preferred, stopIfFail };
  bundle.marks.assigning = true;
  ws.output.recordScores("bundle", bundle);
  const containers = inAssignmentOrder(ws, containersOf(ws, bundle));
  yield* assignInstances(ws, bundle, containers, data.nReplicas, data.nReplicasPerHost);
  for (const replica of data.replicas) yield* assignReplica(ws, bundle, replica, passed);
  const inner = bundledCloneOf(bundle);
  if (inner) yield assignBundledClone(ws, bundle, inner, passed);
  bundle.marks.assigning = false;
  bundle.decided.unassigned = false;
  return undefined;
}
