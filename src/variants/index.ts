import type { VariantMethods } from "../model/methods.js";
import { Variant } from "../model/variant.js";
import { bundleMethods } from "./bundle.js";
import { cloneMethods } from "./clone.js";
import { groupMethods } from "./group.js";
import { primitiveMethods } from "./primitive.js";

/** **Bind methods** (05 §2): what resources of each variant do from stage 3 on. */
export const variantMethods: VariantMethods = Object.freeze({
  [Variant.primitive]: primitiveMethods,
  [Variant.group]: groupMethods,
  [Variant.clone]: cloneMethods,
  [Variant.bundle]: bundleMethods,
});
