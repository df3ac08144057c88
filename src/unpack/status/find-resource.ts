import type { Node } from "../../model/node.js";
import { findResource, isAnonymousClone, replicaChildForNode, topResource } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import { baseName } from "../../policy/text.js";
import { choiceFor, type StatusStage } from "./stage.js";

/** Steps 1 to 3 of **finding the resource** (03 §9.2). */
function findPrimitive(stage: StatusStage, id: string): Resource | undefined {
  const exact = findResource(stage.ws, id);
  if (exact !== undefined) return exact.isPrimitive ? exact : undefined;
  const numbered = findResource(stage.ws, `${baseName(id)}:0`);
  return numbered?.unique === false ? numbered : undefined;
}

/** The anonymous clone to one of whose instances the history belongs. The answer for an id never changes. */
function findClone(stage: StatusStage, id: string, match: Resource): Resource | undefined {
  const top = topResource(match);
  if (!isAnonymousClone(top)) return undefined;
  stage.clonesByHistory.set(id, top);
  return top;
}

/** Step 4 of **finding the resource** (03 §9.2). */
function chooseInstance(stage: StatusStage, clone: Resource, id: string, node: Node): Resource | undefined {
  if (clone.parent !== undefined) return replicaChildForNode(clone.parent, node);
  return choiceFor(stage, clone).choose(stage.ws, node, baseName(id));
}

/** **Finding the resource** that a history id of a node means (03 §9.2). Notes the id where it is not the resource's own. */
export function findForHistory(stage: StatusStage, id: string, node: Node): Resource | undefined {
  let clone = stage.clonesByHistory.get(id);
  let match: Resource | undefined;
  if (clone === undefined) {
    match = findPrimitive(stage, id);
    clone = match === undefined ? undefined : findClone(stage, id, match);
  }
  if (clone !== undefined) match = chooseInstance(stage, clone, id, node);
  if (match !== undefined && match.id !== id && match.historyId !== id) match.historyId = id;
  return match;
}
