import type { AssignSteps } from "../model/methods.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";

/**
 * **Assigns** a resource, by the method of its variant, and whatever has to be assigned before it or with it (05 §2.4).
 *
 * @param preferred the node that wins if it is as good as any
 * @returns the node, if the whole resource is on one
 */
export function assignNow(ws: WorkingSet, resource: Resource, preferred: Node | undefined): Node | undefined {
  return carryOut(resource.methods.assign(ws, resource, preferred, true));
}

/** Carries steps out in the order of the recursion that they stand for: as deep as memory goes, not the call stack. */
function carryOut(first: AssignSteps): Node | undefined {
  const stack: AssignSteps[] = [first];
  let node: Node | undefined;
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const { done, value } = top.next(node);
    if (done === true) {
      stack.pop();
      node = value;
    } else {
      stack.push(value);
      node = undefined;
    }
  }
  return node;
}
