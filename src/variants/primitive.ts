import { createPrimitiveActions } from "../actions/primitive-actions.js";
import { createProbes } from "../actions/probes.js";
import { applyPrimitiveColocationScore } from "../assign/apply-colocation.js";
import { applyLocationPrimitive } from "../assign/apply-location.js";
import { assignPrimitive } from "../assign/assign-primitive.js";
import { addPrimitiveUtilization } from "../assign/capacity.js";
import { companions } from "../assign/colocated-resources.js";
import { primitiveThisWith, primitiveWithThis } from "../assign/colocations.js";
import { lockPrimitive } from "../assign/shutdown-lock.js";
import { reportSideEffects } from "../graph/action-report.js";
import { addPrimitiveGraphMeta, addPrimitiveOrGroupToGraph } from "../graph/add-to-graph.js";
import { updatePair } from "../graph/update-pair.js";
import type { ResourceMethods } from "../model/methods.js";
import { primitiveConstraints } from "./primitive-constraints.js";
import { readPrimitive } from "./primitive-unpack.js";

/** What a primitive does in each stage (05 §3.2). */
export const primitiveMethods: ResourceMethods = {
  unpack: readPrimitive,
  createInstance: () => undefined,
  assign: assignPrimitive,
  createActions: createPrimitiveActions,
  createProbe: createProbes,
  internalConstraints: primitiveConstraints,
  applyColocationScore: applyPrimitiveColocationScore,
  companions,
  withThisColocations: primitiveWithThis,
  thisWithColocations: primitiveThisWith,
  speaker: (resource) => resource,
  applyLocation: applyLocationPrimitive,
  refreshFlags: (_ws, action) => action.flags,
  updateOrderedActions: updatePair,
  outputActions: reportSideEffects,
  addToGraph: addPrimitiveOrGroupToGraph,
  addGraphMeta: addPrimitiveGraphMeta,
  addUtilization: addPrimitiveUtilization,
  shutdownLock: lockPrimitive,
};
