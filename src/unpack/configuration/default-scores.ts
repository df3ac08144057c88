import type { Node } from "../../model/node.js";
import type { NodeTable } from "../../model/node-table.js";
import type { Resource } from "../../model/resource.js";
import { addNodeScore, type WorkingSet } from "../../model/working-set.js";
import { isAllowedByDefault } from "../../policy/discovery.js";
import type { Cause } from "../../verdict/cause.js";

const SYMMETRIC: Cause = { kind: "symmetric cluster" };
const CONNECTION: Cause = { kind: "remote node" };

/**
 * **Default node scores** (02 §6.1 step 27): in a symmetric cluster every node is allowed, in any other only a guest
 * connection starts with all nodes.
 */
export function addDefaultScores(ws: WorkingSet, resource: Resource, isGuestConnection: boolean): void {
  if (ws.symmetric) {
    // Bundles create nodes and give their children tables of their own while they are read; children of others have
    // the table of their parent already, so that adding 0 to them changes nothing.
    if (resource.bundle !== undefined) addNodeScore(ws, resource, undefined, 0, SYMMETRIC, { symmetricDefault: true });
    else resource.decided.allowedNodes = symmetricTable(ws, resource);
  } else if (isGuestConnection) addNodeScore(ws, resource, undefined, 0, CONNECTION);
}

/** The table of all nodes; instances of one configured element get twins of one table. */
function symmetricTable(ws: WorkingSet, resource: Resource): NodeTable {
  const made = resource.definition.defaultNodes;
  if (made !== undefined && isCurrent(ws, made)) return made.twin();
  const table = ws.newNodeTable();
  for (const node of ws.nodes) {
    if (!isAllowedByDefault(node.probeMode)) continue;
    if (!table.has(node)) table.insert(node, node.baseScore, node.probeMode, { kind: "base score" });
    table.add(node, 0, SYMMETRIC);
  }
  resource.definition.defaultNodes = table;
  return table.twin();
}

/** Whether nodes and their base scores are still those that the table was made from. */
function isCurrent(ws: WorkingSet, table: NodeTable): boolean {
  let allowed = 0;
  const { nodes } = ws;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as Node;
    if (!isAllowedByDefault(node.probeMode)) continue;
    allowed++;
    if (table.score(node) !== node.baseScore) return false;
  }
  return allowed === table.size;
}
