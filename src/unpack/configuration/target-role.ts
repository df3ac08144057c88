import { topResource } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import { parseRole, Role } from "../../policy/role.js";

/**
 * **Target role** (02 §6.9) as a wish for the next role: Stopped, Unpromoted (below a promotable clone), or Unknown for
 * no wish. `Promoted` is no wish: promotion decides by itself.
 */
export function effectiveTargetRole(resource: Resource): Role {
  const role = parseRole(resource.meta.get("target-role"));
  if (role === Role.Stopped) return role;
  return role === Role.Unpromoted && topResource(resource).promotable ? role : Role.Unknown;
}

/** Sets the next role to the target role if there is one. */
export function applyTargetRole(resource: Resource): void {
  const role = effectiveTargetRole(resource);
  if (role !== Role.Unknown) resource.nextRole = role;
}

/** **Disabled** (02 §6.9): judged from the configured text, not from the next role. */
export function isDisabled(resource: Resource): boolean {
  return effectiveTargetRole(resource) !== Role.Unknown;
}
