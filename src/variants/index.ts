import { Variant } from "../model/flags.js";
import type { ResourceMethods } from "../model/methods.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { bundleMethods } from "./bundle.js";
import { cloneMethods } from "./clone.js";
import { groupMethods } from "./group.js";
import { primitiveMethods } from "./primitive.js";

const METHODS: Readonly<Record<Variant, ResourceMethods>> = {
  [Variant.primitive]: primitiveMethods,
  [Variant.group]: groupMethods,
  [Variant.clone]: cloneMethods,
  [Variant.bundle]: bundleMethods,
};

/** Stage 2, **bind methods** (05 §2): gives each resource, recursively, the methods of its variant. */
export function bindMethods(ws: WorkingSet): void {
  for (const resource of ws.resources) bindResource(resource);
}

function bindResource(resource: Resource): void {
  resource.methods = METHODS[resource.variant];
  for (const child of resource.children) bindResource(child);
}
