import { obtainTask } from "../../facilities/obtain.js";
import { currentNode } from "../../model/queries.js";
import type { WorkingSet } from "../../model/working-set.js";
import { Role } from "../../policy/role.js";
import { sectionsOf } from "../configuration/sections.js";
import { runHistoryPass } from "./history-pass.js";
import { unpackNodeState } from "./node-state.js";
import { determineRemoteOnline } from "./remote-state.js";
import { newStage, type StatusStage } from "./stage.js";
import { unpackTickets } from "./tickets.js";

/** Step 4 of 03 §3: failed bundle connections stop their containers. */
function stopContainers({ ws, containersToStop }: StatusStage): void {
  for (let i = containersToStop.length - 1; i >= 0; i--) {
    const container = containersToStop[i];
    const node = container && currentNode(container);
    if (container && node) obtainTask(ws, container, "stop", node, false);
  }
}

/** Step 5 of 03 §3: remote and guest nodes. */
function settleRemoteNodes(ws: WorkingSet): void {
  for (const node of ws.nodes) {
    if (node.isCluster) continue;
    if (node.shutdown && node.connection) node.connection.decided.decideRole(Role.Stopped);
    if (!node.unpacked) determineRemoteOnline(node);
  }
}

/**
 * The **status stage** (03 §3). Reads the status section and the model of the configuration; writes the states of nodes
 * and tickets, where resources are active and in which role, what failed, and the actions that come of it.
 */
export function unpackStatus(ws: WorkingSet): void {
  const section = sectionsOf(ws).named.get("status");
  const stage = newStage(ws, section);
  for (const child of section?.children ?? []) {
    if (child.name === "tickets") unpackTickets(ws, child);
    else if (child.name === "node_state") unpackNodeState(ws, child);
  }
  while (runHistoryPass(stage, false));
  runHistoryPass(stage, ws.fencingEnabled);
  stopContainers(stage);
  settleRemoteNodes(ws);
}
