import { parametersFor } from "../facilities/parameters.js";
import type { Action } from "../model/action.js";
import { Variant } from "../model/flags.js";
import type { GraphAttribute } from "../model/graph.js";
import type { Node } from "../model/node.js";
import { currentNode } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { isDigitCode } from "../policy/number.js";
import type { StringTable } from "../policy/string-table.js";
import { compareBytes, metaName } from "../policy/text.js";

export const FEATURE_SET = "3.20.5";

/** The contents of an `attributes` element (08 §8.18.5). */
export interface ActionAttributes {
  readonly attributes: readonly GraphAttribute[];
  readonly params: readonly GraphAttribute[];
}

/** **Attributes** of an action (08 §8.18.5), sorted by name in byte order. */
export function actionAttributes(ws: WorkingSet, action: Action): ActionAttributes {
  const { resource } = action;
  const attributes = new Map<string, string>([["crm_feature_set", FEATURE_SET]]);
  for (const [name, value] of action.extra.size === 0 ? [] : action.extra) addNew(attributes, name, value);
  const parameters = resource === undefined ? NOTHING : actionParameters(ws, resource, action.node);
  for (const [name, value] of parameters.attributes) addNew(attributes, name, value);
  addMeta(attributes, action);
  for (let each = resource; each !== undefined; each = each.parent) each.methods.addGraphMeta(ws, each, attributes);
  if (resource !== undefined && action.node?.isGuest === true) addHost(attributes, action, resource, action.node);
  return { attributes: [...attributes].sort(byName), params: parameters.params };
}

const NOTHING: ActionAttributes = Object.freeze({ attributes: [], params: [] });

function byName(a: GraphAttribute, b: GraphAttribute): number {
  return compareBytes(a[0], b[0]);
}

/** The first value of a name wins. */
function addNew(attributes: Map<string, string>, name: string, value: string): void {
  if (!attributes.has(name)) attributes.set(name, value);
}

/** Without a node only a primitive's parameters are written. */
function actionParameters(ws: WorkingSet, resource: Resource, node: Node | undefined): ActionAttributes {
  if (node === undefined && resource.variant !== Variant.primitive) return NOTHING;
  const table = parametersFor(ws, resource, node);
  if (table.get("addr") === "#uname") substituteAddress(ws, resource, table);
  return splitParameters(table);
}

/** The address `#uname` becomes the one that is known without a node; the table keeps it (08 §8.18.6). */
function substituteAddress(ws: WorkingSet, resource: Resource, table: StringTable<string>): void {
  const address = parametersFor(ws, resource, undefined).get("addr");
  if (address !== undefined) table.set("addr", address);
}

const splits = new WeakMap<
  StringTable<string>,
  { readonly addr: string | undefined; readonly split: ActionAttributes }
>();

/** Parameters whose names begin with a digit are no attributes. Of a table only `addr` ever changes once it is made. */
function splitParameters(table: StringTable<string>): ActionAttributes {
  const addr = table.get("addr");
  const known = splits.get(table);
  if (known !== undefined && known.addr === addr) return known.split;
  const attributes: GraphAttribute[] = [];
  const params: GraphAttribute[] = [];
  for (const pair of table) (isDigitCode(pair[0].charCodeAt(0)) ? params : attributes).push(pair);
  const split: ActionAttributes = { attributes, params };
  splits.set(table, { addr, split });
  return split;
}

/** Meta names and what they are called in the graph. */
function addMeta(attributes: Map<string, string>, action: Action): void {
  for (const [name, value] of action.meta) {
    if (name.includes("#") || name.includes(":")) continue;
    addNew(attributes, metaName(name), value);
  }
}

/** Tasks for which a guest's container counts where it is now, and those for which it counts where it will be. */
const CURRENT: ReadonlySet<string> = new Set(["stop", "stopped", "demote", "demoted"]);
const ASSIGNED: ReadonlySet<string> = new Set(["start", "running", "monitor", "promote", "promoted"]);

/** Where an action on a guest node physically happens (08 §8.18.5 step 6). */
function addHost(attributes: Map<string, string>, action: Action, resource: Resource, guest: Node): void {
  const container = guest.connection?.launcher;
  if (container === undefined) return;
  const notification = action.task === "notify" || action.task === "notified";
  const task = notification ? (action.meta.get("notify_operation") ?? "") : action.task;
  let host: Node | undefined;
  if (CURRENT.has(task)) host = currentNode(container);
  else if (ASSIGNED.has(task)) host = container.assignedNode;
  if (host === undefined) return;
  const target = resource.meta.get("container-attribute-target");
  if (target !== undefined) addNew(attributes, "CRM_meta_container_attribute_target", target);
  addNew(attributes, "CRM_meta_physical_host", host.name);
}

/** What a primitive adds to the attributes of its actions (08 §8.18.5 step 5); present values are replaced. */
export function addPrimitiveGraphMeta(_ws: WorkingSet, resource: Resource, attributes: Map<string, string>): void {
  const { meta } = resource;
  const set = (name: string, value: string | undefined): void => {
    if (value !== undefined) attributes.set(name, value);
  };
  set("CRM_meta_clone", meta.get("clone"));
  set("CRM_meta_remote_node", meta.get("remote-node"));
  let container = resource.launcher;
  for (let each = resource.parent; each !== undefined; each = each.parent) container = each.launcher ?? container;
  set("CRM_meta_container", container?.id);
  set("pcmk_external_ip", meta.get("external-ip"));
}

/** What a clone adds to the attributes of its actions and of those below it (08 §8.18.5 step 5). */
export function addCloneGraphMeta(_ws: WorkingSet, resource: Resource, attributes: Map<string, string>): void {
  const { clone } = resource;
  if (clone === undefined) return;
  attributes.set("CRM_meta_globally_unique", String(resource.unique));
  attributes.set("CRM_meta_notify", String(resource.notify));
  attributes.set("CRM_meta_clone_max", String(clone.cloneMax));
  attributes.set("CRM_meta_clone_node_max", String(clone.cloneNodeMax));
  if (!resource.promotable) return;
  for (const prefix of ["CRM_meta_promoted", "CRM_meta_master"]) {
    attributes.set(`${prefix}_max`, String(clone.promotedMax));
    attributes.set(`${prefix}_node_max`, String(clone.promotedNodeMax));
  }
}
