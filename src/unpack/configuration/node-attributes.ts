import { StringTable } from "../../base/string-table.js";
import { equalsCaseless } from "../../base/text.js";
import type { Element } from "../../cib/element.js";
import { fillTable, readBlocks } from "../../facilities/blocks.js";
import type { Node } from "../../model/node.js";
import type { WorkingSet } from "../../model/working-set.js";

/**
 * **Add node attributes** (02 §5.8) from a `node` element, or from the `transient_attributes` of a node state, which
 * overwrite what is there.
 */
export function addNodeAttributes(ws: WorkingSet, node: Node, from: Element | undefined, overwrite: boolean): void {
  const clusterName = ws.option("cluster-name");
  node.setAttribute("#uname", node.name);
  node.setAttribute("#id", node.id);
  noteDc(ws, node);
  if (clusterName !== undefined) node.setAttribute("#cluster-name", clusterName);
  if (from) {
    const pairs = readBlocks(ws, from, "instance_attributes", ws.references);
    if (overwrite) {
      const fresh = new StringTable<string>();
      fillTable(fresh, pairs);
      for (const [name, value] of fresh) node.setAttribute(name, value);
    } else node.changeAttributes((attributes) => fillTable(attributes, pairs));
    fillTable(node.utilization, readBlocks(ws, from, "utilization", ws.references));
  }
  if (node.attributes.has("#site-name")) return;
  const site = node.attributes.get("site-name") ?? clusterName;
  if (site !== undefined) node.setAttribute("#site-name", site);
}

function noteDc(ws: WorkingSet, node: Node): void {
  if (!ws.dcNode && equalsCaseless(node.id, ws.root.attributes["dc-uuid"])) {
    ws.dcNode = node;
    node.setAttribute("#is_dc", "true");
  } else if (ws.dcNode !== node) node.setAttribute("#is_dc", "false");
}
