import type { Element } from "../element.js";
import { CibError, type Refusal } from "../error.js";
import { pathTo } from "../path.js";
import type { Content, Variant } from "./compile.js";
import type { Invalid } from "./validate.js";

interface Finding {
  readonly problem: string;
  readonly legal: string | undefined;
}

/** The error about an invalid place of a document: what is wrong there, and what would be legal. */
export function invalidError(
  root: Element,
  invalid: Invalid,
  why: { readonly prefix: string; readonly refusal: Refusal; readonly lines: readonly string[] },
): CibError {
  const { element, content, problem } = invalid;
  const found = problem === undefined ? explain(element, content) : { problem, legal: legalInstead(element, content) };
  return new CibError(`${why.prefix}: ${found.problem}`, {
    position: element.position,
    path: pathTo(root, element),
    legal: found.legal,
    refusal: why.refusal,
    lines: why.lines,
  });
}

function legalInstead(element: Element, content: Content): string | undefined {
  if (element.name !== "cib" && content.variants.length > 0 && content.pairs === undefined) return undefined;
  return content.pairs === undefined ? "cib" : "another name";
}

/** Why an element has none of the allowed forms: measured by the form that it comes closest to. */
function explain(element: Element, content: Content): Finding {
  const findings = content.variants.map((form) => findingsOf(element, form));
  const closest = findings.reduce((best, next) => (next.length < best.length ? next : best));
  return closest[0] ?? { problem: "not allowed", legal: undefined };
}

function findingsOf(element: Element, form: Variant): Finding[] {
  const findings: Finding[] = [];
  const names = [...form.attributes.keys()];
  for (const [name, value] of Object.entries(element.attributes)) {
    const type = form.attributes.get(name);
    if (type === undefined) findings.push({ problem: `attribute ${name}`, legal: `the attributes ${list(names)}` });
    else if (!type.test(value)) findings.push({ problem: `${name}="${value}"`, legal: type.legal });
  }
  for (const name of form.required) {
    if (element.attributes[name] !== undefined) continue;
    findings.push({ problem: `no attribute ${name}`, legal: form.attributes.get(name)?.legal });
  }
  findings.push(...childFindings(element, form));
  return findings;
}

function childFindings(element: Element, form: Variant): Finding[] {
  const findings: Finding[] = [];
  const legal = `the elements ${list([...form.children.keys()])}`;
  let stage = 0;
  for (const { name } of element.children) {
    const place = form.children.get(name);
    if (place === undefined) findings.push({ problem: `element ${name} in ${element.name}`, legal });
    else if (place.stage < stage) findings.push({ problem: `element ${name} too late in ${element.name}`, legal });
    else stage = place.stage;
  }
  for (const { names, least, most } of form.particles) {
    const count = element.children.filter(({ name }) => names.includes(name)).length;
    const what = names.join(" or ");
    if (count < least) findings.push({ problem: `no element ${what} in ${element.name}`, legal });
    if (count > most) findings.push({ problem: `${count} elements ${what} in ${element.name}`, legal: "one" });
  }
  return findings;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? "(none)" : names.join(", ");
}
