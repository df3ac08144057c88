import { baseName } from "../../base/text.js";
import type { Node } from "../../model/node.js";
import { findResource, isAnonymousClone, replicaChildForNode, topResource } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import { choiceFor, type StatusStage } from "./stage.js";

/** Steps 1 to 3 of **finding the resource** (03 §9.2). */
function findPrimitive(stage: StatusStage, id: string): Resource | undefined {
  const exact = findResource(stage.ws, id);
  if (exact) return exact.isPrimitive ? exact : undefined;
  const numbered = findResource(stage.ws, `${baseName(id)}:0`);
  return numbered?.configured.unique === false ? numbered : undefined;
}

/** Step 4 of **finding the resource** (03 §9.2): `undefined` if a bundle has no replica for the node. */
function chooseInstance(stage: StatusStage, clone: Resource, id: string, node: Node): Resource | undefined {
  if (clone.parent) return replicaChildForNode(clone.parent, node);
  const instance = choiceFor(stage, clone).choose(stage.ws, node, baseName(id));
  // From now on the id means this clone: its instances are found before any removed resource.
  if (instance) stage.clonesByHistory.set(id, clone);
  return instance;
}

/** **Finding the resource** that a history id of a node means (03 §9.2). Notes the id where it is not the resource's own. */
export function findForHistory(stage: StatusStage, id: string, node: Node): Resource | undefined {
  const known = stage.clonesByHistory.get(id);
  let match = known ? undefined : findPrimitive(stage, id);
  const top = known ?? (match && topResource(match));
  if (top && isAnonymousClone(top)) match = chooseInstance(stage, top, id, node);
  if (match && match.id !== id && match.observed.historyId !== id) match.observed.historyId = id;
  return match;
}
