import type { Action } from "../model/action.js";
import { ActionFlag, type ActionFlags } from "../model/flags.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { NO_ACTION } from "../policy/task.js";
import { baseActionName, newestAction } from "./instance-action.js";

/** An instance with the action of it that a collective's action stands for. */
interface Counterpart {
  readonly instance: Resource;
  readonly action: Action;
}

/** The counterparts of one action of a collective, in the order of the instances. They hold while no action is added. */
interface Counterparts {
  readonly actionCount: number;
  readonly instances: readonly Resource[];
  /** Per instance the newest action, whatever its node. */
  readonly any: readonly Counterpart[];
  /** Per node and instance the newest action there; for groups the newest at all, under every node. */
  readonly byNode: Map<Node, Counterpart[]>;
  /** Actions that had no node when this was made: once one gets a node, `byNode` no longer holds. */
  readonly unplaced: readonly Action[];
  /** Results for a node or (`undefined`) without, each with the change counter it holds for. */
  readonly results: Map<Node | undefined, { readonly changes: number; readonly flags: ActionFlags }>;
}

const known = new WeakMap<Action, Counterparts>();

/** The counterparts, made anew if an action was added, or given a node, since they were collected. */
function counterpartsOf(ws: WorkingSet, action: Action, instances: readonly Resource[]): Counterparts {
  const before = stillKnown(ws, action, instances);
  if (before?.unplaced.every((each) => each.node === undefined)) return before;
  const task = action.resource === undefined ? NO_ACTION : baseActionName(action, action.resource);
  const made = collect(ws.actions.all.length, instances, task);
  known.set(action, made);
  return made;
}

function stillKnown(ws: WorkingSet, action: Action, instances: readonly Resource[]): Counterparts | undefined {
  const before = known.get(action);
  return before?.actionCount === ws.actions.all.length && before.instances === instances ? before : undefined;
}

function collect(actionCount: number, instances: readonly Resource[], task: string): Counterparts {
  const any: Counterpart[] = [];
  const byNode = new Map<Node, Counterpart[]>();
  const unplaced: Action[] = [];
  for (const instance of instances) {
    const newest = newestAction(instance, task, undefined);
    if (newest === undefined) continue;
    any.push({ instance, action: newest });
    if (instance.isPrimitive) placeActions(instance, task, byNode, unplaced);
  }
  return { actionCount, instances, any, byNode, unplaced, results: new Map() };
}

/** Enters the newest action of an instance on each node. */
function placeActions(instance: Resource, task: string, byNode: Map<Node, Counterpart[]>, unplaced: Action[]): void {
  const actions = instance.actions.withTask(task);
  const seen = new Set<Node>();
  for (let i = actions.length - 1; i >= 0; i--) {
    const action = actions[i] as Action;
    const { node } = action;
    if (node === undefined) unplaced.push(action);
    else if (!seen.has(node)) {
      seen.add(node);
      const list = byNode.get(node);
      if (list === undefined) byNode.set(node, [{ instance, action }]);
      else list.push({ instance, action });
    }
  }
}

const NONE: readonly Counterpart[] = [];

/** The counterparts to ask: those on the node, and groups wherever they are (06 §13 step 2). */
function toAsk(counterparts: Counterparts, node: Node | undefined): readonly Counterpart[] {
  if (node === undefined) return counterparts.any;
  const [first] = counterparts.instances;
  if (first === undefined || first.isPrimitive) return counterparts.byNode.get(node) ?? NONE;
  return counterparts.any;
}

/**
 * **Collective action flags** (06 §13): required as soon as one instance's action is, runnable as long as one is. What
 * is found is also taken from the action itself, except its runnability when a node is given.
 */
export function collectiveActionFlags(
  ws: WorkingSet,
  action: Action,
  instances: readonly Resource[],
  node: Node | undefined,
): ActionFlags {
  const result = stillKnown(ws, action, instances)?.results.get(node);
  if (result !== undefined && result.changes === ws.changes.value) return result.flags;
  const counterparts = counterpartsOf(ws, action, instances);
  let flags: ActionFlags = ActionFlag.optional | ActionFlag.runnable | ActionFlag.pseudo;
  let anyRunnable = false;
  for (const { instance, action: counterpart } of toAsk(counterparts, node)) {
    const theirs = instance.methods.actionFlags(ws, counterpart, node);
    if ((theirs & ActionFlag.optional) === 0) {
      flags &= ~ActionFlag.optional;
      action.clear(ActionFlag.optional);
    }
    if ((theirs & ActionFlag.runnable) !== 0) anyRunnable = true;
  }
  if (!anyRunnable) {
    flags &= ~ActionFlag.runnable;
    if (node === undefined) action.clear(ActionFlag.runnable);
  }
  counterparts.results.set(node, { changes: ws.changes.value, flags });
  return flags;
}
