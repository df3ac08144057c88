/**
 * Standby and maintenance: which nodes may be used, and which resources the cluster leaves alone (specification 02 §5.8,
 * §6.1; 03 §5.2, §10.2; 05 §4.1; 07 §10.2, §14.1; 08 §8.8).
 */
import { isTrue } from "../base/number.js";
import { equalsCaseless } from "../base/text.js";

// --- Nodes ---

/** The state of a node. */
export interface NodeState {
  readonly online: boolean;
  readonly shutdown: boolean;
  readonly unclean: boolean;
  readonly standby: boolean;
  readonly maintenance: boolean;
}

/** **Node available** (05 §4.1) with neither score nor guest considered: whether it may be given resources. */
export function isReady({ online, shutdown, unclean, standby, maintenance }: NodeState): boolean {
  return online && !shutdown && !unclean && !standby && !maintenance;
}

/** Whether a node attribute `standby` or `maintenance` puts the node into that state (03 §5.2). */
export function isRequested(attribute: string | undefined): boolean {
  return isTrue(attribute);
}

/** **Shutdown requested** (02 §5.8): any attribute `shutdown` of the node but exactly `0`. */
export function shutdownRequested(attribute: string | undefined): boolean {
  return attribute !== undefined && attribute !== "0";
}

// --- Resources ---

/** Whether the cluster manages a resource, and whether it is in maintenance, which makes it unmanaged. */
export interface Management {
  readonly managed: boolean;
  readonly maintenance: boolean;
}

/** Whether a meta-attribute `maintenance` puts the resource into maintenance. */
export function saysMaintenance(maintenance: string | undefined): boolean {
  return isTrue(maintenance);
}

/** Whether a meta-attribute `is-managed` leaves the resource managed: by default, and by the word `default`, it does. */
export function saysManaged(isManaged: string | undefined): boolean {
  return isManaged === undefined || equalsCaseless(isManaged, "default") || isTrue(isManaged);
}

/**
 * Management of a resource (02 §6.1 steps 15 to 17): cluster-wide maintenance prevails over what the resource says.
 */
export function managementOf(
  clusterMaintenance: boolean,
  isManaged: string | undefined,
  maintenance: string | undefined,
): Management {
  if (clusterMaintenance || saysMaintenance(maintenance)) return { managed: false, maintenance: true };
  return { managed: saysManaged(isManaged), maintenance: false };
}

/** Whether the recurring operations of a resource are the cluster's concern (07 §14.1). */
export function keepsOperations(resource: { readonly blocked: boolean; readonly maintenance: boolean }): boolean {
  return !resource.blocked && !resource.maintenance;
}

/** Whether an operation that runs is cancelled for maintenance, of the resource or of its node (07 §10.2 step 4). */
export function cancelsOperation(interval: number, resourceMaintenance: boolean, nodeMaintenance: boolean): boolean {
  return interval > 0 && (resourceMaintenance || nodeMaintenance);
}

/** A resource on a node that shuts down. */
export interface ShutdownSubject extends Management {
  readonly blocked: boolean;
}

/** Whether the shutdown of a node waits for the stop of a resource there (08 §8.8); `undefined`: a stop of no resource. */
export function shutdownWaitsFor(resource: ShutdownSubject | undefined): boolean {
  if (!resource) return true;
  return !resource.maintenance && (resource.managed || resource.blocked);
}
