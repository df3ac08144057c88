import { Variant } from "../../model/flags.js";
import { topResource } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import { capabilities } from "../../policy/agent.js";
import { forceAnonymous } from "./clone.js";

/** Reads what only primitives have (02 §7.1); false if its agent cannot do what the clone around it wants. */
export function readPrimitive(ws: WorkingSet, resource: Resource): boolean {
  const top = topResource(resource);
  const { mayBeUnique, promotable } = capabilities(resource.xml.attributes.class);
  if (!mayBeUnique && resource.unique && top.variant === Variant.clone) forceAnonymous(ws, top, resource);
  return promotable || !top.promotable;
}
