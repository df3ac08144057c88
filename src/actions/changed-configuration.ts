/** History against configuration (07 §10): what runs differently from how it is configured now. */

import { foldCase } from "../base/text.js";
import type { Element } from "../cib/element.js";
import { type HistoryList, historiesIn, type Roster, sortedEntries } from "../facilities/histories.js";
import { entryInterval, historyIndex } from "../facilities/history.js";
import { obtainTask } from "../facilities/obtain.js";
import { orderResourceActions } from "../facilities/ordering.js";
import { needsRemoteName } from "../facilities/parameters.js";
import { triggerUnfencing } from "../facilities/unfencing.js";
import type { Node } from "../model/node.js";
import { isAnonymousClone, isAvailable, topResource } from "../model/queries.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { cancelsOperation } from "../policy/maintenance.js";
import { scheduleCancel } from "./cancel.js";
import { checkOperationAndFailures } from "./check-operation.js";

/**
 * Stage 7 (07 §10.1): for every node in maintenance or available, compares the history of each resource with the
 * configuration. Reads history, fail counts and node states; makes actions and orderings, and defers checks.
 */
export function checkChangedConfiguration(ws: WorkingSet): void {
  const resources = primitivesByHistoryId(ws);
  const history = historyIndex(ws);
  for (const node of ws.nodes) {
    if (!node.maintenance && !isAvailable(node)) continue;
    const [list, second] = history.lists(node.name);
    if (list === undefined || second !== undefined) continue;
    checkHistories(ws, historiesIn(ws, list), node, resources);
  }
}

/** The histories of one node. */
function checkHistories(ws: WorkingSet, list: HistoryList, node: Node, resources: ByHistoryId): void {
  const { elements, roster } = list;
  const named = resources.named(roster);
  for (let position = 0; position < elements.length; position++) {
    const matches = named[position];
    if (matches === undefined || (elements[position] as Element).children.length === 0) continue;
    for (let i = matches.length - 1; i >= 0; i--) checkHistory(ws, matches[i] as Resource, node, list, position);
  }
}

type Matches = readonly Resource[] | undefined;

/** Primitives by id and by history id, in the order of the walk over the tree. */
class ByHistoryId {
  readonly #byId: ReadonlyMap<string, readonly Resource[]>;
  readonly #byRoster = new Map<Roster, readonly Matches[]>();

  constructor(byId: ReadonlyMap<string, readonly Resource[]>) {
    this.#byId = byId;
  }

  /** Those whose histories a list holds, by position. */
  named(roster: Roster): readonly Matches[] {
    let named = this.#byRoster.get(roster);
    if (named === undefined) {
      named = roster.ids.map((id) => this.#byId.get(id ?? ""));
      this.#byRoster.set(roster, named);
    }
    return named;
  }
}

function primitivesByHistoryId(ws: WorkingSet): ByHistoryId {
  const index = new Map<string, Resource[]>();
  const add = (id: string, resource: Resource): void => {
    const list = index.get(id);
    if (list === undefined) index.set(id, [resource]);
    else list.push(resource);
  };
  const walk = (resource: Resource): void => {
    if (resource.isPrimitive) {
      add(resource.id, resource);
      if (resource.observed.historyId !== undefined && resource.observed.historyId !== resource.id)
        add(resource.observed.historyId, resource);
    }
    for (const child of resource.children) walk(child);
  };
  for (const resource of ws.resources) walk(resource);
  return new ByHistoryId(index);
}

/** The history of one primitive on one node (07 §10.2). */
function checkHistory(ws: WorkingSet, resource: Resource, node: Node, list: HistoryList, position: number): void {
  if (resource.observed.removed) {
    if (!isAnonymousClone(topResource(resource))) scheduleCleanUp(ws, resource, node);
    return;
  }
  const active = resource.observed.activeNodes.includes(node);
  if (list.sameAgent[position] !== resource.xml) checkAgent(ws, resource, node, list, position);
  if (!active) return;
  const history = list.at(position);
  const sorted = sortedEntries(ws, history);
  const { start, stop } = history.window;
  if (start < stop) return;
  for (const entry of sorted.slice(Math.max(start, 0))) checkEntry(ws, resource, node, entry);
}

/** Tasks whose parameters are those that the resource runs with. */
const CHECKED: ReadonlySet<string> = new Set(["monitor", "start", "promote", "migrate_from"]);

function checkEntry(ws: WorkingSet, resource: Resource, node: Node, entry: Element): void {
  const task = entry.attributes.operation ?? "";
  const interval = entryInterval(entry);
  if (cancelsOperation(interval, resource.configured.maintenance, node.maintenance)) {
    scheduleCancel(ws, resource, entry.attributes["call-id"], task, interval, node);
  } else if (interval > 0 || CHECKED.has(foldCase(task))) {
    if (needsRemoteName(ws, resource)) ws.deferredChecks.push({ kind: "active", entry, resource, node });
    else checkOperationAndFailures(ws, resource, node, entry);
  }
}

/** **Agent change** (07 §10.3): type, class and provider against those in the history. */
function checkAgent(ws: WorkingSet, resource: Resource, node: Node, list: HistoryList, position: number): void {
  const { type, class: standard, provider } = resource.xml.attributes;
  const { attributes } = list.elements[position] as Element;
  let changes = type === attributes.type ? 0 : 1;
  if (standard !== attributes.class) changes++;
  if (provider !== attributes.provider) changes++;
  for (let i = 0; i < changes; i++) triggerUnfencing(ws, resource, node, "Device definition changed", undefined);
  if (changes === 0) {
    list.sameAgent[position] = resource.xml;
    return;
  }
  if (resource.observed.activeNodes.includes(node)) {
    obtainTask(ws, resource, "stop", node, false);
    resource.observed.startPending = true;
  }
  scheduleCleanUp(ws, resource, node);
}

/** **Schedule clean-up** (07 §10.5), required: the history of the resource on the node is deleted between stop and start. */
function scheduleCleanUp(ws: WorkingSet, resource: Resource, node: Node): void {
  if (resource.observed.failed || node.unclean || !node.online) return;
  obtainTask(ws, resource, "delete", node, false);
  orderResourceActions(ws, resource, "stop", resource, "delete", RelationFlag.ordered);
  orderResourceActions(ws, resource, "delete", resource, "start", RelationFlag.ordered);
}
