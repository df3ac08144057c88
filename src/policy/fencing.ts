/** Fencing: what the cluster can do, does by default, and waits for (specification 02 §4.3, 05 §7.1, 08 §8.7). */

/** What fencing a node does to it; unfencing is `on`. */
export type FenceAction = "reboot" | "off";

/** The cluster's fence action (02 §4.3). */
export function parseFenceAction(option: string | undefined): FenceAction {
  return option === "off" ? "off" : "reboot";
}

/** Whether and with what the cluster fences. */
export interface FencingMeans {
  readonly fencingEnabled: boolean;
  /** There is a fence device, or a watchdog. */
  readonly haveFencing: boolean;
}

/** Whether the cluster can fence at all, quorum aside (08 §8.7.1). */
export function canFenceAtAll({ fencingEnabled, haveFencing }: FencingMeans): boolean {
  return fencingEnabled && haveFencing;
}

/** Whether the cluster waits for a fence device to be configured: until then nothing is started, moved or stopped (05 §7.1). */
export function waitsForDevice({ fencingEnabled, haveFencing }: FencingMeans): boolean {
  return fencingEnabled && !haveFencing;
}

/** Whether the fencing of a node stops by itself what is active there (08 §8.7.5). */
export function stopsByFencing(
  resource: { readonly needsFencing: boolean },
  node: { readonly isGuest: boolean },
): boolean {
  return resource.needsFencing || node.isGuest;
}

/** **Node is unfenced** (08 §8.7.4): by its attribute `#node-unfenced`, the time at which that was done. */
export function isUnfenced(attribute: string | undefined): boolean {
  return attribute !== undefined && attribute !== "0";
}

/** A cluster node, as far as the priority fencing delay is concerned. */
export interface DelayedNode {
  readonly online: boolean;
  /** The sum of the priorities of what runs there. */
  readonly priority: number;
}

/**
 * **Priority fencing delay** (08 §8.7.3): whether the fencing of a lost cluster node is delayed, so that in an even split
 * the partition with more important resources shoots first.
 *
 * @param members all cluster nodes
 */
export function isFencingDelayed(node: DelayedNode, members: Iterable<DelayedNode>): boolean {
  if (node.online) return false;
  let count = 0;
  let online = 0;
  let highest = Number.NEGATIVE_INFINITY;
  let lowest = Number.POSITIVE_INFINITY;
  for (const each of members) {
    count++;
    if (each.online) online++;
    highest = Math.max(highest, each.priority);
    lowest = Math.min(lowest, each.priority);
  }
  return online <= Math.floor(count / 2) && highest !== lowest && node.priority >= highest;
}
