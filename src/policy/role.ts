/** The roles of a resource (specification 01 §12.1). Their numbers are their order. */
import { equalsCaseless, foldCase } from "../base/text.js";
import type { Element } from "../cib/element.js";
import type { RoleName } from "../verdict/role.js";
import type { Report } from "./report.js";

export const Role = Object.freeze({ Unknown: 0, Stopped: 1, Started: 2, Unpromoted: 3, Promoted: 4 } as const);
export type Role = (typeof Role)[keyof typeof Role];

const NAMES: Readonly<Record<Role, RoleName>> = {
  [Role.Unknown]: "unknown",
  [Role.Stopped]: "stopped",
  [Role.Started]: "started",
  [Role.Unpromoted]: "unpromoted",
  [Role.Promoted]: "promoted",
};

const BY_NAME: ReadonlyMap<string, Role> = new Map<string, Role>([
  ["stopped", Role.Stopped],
  ["started", Role.Started],
  ["unpromoted", Role.Unpromoted],
  ["slave", Role.Unpromoted],
  ["promoted", Role.Promoted],
  ["master", Role.Promoted],
]);

/** The role with that name in any case, also the legacy `Slave` and `Master`; Unknown for anything else. */
export function parseRole(text: string | undefined): Role {
  return text === undefined ? Role.Unknown : (BY_NAME.get(foldCase(text)) ?? Role.Unknown);
}

/** Words that roles used to have, with those that they have now. */
const OLD_WORDS: readonly (readonly [old: string, now: string])[] = [
  ["Slave", "Unpromoted"],
  ["Master", "Promoted"],
];

/** Reports an old word for a role, each once (09 §19.5). */
export function reportOldRole(report: Report, text: string | undefined, place: Element | undefined): void {
  for (const [old, now] of OLD_WORDS) {
    if (!equalsCaseless(text, old)) continue;
    const problem = `Support for the ${old} role is deprecated and will be removed in a future release. Use ${now} instead.`;
    report.once("role-old-word", old, problem, place, now);
  }
}

/** The roles that there are, in words. */
export const LEGAL_ROLE = "Stopped, Started, Unpromoted or Promoted";

/** **Constraint role** (04 §5.2), of colocations and tickets: Unknown is any role, and so is Started. */
export function constraintRole(text: string | undefined): Role | "invalid" {
  if (text === undefined) return Role.Unknown;
  const role = parseRole(text);
  if (role === Role.Unknown) return "invalid";
  return role === Role.Started ? Role.Unknown : role;
}

/** A role by its name in a Verdict. */
export function roleName(role: Role): RoleName {
  return NAMES[role];
}
