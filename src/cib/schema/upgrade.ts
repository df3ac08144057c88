import { type Cib, type CibDocument, cibOf } from "../cib.js";
import {
  descendants,
  type Element,
  element,
  elementsNamed,
  firstChild,
  setAttributes,
  withChildren,
} from "../element.js";
import { CibError } from "../error.js";
import { pathTo } from "../path.js";
import { isNCName } from "../xml/names.js";
import { isNamespaced, localClash, withLocalNames } from "../xml/namespaces.js";
import { trim } from "./datatypes.js";
import { invalidError } from "./explain.js";
import { upgradeTo20 } from "./to-2.0.js";
import { upgradeTo30 } from "./to-3.0.js";
import { upgradeTo40 } from "./to-4.0.js";
import { type Invalid, REFERENCE, validate } from "./validate.js";
import { CURRENT, claimedVersion, claimOf, isBefore, VERSIONS, type Version } from "./versions.js";

/** An accepted document, and the lines that the reference prints on standard error meanwhile (10 §4.4). */
export interface Upgraded {
  readonly cib: Cib;
  readonly warnings: readonly string[];
}

/** An upgrade of a document; adds its messages to `lines`. `undefined` if the upgrade is not possible. */
export type Upgrade = (root: Element, lines: string[]) => Element | undefined;

/** The upgrades from the last version of a series to the first of the next. */
const UPGRADES: ReadonlyMap<Version, Upgrade> = new Map([
  ["1.3", upgradeTo20],
  ["2.10", upgradeTo30],
  ["3.10", upgradeTo40],
]);

const NOT_VALIDATED =
  'Schema validation of configuration is disabled (support for validate-with set to "none" is deprecated and will be ' +
  "removed in a future release)";

/**
 * The document as the scheduler gets it: with a `status` section, upgraded to the current schema where it is older, and
 * valid (10 §4.1, §5.1). A document that claims the schema `none` is taken as it is.
 * Throws CibError, with the lines for standard error, if the reference refuses the document.
 * @example
 * ```ts
 * import { parseCib, upgradeCib } from "pengine/cib";
 *
 * const old = parseCib('<cib validate-with="pacemaker-3.0" admin_epoch="0" epoch="1" num_updates="0"><configuration><crm_config/><nodes/><resources/><constraints/></configuration><status/></cib>');
 * const { cib, warnings } = upgradeCib(old);
 * cib.root.attributes["validate-with"]; // => "pacemaker-4.0"
 * console.log(warnings); // what the reference prints meanwhile
 * ```
 */
export function upgradeCib(document: CibDocument): Upgraded {
  const lines: string[] = [];
  checkEntities(document);
  const accepted = acceptRoot(withStatus(document.root), lines);
  const root = onlyCib(isNamespaced(accepted) ? reread(accepted, lines) : accepted, lines);
  return Object.freeze({ cib: cibOf(root), warnings: Object.freeze(lines) });
}

/**
 * Throws CibError where a schema does not allow what entities bring into a document: anything between tags, and values
 * that their text makes invalid (10 §2.3).
 */
export function checkEntities({ root, validated, entity, entityFirst = false }: CibDocument): void {
  if (validated) acceptRoot(withStatus(validated), []);
  const claim = root.attributes["validate-with"];
  if (entityFirst && claim !== "none" && claim !== claimOf(CURRENT)) {
    const problem = "a value that begins with a reference to an entity, in a document that is to be upgraded";
    throw new CibError("upgrade", problem, { position: root.position, path: root.name, legal: "the text itself" });
  }
  if (entity === undefined || claim === "none") return;
  const problem = `a reference to the entity ${entity} between tags`;
  throw new CibError("schema", problem, { position: root.position, path: root.name, legal: "elements" });
}

/**
 * The document under the current schema, or as it is if it claims the schema `none` (10 §4.1 steps 2 and 3): not yet
 * written and read back, which only those do who go on to use it.
 * @param given the document with its status section
 * @param lines gets the lines for standard error
 * Throws CibError, with the lines, if the reference refuses the document.
 */
export function acceptRoot(given: Element, lines: string[]): Element {
  const claim = given.attributes["validate-with"];
  return claim === "none" ? unvalidated(given, lines) : upgraded(given, claim, lines);
}

function unvalidated(root: Element, lines: string[]): Element {
  lines.push(NOT_VALIDATED);
  return root;
}

function upgraded(given: Element, claim: string | undefined, lines: string[]): Element {
  const version = claimedVersion(claim);
  if (version === undefined) {
    throw new CibError("claim", claim === undefined ? "no validate-with" : `unknown schema ${claim}`, {
      position: given.position,
      path: given.name,
      legal: `validate-with="${claimOf(CURRENT)}" or an older version`,
    });
  }
  if (version !== CURRENT) return upgradeFrom(given, version, lines);
  const invalid = validate(given, CURRENT);
  if (!invalid) return given;
  throw invalidError(given, invalid, { prefix: `invalid under schema ${CURRENT}`, refusal: "schema", lines });
}

/**
 * The document under the current schema (10 §4.2, with the shortcuts of §15): validity is monotone within a series of
 * versions, so it is enough to look at the last version of a series, and at the first of the next, where it decides
 * whether an upgrade is needed.
 */
function upgradeFrom(given: Element, claim: Version, lines: string[]): Element {
  const refuse = (root: Element, invalid: Invalid | undefined, version: Version): CibError => {
    lines.push(
      `Cannot upgrade configuration (claiming ${claimOf(claim)} schema) to at least ${claimOf(CURRENT)} because it ` +
        `does not validate with any schema from ${claimOf(claim)} to the latest`,
    );
    const why = { prefix: `invalid under schema ${version}`, refusal: "upgrade" as const, lines };
    if (invalid) return invalidError(root, invalid, why);
    return new CibError("upgrade", `the upgrade to schema ${version} fails`, { path: root.name, lines });
  };
  let root = given;
  let valid = false;
  let first: Invalid | undefined;
  for (const [last, next] of SERIES) {
    if (isBefore(last, claim)) continue;
    const target = next ?? last;
    const invalid = valid && next === undefined ? undefined : validate(root, target);
    if (!invalid) valid = true;
    else if (next === undefined) first ??= invalid;
    else if (!valid) {
      const before = validate(root, last);
      first ??= before;
      valid = !before;
    }
    if (!invalid || !valid || next === undefined) continue;
    const changed = UPGRADES.get(last)?.(root, lines);
    const after = changed ? validate(changed, next) : invalid;
    if (!changed || after) throw refuse(changed ?? root, after, next);
    root = changed;
  }
  if (!valid) throw refuse(given, first, claim);
  const dangling = isBefore(claim, "3.3") ? danglingTag(given) : undefined;
  if (dangling) throw refuse(given, dangling, "3.2");
  return setAttributes(root, { "validate-with": claimOf(CURRENT) });
}

/** The last version of each series and the first of the next. */
const SERIES: readonly (readonly [last: Version, next: Version | undefined])[] = VERSIONS.flatMap((version, i) => {
  const next = VERSIONS[i + 1];
  return next !== undefined && next[0] === version[0] ? [] : [[version, next] as const];
});

const NOT_IDS: ReadonlySet<string> = new Set(["node", "acl_target", "obj_ref", "resource_ref", "role", "role_ref"]);

/**
 * The first `obj_ref` to nothing. Up to 3.2 its `id` is a reference, and the reference program keeps that in mind when it
 * goes on to later versions, where it is free text (10 §4.2).
 */
function danglingTag(root: Element): Invalid | undefined {
  const configuration = firstChild(root, "configuration");
  const tags = configuration && firstChild(configuration, "tags");
  if (!configuration || !tags) return undefined;
  const ids = new Set<string>();
  for (const { name, attributes } of descendants(configuration)) {
    if (attributes.id !== undefined && !NOT_IDS.has(name)) ids.add(trim(attributes.id));
  }
  for (const reference of descendants(tags)) {
    const id = trim(reference.attributes.id ?? "");
    if (reference.name === "obj_ref" && isNCName(id) && !ids.has(id)) {
      return { element: reference, content: REFERENCE, problem: `id refers to ${id}, which is the id of nothing` };
    }
  }
  return undefined;
}

/**
 * The root with an empty `status` appended, unless exactly one element of the document is the `status` child of an element
 * named `cib` (10 §4.1).
 */
export function withStatus(root: Element): Element {
  let count = 0;
  for (const { children } of elementsNamed(root, "cib")) {
    for (const { name } of children) if (name === "status") count++;
  }
  return count === 1 ? root : withChildren(root, [...root.children, element("status")]);
}

/** A namespaced document, written and read back. Throws CibError if it does not survive that (10 §2.5, §5.1). */
function reread(root: Element, lines: readonly string[]): Element {
  const clash = localClash(root);
  if (!clash) return withLocalNames(root);
  throw new CibError("reread", `two attributes with the local name ${clash.name}`, {
    position: clash.element.position,
    path: pathTo(root, clash.element),
    legal: "one",
    lines: [...lines, "Could not connect to the CIB: Update does not conform to the configured schema"],
  });
}

/**
 * The element named `cib`: the root, or one inside a root that nothing validates (10 §5.1). Throws CibError unless there is
 * exactly one.
 */
function onlyCib(root: Element, lines: readonly string[]): Element {
  const found = elementsNamed(root, "cib");
  const [cib] = found;
  if (cib && found.length === 1) return cib;
  throw new CibError("root", `${found.length} elements named cib`, {
    position: root.position,
    path: root.name,
    legal: "one, the root",
    lines: [...lines, "CIB query failed: No such device or address"],
  });
}
