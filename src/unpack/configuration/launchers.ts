import { mergeSort } from "../../base/list.js";
import { findResource } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import { linkConnection } from "./nodes.js";

/** **After all resources are read** (02 §8.1 to §8.3): launchers, nodes of connections, order by priority. */
export function finishResources(ws: WorkingSet): void {
  for (const resource of ws.resources) {
    setLauncher(ws, resource);
    linkConnection(ws, resource);
  }
  ws.resources = mergeSort(ws.resources, (a, b) => b.configured.priority - a.configured.priority);
}

/** **Launchers** (02 §8.1): a leaf's meta-attribute `container`, inherited or not. */
function setLauncher(ws: WorkingSet, resource: Resource): void {
  if (resource.children.length > 0) {
    for (const child of resource.children) setLauncher(ws, child);
    return;
  }
  const container = resource.configured.meta.get("container");
  if (container === undefined || container === resource.id) return;
  const launcher = findResource(ws, container);
  if (!launcher) {
    ws.findings?.tell("reference-container", resource.xml, resource.id, container);
    return;
  }
  resource.configured.launcher = launcher;
  launcher.configured.launched.push(resource);
}
