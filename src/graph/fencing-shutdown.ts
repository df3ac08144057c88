import { canFence, fencingAction } from "../facilities/fencing.js";
import { obtainAction } from "../facilities/obtain.js";
import { newOrdering } from "../facilities/ordering.js";
import { relate } from "../facilities/relate.js";
import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Node } from "../model/node.js";
import { anyInTree } from "../model/queries.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { type ShutdownSubject, shutdownWaitsFor } from "../policy/maintenance.js";
import { fenceGuest, orderFencing } from "./fencing-orderings.js";

/** The actions that take nodes down; that of the DC comes last. */
interface DownActions {
  dc: Action | undefined;
  /** Of other nodes, oldest first. */
  readonly fencings: Action[];
  readonly shutdowns: Action[];
}

/**
 * Stage 11 (08 §8.8): fencing and shutdown actions, and what they imply. Reads the nodes' states and all actions;
 * writes actions, relations and ordering records.
 */
export function scheduleFencingAndShutdown(ws: WorkingSet): void {
  const haveManaged = ws.resources.some((resource) => anyInTree(resource, (each) => each.configured.managed));
  const down: DownActions = { dc: undefined, fencings: [], shutdowns: [] };
  for (const node of ws.nodes) {
    if (node.isGuest) {
      if (node.remoteReset && haveManaged && canFence(ws, node)) fenceGuest(ws, node);
    } else if (haveManaged && node.unclean && canFence(ws, node)) fence(ws, node, down);
    else if (node.isCluster && node.online && node.shutdown) shutDown(ws, node, down);
  }
  ws.findings?.fencing(ws, haveManaged);
  if (down.dc) orderDcLast(ws, down.dc, down);
}

function fence(ws: WorkingSet, node: Node, down: DownActions): void {
  const fencing = fencingAction(ws, node, undefined, false, "node is unclean", false);
  // Of several nodes with one name the first is fenced for all.
  orderFencing(ws, fencing, fencing.node ?? node);
  if (node === ws.dcNode) {
    down.dc = fencing;
    return;
  }
  if (!ws.concurrentFencing) relate(ws, down.fencings.at(-1), fencing, RelationFlag.ordered);
  down.fencings.push(fencing);
}

function shutDown(ws: WorkingSet, node: Node, down: DownActions): void {
  const shutdown = shutdownAction(ws, node);
  if (node === ws.dcNode) down.dc = shutdown;
  else down.shutdowns.push(shutdown);
}

/** **Shutdown action of a node** (08 §8.8): everything on it is stopped first. */
function shutdownSubject({ configured, observed }: Resource): ShutdownSubject {
  return { managed: configured.managed, maintenance: configured.maintenance, blocked: observed.blocked };
}

function shutdownAction(ws: WorkingSet, node: Node): Action {
  const key = `do_shutdown-${node.name}`;
  const shutdown = obtainAction(ws, { resource: undefined, key, task: "do_shutdown", node, optional: false });
  const stops = node.maintenance ? [] : ws.actions.withTask("stop");
  for (let i = stops.length - 1; i >= 0; i--) {
    const stop = stops[i] as Action;
    const { resource } = stop;
    if (stop.task !== "stop" || stop.node !== node || !shutdownWaitsFor(resource && shutdownSubject(resource)))
      continue;
    stop.clear(ActionFlag.optional);
    newOrdering(ws, {
      firstResource: resource,
      firstAction: stop,
      thenAction: shutdown,
      flags: RelationFlag.ordered | RelationFlag.unrunnableFirstBlocks,
    });
  }
  shutdown.meta.set("op_no_wait", "true");
  return shutdown;
}

function orderDcLast(ws: WorkingSet, dc: Action, { fencings, shutdowns }: DownActions): void {
  if (dc.task === "do_shutdown") relateAll(ws, shutdowns, dc);
  relateAll(ws, ws.concurrentFencing ? fencings : fencings.slice(-1), dc);
}

/** Relates every one of the actions, newest first, with one that comes after them. */
function relateAll(ws: WorkingSet, first: readonly Action[], then: Action): void {
  for (let i = first.length - 1; i >= 0; i--) relate(ws, first[i], then, RelationFlag.ordered);
}
