import { type Cib, cibOf } from "../cib/cib.js";
import { type Element, firstChild, setAttributes, withChildren } from "../cib/element.js";
import type { WorkingSet } from "../model/working-set.js";

/**
 * The CIB as the first two stages leave it in the reference (09 §13.3): failed history entries with node and resource,
 * marks on expired recurring failures (03 §13.3), and the implicit connections of guest nodes (02 §5.6).
 */
export function captureInput(ws: WorkingSet): Cib {
  const marks = new Map(ws.entryMarks);
  for (const entry of ws.expiredRecurring) {
    marks.set(entry, { ...marks.get(entry), "op-restart-digest": "calculated-failure-timeout" });
  }
  const configuration = firstChild(ws.root, "configuration");
  const resources = configuration && firstChild(configuration, "resources");
  const appended = ws.resourceElements.slice(resources?.children.length ?? 0);
  const rewrite = (element: Element): Element => {
    const children = element === resources ? [...element.children, ...appended] : element.children.map(rewrite);
    const unchanged =
      children.length === element.children.length && children.every((child, i) => child === element.children[i]);
    const kept = unchanged ? element : withChildren(element, children);
    const mark = marks.get(element);
    return mark ? setAttributes(kept, mark) : kept;
  };
  return cibOf(rewrite(ws.root));
}
