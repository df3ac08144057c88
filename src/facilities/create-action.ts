/** Making actions, and getting those that belong to no resource (07 §2.3; below fencing, which needs only the latter). */

import { StringTable } from "../base/string-table.js";
import { equalsCaseless } from "../base/text.js";
import type { Element } from "../cib/element.js";
import { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { parseOperationKey } from "../policy/key.js";
import { needsOf } from "../policy/requires.js";
import { claimOldest } from "./actions.js";
import { findOperation, newOperationMeta } from "./operation-config.js";

/** What an action is asked for with (07 §2.1). */
export interface ActionRequest {
  readonly resource?: Resource | undefined;
  readonly key: string;
  readonly task: string;
  readonly node?: Node | undefined;
  readonly optional: boolean;
}

/** Makes an action and lists it (07 §2.3); the id is taken last. */
export function createAction(ws: WorkingSet, request: ActionRequest): Action {
  ws.budget.actions.spend(1);
  const { resource, key, task, node } = request;
  let flags: number = ActionFlag.runnable;
  if (request.optional) flags |= ActionFlag.optional;
  if (equalsCaseless(task, "lrm_delete")) flags |= ActionFlag.onDc;
  const interval = resource === undefined ? 0 : intervalOf(key);
  const configuration = resource === undefined ? undefined : configurationFor(ws, resource, key, task, interval);
  const meta =
    resource === undefined
      ? new StringTable<string>()
      : newOperationMeta(ws, resource, node, task, interval, configuration);
  if (resource !== undefined) ws.findings?.failureWord(ws, resource, task, configuration, meta.get("on-fail"));
  const id = ws.nextActionId++;
  const action = new Action(ws.changes, { id, key, task, resource, node, flags, configuration, meta });
  ws.actions.add(action);
  ws.changes.value++;
  if (resource === undefined) ws.singletons.set(key, action);
  else {
    action.needs = needsOf(task, {
      fencing: resource.configured.needsFencing,
      quorum: resource.configured.needsQuorum,
    });
    resource.decided.actions.add(action);
  }
  return action;
}

/** The interval in a key; 0 if the key cannot be parsed. */
function intervalOf(key: string): number {
  return key.endsWith("_0") ? 0 : (parseOperationKey(key)?.interval ?? 0);
}

function configurationFor(
  ws: WorkingSet,
  resource: Resource,
  key: string,
  task: string,
  interval: number,
): Element | undefined {
  const found = findOperation(ws, resource, task, interval, true);
  if (found !== undefined || !key.includes("_notify_")) return found;
  return findOperation(ws, resource, "notify", 0, true);
}

/** **Obtain action** without a resource (07 §2.1): such an action has no configuration and is always runnable at first. */
export function obtainNodeAction(
  ws: WorkingSet,
  key: string,
  task: string,
  node: Node | undefined,
  optional: boolean,
): Action {
  const action = claimOldest(ws.actions, key, node) ?? createAction(ws, { key, task, node, optional });
  if (!optional && action.resource === undefined) action.clear(ActionFlag.optional);
  return action;
}
