/** CIB documents: reading, writing, schema versions and upgrades. */

export type { Cib } from "./cib.js";
export {
  type Attributes,
  attribute,
  attributesOf,
  childrenNamed,
  descendants,
  type Element,
  type Extra,
  element,
  firstChild,
  type Position,
  setAttributes,
  withAttributes,
  withChildren,
} from "./element.js";
export { CibError, type Refusal } from "./error.js";
export { parseCib, parseXml } from "./parse.js";
export { elementPath, pathTo } from "./path.js";
export { escapeAttribute, serialize } from "./serialize.js";
