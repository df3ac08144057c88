import { oldestWithKey } from "../facilities/actions.js";
import type { Action } from "../model/action.js";
import type { Node } from "../model/node.js";
import { currentNode } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { Role, roleName } from "../policy/role.js";
import type {
  NodeActionSummary,
  ResourceActionSummary,
  ResourceChange,
  TransitionSummary,
} from "../verdict/summary.js";

/** The action report (09 §8) as data, once its side effects (08 §8.16) are done. */
export function captureSummary(ws: WorkingSet): TransitionSummary {
  const nodeActions: NodeActionSummary[] = [];
  for (let i = ws.actions.all.length - 1; i >= 0; i--) {
    const line = summarizeNodeAction(ws.actions.all[i] as Action);
    if (line !== undefined) nodeActions.push(line);
  }
  const resourceActions: ResourceActionSummary[] = [];
  for (const resource of ws.resources) summarizeTree(resource, resourceActions);
  return { nodeActions, resourceActions };
}

function summarizeNodeAction(action: Action): NodeActionSummary | undefined {
  const { node, reason } = action;
  if (action.resource !== undefined || action.optional || node === undefined || reason === undefined) return undefined;
  const container = node.isGuest ? node.connection?.configured.launcher?.id : undefined;
  const place = { node: node.name, container, reason };
  if (action.task === "do_shutdown") return { change: "shutdown", fenceAction: undefined, ...place };
  if (action.task !== "stonith") return undefined;
  return { change: "fence", fenceAction: action.meta.get("stonith_action"), ...place };
}

/** Children in order; of a bundle's replicas address, container, connection, contained resource (08 §8.16). */
function summarizeTree(resource: Resource, lines: ResourceActionSummary[]): void {
  if (resource.bundle !== undefined) {
    for (const { ip, container, remote, child } of resource.bundle.replicas) {
      for (const part of [ip, container, remote, child]) if (part !== undefined) summarizeTree(part, lines);
    }
  } else if (resource.children.length > 0) {
    for (const child of resource.children) summarizeTree(child, lines);
  } else summarizeLeaf(resource, lines);
}

/** What the rules of 09 §8.2 look at. */
interface Leaf {
  readonly resource: Resource;
  readonly current: Node | undefined;
  readonly next: Node | undefined;
  readonly moving: boolean;
  readonly start: Action | undefined;
  readonly stop: Action | undefined;
  readonly promote: Action | undefined;
  readonly demote: Action | undefined;
}

/** What happens, origin, destination, action and the action whose reason is shown. */
type Line = readonly [
  change: ResourceChange,
  origin: Node | undefined,
  destination: Node | undefined,
  action: Action | undefined,
  source?: Action | undefined,
];

function oldest(resource: Resource, task: string, node: Node | undefined): Action | undefined {
  return oldestWithKey(resource.decided.actions, resource.keyOf(task), node);
}

function summarizeLeaf(resource: Resource, lines: ResourceActionSummary[]): void {
  const next = resource.decided.assignedNode;
  const current = resource.observed.activeNodes.length > 0 ? currentNode(resource) : undefined;
  if (current === undefined && resource.observed.removed) return;
  if (!resource.configured.managed || (current === undefined && next === undefined)) return;
  const start = oldest(resource, "start", next);
  let stop = oldest(resource, "stop", start?.runnable === true ? current : undefined);
  if (stop === undefined && resource.decided.stopUnexpected) stop = oldest(resource, "stop", undefined);
  const leaf: Leaf = {
    resource,
    current,
    next,
    moving: current !== undefined && next !== undefined && current !== next,
    start,
    stop,
    promote: oldest(resource, "promote", next),
    demote: oldest(resource, "demote", next),
  };
  const chosen = resource.observed.origRole === resource.decided.nextRole ? sameRoleLine(leaf) : changedRoleLines(leaf);
  for (const line of chosen) lines.push(describeLine(resource, line));
}

/** 09 §8.2 A: the current role is the next role. */
function sameRoleLine({ resource, current, next, moving, start, stop, promote, demote }: Leaf): readonly Line[] {
  if (next === undefined) return [];
  if (current !== undefined && oldest(resource, "migrate_from", next)?.runnable === true) {
    return [["migrate", current, next, start]];
  }
  if (resource.decided.reload) return [["reload", current, next, start]];
  if (start === undefined || start.optional) {
    const again = demote !== undefined && promote !== undefined && !demote.optional && !promote.optional;
    return again ? [["re-promote", current, next, promote, demote]] : [];
  }
  if (!start.runnable) return [["stop", current, undefined, stop, stop?.reason === undefined ? start : stop]];
  if (moving) return [[resource.observed.failed ? "recover" : "move", current, next, stop]];
  if (resource.observed.failed) return [["recover", current, undefined, stop]];
  return [["restart", current, next, start]];
}

/** 09 §8.2 B: the roles differ. */
function changedRoleLines(leaf: Leaf): readonly Line[] {
  const { resource, current, next, moving, start, stop, promote, demote } = leaf;
  if (stop !== undefined && (resource.decided.nextRole === Role.Stopped || start?.runnable === false)) {
    return resource.observed.activeNodes.map((node) => {
      const there = oldest(resource, "stop", node);
      return ["stop", node, undefined, there, there?.reason === undefined ? start : there];
    });
  }
  if (stop !== undefined && resource.observed.failed && resource.observed.stopIfFailed)
    return [["recover", current, next, stop, start]];
  if (moving) return [["move", current, next, stop]];
  if (resource.decided.reload) return [["reload", current, next, start]];
  if (stop !== undefined && !stop.optional) return [["restart", current, next, start]];
  if (resource.observed.origRole === Role.Promoted) return [["demote", current, next, demote]];
  if (resource.decided.nextRole === Role.Promoted) return [["promote", current, next, promote]];
  if (resource.observed.origRole === Role.Stopped && resource.decided.nextRole > Role.Stopped)
    return [["start", current, next, start]];
  return [];
}

function describeLine(resource: Resource, [change, origin, destination, action, given]: Line): ResourceActionSummary {
  const { origRole } = resource.observed;
  const { nextRole } = resource.decided;
  const source = given ?? action;
  return {
    change,
    resource: resource.id,
    origin: origin?.name,
    destination: destination?.name,
    sameNode: origin !== undefined && origin === destination,
    currentRole: roleName(origRole),
    nextRole: roleName(nextRole),
    sameRole: origRole === nextRole,
    needsRole: origRole > Role.Started || nextRole === Role.Promoted,
    reason: source?.reason,
    blocked: action !== undefined && !action.runnable,
  };
}
