import { claimedVersion, isBefore } from "../cib/schema/versions.js";
import type { Workbench } from "./bench.js";

/** What schemas before 3.7 call roles (11 §11.1). */
const FORMER: ReadonlyMap<string, string> = new Map([
  ["Promoted", "Master"],
  ["Unpromoted", "Slave"],
]);

/** A role as the document's schema calls it. */
export function roleName(bench: Workbench, role: string): string {
  const version = claimedVersion(bench.root.attributes["validate-with"]);
  return version !== undefined && isBefore(version, "3.7") ? (FORMER.get(role) ?? role) : role;
}
