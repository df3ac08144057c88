import { integerOr } from "../../base/number.js";
import { type Element, firstChild } from "../../cib/element.js";
import { fenceNode } from "../../facilities/fencing.js";
import { placeOfNodeAttribute } from "../../facilities/finding-places.js";
import type { Node } from "../../model/node.js";
import type { WorkingSet } from "../../model/working-set.js";
import { disablesDiscovery } from "../../policy/discovery.js";
import { isRequested } from "../../policy/maintenance.js";
import { fencesMembers } from "../../policy/quorum.js";
import { addNodeAttributes } from "../configuration/node-attributes.js";
import { determineOnline } from "./online.js";

/** The node that a state describes (03 §5.1): the id has precedence, whatever the name says. */
export function nodeOfState(ws: WorkingSet, state: Element): Node | undefined {
  const { id, uname } = state.attributes;
  if (id === undefined) return undefined;
  return ws.nodeById(id) ?? (uname === undefined ? undefined : ws.nodeByName(uname));
}

/** **Transient attributes** (03 §5.2, §10.2): loads them and applies what remote and cluster nodes have in common. */
export function loadTransientAttributes(ws: WorkingSet, node: Node, state: Element): void {
  addNodeAttributes(ws, node, firstChild(state, "transient_attributes"), true);
  if (isRequested(node.attributes.get("standby"))) node.standby = true;
  if (isRequested(node.attributes.get("maintenance"))) node.maintenance = true;
}

/** One `node_state` in the first pass (03 §5). */
export function unpackNodeState(ws: WorkingSet, state: Element): void {
  if (state.attributes.id === undefined) {
    ws.findings?.tell("node-state-without-id", state);
  }
  const node = nodeOfState(ws, state);
  if (!node) return;
  if (!node.isCluster) {
    node.remoteFenced = integerOr(state.attributes.node_fenced, 0) !== 0;
    return;
  }
  loadTransientAttributes(ws, node, state);
  if (disablesDiscovery(node.attributes.get("resource-discovery-enabled"))) {
    ws.findings?.tell(
      "node-discovery-cluster-node",
      placeOfNodeAttribute(ws, node, "resource-discovery-enabled"),
      node.name,
    );
  }
  node.unclean = false;
  node.seen = true;
  determineOnline(ws, node, state);
  if (node.online && fencesMembers(ws.quorum)) fenceNode(ws, node, "cluster does not have quorum", false);
}
