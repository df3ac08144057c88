import { companions } from "../assign/colocated-resources.js";
import { addBundleToGraph } from "../graph/add-to-graph.js";
import type { ResourceMethods } from "../model/methods.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { createBundleActions, createBundleProbe, refreshBundleFlags } from "./bundle-actions.js";
import { assignBundle } from "./bundle-assign.js";
import { applyBundleColocationScore, bundleThisWith, bundleWithThis } from "./bundle-colocation.js";
import { addBundleConstraints } from "./bundle-constraints.js";
import { containersOf, replicasOf } from "./bundle-parts.js";
import { readBundle } from "./bundle-unpack.js";
import { updateCollectiveOrderedActions } from "./collective-update.js";
import { applyLocationBundle } from "./locations.js";

/** **Add utilization** of a bundle (06 §9.10): that of one container. */
function addUtilization(
  ws: WorkingSet,
  bundle: Resource,
  original: Resource,
  all: ReadonlySet<Resource>,
  totals: Map<string, number>,
): void {
  const [first] = containersOf(ws, bundle);
  if (bundle.decided.unassigned && first) first.methods.addUtilization(ws, first, original, all, totals);
}

/** **Output actions** of a bundle (06 §9.11). */
function outputActions(ws: WorkingSet, bundle: Resource): void {
  for (const { ip, container, remote, child } of replicasOf(bundle)) {
    for (const part of [ip, container, remote, child]) part?.methods.outputActions(ws, part);
  }
}

/** What a bundle does (06 §4, §9). */
export const bundleMethods: ResourceMethods = Object.freeze({
  unpack: readBundle,
  createInstance: () => undefined,
  assign: assignBundle,
  createActions: createBundleActions,
  createProbe: createBundleProbe,
  internalConstraints: addBundleConstraints,
  applyColocationScore: applyBundleColocationScore,
  companions,
  withThisColocations: bundleWithThis,
  thisWithColocations: bundleThisWith,
  speaker: (resource) => resource,
  applyLocation: applyLocationBundle,
  refreshFlags: refreshBundleFlags,
  updateOrderedActions: updateCollectiveOrderedActions,
  outputActions,
  addToGraph: addBundleToGraph,
  addGraphMeta() {},
  addUtilization,
  shutdownLock() {},
} satisfies ResourceMethods);
