/** The roles of a resource (specification 01 §12.1). Their numbers are their order. */
import { foldCase } from "../base/text.js";

export const Role = Object.freeze({ Unknown: 0, Stopped: 1, Started: 2, Unpromoted: 3, Promoted: 4 } as const);
export type Role = (typeof Role)[keyof typeof Role];

const TEXTS: readonly string[] = ["Unknown", "Stopped", "Started", "Unpromoted", "Promoted"];

const BY_NAME: ReadonlyMap<string, Role> = new Map<string, Role>([
  ["unknown", Role.Unknown],
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

/** The printed name of a role. */
export function roleText(role: Role): string {
  return TEXTS[role] ?? "Unknown";
}
