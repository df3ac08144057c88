import type { LoggedFact } from "../model/fact-log.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import type { BlockReason } from "../verdict/fact.js";

/**
 * Takes a resource out of the cluster's hands (03 §13.2, §15.3, §15.5; 04 §15.4). The same reason is a fact once.
 * @param node the one where it failed, by name
 */
export function block(ws: WorkingSet, resource: Resource, by: BlockReason, node?: string): void {
  const again = resource.observed.blocked;
  hold(resource);
  const { id } = resource;
  const isSame = ({ fact }: LoggedFact) =>
    fact.code === "blocked" && fact.resource === id && fact.by === by && fact.node === node;
  if (again && ws.facts?.list.some(isSame)) return;
  ws.facts?.add({ code: "blocked", resource: id, by, node }, undefined);
}

/** Does so for the sake of another one, of which the fact is. */
export function hold(resource: Resource): void {
  resource.configured.managed = false;
  resource.observed.blocked = true;
}
