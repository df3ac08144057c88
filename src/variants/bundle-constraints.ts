import { newColocation } from "../facilities/colocation.js";
import { orderResourceActions } from "../facilities/ordering.js";
import {
  firstImpliesThenGraphed,
  guestAllowed,
  thenImpliesFirst,
  thenImpliesFirstGraphed,
  unrunnableFirstBlocks,
} from "../model/relation-flag.js";
import type { Replica, Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { INFINITY } from "../policy/score.js";
import { bundledCloneOf, replicasOf } from "./bundle-parts.js";
import { addRestartOrderings } from "./promotable-actions.js";

/** The address comes up before the container and goes down after it, on the same node (06 §9.4 step 7). */
function addAddressConstraints(ws: WorkingSet, container: Resource, ip: Resource): void {
  ip.methods.internalConstraints(ws, ip);
  orderResourceActions(ws, ip, "start", container, "start", unrunnableFirstBlocks | guestAllowed);
  orderResourceActions(ws, container, "stop", ip, "stop", thenImpliesFirst | guestAllowed);
  newColocation(ws, {
    id: "#ip-with-container",
    score: INFINITY,
    dependent: ip,
    primary: container,
    explicit: false,
    influence: true,
  });
}

function addReplicaConstraints(ws: WorkingSet, bundle: Resource, replica: Replica): void {
  const { container, ip, remote, child } = replica;
  if (!container) return;
  container.methods.internalConstraints(ws, container);
  orderResourceActions(ws, bundle, "start", container, "start", unrunnableFirstBlocks | thenImpliesFirstGraphed);
  if (child) orderResourceActions(ws, bundle, "stop", child, "stop", thenImpliesFirstGraphed);
  orderResourceActions(ws, bundle, "stop", container, "stop", thenImpliesFirstGraphed);
  orderResourceActions(ws, container, "start", bundle, "running", firstImpliesThenGraphed);
  orderResourceActions(ws, container, "stop", bundle, "stopped", firstImpliesThenGraphed);
  if (ip) addAddressConstraints(ws, container, ip);
  remote?.methods.internalConstraints(ws, remote);
}

/** The bundle's tasks begin before those of the clone inside it and end after them (06 §9.4 table). */
function addBundledCloneConstraints(ws: WorkingSet, bundle: Resource, clone: Resource): void {
  orderResourceActions(ws, bundle, "start", clone, "start", thenImpliesFirstGraphed);
  orderResourceActions(ws, clone, "running", bundle, "running", firstImpliesThenGraphed);
  orderResourceActions(ws, bundle, "stop", clone, "stop", thenImpliesFirstGraphed);
  orderResourceActions(ws, clone, "stopped", bundle, "stopped", firstImpliesThenGraphed);
  clone.methods.internalConstraints(ws, clone);
  if (!clone.configured.promotable) return;
  addRestartOrderings(ws, bundle);
  orderResourceActions(ws, bundle, "demote", clone, "demote", thenImpliesFirstGraphed);
  orderResourceActions(ws, clone, "demoted", bundle, "demoted", firstImpliesThenGraphed);
  orderResourceActions(ws, bundle, "promote", clone, "promote", thenImpliesFirstGraphed);
  orderResourceActions(ws, clone, "promoted", bundle, "promoted", firstImpliesThenGraphed);
}

/** **Internal constraints** of a bundle (06 §9.4). */
export function addBundleConstraints(ws: WorkingSet, bundle: Resource): void {
  for (const replica of replicasOf(bundle)) addReplicaConstraints(ws, bundle, replica);
  const inner = bundledCloneOf(bundle);
  if (inner) addBundledCloneConstraints(ws, bundle, inner);
}
