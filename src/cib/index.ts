/** CIB documents: reading, writing, schema versions and upgrades. */

export { CIB_SCHEMA, type Cib, type CibDocument, cibOf } from "./cib.js";
export {
  type Attributes,
  attribute,
  attributesOf,
  childrenNamed,
  descendants,
  type Element,
  type Extra,
  element,
  elementsNamed,
  firstChild,
  setAttributes,
  withAttributes,
  withChildren,
} from "./element.js";
export { CibError, type CibErrorCode, type CibErrorWhere, type Refusal } from "./error.js";
export { parseCib, parseXml } from "./parse.js";
export { elementPath, pathTo } from "./path.js";
export { type Upgraded, upgradeCib } from "./schema/upgrade.js";
export { type Invalid, validate } from "./schema/validate.js";
export { CURRENT, claimedVersion, claimOf, VERSIONS, type Version } from "./schema/versions.js";
export { escapeAttribute, serialize } from "./serialize.js";
