import { block, hold } from "../../facilities/block.js";
import type { Node } from "../../model/node.js";
import { isMultiplyActive } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import { Variant } from "../../model/variant.js";
import { addNodeScore, type WorkingSet } from "../../model/working-set.js";
import { Role } from "../../policy/role.js";
import { INFINITY } from "../../policy/score.js";
import type { Cause } from "../../verdict/cause.js";

const UNMANAGED: Cause = Object.freeze({ kind: "unmanaged" });
const MULTIPLE_ACTIVE: Cause = Object.freeze({ kind: "multiple active" });

/** **Node priority** (03 §15.5): what a node is worth by what runs on it. */
function addPriority(resource: Resource, node: Node, failed: boolean): void {
  if (resource.configured.priority === 0 || failed) return;
  const priority = resource.configured.priority + (resource.observed.origRole === Role.Promoted ? 1 : 0);
  node.priority += priority;
  if (!node.isGuest) return;
  for (const host of node.connection?.configured.launcher?.observed.activeNodes ?? []) host.priority += priority;
}

/** Replaces the allowed nodes by all nodes, in list order, none of which is allowed (03 §14.4 step 7, §15.5 step 5). */
export function forbidAllNodes(ws: WorkingSet, resource: Resource, cause: Cause): void {
  const table = ws.newNodeTable();
  for (const node of ws.nodes) table.insert(node, -INFINITY, node.probeMode, cause);
  resource.decided.allowedNodes = table;
}

function applyMultipleActive(ws: WorkingSet, resource: Resource): void {
  if (resource.configured.multipleActive === "stop") forbidAllNodes(ws, resource, MULTIPLE_ACTIVE);
  if (resource.configured.multipleActive !== "block") return;
  block(ws, resource, "multiple active");
  const { parent } = resource;
  if (parent?.configured.multipleActive !== "block") return;
  if (parent.variant === Variant.group || parent.variant === Variant.bundle) parent.children.forEach(hold);
}

/** **Mark active** (03 §15.5): the resource runs on the node, so far as known; so do its ancestors. */
export function markActive(ws: WorkingSet, resource: Resource, node: Node, failed: boolean): void {
  if (resource.observed.activeNodes.includes(node)) return;
  resource.observed.activeNodes.push(node);
  if (resource.isPrimitive) {
    node.runningResources.push(resource);
    addPriority(resource, node, failed);
    if (node.maintenance) {
      resource.configured.managed = false;
      resource.configured.maintenance = true;
    }
  }
  if (!resource.configured.managed) {
    addNodeScore(ws, resource, node, INFINITY, UNMANAGED);
    for (let at = resource.parent; at; at = at.parent) at.observed.activeNodes.push(node);
    return;
  }
  if (resource.isPrimitive && isMultiplyActive(resource)) applyMultipleActive(ws, resource);
  if (resource.parent) markActive(ws, resource.parent, node, false);
}
