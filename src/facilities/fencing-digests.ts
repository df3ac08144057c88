/** Unfencing devices and the digests of their definitions (08 §8.7.2). */

import { equalsCaseless } from "../base/text.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { operationDigests } from "./digest.js";

/** All unfencing devices, in reverse order of the walk over the resource tree. */
export function unfencingDevices(ws: WorkingSet): Resource[] {
  const devices: Resource[] = [];
  const walk = (resource: Resource): void => {
    if (resource.isPrimitive && resource.configured.fenceDevice && unfences(resource)) devices.push(resource);
    for (const child of resource.children) walk(child);
  };
  for (const resource of ws.resources) walk(resource);
  return devices.reverse();
}

function unfences(device: Resource): boolean {
  return device.configured.needsUnfencing || equalsCaseless(device.configured.meta.get("provides"), "unfencing");
}

/** What a fencing action notes about a device, and whether the device changed since the node was unfenced. */
export interface FencingDigests {
  readonly changed: boolean;
  /** A piece of the meta entries `digests-all` and `digests-secure`; a missing part ends it early. */
  readonly all: string;
  readonly secure: string;
}

/** **Compare fencing digests** (08 §8.7.2) of a device with those that the node recorded when it was unfenced. */
export function compareFencingDigests(ws: WorkingSet, device: Resource, node: Node): FencingDigests {
  const digests = operationDigests(ws, device, "stonith-on", 0, node, undefined, { secure: true });
  const type = device.configured.meta.get("type");
  const all = record(device.id, type, digests.all);
  const secure = record(device.id, type, digests.secure);
  return { changed: isChanged(ws, device, node, all, secure), all: all.text, secure: secure.text };
}

interface DigestRecord {
  readonly text: string;
  readonly complete: boolean;
}

function record(device: string, type: string | undefined, digest: string | undefined): DigestRecord {
  if (type === undefined) return { text: `${device}:`, complete: false };
  if (digest === undefined) return { text: `${device}:${type}:`, complete: false };
  return { text: `${device}:${type}:${digest},`, complete: true };
}

function isChanged(ws: WorkingSet, device: Resource, node: Node, all: DigestRecord, secure: DigestRecord): boolean {
  const known = node.attributes.get("#digests-all");
  if (known === undefined) return false;
  if (all.complete && known.includes(all.text.slice(0, -1))) return false;
  const hint = secure.text.slice(0, -1);
  if (secure.complete && node.attributes.get("#digests-secure")?.includes(hint) === true) {
    ws.output.message(`Only 'private' parameters to ${device.id} for unfencing ${node.name} changed`);
    return false;
  }
  if (ws.sanitized && secure.complete) {
    ws.output.message(`Parameters to ${device.id} for unfencing ${node.name} changed, try '${hint}'`);
  }
  return true;
}
