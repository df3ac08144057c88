import { isTrue, scanIntegerMin } from "../base/number.js";
import type { ReadResource } from "../model/methods.js";
import type { CloneData, Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { INSTANCE_STICKINESS, STICKINESS } from "../policy/stickiness.js";
import { countInstances } from "../unpack/configuration/limits.js";
import { setMeta } from "../unpack/configuration/meta-attributes.js";

/** Reads what only clones have, and creates the instances (02 §7.3); false if that fails. */
export function readClone(
  ws: WorkingSet,
  resource: Resource,
  _instance: string | undefined,
  read: ReadResource,
): boolean {
  const data = cloneData(ws, resource);
  if (!data) return false;
  resource.clone = data;
  // The instances inherit these; the clone's own stickiness and uniqueness have been read before.
  if (!resource.configured.meta.has(STICKINESS.name)) setMeta(resource, STICKINESS.name, String(INSTANCE_STICKINESS));
  setMeta(resource, "globally-unique", String(resource.configured.unique));
  // The maximum may shrink when the first instance is read.
  if (!createInstance(ws, resource, read)) return false;
  countInstances(ws, resource, data.cloneMax);
  while (data.totalClones < data.cloneMax) if (!createInstance(ws, resource, read)) return false;
  return true;
}

function cloneData(ws: WorkingSet, { id, configured, xml }: Resource): CloneData | undefined {
  const { meta, promotable, unique } = configured;
  const childXml = xml.children.find(({ name }) => name === "primitive" || name === "group");
  if (!childXml) {
    ws.findings?.tell("clone-empty", xml, id);
    return undefined;
  }
  const limit = (fallback: number, ...names: string[]): number => {
    const name = names.find((each) => meta.has(each));
    return name === undefined ? fallback : scanIntegerMin(meta.get(name), 0);
  };
  const cloneNodeMax = limit(1, "clone-node-max");
  return {
    promotedMax: promotable ? limit(1, "promoted-max", "master-max") : 0,
    promotedNodeMax: promotable ? limit(1, "promoted-node-max", "master-node-max") : 0,
    cloneNodeMax: unique ? cloneNodeMax : Math.min(cloneNodeMax, 1),
    cloneMax: limit(Math.max(1, ws.nodes.length), "clone-max"),
    totalClones: 0,
    ordered: isTrue(meta.get("ordered")),
    promotionAdded: false,
    promotionConstrained: false,
    settledAtRun: undefined,
    childXml,
    notifications: { start: undefined, stop: undefined, promote: undefined, demote: undefined },
  };
}

/** **Create clone instance** (02 §7.3): beyond the maximum it is a removed one. */
export function createInstance(ws: WorkingSet, clone: Resource, read: ReadResource): Resource | undefined {
  const data = clone.clone;
  if (!data) return undefined;
  const { cloneMax } = data;
  const removed = data.totalClones >= cloneMax;
  const instance = read(ws, data.childXml, clone, String(data.totalClones));
  if (!instance) return undefined;
  data.totalClones++;
  clone.children.push(instance);
  if (removed) markRemoved(instance);
  setMeta(instance, "clone-max", String(cloneMax));
  ws.resourceIndex.add(instance);
  return instance;
}

function markRemoved(resource: Resource): void {
  resource.observed.removed = true;
  for (const child of resource.children) markRemoved(child);
}

/**
 * **Force the clone anonymous** (02 §7.1): the agent of a primitive below it cannot have distinguishable instances. Of
 * an instance only what is attached already is changed.
 */
export function forceAnonymous(ws: WorkingSet, clone: Resource, primitive: Resource): void {
  if (clone.clone) {
    clone.clone.cloneNodeMax = 1;
    clone.clone.cloneMax = Math.min(clone.clone.cloneMax, ws.nodes.length);
  }
  makeAnonymous(clone);
  makeAnonymous(primitive);
}

function makeAnonymous(resource: Resource): void {
  resource.configured.unique = false;
  setMeta(resource, "globally-unique", "false");
  for (const child of resource.children) makeAnonymous(child);
}
