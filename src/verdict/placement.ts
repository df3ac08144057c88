import type { RoleName } from "./role.js";
import type { VariantName } from "./variant.js";

/** Where a resource is and where it will be. */
export interface Placement {
  /** Instance id. */
  readonly resource: string;
  readonly variant: VariantName;
  /** Instance id of the group, clone or bundle around it. */
  readonly parent: string | undefined;
  /** Names of the nodes where it is active. */
  readonly active: readonly string[];
  /** Name of the node that it was assigned to; only of primitives. */
  readonly node: string | undefined;
  readonly currentRole: RoleName;
  readonly nextRole: RoleName;
  readonly managed: boolean;
}
