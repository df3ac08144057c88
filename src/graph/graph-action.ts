import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import { mapSlot } from "../model/store.js";
import type { WorkingSet } from "../model/working-set.js";
import { notifyKey, operationKey } from "../policy/key.js";
import type { GraphAction, GraphNode, GraphResource } from "../verdict/graph.js";
import { routerNode } from "./connection-state.js";

/**
 * What identifies an action in the graph (08 §8.18.1, §8.18.2). The side effect of the reference on the action's meta
 * table is that of `actionAttributes`, where alone it shows.
 */
export function graphAction(ws: WorkingSet, action: Action): GraphAction {
  if (action.written !== undefined) return action.written;
  const element = elementName(action);
  const node = element === "pseudo_event" && action.task !== "stonith" ? undefined : action.node;
  const historyKey = keyInHistory(action);
  const made: GraphAction = {
    element,
    mode: action.task === "lrm_delete" ? "cib" : undefined,
    id: action.id,
    operation: action.task,
    key: historyKey ?? action.key,
    internalKey: historyKey === undefined ? undefined : action.key,
    node: node === undefined ? undefined : graphNode(ws, node),
    router: node === undefined ? undefined : routerNode(action)?.name,
  };
  action.written = made;
  return made;
}

const NODES = mapSlot<Node, GraphNode>();

function graphNode(ws: WorkingSet, node: Node): GraphNode {
  const nodes = ws.kept.of(NODES);
  let made = nodes.get(node);
  if (made === undefined) {
    made = { id: node.id, name: node.name };
    nodes.set(node, made);
  }
  return made;
}

function elementName(action: Action): GraphAction["element"] {
  switch (action.task) {
    case "stonith":
      return action.pseudo ? "pseudo_event" : "crm_event";
    case "do_shutdown":
    case "clear_failcount":
    case "lrm_delete":
      return "crm_event";
  }
  return action.has(ActionFlag.pseudo) ? "pseudo_event" : "rsc_op";
}

/** The key under which history knows the operation, if it knows the resource by another id. */
function keyInHistory(action: Action): string | undefined {
  const id = action.resource?.observed.historyId;
  if (id === undefined) return undefined;
  if (action.task === "notify") {
    return notifyKey(id, action.meta.get("notify_type") ?? "", action.meta.get("notify_operation") ?? "");
  }
  return operationKey(id, action.cancelTask ?? action.task, action.interval);
}

const RESOURCES = mapSlot<Resource, GraphResource>();

/** The resource element of an action (08 §8.18.4). */
export function graphResource(ws: WorkingSet, resource: Resource): GraphResource {
  const resources = ws.kept.of(RESOURCES);
  let made = resources.get(resource);
  if (made === undefined) {
    const { meta } = resource.configured;
    made = {
      element: resource.xml.name,
      ...identity(resource),
      class: meta.get("class"),
      provider: meta.get("provider"),
      type: meta.get("type"),
    };
    resources.set(resource, made);
  }
  return made;
}

function identity(resource: Resource): Pick<GraphResource, "id" | "longId"> {
  const { id, configuredId } = resource;
  const { historyId, removed } = resource.observed;
  if (removed && historyId !== undefined) return { id: historyId, longId: id };
  if (resource.configured.unique) return { id, longId: undefined };
  return { id: configuredId, longId: historyId !== undefined && historyId !== configuredId ? historyId : id };
}
