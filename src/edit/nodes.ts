/** Attributes of nodes: standby, maintenance, and any other (13 §6). */
import { type Draft, newDraft } from "../cib/draft.js";
import type { Workbench } from "./bench.js";
import type { AttributeEdit, Dialect, Lifetime, Manner, NodeEdit } from "./edits.js";
import { EditError, unknownName } from "./error.js";
import { nodeNames } from "./moves.js";
import { type PairRule, pairsIn, pairsOf, removePair, setPair, setsOf } from "./pairs.js";

export type NodeAttributeEdit = Extract<AttributeEdit, { readonly node: string }> & Manner;

/** Carries out an edit of one pair of a node (13 §6.1). All dialects call `crm_attribute`. */
export function applyNodeAttribute(bench: Workbench, edit: NodeAttributeEdit, dialect: Dialect): void {
  if (edit.value === null && isGuest(bench, edit.node)) return;
  const isPermanent = edit.kind === "node-utilization" || edit.lifetime !== "reboot";
  const node = (isPermanent ? guestFor(bench, edit.node, "tools") : undefined) ?? bench.node(edit.node);
  const { id = "" } = node.attributes;
  if (edit.kind === "node-utilization") {
    if (dialect === "pcs" && edit.value !== null && !/^-?\d+$/.test(edit.value)) {
      throw new EditError("value", `the utilization ${edit.name} is no integer: ${edit.value}`, {
        legal: "an integer",
      });
    }
    change(bench, node, named(utilizationRule(id), edit), edit.name, edit.value);
    return;
  }
  if (edit.lifetime === "reboot") changeTransient(bench, node, edit.name, edit.value);
  else change(bench, node, named(permanentRule(id), edit), edit.name, edit.value);
}

/** With the ids of set and pair that an edit names. */
function named(rule: PairRule, { set, pair }: NodeAttributeEdit): PairRule {
  return { ...rule, pair, only: pair, ...(set === undefined ? {} : { newSet: set, found: "set" }) };
}

/** The element of a node. Guest nodes, which resources make, get one when pcs is told to let them rest or go on (13 §6.2). */
function nodeFor(bench: Workbench, name: string): Draft {
  const known = bench.nodes().some(({ attributes }) => attributes.uname === name);
  if (known || !nodeNames(bench).has(name)) return bench.node(name);
  return bench.needSection("nodes").append(newDraft("node", { id: name, uname: name, type: "remote" }));
}

/** Whether a name is that of a guest node, which a resource makes, without an element. Replicas of bundles are none. */
export function isGuest(bench: Workbench, name: string): boolean {
  if (bench.nodes().some(({ attributes }) => attributes.uname === name)) return false;
  const metas = bench.resources().flatMap(({ element }) => pairsOf(element, "meta_attributes", "remote-node"));
  return metas.some(({ attributes }) => attributes.value === name);
}

/** A new element for a guest node that has none, as the tools and crm make it. */
function guestFor(bench: Workbench, name: string, dialect: "tools" | "crm"): Draft | undefined {
  if (!isGuest(bench, name)) return undefined;
  const own = { id: name, uname: name };
  const type = { type: "remote" };
  return bench
    .needSection("nodes")
    .append(newDraft("node", dialect === "crm" ? { ...own, ...type } : { ...type, ...own }));
}

function permanentRule(id: string): PairRule {
  return { dialect: "tools", set: "instance_attributes", newSet: `nodes-${id}`, into: "named", counts: true };
}

function utilizationRule(id: string): PairRule {
  return { dialect: "tools", set: "utilization", newSet: `nodes-${id}-utilization`, into: "named", counts: true };
}

function transientRule(id: string): PairRule {
  return { dialect: "tools", set: "instance_attributes", newSet: `status-${id}`, into: "named", counts: true };
}

function change(bench: Workbench, element: Draft, rule: PairRule, name: string, value: string | null): void {
  if (value === null) removePair(element, rule, name);
  else setPair(bench, element, rule, name, value);
}

/** In the status: what is gone when the node leaves. */
export function changeTransient(bench: Workbench, node: Draft, name: string, value: string | null): void {
  const { id = "", uname } = node.attributes;
  const state = bench.nodeState(id);
  if (value === null) {
    const attributes = state?.find("transient_attributes");
    if (attributes !== undefined) change(bench, attributes, transientRule(id), name, null);
    return;
  }
  const place = state ?? bench.status.append(newDraft("node_state", { id, uname }));
  change(bench, place.findOrAppend("transient_attributes", { id }), transientRule(id), name, value);
}

/** Carries out an edit of a node's state (13 §6.2, §6.3). */
export function applyNode(bench: Workbench, edit: NodeEdit & Manner, dialect: Dialect): void {
  const node = nodeOf(bench, edit, dialect);
  if (edit.kind === "remove-node") {
    const { id = "" } = node.attributes;
    bench.section("nodes")?.remove(node);
    bench.root.find("status")?.remove(bench.nodeState(id));
    return;
  }
  const lifetime = edit.kind === "standby" ? (edit.lifetime ?? "forever") : "forever";
  if (dialect === "crm") applyAsCrm(bench, node, edit, lifetime);
  else
    applyAsTools(
      bench,
      node,
      edit,
      dialect === "pcs" ? pcsRule(node) : permanentRule(node.attributes.id ?? ""),
      lifetime,
    );
}

function nodeOf(bench: Workbench, edit: NodeEdit, dialect: Dialect): Draft {
  if (dialect === "pcs" && edit.kind !== "remove-node") return nodeFor(bench, edit.node);
  const guest = edit.kind === "node-maintenance" ? guestFor(bench, edit.node, edit.on ? "crm" : "tools") : undefined;
  return guest ?? bench.node(edit.node);
}

type StateEdit = Exclude<NodeEdit, { readonly kind: "remove-node" }>;

/** `on` where the node is to rest, and nothing where it is not. */
function applyAsTools(bench: Workbench, node: Draft, edit: StateEdit, rule: PairRule, lifetime: Lifetime): void {
  if (edit.kind === "node-maintenance") change(bench, node, rule, "maintenance", edit.on ? "on" : null);
  else if (edit.kind === "online") change(bench, node, rule, "standby", null);
  else if (lifetime === "reboot") changeTransient(bench, node, "standby", "on");
  else change(bench, node, rule, "standby", "on");
}

/** pcs looks at the first set only, whatever its id. */
function pcsRule({ attributes: { id = "" } }: Draft): PairRule {
  return { dialect: "pcs", set: "instance_attributes", newSet: `nodes-${id}`, into: "first" };
}

function applyAsCrm(bench: Workbench, node: Draft, edit: StateEdit, lifetime: Lifetime): void {
  const { id = "" } = node.attributes;
  switch (edit.kind) {
    case "standby":
      crmStandby(bench, node, lifetime);
      return;
    case "online":
      for (const place of [node, transientOf(bench, id)]) standbyPair(place)?.set({ value: "off" });
      return;
    case "node-maintenance":
      if (!edit.on) change(bench, node, permanentRule(id), "maintenance", "off");
      else setPair(bench, node, { ...permanentRule(id), dialect: "crm", into: "every" }, "maintenance", "true");
      return;
  }
}

function transientOf(bench: Workbench, id: string): Draft | undefined {
  return bench.nodeState(id)?.find("transient_attributes");
}

/** The pair that crm looks at: the first. */
function standbyPair(of: Draft | undefined): Draft | undefined {
  return of === undefined ? undefined : pairsOf(of, "instance_attributes", "standby")[0];
}

/**
 * 13 §6.2: the pair of the other lifetime goes; ids are made from the node's id, which crm does not begin with a digit. Whether they
 * are taken crm does not look.
 * @throws EditError (`unknown`)
 */
function crmStandby(bench: Workbench, node: Draft, lifetime: Lifetime): void {
  const { id = "" } = node.attributes;
  const prefix = /^\d+$/.test(id) ? `num-${id}` : id;
  const other = lifetime === "forever" ? transientOf(bench, id) : node;
  if (other !== undefined) {
    for (const set of setsOf(other, "instance_attributes"))
      for (const pair of pairsIn(set, "standby")) set.remove(pair);
  }
  const place = lifetime === "forever" ? node : crmTransient(bench, node, prefix);
  const newSet = `${prefix}-instance_attributes`;
  const rule: PairRule = { dialect: "crm", set: "instance_attributes", newSet, into: "first", found: "any" };
  setPair(bench, place, rule, "standby", "on", new Set());
}

/** What is gone when a node leaves, of one of which something is known: crm makes no state for another. @throws EditError */
function crmTransient(bench: Workbench, { attributes: { id = "", uname = "" } }: Draft, newId: string): Draft {
  const state = bench.nodeState(id);
  if (state === undefined) {
    const known = bench.nodeStates().map(({ attributes }) => attributes.uname ?? "");
    throw unknownName("state of a node", uname, known);
  }
  return state.findOrAppend("transient_attributes", { id: newId });
}
