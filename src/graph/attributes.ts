import { isDigitCode } from "../base/number.js";
import type { StringTable } from "../base/string-table.js";
import { metaName } from "../base/text.js";
import { parametersFor } from "../facilities/parameters.js";
import type { Action } from "../model/action.js";
import type { Node } from "../model/node.js";
import { currentNode } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import { Slot } from "../model/store.js";
import { Variant } from "../model/variant.js";
import type { WorkingSet } from "../model/working-set.js";
import { FEATURE_SET } from "../policy/feature-set.js";
import type { GraphAttribute, GraphNode } from "../verdict/graph.js";
import { AttributeCollector, PairCache } from "./attribute-shapes.js";

/** The contents of an `attributes` element (08 §8.18.5). */
export interface ActionAttributes {
  readonly attributes: readonly GraphAttribute[];
  readonly params: readonly GraphAttribute[];
}

/** What is the same for many actions, worked out once per evaluation. */
interface Workshop {
  readonly collector: AttributeCollector;
  readonly pairs: PairCache;
  /** Names of attributes by those of meta entries; `undefined`: not written. */
  readonly names: Map<string, string | undefined>;
  /** What a resource and its ancestors set. */
  readonly ofResources: Map<Resource, readonly GraphAttribute[]>;
  /** Lists that differ in the node alone, by the identity of the meta table and then by resource. */
  readonly forms: Map<object, Map<Resource, AttributeForm>>;
  readonly nodes: Map<GraphNode, NodeAttributes>;
  /** Of a table of parameters only `addr` ever changes once it is made. */
  readonly splits: Map<StringTable<string>, { readonly addr: string | undefined; readonly split: ActionAttributes }>;
}

const WORKSHOP = new Slot<Workshop>(() => ({
  collector: new AttributeCollector(),
  pairs: new PairCache(),
  names: new Map(),
  ofResources: new Map(),
  forms: new Map(),
  nodes: new Map(),
  splits: new Map(),
}));

/** How a node is named in the attributes. */
interface NodeAttributes {
  readonly name: GraphAttribute;
  readonly id: GraphAttribute;
}

/** The attributes of an action, for all that differ from it in the node alone: most actions are probes. */
interface AttributeForm {
  readonly parameters: readonly GraphAttribute[];
  readonly attributes: readonly GraphAttribute[];
  /** Where the node is named; −1: nowhere. */
  readonly nameAt: number;
  readonly idAt: number;
}

const FEATURE_SET_PAIR: GraphAttribute = Object.freeze(["crm_feature_set", FEATURE_SET] as const);

/**
 * **Attributes** of an action (08 §8.18.5), sorted by name in byte order.
 *
 * @param node the node that the action names in the graph, which its meta table gets, too (08 §8.18.2 step 5)
 */
export function actionAttributes(ws: WorkingSet, action: Action, node: GraphNode | undefined): ActionAttributes {
  const { resource } = action;
  const workshop = ws.kept.of(WORKSHOP);
  const { attributes: parameters, params } =
    resource === undefined ? NOTHING : actionParameters(ws, workshop, resource, action.node);
  const { identity } = action.meta;
  if (resource === undefined || identity === undefined || node === undefined || action.hasExtra || isOnGuest(action)) {
    return { attributes: sortedAttributes(ws, workshop, action, node, parameters), params };
  }
  const forms = formsOf(workshop, identity);
  const known = forms.get(resource);
  if (known?.parameters === parameters) return { attributes: filledIn(known, nodeAttributes(workshop, node)), params };
  const attributes = sortedAttributes(ws, workshop, action, node, parameters);
  if (action.meta.identity === identity)
    forms.set(resource, newForm(parameters, attributes, nodeAttributes(workshop, node)));
  return { attributes, params };
}

function isOnGuest({ node }: Action): boolean {
  return node?.isGuest === true;
}

function formsOf({ forms }: Workshop, identity: object): Map<Resource, AttributeForm> {
  let found = forms.get(identity);
  if (found === undefined) {
    found = new Map();
    forms.set(identity, found);
  }
  return found;
}

function nodeAttributes({ nodes }: Workshop, node: GraphNode): NodeAttributes {
  let found = nodes.get(node);
  if (found === undefined) {
    found = { name: [metaName("on_node"), node.name], id: [metaName("on_node_uuid"), node.id] };
    nodes.set(node, found);
  }
  return found;
}

function newForm(
  parameters: readonly GraphAttribute[],
  attributes: readonly GraphAttribute[],
  { name, id }: NodeAttributes,
): AttributeForm {
  return { parameters, attributes, nameAt: attributes.indexOf(name), idAt: attributes.indexOf(id) };
}

function filledIn(
  { attributes, nameAt, idAt }: AttributeForm,
  { name, id }: NodeAttributes,
): readonly GraphAttribute[] {
  const filled = attributes.slice();
  if (nameAt >= 0) filled[nameAt] = name;
  if (idAt >= 0) filled[idAt] = id;
  return filled;
}

function sortedAttributes(
  ws: WorkingSet,
  workshop: Workshop,
  action: Action,
  node: GraphNode | undefined,
  parameters: readonly GraphAttribute[],
): readonly GraphAttribute[] {
  const { collector } = workshop;
  collect(ws, workshop, action, node, parameters, addMetaUnordered);
  if (collector.ambiguous) collect(ws, workshop, action, node, parameters, addMetaInTableOrder);
  return collector.sorted();
}

function collect(
  ws: WorkingSet,
  workshop: Workshop,
  action: Action,
  node: GraphNode | undefined,
  parameters: readonly GraphAttribute[],
  addMeta: typeof addMetaUnordered,
): void {
  const { collector } = workshop;
  const { resource } = action;
  collector.start();
  collector.add(FEATURE_SET_PAIR, "add");
  if (action.hasExtra) collector.addAll(action.extra.entries(), "add");
  collector.addAll(parameters, "add");
  addMeta(workshop, action, node);
  if (resource === undefined) return;
  collector.addAll(graphMeta(ws, workshop, resource), "set");
  if (action.node?.isGuest === true) addHost(collector, action, resource, action.node);
}

const NOTHING: ActionAttributes = Object.freeze({ attributes: [], params: [] });

function graphMeta(ws: WorkingSet, { ofResources }: Workshop, resource: Resource): readonly GraphAttribute[] {
  let pairs = ofResources.get(resource);
  if (pairs === undefined) {
    const attributes = new Map<string, string>();
    for (let each: Resource | undefined = resource; each !== undefined; each = each.parent) {
      each.methods.addGraphMeta(ws, each, attributes);
    }
    pairs = [...attributes];
    ofResources.set(resource, pairs);
  }
  return pairs;
}

/** Without a node only a primitive's parameters are written. */
function actionParameters(
  ws: WorkingSet,
  workshop: Workshop,
  resource: Resource,
  node: Node | undefined,
): ActionAttributes {
  if (node === undefined && resource.variant !== Variant.primitive) return NOTHING;
  const table = parametersFor(ws, resource, node);
  if (table.get("addr") === "#uname") substituteAddress(ws, resource, table);
  return splitParameters(workshop, table);
}

/** The address `#uname` becomes the one that is known without a node; the table keeps it (08 §8.18.6). */
function substituteAddress(ws: WorkingSet, resource: Resource, table: StringTable<string>): void {
  const address = parametersFor(ws, resource, undefined).get("addr");
  if (address !== undefined) table.set("addr", address);
}

/** Parameters whose names begin with a digit are no attributes. */
function splitParameters({ splits }: Workshop, table: StringTable<string>): ActionAttributes {
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

/** What a meta entry is called in the graph; `undefined`: it is not written. */
function attributeName({ names }: Workshop, name: string): string | undefined {
  const known = names.get(name);
  if (known !== undefined || names.has(name)) return known;
  const made = name.includes("#") || name.includes(":") ? undefined : metaName(name);
  names.set(name, made);
  return made;
}

/** The node that an action names is part of its meta table, which is left alone as long as that makes no difference. */
function addMetaUnordered(workshop: Workshop, action: Action, node: GraphNode | undefined): void {
  const { collector, pairs } = workshop;
  const add = (name: string, value: string): void => {
    const attribute = attributeName(workshop, name);
    if (attribute !== undefined) collector.add(pairs.pair(attribute, value), "meta");
  };
  action.meta.forEach((value, name) => {
    if (node === undefined || (name !== "on_node" && name !== "on_node_uuid")) add(name, value);
  });
  if (node === undefined) return;
  const { name, id } = nodeAttributes(workshop, node);
  collector.add(name, "meta");
  collector.add(id, "meta");
}

/** Two names of the table become one: the first in table order wins. */
function addMetaInTableOrder(workshop: Workshop, action: Action, node: GraphNode | undefined): void {
  const { collector } = workshop;
  if (node !== undefined) action.meta.set("on_node", node.name).set("on_node_uuid", node.id);
  for (const [name, value] of action.meta) {
    const attribute = attributeName(workshop, name);
    if (attribute !== undefined) collector.add([attribute, value], "meta");
  }
}

/** Tasks for which a guest's container counts where it is now, and those for which it counts where it will be. */
const CURRENT: ReadonlySet<string> = new Set(["stop", "stopped", "demote", "demoted"]);
const ASSIGNED: ReadonlySet<string> = new Set(["start", "running", "monitor", "promote", "promoted"]);

/** Where an action on a guest node physically happens (08 §8.18.5 step 6). */
function addHost(collector: AttributeCollector, action: Action, resource: Resource, guest: Node): void {
  const container = guest.connection?.configured.launcher;
  if (container === undefined) return;
  const notification = action.task === "notify" || action.task === "notified";
  const task = notification ? (action.meta.get("notify_operation") ?? "") : action.task;
  let host: Node | undefined;
  if (CURRENT.has(task)) host = currentNode(container);
  else if (ASSIGNED.has(task)) host = container.decided.assignedNode;
  if (host === undefined) return;
  const target = resource.configured.meta.get("container-attribute-target");
  if (target !== undefined) collector.add(["CRM_meta_container_attribute_target", target], "add");
  collector.add(["CRM_meta_physical_host", host.name], "add");
}

/** What a primitive adds to the attributes of its actions (08 §8.18.5 step 5); present values are replaced. */
export function addPrimitiveGraphMeta(_ws: WorkingSet, resource: Resource, attributes: Map<string, string>): void {
  const { meta } = resource.configured;
  const set = (name: string, value: string | undefined): void => {
    if (value !== undefined) attributes.set(name, value);
  };
  set("CRM_meta_clone", meta.get("clone"));
  set("CRM_meta_remote_node", meta.get("remote-node"));
  let container = resource.configured.launcher;
  for (let each = resource.parent; each !== undefined; each = each.parent)
    container = each.configured.launcher ?? container;
  set("CRM_meta_container", container?.id);
  set("pcmk_external_ip", meta.get("external-ip"));
}

/** What a clone adds to the attributes of its actions and of those below it (08 §8.18.5 step 5). */
export function addCloneGraphMeta(_ws: WorkingSet, resource: Resource, attributes: Map<string, string>): void {
  const { clone } = resource;
  if (clone === undefined) return;
  attributes.set("CRM_meta_globally_unique", String(resource.configured.unique));
  attributes.set("CRM_meta_notify", String(resource.configured.notify));
  attributes.set("CRM_meta_clone_max", String(clone.cloneMax));
  attributes.set("CRM_meta_clone_node_max", String(clone.cloneNodeMax));
  if (!resource.configured.promotable) return;
  for (const prefix of ["CRM_meta_promoted", "CRM_meta_master"]) {
    attributes.set(`${prefix}_max`, String(clone.promotedMax));
    attributes.set(`${prefix}_node_max`, String(clone.promotedNodeMax));
  }
}
