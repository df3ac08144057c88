import type { ResourceMethods } from "../../model/methods.js";

/** What a resource's methods are until those of its variant are bound: they do nothing. */
export const unboundMethods: ResourceMethods = Object.freeze({
  assign: () => undefined,
  createActions: () => undefined,
  createProbe: () => false,
  internalConstraints: () => undefined,
  applyColocationScore: () => 0,
  colocatedResources: (_ws, _resource, _original, list) => list,
  withThisColocations: () => undefined,
  thisWithColocations: () => undefined,
  addColocatedNodeScores: (_ws, _source, request) => request.table,
  applyLocation: () => undefined,
  actionFlags: (_ws, action) => action.flags,
  updateOrderedActions: () => 0,
  outputActions: () => undefined,
  addToGraph: () => undefined,
  addGraphMeta: () => undefined,
  addUtilization: () => undefined,
  shutdownLock: () => undefined,
} satisfies ResourceMethods);
