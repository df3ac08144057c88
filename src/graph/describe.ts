import type { Action } from "../model/action.js";
import { ActionFlag, RelationFlag } from "../model/flags.js";
import type { ActionGraph, ActionInput, ActionRecord, RelationFlagName } from "../model/graph.js";
import type { WorkingSet } from "../model/working-set.js";
import { notifyKey, operationKey } from "../policy/key.js";

/**
 * All actions and relations as plain data, for dot files (08 §8.19) and explanations. To be called after the graph was
 * built; costs nothing unless called.
 */
export function describeActions(ws: WorkingSet): ActionGraph {
  const { all } = ws.actions;
  const indexes = new Map<Action, number>();
  for (let i = all.length - 1; i >= 0; i--) indexes.set(all[i] as Action, indexes.size);
  return { actions: Array.from(indexes.keys(), (action) => describeAction(action, indexes)) };
}

function describeAction(action: Action, indexes: ReadonlyMap<Action, number>): ActionRecord {
  return {
    id: action.id,
    key: action.key,
    task: action.task,
    cancelTask: action.cancelTask,
    resource: action.resource?.id,
    managed: action.resource?.managed ?? true,
    node: action.node?.name,
    reason: action.reason,
    pseudo: action.pseudo,
    runnable: action.runnable,
    optional: action.optional,
    migratable: action.has(ActionFlag.migratable),
    alwaysInGraph: action.has(ActionFlag.alwaysInGraph),
    inGraph: action.has(ActionFlag.addedToGraph),
    requiredRunnableInputs: action.requiredRunnableBefore,
    dotName: dotName(action),
    inputs: describeInputs(action, indexes),
  };
}

function describeInputs(action: Action, indexes: ReadonlyMap<Action, number>): readonly ActionInput[] {
  const inputs: ActionInput[] = [];
  for (const { action: first, flags, graphed } of action.before) {
    const index = indexes.get(first);
    if (index !== undefined) inputs.push({ action: index, flags: flagNames(flags), graphed });
  }
  return inputs;
}

const FLAG_NAMES = (Object.keys(RelationFlag) as (keyof typeof RelationFlag)[]).filter((name) => name !== "none");
const nameLists = new Map<number, readonly RelationFlagName[]>();

/** The names of the flags in a set; equal sets share a list. */
function flagNames(flags: number): readonly RelationFlagName[] {
  let names = nameLists.get(flags);
  if (names === undefined) {
    names = Object.freeze(FLAG_NAMES.filter((name) => (flags & RelationFlag[name]) !== 0));
    nameLists.set(flags, names);
  }
  return names;
}

/** **Dot name** of an action (09 §12.1), without the id that verbosity adds. */
function dotName(action: Action): string {
  const { resource, task, node, meta, key } = action;
  const prefix = task === "cancel" ? "Cancel " : "";
  const host = node?.name ?? (action.pseudo ? undefined : "<none>");
  const at = host === undefined ? "" : ` ${host}`;
  if (resource?.historyId !== undefined) return `${prefix}${historyName(action, resource.historyId)}${at}`;
  if (task === "stonith") return `${prefix}stonith '${meta.get("stonith_action") ?? ""}'${at}`;
  if (host === undefined) return key;
  return resource === undefined ? `${prefix}${task}${at}` : `${prefix}${key}${at}`;
}

function historyName({ task, cancelTask, meta, interval }: Action, historyId: string): string {
  if (task === "notify" || task === "notified") {
    return notifyKey(historyId, meta.get("notify_key_type") ?? "", meta.get("notify_key_operation") ?? "");
  }
  return operationKey(historyId, task === "cancel" ? (cancelTask ?? task) : task, interval);
}
