import { findActions } from "../facilities/find-actions.js";
import type { Action } from "../model/action.js";
import type { Node } from "../model/node.js";
import { currentNode } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { Role, roleText } from "../policy/role.js";

/** A fencing or shutdown that the summary shows (09 §8.1). */
export interface NodeActionSummary {
  readonly task: string;
  readonly node: string;
  readonly reason: string;
}

export type SummaryWord =
  | "Migrate"
  | "Reload"
  | "Re-promote"
  | "Stop"
  | "Recover"
  | "Move"
  | "Restart"
  | "Demote"
  | "Promote"
  | "Start";

/** One line of the summary about a resource (09 §8.2, §8.3). Roles and nodes as texts. */
export interface ResourceActionSummary {
  readonly word: SummaryWord;
  /** Instance id. */
  readonly resource: string;
  readonly origin: string | undefined;
  readonly destination: string | undefined;
  readonly sameNode: boolean;
  readonly currentRole: string;
  readonly nextRole: string;
  readonly sameRole: boolean;
  /** Current role above Started, or next role Promoted: roles are shown. */
  readonly needsRole: boolean;
  readonly reason: string | undefined;
  readonly blocked: boolean;
}

export interface TransitionSummary {
  /** Newest action first. */
  readonly nodeActions: readonly NodeActionSummary[];
  readonly resourceActions: readonly ResourceActionSummary[];
}

/** The action report (09 §8) as data. Runs after the orderings were applied; its side effects are those of 08 §8.16. */
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
  const container = node.isGuest ? node.connection?.launcher?.id : undefined;
  const name = container === undefined ? node.name : `${node.name} (resource: ${container})`;
  if (action.task === "do_shutdown") return { task: "Shutdown", node: name, reason };
  if (action.task !== "stonith") return undefined;
  return { task: `Fence (${action.meta.get("stonith_action") ?? ""})`, node: name, reason };
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

/** WORD, origin, destination, action and the action whose reason is shown. */
type Line = readonly [
  word: SummaryWord,
  origin: Node | undefined,
  destination: Node | undefined,
  action: Action | undefined,
  source?: Action | undefined,
];

function oldest(resource: Resource, task: string, node: Node | undefined): Action | undefined {
  return findActions(resource.actions, resource.keyOf(task), node)[0];
}

function summarizeLeaf(resource: Resource, lines: ResourceActionSummary[]): void {
  const next = resource.assignedNode;
  const current = resource.activeNodes.length > 0 ? currentNode(resource) : undefined;
  if (current !== undefined && resource.origRole === Role.Stopped) resource.origRole = Role.Started;
  if (current === undefined && resource.removed) return;
  if (!resource.managed || (current === undefined && next === undefined)) return;
  const start = oldest(resource, "start", next);
  let stop = oldest(resource, "stop", start?.runnable === true ? current : undefined);
  if (stop === undefined && resource.stopUnexpected) stop = oldest(resource, "stop", undefined);
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
  const chosen = resource.origRole === resource.nextRole ? sameRoleLine(leaf) : changedRoleLines(leaf);
  for (const line of chosen) lines.push(describeLine(resource, line));
}

/** 09 §8.2 A: the current role is the next role. */
function sameRoleLine({ resource, current, next, moving, start, stop, promote, demote }: Leaf): readonly Line[] {
  if (next === undefined) return [];
  if (current !== undefined && oldest(resource, "migrate_from", next)?.runnable === true) {
    return [["Migrate", current, next, start]];
  }
  if (resource.reload) return [["Reload", current, next, start]];
  if (start === undefined || start.optional) {
    const again = demote !== undefined && promote !== undefined && !demote.optional && !promote.optional;
    return again ? [["Re-promote", current, next, promote, demote]] : [];
  }
  if (!start.runnable) return [["Stop", current, undefined, stop, stop?.reason === undefined ? start : stop]];
  if (moving) return [[resource.failed ? "Recover" : "Move", current, next, stop]];
  if (resource.failed) return [["Recover", current, undefined, stop]];
  return [["Restart", current, next, start]];
}

/** 09 §8.2 B: the roles differ. */
function changedRoleLines(leaf: Leaf): readonly Line[] {
  const { resource, current, next, moving, start, stop, promote, demote } = leaf;
  if (stop !== undefined && (resource.nextRole === Role.Stopped || start?.runnable === false)) {
    return resource.activeNodes.map((node) => {
      const there = oldest(resource, "stop", node);
      return ["Stop", node, undefined, there, there?.reason === undefined ? start : there];
    });
  }
  if (stop !== undefined && resource.failed && resource.stopIfFailed) return [["Recover", current, next, stop, start]];
  if (moving) return [["Move", current, next, stop]];
  if (resource.reload) return [["Reload", current, next, start]];
  if (stop !== undefined && !stop.optional) return [["Restart", current, next, start]];
  if (resource.origRole === Role.Promoted) return [["Demote", current, next, demote]];
  if (resource.nextRole === Role.Promoted) return [["Promote", current, next, promote]];
  if (resource.origRole === Role.Stopped && resource.nextRole > Role.Stopped) return [["Start", current, next, start]];
  return [];
}

function describeLine(resource: Resource, [word, origin, destination, action, given]: Line): ResourceActionSummary {
  const { origRole, nextRole } = resource;
  const source = given ?? action;
  return {
    word,
    resource: resource.id,
    origin: origin?.name,
    destination: destination?.name,
    sameNode: origin !== undefined && origin === destination,
    currentRole: roleText(origRole),
    nextRole: roleText(nextRole),
    sameRole: origRole === nextRole,
    needsRole: origRole > Role.Started || nextRole === Role.Promoted,
    reason: source?.reason,
    blocked: action !== undefined && !action.runnable,
  };
}
