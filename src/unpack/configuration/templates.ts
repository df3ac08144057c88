import { equalsCaseless } from "../../base/text.js";
import { type Element, firstChild, setAttributes, withChildren } from "../../cib/element.js";
import type { WorkingSet } from "../../model/working-set.js";

/** A configured element with its template expanded. */
export interface Expanded {
  readonly xml: Element;
  /** Id of the template; `undefined` if the element uses none. */
  readonly template: string | undefined;
}

/** **Expand the template** (02 §6.3); `undefined` if that fails, which discards the resource. */
export function expandTemplate(ws: WorkingSet, original: Element): Expanded | undefined {
  const { id, template: templateId } = original.attributes;
  if (templateId === undefined) return { xml: original, template: undefined };
  const template = templateId === id ? undefined : ws.templateElements.get(templateId);
  if (!template) {
    ws.findings?.tell(templateId === id ? "template-itself" : "template-unknown", original);
    return undefined;
  }
  const renamed = { ...setAttributes(template, { id, clone: original.attributes.clone }), name: original.name };
  return { xml: withChildren(renamed, mergeChildren(template, original)), template: templateId };
}

/** The template's children, then the resource's; only one element `operations` is left of two. */
function mergeChildren(template: Element, original: Element): readonly Element[] {
  const inherited = firstChild(template, "operations");
  const own = firstChild(original, "operations");
  if (!inherited || !own) return [...template.children, ...original.children];
  const merged = withChildren(own, [...own.children, ...notOverridden(inherited, own)]);
  return [
    ...template.children.filter((child) => child !== inherited),
    ...original.children.map((child) => (child === own ? merged : child)),
  ];
}

function notOverridden(inherited: Element, own: Element): readonly Element[] {
  const keys = new Set(own.children.map(overrideKey));
  return inherited.children.filter((operation) => operation.name === "op" && !keys.has(overrideKey(operation)));
}

/** **Operation key** of a template's operations (02 §6.3): the interval is not part of it. */
function overrideKey({ attributes }: Element): string {
  const { name, role } = attributes;
  const unknown =
    role === undefined || ["Started", "Unpromoted", "Slave"].some((ordinary) => equalsCaseless(role, ordinary));
  return `${name}-${unknown ? "Unknown" : role}`;
}
