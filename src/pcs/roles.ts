/** The names of roles (11 §11.1). */
import { claimedVersion, isBefore } from "../cib/schema/versions.js";
import type { Workbench } from "../edit/bench.js";
import { EditError } from "../edit/error.js";

/** The roles, and what schemas before 3.7 call them. */
const ROLES: readonly (readonly [name: string, former: string])[] = [
  ["Promoted", "Master"],
  ["Started", "Started"],
  ["Stopped", "Stopped"],
  ["Unpromoted", "Slave"],
];

/** A role in any case, as the CIB's schema calls it. @throws EditError (`value`) */
export function roleOf(text: string, bench: Workbench): string {
  const found = ROLES.find(([name]) => name.toLowerCase() === text.toLowerCase());
  if (found === undefined)
    throw new EditError("value", `${text} is no role`, { legal: ROLES.map(([name]) => name).join(", ") });
  const version = claimedVersion(bench.root.attributes["validate-with"]);
  return version !== undefined && isBefore(version, "3.7") ? found[1] : found[0];
}
