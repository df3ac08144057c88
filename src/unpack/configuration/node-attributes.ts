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
  const { attributes } = node;
  const clusterName = ws.option("cluster-name");
  attributes.set("#uname", node.name);
  attributes.set("#id", node.id);
  noteDc(ws, node);
  if (clusterName !== undefined) attributes.set("#cluster-name", clusterName);
  if (from !== undefined) {
    const pairs = readBlocks(ws, from, "instance_attributes", ws.references);
    if (overwrite) {
      const fresh = new StringTable<string>();
      fillTable(fresh, pairs);
      for (const [name, value] of fresh) attributes.set(name, value);
    } else fillTable(attributes, pairs);
    fillTable(node.utilization, readBlocks(ws, from, "utilization", ws.references));
  }
  if (attributes.has("#site-name")) return;
  const site = attributes.get("site-name") ?? clusterName;
  if (site !== undefined) attributes.set("#site-name", site);
}

function noteDc(ws: WorkingSet, node: Node): void {
  if (ws.dcNode === undefined && equalsCaseless(node.id, ws.root.attributes["dc-uuid"])) {
    ws.dcNode = node;
    node.attributes.set("#is_dc", "true");
  } else if (ws.dcNode !== node) node.attributes.set("#is_dc", "false");
}
