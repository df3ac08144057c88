import type { Element } from "./element.js";

/** A document: frozen data. Whether it is a CIB, and of which schema, is not known yet; `upgradeCib` makes a Cib of it. */
export interface CibDocument {
  readonly root: Element;
  /**
   * The same with the whole text of values that refer to entities, if there are any: that is what has to be valid, while
   * everything else sees values only as far as the first reference (10 §2.3).
   */
  readonly validated?: Element;
  /** An entity that content refers to, if there is one: no schema allows that. */
  readonly entity?: string;
  /** Whether a value outside of `status` begins with a reference to an entity: no upgrade takes that. */
  readonly entityFirst?: boolean;
}

/**
 * The schema that every Cib is of, in the numbering of 10 §3.
 * @example
 * ```ts
 * import { CIB_SCHEMA, claimOf } from "pengine/cib";
 *
 * claimOf(CIB_SCHEMA); // => "pacemaker-4.0"
 * ```
 */
export const CIB_SCHEMA = "4.0";

/**
 * A CIB as the scheduler works on it: frozen data, of the current schema (or one that claims the schema `none`, which is
 * taken as it is). Its root element is `cib`. `readCib` and `upgradeCib` give one; a document that has only been parsed is
 * none, so that one of an older schema cannot be evaluated by mistake.
 */
export interface Cib extends CibDocument {
  readonly schema: typeof CIB_SCHEMA;
}

/**
 * The Cib with that root, for who knows it to be of the current schema: nothing is checked.
 * @example
 * ```ts
 * import { cibOf, parseXml, upgradeCib } from "pengine/cib";
 *
 * const { cib } = upgradeCib({ root: parseXml('<cib validate-with="pacemaker-3.0" admin_epoch="0" epoch="1" num_updates="0"><configuration><crm_config/><nodes/><resources/><constraints/></configuration><status/></cib>') });
 * const same = cibOf(cib.root); // what was made of a Cib and is of the current schema still
 * same.schema; // => "4.0"
 * ```
 */
export function cibOf(root: Element): Cib {
  return Object.freeze({ root, schema: CIB_SCHEMA });
}
