import fc, { type Arbitrary } from "fast-check";
import { setAttributes, withChildren } from "../cib/element.js";
import { serialize } from "../cib/serialize.js";
import { type CibOptions, cibElement } from "./cib.js";
import { damage } from "./damage.js";

/**
 * Documents that claim the schema `none`, so that nothing is validated (10 §4.2), and with things in their configuration
 * that no schema allows: they are read and evaluated all the same.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { unvalidatedCibText } from "pengine/arbitraries";
 * import { parseCib } from "pengine/cib";
 *
 * fc.assert(fc.property(unvalidatedCibText(), (text) => parseCib(text).root.attributes["validate-with"] === "none"));
 * ```
 */
export function unvalidatedCibText(options: CibOptions = {}): Arbitrary<string> {
  return fc.tuple(cibElement(options), damage(95, 8)).map(([root, damaged]) => {
    const children = root.children.map((section) => (section.name === "configuration" ? damaged(section) : section));
    return serialize(setAttributes(withChildren(root, children), { "validate-with": "none" }));
  });
}
