/** Resources that the history knows and the configuration does not (03 §9.5, §9.6). */
import { childrenNamed, type Element, element } from "../../cib/element.js";
import type { Node } from "../../model/node.js";
import { findResource } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import { banEverywhere, type WorkingSet } from "../../model/working-set.js";
import type { Cause } from "../../verdict/cause.js";
import { createNode, linkConnection } from "../configuration/nodes.js";
import { readResource } from "../configuration/resource.js";

const REMOVED: Cause = Object.freeze({ kind: "removed resource" });

/** A remote connection brings its node with it, which is to be shut down. */
function linkRemoved(ws: WorkingSet, resource: Resource): void {
  const { id } = resource;
  const node: Node | undefined = ws.nodeByName(id) ?? createNode(ws, { id, name: id, type: "remote", score: 0 });
  linkConnection(ws, resource);
  if (node) node.shutdown = true;
}

/** **Removed resource** (03 §9.5), made from its `lrm_resource`. */
export function createRemovedResource(ws: WorkingSet, history: Element, id: string): Resource | undefined {
  const resource = readResource(ws, element("primitive", { ...history.attributes, id }), undefined);
  if (!resource) return undefined;
  if (resource.configured.isRemoteConnection) linkRemoved(ws, resource);
  if (history.attributes.container !== undefined) resource.observed.removedLaunched = true;
  resource.observed.removed = true;
  ws.resources.push(resource);
  if (ws.stopRemoved) banEverywhere(ws, resource, REMOVED);
  else resource.configured.managed = false;
  return resource;
}

/** **Mapping removed launched resources** (03 §9.6) of one node to their containers. */
export function mapRemovedLaunched(ws: WorkingSet, list: Element): void {
  for (const { attributes } of childrenNamed(list, "lrm_resource")) {
    if (attributes.id === undefined || attributes.container === undefined) continue;
    const container = findResource(ws, attributes.container);
    const resource = findResource(ws, attributes.id);
    if (!container || !resource) continue;
    if (resource.configured.launcher || !resource.observed.removedLaunched) continue;
    resource.configured.launcher = container;
    container.configured.launched.push(resource);
  }
}
