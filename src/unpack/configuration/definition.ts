import { type Element, firstChild } from "../../cib/element.js";
import { ReferenceScope } from "../../cib/references.js";
import { Definition } from "../../model/definition.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import { expandTemplate } from "./templates.js";

/**
 * What the resources read from an element below `parent` have in common (02 §6.1 steps 2 to 5): made when the first of
 * them is read. `undefined` if the template cannot be expanded.
 */
export function definitionFor(ws: WorkingSet, element: Element, parent: Resource | undefined): Definition | undefined {
  const siblings = parent?.definition.members;
  const known = siblings?.get(element);
  if (known !== undefined) return known;
  const expanded = expandTemplate(ws, element);
  if (expanded === undefined) return undefined;
  const { xml, template } = expanded;
  // The element is the root of a document of its own: references do not leave it.
  const scope = new ReferenceScope(xml);
  scope.onDangling = ws.references.onDangling;
  const own = firstChild(xml, "operations");
  const shared = own?.attributes["id-ref"] !== undefined;
  const definition = new Definition({
    parent: parent?.definition,
    original: element,
    xml,
    template,
    operationsXml: own === undefined ? undefined : ws.references.resolve(own),
    scope,
    operationsScope: shared ? ws.references : scope,
  });
  siblings?.set(element, definition);
  return definition;
}
