import type { Action } from "../model/action.js";
import type { ActionFlags } from "../model/action-flag.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import { mapSlot } from "../model/store.js";
import type { WorkingSet } from "../model/working-set.js";
import { NO_ACTION } from "../policy/task.js";
import { type Counterpart, counterpartsOf } from "./counterparts.js";
import { baseActionName } from "./instance-action.js";

/** What was found about an action for a node or (`undefined`) without one. It holds while nothing changes. */
interface Known {
  readonly changes: number;
  readonly actionCount: number;
  readonly flags: ActionFlags;
}

const KNOWN = mapSlot<Action, Map<Node | undefined, Known>>();
const BASE_NAMES = mapSlot<Action, string>();

function baseNameOf(ws: WorkingSet, action: Action): string {
  const baseNames = ws.kept.of(BASE_NAMES);
  let name = baseNames.get(action);
  if (name === undefined) {
    name = action.resource ? baseActionName(action, action.resource) : NO_ACTION;
    baseNames.set(action, name);
  }
  return name;
}

/** The instances to ask: those with an action on the node, and groups wherever they have one (06 §13 step 2). */
function instancesToAsk(
  ws: WorkingSet,
  action: Action,
  instances: readonly Resource[],
  node: Node | undefined,
): readonly Counterpart[] {
  const counterparts = counterpartsOf(ws, instances, baseNameOf(ws, action));
  return !node || instances[0]?.isPrimitive !== true ? counterparts.newest : counterparts.on(node);
}

/**
 * **Collective action flags** (06 §13): required as soon as one instance's action is, runnable as long as one is. What
 * is found is also taken from the action itself, except its runnability when a node is given.
 */
export function refreshCollectiveFlags(
  ws: WorkingSet,
  action: Action,
  instances: readonly Resource[],
  node: Node | undefined,
): ActionFlags {
  const known = ws.kept.of(KNOWN);
  let results = known.get(action);
  if (!results) {
    results = new Map();
    known.set(action, results);
  }
  const before = results.get(node);
  const actionCount = ws.actions.all.length;
  if (before?.changes === ws.changes.value && before.actionCount === actionCount) return before.flags;
  const flags = combine(ws, action, instancesToAsk(ws, action, instances, node), node);
  results.set(node, { changes: ws.changes.value, actionCount, flags });
  return flags;
}

function combine(
  ws: WorkingSet,
  action: Action,
  counterparts: readonly Counterpart[],
  node: Node | undefined,
): ActionFlags {
  let flags: ActionFlags = ActionFlag.optional | ActionFlag.runnable | ActionFlag.pseudo;
  let anyRunnable = false;
  for (let i = 0; i < counterparts.length; i++) {
    const { instance, action: counterpart } = counterparts[i] as Counterpart;
    const theirs = instance.methods.refreshFlags(ws, counterpart, node);
    if ((theirs & ActionFlag.optional) === 0) {
      flags &= ~ActionFlag.optional;
      action.clear(ActionFlag.optional);
    }
    if ((theirs & ActionFlag.runnable) !== 0) anyRunnable = true;
  }
  if (!anyRunnable) {
    flags &= ~ActionFlag.runnable;
    if (!node) action.clear(ActionFlag.runnable);
  }
  return flags;
}
