import { topResource } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import { Role } from "../../policy/role.js";
import { targetRole } from "../../policy/target-role.js";

/** **Target role** (02 §6.9) of a resource as a wish for its next role; Unknown for no wish. */
export function effectiveTargetRole(resource: Resource): Role {
  return targetRole(resource.configured.meta.get("target-role"), topResource(resource).configured.promotable);
}

/** Sets the next role to the target role if there is one. */
export function applyTargetRole(resource: Resource): void {
  const role = effectiveTargetRole(resource);
  if (role !== Role.Unknown) resource.decided.decideRole(role);
}

/** **Disabled** (02 §6.9): judged from the configured text, not from the next role. */
export function isDisabled(resource: Resource): boolean {
  return effectiveTargetRole(resource) !== Role.Unknown;
}
