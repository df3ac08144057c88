import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import { RELATION_FLAGS } from "../model/relation-flag.js";
import type { WorkingSet } from "../model/working-set.js";
import { notifyKey, operationKey } from "../policy/key.js";
import type { ActionGraph, ActionInput, ActionRecord, RelationFlagName } from "../verdict/graph.js";

/**
 * All actions and relations as plain data, for dot files (08 §8.19) and explanations. To be called after the graph was
 * built; costs nothing unless called.
 */
export function captureActions(ws: WorkingSet): ActionGraph {
  const { all } = ws.actions;
  const indexes = new Map<Action, number>();
  for (let i = all.length - 1; i >= 0; i--) indexes.set(all[i] as Action, indexes.size);
  const names = new FlagNames();
  return { actions: Array.from(indexes.keys(), (action) => captureAction(action, indexes, names)) };
}

function captureAction(action: Action, indexes: ReadonlyMap<Action, number>, names: FlagNames): ActionRecord {
  return {
    id: action.id,
    key: action.key,
    task: action.task,
    cancelTask: action.cancelTask,
    resource: action.resource?.id,
    managed: action.resource?.configured.managed ?? true,
    node: action.node?.name,
    reason: action.reason,
    pseudo: action.pseudo,
    runnable: action.runnable,
    optional: action.optional,
    migratable: action.has(ActionFlag.migratable),
    alwaysInGraph: action.has(ActionFlag.alwaysInGraph),
    inGraph: action.has(ActionFlag.addedToGraph),
    requiredRunnableInputs: action.requiredRunnableBefore,
    historyKey: historyKey(action),
    fenceAction: action.task === "stonith" ? action.meta.get("stonith_action") : undefined,
    inputs: captureInputs(action, indexes, names),
  };
}

function captureInputs(action: Action, indexes: ReadonlyMap<Action, number>, names: FlagNames): readonly ActionInput[] {
  const inputs: ActionInput[] = [];
  for (const { action: first, flags, graphed } of action.before) {
    const index = indexes.get(first);
    if (index !== undefined) inputs.push({ action: index, flags: names.of(flags), graphed });
  }
  return inputs;
}

const FLAGS = Object.entries(RELATION_FLAGS) as readonly (readonly [name: RelationFlagName, flag: number])[];

/** The names of the flags in sets of them; equal sets share a list. */
class FlagNames {
  readonly #lists = new Map<number, readonly RelationFlagName[]>();

  of(flags: number): readonly RelationFlagName[] {
    let names = this.#lists.get(flags);
    if (!names) {
      names = Object.freeze(FLAGS.filter(([, flag]) => (flags & flag) !== 0).map(([name]) => name));
      this.#lists.set(flags, names);
    }
    return names;
  }
}

/** The key that history has for an action whose resource it knows by another id. */
function historyKey({ resource, task, cancelTask, meta, interval }: Action): string | undefined {
  const id = resource?.observed.historyId;
  if (id === undefined) return undefined;
  if (task === "notify" || task === "notified") {
    return notifyKey(id, meta.get("notify_key_type") ?? "", meta.get("notify_key_operation") ?? "");
  }
  return operationKey(id, task === "cancel" ? (cancelTask ?? task) : task, interval);
}
