import { mergeSort } from "../base/list.js";
import { compareBytes } from "../base/text.js";
import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Node } from "../model/node.js";
import type { NodeTable } from "../model/node-table.js";
import { currentNode, state } from "../model/queries.js";
import type { NotificationRecord, NotifiedTask, Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { Role } from "../policy/role.js";

/** A primitive with the node where it is, or where something happens to it. */
interface NotificationEntry {
  readonly resource: Resource;
  readonly node: Node | undefined;
}

type EntryList = NotifiedTask | "active" | "inactive" | "unpromoted" | "promoted";

/** The entry lists of a notification record (08 §8.9.1). */
export interface NotificationEntries extends Readonly<Record<EntryList, NotificationEntry[]>> {
  /** The nodes listed as available. */
  readonly nodes: NodeTable;
}

/** **Collect** (08 §8.9.3 a): who is in which role, and with `withActions` what is about to happen to whom. */
export function collectEntries(resource: Resource, withActions: boolean): NotificationEntries {
  const entries: NotificationEntries = {
    start: [],
    stop: [],
    promote: [],
    demote: [],
    active: [],
    inactive: [],
    unpromoted: [],
    promoted: [],
    nodes: resource.decided.allowedNodes,
  };
  collectFrom(resource, withActions, entries);
  return entries;
}

function collectFrom(resource: Resource, withActions: boolean, entries: NotificationEntries): void {
  if (resource.children.length > 0) {
    for (const child of resource.children) collectFrom(child, withActions, entries);
    return;
  }
  collectRole(resource, entries);
  if (withActions) collectActions(resource, entries);
}

function collectRole(resource: Resource, entries: NotificationEntries): void {
  const entry: NotificationEntry = { resource, node: resource.observed.activeNodes[0] };
  const role = state(resource, "current");
  if (role === Role.Stopped) entries.inactive.push(entry);
  if (role === Role.Unpromoted) entries.unpromoted.push(entry);
  if (role === Role.Promoted) entries.promoted.push(entry);
  if (role >= Role.Started) entries.active.push(entry);
}

/** Whether a task is one that resources are notified about. */
export function isNotifiedTask(task: string): task is NotifiedTask {
  return task === "start" || task === "stop" || task === "promote" || task === "demote";
}

function collectActions(resource: Resource, entries: NotificationEntries): void {
  const { all } = resource.decided.actions;
  for (let i = all.length - 1; i >= 0; i--) {
    const { task, node, optional, runnable } = all[i] as Action;
    if (optional || !node || !isNotifiedTask(task)) continue;
    if (runnable || (task === "stop" && node.unclean)) entries[task].push({ resource, node });
  }
}

function compareEntries(a: NotificationEntry, b: NotificationEntry): number {
  const order = compareBytes(a.resource.id, b.resource.id);
  if (order !== 0 || a.node === b.node) return order;
  if (!a.node) return 1;
  return b.node ? compareBytes(a.node.id, b.node.id) : -1;
}

/** Words with single spaces between them; none are a single space (08 §8.24 trap 15). */
function joined(words: readonly string[]): string {
  return words.length === 0 ? " " : words.join(" ");
}

/** **Strings of a list** (08 §8.9.3 b): one entry per resource, by id. */
function strings(entries: readonly NotificationEntry[], withNodes: boolean): { resources: string; nodes: string } {
  const resources: string[] = [];
  const nodes: string[] = [];
  // Entries that compare equal are alike, so it does not matter in which order the lists were filled.
  for (const { resource, node } of mergeSort(entries, compareEntries)) {
    if ((withNodes && !node) || resources.at(-1) === resource.id) continue;
    resources.push(resource.id);
    if (node) nodes.push(node.name);
  }
  return { resources: joined(resources), nodes: joined(nodes) };
}

type Pairs = [name: string, value: string][];

function addListPairs(pairs: Pairs, entries: readonly NotificationEntry[], names: readonly string[]): string {
  const { resources, nodes } = strings(entries, true);
  for (const name of names) pairs.push([`notify_${name}_resource`, resources], [`notify_${name}_uname`, nodes]);
  return resources;
}

/** **Pairs** (08 §8.9.3 b): what a notification says, and whether it has to be sent. */
export function notificationPairs(
  ws: WorkingSet,
  clone: Resource,
  task: NotifiedTask,
  entries: NotificationEntries,
): { readonly pairs: Pairs; readonly required: boolean } {
  const pairs: Pairs = [];
  const stopping = addListPairs(pairs, entries.stop, ["stop"]);
  for (const name of ["start", "demote", "promote", "active"] as const) addListPairs(pairs, entries[name], [name]);
  addListPairs(pairs, entries.unpromoted, ["unpromoted", "slave"]);
  addListPairs(pairs, entries.promoted, ["promoted", "master"]);
  pairs.push(["notify_inactive_resource", strings(entries.inactive, false).resources]);
  pairs.push(["notify_available_uname", joined(entries.nodes.nodesByName.map(({ name }) => name))]);
  pairs.push(["notify_all_uname", joined(ws.nodes.map(({ name }) => name))]);
  if (clone.configured.meta.get("container-attribute-target") === "host") {
    pairs.push(["notify_all_hosts", joined(ws.nodes.map(hostName))]);
  }
  return { pairs, required: task === "stop" ? stopping !== " " : entries[task].length > 0 };
}

/** The name of a node, or for a guest whose container is active that of the container's node. */
function hostName(node: Node): string {
  const container = node.isGuest ? node.connection?.configured.launcher : undefined;
  if (!container || container.observed.activeNodes.length === 0) return node.name;
  return currentNode(container)?.name ?? node.name;
}

/** Makes the pseudo-actions of a record required. */
export function requireNotification({ pre, preDone, post, postDone }: NotificationRecord): void {
  for (const action of [pre, preDone, post, postDone]) action?.clear(ActionFlag.optional);
}
