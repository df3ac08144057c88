import { createProbes } from "../actions/probes.js";
import { addPrimitiveOrGroupToGraph } from "../graph/add-to-graph.js";
import type { AssignSteps, ResourceMethods } from "../model/methods.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { createGroupActions, refreshGroupFlags, updateGroupOrderedActions } from "./group-actions.js";
import {
  addGroupUtilization,
  applyGroupColocationScore,
  groupCompanions,
  groupSpeaker,
  groupThisWith,
  groupWithThis,
} from "./group-colocations.js";
import { groupConstraints } from "./group-constraints.js";
import { readGroup } from "./group-unpack.js";
import { applyLocationGroup } from "./locations.js";

/** **Assign** a group (05 §8.2): its members in order. The node that the first of them got, if they share one. */
function* assignGroup(ws: WorkingSet, group: Resource, preferred: Node | undefined, stopIfFail: boolean): AssignSteps {
  if (!group.decided.unassigned) return group.decided.assignedNode;
  if (group.marks.assigning) return undefined;
  const [first] = group.children;
  if (!first) {
    group.decided.unassigned = false;
    return undefined;
  }
  group.marks.assigning = true;
  group.observed.observeRole(first.observed.origRole);
  ws.output.recordScores("group", group);
  let found: Node | undefined;
  for (const member of group.children) {
    const node = yield member.methods.assign(ws, member, preferred, stopIfFail);
    found ??= node;
  }
  group.decided.decideRole(first.decided.nextRole);
  group.marks.assigning = false;
  group.decided.unassigned = false;
  return group.group?.colocated === true ? found : undefined;
}

/** What a group does in each stage (05 §3.2). */
export const groupMethods: ResourceMethods = {
  unpack: readGroup,
  createInstance: () => undefined,
  assign: assignGroup,
  createActions: createGroupActions,
  createProbe: createProbes,
  internalConstraints: groupConstraints,
  applyColocationScore: applyGroupColocationScore,
  companions: groupCompanions,
  withThisColocations: groupWithThis,
  thisWithColocations: groupThisWith,
  speaker: groupSpeaker,
  applyLocation: applyLocationGroup,
  refreshFlags: refreshGroupFlags,
  updateOrderedActions: updateGroupOrderedActions,
  outputActions: (ws, group) => {
    for (const member of group.children) member.methods.outputActions(ws, member);
  },
  addToGraph: addPrimitiveOrGroupToGraph,
  addGraphMeta: () => {},
  addUtilization: addGroupUtilization,
  shutdownLock: (ws, group) => {
    for (const member of group.children) member.methods.shutdownLock(ws, member);
  },
};
