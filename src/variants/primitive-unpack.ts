import { topResource } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import { Variant } from "../model/variant.js";
import type { WorkingSet } from "../model/working-set.js";
import { capabilities } from "../policy/agent.js";
import { countOperations } from "../unpack/configuration/limits.js";
import { forceAnonymous } from "./clone-unpack.js";

/** Reads what only primitives have (02 §7.1); false if its agent cannot do what the clone around it wants. */
export function readPrimitive(ws: WorkingSet, resource: Resource): boolean {
  countOperations(ws, resource);
  const top = topResource(resource);
  const { class: standard } = resource.xml.attributes;
  const { mayBeUnique, promotable } = capabilities(standard);
  if (!mayBeUnique && resource.configured.unique && top.variant === Variant.clone) {
    ws.findings?.tell("clone-not-unique", top.xml, top.id, standard, resource.id);
    forceAnonymous(ws, top, resource);
  }
  if (promotable || !top.configured.promotable) return true;
  ws.findings?.tell("clone-not-promotable", resource.xml, resource.id);
  return false;
}
