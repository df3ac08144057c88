import type { Element } from "./element.js";

/** A document: frozen data. Whether it is a CIB, and of which schema, is not known yet; `upgradeCib` makes a Cib of it. */
export interface CibDocument {
  readonly root: Element;
}

/** The schema that every Cib is of, in the numbering of 10 §3. */
export const CIB_SCHEMA = "4.0";

/**
 * A CIB as the scheduler works on it: frozen data, of the current schema (or one that claims the schema `none`, which is
 * taken as it is). Its root element is `cib`. `readCib` and `upgradeCib` give one; a document that has only been parsed is
 * none, so that one of an older schema cannot be evaluated by mistake.
 */
export interface Cib extends CibDocument {
  readonly schema: typeof CIB_SCHEMA;
}

/** The Cib with that root, for who knows it to be of the current schema: nothing is checked. */
export function cibOf(root: Element): Cib {
  return Object.freeze({ root, schema: CIB_SCHEMA });
}
