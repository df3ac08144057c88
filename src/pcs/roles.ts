/** The names of roles (11 §11.1). */
import type { Workbench } from "../edit/bench.js";
import { EditError } from "../edit/error.js";
import { roleName } from "../edit/role-name.js";

const ROLES = ["Promoted", "Started", "Stopped", "Unpromoted"];

/** A role in any case, as the CIB's schema calls it. @throws EditError (`value`) */
export function roleOf(text: string, bench: Workbench): string {
  const found = ROLES.find((name) => name.toLowerCase() === text.toLowerCase());
  if (found === undefined) throw new EditError("value", `${text} is no role`, { legal: ROLES.join(", ") });
  return roleName(bench, found);
}
