/** What is wrong with constraints (09 §19.7), in words that several kinds of them share. */

import { parseBoolean } from "../base/number.js";
import { attribute, type Element } from "../cib/element.js";
import type { Findings } from "../model/findings.js";
import { DISCOVERY_WORDS, isDiscoveryWord } from "../policy/discovery.js";
import { isUnknownKind, ORDER_KINDS } from "../policy/order.js";
import { LEGAL_ROLE, type Role, reportOldRole } from "../policy/role.js";

/** The role of a constraint: an old word for it, or no role at all. */
export function reportConstraintRole(
  findings: Findings,
  text: string | undefined,
  role: Role | "invalid",
  id: string,
  place: Element,
): void {
  reportOldRole(findings, text, place);
  if (role === "invalid")
    findings.error("constraint-role", `Ignoring constraint ${id}: Invalid role '${text}'`, place, LEGAL_ROLE);
}

const REMOVAL = "is deprecated and will be removed in a future release";
const LEGAL_REFERENCE = "the id of a resource, template or tag";

/** How the reference prints what is absent. */
export const NULL = "(null)";

/** An id that is neither that of a resource nor of a template or tag. */
export function reportUnknownName(findings: Findings, id: string, reference: Element | undefined): void {
  findings.warning("reference-unknown-name", `No resource, template, or tag named '${id}'`, reference, LEGAL_REFERENCE);
}

/** A constraint that is ignored because an attribute of it names nothing, or an unused template. */
export function reportReference(findings: Findings, constraint: Element, name: string): void {
  const { id, [name]: value } = constraint.attributes;
  findings.error(
    "constraint-reference",
    `Ignoring constraint '${id}' because '${value}' is not a valid resource or tag`,
    constraint,
    `${name} = ${LEGAL_REFERENCE}`,
  );
}

/** A constraint whose sets are not expanded because one of them refers to nothing. */
export function reportSetReference(findings: Findings, constraint: Element, id: string, reference: Element): void {
  findings.error(
    "constraint-set-reference",
    `Ignoring resource sets for constraint '${attribute(constraint, "id")}' because '${id}' is not a valid resource or tag`,
    reference,
    LEGAL_REFERENCE,
  );
}

/** A member of a set that is no resource. */
export function reportMember(findings: Findings, set: Element, id: string | undefined): void {
  findings.error(
    "constraint-set-member",
    `${attribute(set, "id")}: No resource found for ${id ?? NULL}`,
    set,
    "the id of a resource",
  );
}

/** A constraint that is ignored because it names no resource. */
export function reportNoResource(findings: Findings, constraint: Element, id: string | undefined): void {
  const text = `Ignoring constraint '${attribute(constraint, "id")}' because resource '${id ?? NULL}' does not exist`;
  findings.error("constraint-resource", text, constraint, "the id of a resource");
}

/** Old words for the roles in some attributes. */
export function reportOldRoles(findings: Findings, element: Element, ...names: readonly string[]): void {
  for (const name of names) reportOldRole(findings, attribute(element, name), element);
}

/** Whether a resource is probed, in a word that there is not. */
export function reportDiscovery(findings: Findings, value: string | undefined, constraint: Element | undefined): void {
  if (value === undefined || isDiscoveryWord(value)) return;
  const text = `Invalid resource-discovery value ${value} in location constraint`;
  findings.error("location-discovery", text, constraint, DISCOVERY_WORDS.join(", "));
}

/**
 * Attributes of an ordering, or of a set of it, that are deprecated or do not fit.
 *
 * @param inherited what the constraint says for its sets
 */
export function reportOrder(
  findings: Findings,
  of: Element,
  inherited: { readonly kind?: string; readonly symmetrical?: string | undefined } = {},
): void {
  const { id, kind, score, symmetrical = inherited.symmetrical } = of.attributes;
  if (kind === undefined && score !== undefined) {
    const text = `Support for 'score' in rsc_order ${REMOVAL} (use 'kind' instead)`;
    findings.once("order-score", "order score", text, of, "kind = Mandatory or Optional");
  }
  if (isUnknownKind(kind)) {
    const text = `Resetting 'kind' for constraint ${id} to 'Mandatory' because '${kind}' is not valid`;
    findings.error("order-kind", text, of, ORDER_KINDS.join(", "));
  }
  const effective = kind ?? (score === undefined ? inherited.kind : undefined);
  if (effective === "Serialize" && symmetrical !== undefined && parseBoolean(symmetrical) === true) {
    const text = `Ignoring symmetrical for '${id}' because not valid with kind of 'Serialize'`;
    findings.warning("order-symmetrical", text, of, "symmetrical=false");
  }
}

/** An ordering after some instances of a clone. */
export function reportRequireAll(findings: Findings, constraint: Element): void {
  const text = `Support for require-all in ordering constraints ${REMOVAL} (use clone-min clone meta-attribute instead)`;
  findings.once("order-require-all", "require-all", text, constraint, "clone-min in the clone's meta-attributes");
}

/** Orderings that are meant to hold the other way round too, which only some actions can. */
export function reportInversion(findings: Findings, constraint: Element, task: string): void {
  const legal = "symmetrical=false, or start, stop, promote or demote";
  findings.warning("order-action", `Unknown action '${task}' specified in order constraint`, constraint, legal);
  const text = `Cannot invert constraint '${attribute(constraint, "id")}' (please specify inverse manually)`;
  findings.warning("order-not-invertible", text, constraint, legal);
}
