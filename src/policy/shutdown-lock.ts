/** Shutdown locks: what runs on a node that shuts down cleanly waits for it (specification 03 §15.4, 05 §7.8). */
import { scanInteger } from "../base/number.js";

/** Whether a resource can be locked to a node (05 §7.8): no fence device, no connection. */
export function isLockable(resource: { readonly fenceDevice: boolean; readonly isRemoteConnection: boolean }): boolean {
  return !resource.fenceDevice && !resource.isRemoteConnection;
}

/** Whether a resource is locked to the node where it is active (05 §7.8): if it is active on no other. */
export function locksTo(node: { readonly shutdown: boolean; readonly unclean: boolean }, activeOn: number): boolean {
  return activeOn === 1 && node.shutdown && !node.unclean;
}

/** When a lock began, in epoch seconds: when the node was asked to shut down, or now if that is unknown. */
export function lockBegin(shutdown: string | undefined, now: number): number {
  const { status, value } = scanInteger(shutdown);
  return status === "ok" && value !== 0 ? value : now;
}

/** Whether a lock from the history has ended (03 §15.4); times in epoch seconds, the limit in seconds, 0 for none. */
export function lockExpired(begin: number, limit: number, now: number): boolean {
  return limit > 0 && now > begin + limit;
}

/** When a lock will have ended, in epoch seconds; `undefined`: never. */
export function lockEnd(begin: number, limit: number): number | undefined {
  return limit > 0 ? begin + limit + 1 : undefined;
}
