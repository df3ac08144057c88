import type { Element } from "../cib/element.js";
import type { CibErrorWhere } from "../cib/error.js";
import { pathTo } from "../cib/path.js";
import type { WorkingSet } from "../model/working-set.js";

/** Where an element stands in the document, for an error about it. */
export function placeOf(ws: WorkingSet, element: Element): CibErrorWhere {
  return { position: element.position, path: pathTo(ws.root, element) };
}
