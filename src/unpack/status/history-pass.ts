/** **History passes** (03 §8): which nodes' histories are read, and when. */
import type { Element } from "../../cib/element.js";
import { historiesIn } from "../../facilities/histories.js";
import { historiesOf } from "../../facilities/history.js";
import type { Node } from "../../model/node.js";
import type { WorkingSet } from "../../model/working-set.js";
import { Role } from "../../policy/role.js";
import { absenteeAt, applyAbsence } from "./absence.js";
import { unpackLrmResource } from "./lrm-resource.js";
import { nodeOfState } from "./node-state.js";
import { determineRemoteOnline, loadRemoteAttributes } from "./remote-state.js";
import { mapRemovedLaunched } from "./removed-resource.js";
import type { StatusStage } from "./stage.js";

/** Whether too little is known about the node so far to read its history. */
function isPremature(ws: WorkingSet, node: Node): boolean {
  const { connection } = node;
  if (node.isCluster) return !ws.fencingEnabled && !ws.shutdownLock && !node.online;
  if (!connection) return true;
  if (node.isGuest)
    return (
      connection.observed.origRole !== Role.Started ||
      connection.configured.launcher?.observed.origRole !== Role.Started
    );
  return !ws.shutdownLock && connection.observed.origRole !== Role.Started;
}

/** **History of one node** (03 §8.1). */
function unpackHistory(stage: StatusStage, node: Node, state: Element): void {
  const list = historiesOf(state);
  if (!list) return;
  const histories = historiesIn(stage.ws, list);
  const { elements, roster, absent } = histories;
  let launched = false;
  for (let position = 0; position < elements.length; position++) {
    const absentee = absent[position] === 1 ? absenteeAt(stage, roster, position) : undefined;
    if (absentee) applyAbsence(absentee, node);
    else {
      const resource = unpackLrmResource(stage, node, histories.at(position));
      if (resource?.observed.removedLaunched === true) launched = true;
    }
  }
  if (launched) mapRemovedLaunched(stage.ws, list);
}

/** One **history pass** (03 §8); tells whether it read any node. `takeAll`: also nodes of which little is known. */
export function runHistoryPass(stage: StatusStage, takeAll: boolean): boolean {
  const { ws } = stage;
  let any = false;
  for (const state of stage.states) {
    if (state.attributes.uname === undefined) continue;
    const node = nodeOfState(ws, state);
    if (!node || node.unpacked || (!takeAll && isPremature(ws, node))) continue;
    if (!node.isCluster) {
      determineRemoteOnline(node);
      loadRemoteAttributes(ws, node, state);
    }
    node.unpacked = true;
    unpackHistory(stage, node, state);
    any = true;
  }
  return any;
}
