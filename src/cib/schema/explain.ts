import { append } from "../../base/list.js";
import type { Element } from "../element.js";
import { CibError, type Refusal } from "../error.js";
import { pathTo } from "../path.js";
import type { Content, Variant } from "./compile.js";
import { type Invalid, REFERENCE } from "./validate.js";

/** One thing that is wrong at an invalid place, in words. */
export interface Explanation {
  /** The element to blame: the invalid one, or a child that it must not have. */
  readonly element: Element;
  readonly problem: string;
  readonly legal: string | undefined;
  /** How much it speaks against the form that it was found by; 1 if absent. */
  readonly weight?: number;
}

/** What a form does not know is more foreign to it than what is missing or misspelt. */
const FOREIGN = 2;

/** The error about an invalid place of a document: the first thing that is wrong there, and what would be legal. */
export function invalidError(
  root: Element,
  invalid: Invalid,
  why: { readonly prefix: string; readonly refusal: Refusal; readonly lines: readonly string[] },
): CibError {
  const [{ element, problem, legal }] = explainInvalid(invalid);
  return new CibError(why.refusal, `${why.prefix}: ${problem}`, {
    position: element.position,
    path: pathTo(root, element),
    legal,
    lines: why.lines,
  });
}

/** All that is wrong at an invalid place of a document. */
export function explainInvalid({ element, content, problem }: Invalid): readonly [Explanation, ...Explanation[]] {
  return problem === undefined
    ? closestForm(element, content)
    : [{ element, problem, legal: legalInstead(element, content, problem) }];
}

function legalInstead(element: Element, content: Content, problem: string): string | undefined {
  if (content === REFERENCE) return "the id of another element";
  if (element.name !== "cib" && problem.startsWith("the id ")) return "an id of its own";
  if (content.pairs) return "another name";
  return content.variants.length > 0 && element.name !== "cib" ? "elements and attributes of CIBs" : "cib";
}

/** Why an element has none of the allowed forms: measured by the form that it comes closest to. */
function closestForm(element: Element, content: Content): readonly [Explanation, ...Explanation[]] {
  const explained = content.variants.map((form) => explainForm(element, form));
  const distance = (of: readonly Explanation[]) => of.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const [first, ...others] = explained.reduce((best, next) => (distance(next) < distance(best) ? next : best));
  return [first ?? { element, problem: `element ${element.name} is not allowed`, legal: undefined }, ...others];
}

function explainForm(element: Element, form: Variant): Explanation[] {
  const found: Explanation[] = [];
  const attributes = list("attributes", [...form.attributes.keys()]);
  for (const [name, value] of Object.entries(element.attributes)) {
    const type = form.attributes.get(name);
    if (!type) {
      found.push({ element, problem: `attribute ${name} is not allowed`, legal: attributes, weight: FOREIGN });
    } else if (!type.test(value))
      found.push({ element, problem: `${name}="${value}" is not legal`, legal: type.legal });
  }
  for (const name of form.required) {
    if (element.attributes[name] !== undefined) continue;
    const legal = `an attribute ${name}: ${form.attributes.get(name)?.legal}`;
    found.push({ element, problem: `no attribute ${name}`, legal });
  }
  append(found, explainChildren(element, form));
  append(found, explainCounts(element, form));
  return found;
}

/** Children that must not be there, or not in that place. */
function explainChildren(element: Element, form: Variant): Explanation[] {
  const found: Explanation[] = [];
  const names = [...form.children.keys()];
  const legal = list("elements", names);
  let stage = 0;
  for (const child of element.children) {
    const place = form.children.get(child.name);
    const what = `element ${child.name}`;
    if (!place) {
      const problem = `${what} is not allowed in ${element.name}`;
      found.push({ element: child, problem, legal, weight: FOREIGN });
    } else if (place.stage < stage) {
      const order = `in this order: ${names.join(", ")}`;
      found.push({ element: child, problem: `${what} comes too late in ${element.name}`, legal: order });
    } else stage = place.stage;
  }
  return found;
}

/** Children of which there are too few or too many. */
function explainCounts(element: Element, form: Variant): Explanation[] {
  const found: Explanation[] = [];
  for (const { names, least, most } of form.particles) {
    const those = element.children.filter(({ name }) => names.includes(name));
    const what = names.join(" or ");
    if (those.length < least) {
      found.push({ element, problem: `no element ${what} in ${element.name}`, legal: `an element ${what}` });
    }
    for (const surplus of most < those.length ? those.slice(most) : []) {
      const problem = `${those.length} elements ${what} in ${element.name}`;
      found.push({ element: surplus, problem, legal: `${most} at most` });
    }
  }
  return found;
}

function list(what: string, names: readonly string[]): string {
  return names.length === 0 ? `no ${what}` : `the ${what} ${names.join(", ")}`;
}
