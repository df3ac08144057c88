import type { Element } from "../../cib/element.js";
import type { WorkingSet } from "../../model/working-set.js";
import { constraintRole, type Role } from "../../policy/role.js";

/**
 * **Constraint role** (04 §5.2), with what there is to say about it.
 *
 * @param id what the constraint is called
 * @param place the element that has the role
 */
export function readConstraintRole(
  ws: WorkingSet,
  text: string | undefined,
  id: string,
  place: Element,
): Role | "invalid" {
  const role = constraintRole(text);
  ws.findings?.constraintRole(text, role, id, place);
  return role;
}
