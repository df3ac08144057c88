/** Live migration (specification 07 §13.2, §15.1). */

import { isTrue } from "../base/number.js";

/** Whether a resource can be migrated alive (02 §6.1): if it says so, and by default connections to remote nodes. */
export function isMigratable(allowMigrate: string | undefined, remoteConnection: boolean): boolean {
  return allowMigrate === undefined ? remoteConnection : isTrue(allowMigrate);
}

/** A resource that is to move. */
export interface MigrationFacts {
  readonly migratable: boolean;
  readonly managed: boolean;
  readonly failed: boolean;
  /** Its start is pending. */
  readonly startPending: boolean;
  /** Where it is, and where it goes; `undefined`: nowhere. */
  readonly from: { readonly unclean: boolean } | undefined;
  readonly to: { readonly unclean: boolean } | undefined;
}

/** **Can migrate** (07 §15.1) from the node where it is to the one that it is assigned to. */
export function canMigrate({ migratable, managed, failed, startPending, from, to }: MigrationFacts): boolean {
  return migratable && managed && !failed && !startPending && from?.unclean === false && to?.unclean === false;
}
