import { booleanOr } from "../base/number.js";
import type { ReadResource } from "../model/methods.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";

/** Reads what only groups have (02 §7.2), as instance `clone` of a clone; false if no member could be read. */
export function readGroup(ws: WorkingSet, resource: Resource, clone: string | undefined, read: ReadResource): boolean {
  resource.group = {
    ordered: booleanOr(resource.configured.meta.get("ordered"), true),
    colocated: booleanOr(resource.configured.meta.get("collocated"), true),
  };
  for (const element of resource.xml.children) {
    if (element.name !== "primitive") continue;
    const member = read(ws, element, resource, clone);
    if (member) resource.children.push(member);
  }
  if (resource.children.length > 0) return true;
  ws.findings?.tell("group-empty", resource.xml, resource.id);
  return false;
}
