import type { Colocation } from "../model/constraint.js";
import type { AssignSteps } from "../model/methods.js";
import type { Node } from "../model/node.js";
import { currentNode } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import { banEverywhere, type WorkingSet } from "../model/working-set.js";
import { isMandatory, mayBeTakenBack } from "../policy/colocation.js";
import { waitsForDevice } from "../policy/fencing.js";
import { forbidsHigherRole } from "../policy/quorum.js";
import { Role } from "../policy/role.js";
import type { Cause } from "../verdict/cause.js";
import { connectionAssigned, setAssignment } from "./assignment.js";
import { chooseBestNode } from "./choose-node.js";
import { addDependentScores } from "./colocated-scores.js";
import { thisWithList, withThisList } from "./colocations.js";
import { anyAvailable } from "./node-tables.js";

const TARGET_ROLE: Cause = { kind: "target role", id: "target-role" };

/** **Assign** a primitive (05 §7.1): its primaries first, then its own node by what all colocations say. */
export function* assignPrimitive(
  ws: WorkingSet,
  resource: Resource,
  preferred: Node | undefined,
  stopIfFail: boolean,
): AssignSteps {
  const { parent } = resource;
  if (parent !== undefined && !parent.marks.assigning) yield parent.methods.assign(ws, parent, preferred, stopIfFail);
  if (!resource.decided.unassigned) return resource.decided.assignedNode;
  if (resource.marks.assigning) return undefined;
  resource.marks.assigning = true;
  yield* applyColocations(ws, resource);
  if (resource.decided.nextRole === Role.Stopped) banEverywhere(ws, resource, TARGET_ROLE);
  else if (forbidsHigherRole(ws.quorum, resource.observed.origRole, resource.decided.nextRole))
    resource.decided.decideRole(resource.observed.origRole);
  ws.output.recordScores("primitive", resource);
  if (waitsForDevice(ws)) resource.configured.managed = false;
  choose(ws, resource, preferred, stopIfFail);
  resource.marks.assigning = false;
  if (resource.configured.isRemoteConnection) connectionAssigned(ws, resource);
  return resource.decided.assignedNode;
}

/** Mandatory colocations of both directions before optional ones (05 §7.1 steps 4 to 6). */
function* applyColocations(ws: WorkingSet, resource: Resource): AssignSteps {
  const thisWith = thisWithList(ws, resource);
  const withThis = withThisList(ws, resource);
  for (const mandatory of [true, false]) {
    for (const colocation of thisWith)
      if (isMandatory(colocation.score) === mandatory) yield* applyThisWith(ws, colocation, resource);
    for (const colocation of withThis) {
      if (isMandatory(colocation.score) === mandatory) addDependentScores(ws, colocation, resource);
    }
  }
  return undefined;
}

/** **Apply this-with** (05 §7.1.1): one that leaves no usable node may be taken back. */
function* applyThisWith(ws: WorkingSet, colocation: Colocation, resource: Resource): AssignSteps {
  const { primary, score, dependentRole } = colocation;
  const saved = mayBeTakenBack(score, dependentRole) ? resource.decided.allowedNodes.copy() : undefined;
  if (primary.decided.unassigned) yield primary.methods.assign(ws, primary, undefined, true);
  resource.methods.applyColocationScore(ws, resource, primary, colocation, true);
  if (saved !== undefined && !anyAvailable(resource.decided.allowedNodes)) resource.decided.allowedNodes = saved;
  return undefined;
}

/** 05 §7.1 step 11. */
function choose(ws: WorkingSet, resource: Resource, preferred: Node | undefined, stopIfFail: boolean): void {
  if (!resource.configured.managed) {
    resource.decided.decideRole(resource.observed.origRole);
    const node = currentNode(resource);
    setAssignment(ws, resource, node, node?.baseScore ?? 0, true, stopIfFail);
  } else if (ws.stopAll) {
    setAssignment(ws, resource, undefined, 0, true, stopIfFail);
  } else {
    chooseBestNode(ws, resource, preferred, stopIfFail);
  }
}
