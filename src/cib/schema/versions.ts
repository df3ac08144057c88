import { CIB_SCHEMA } from "../cib.js";

/**
 * The schema versions, oldest first (10 §3). There is no 1.1.
 * @example
 * ```ts
 * import { VERSIONS } from "pengine/cib";
 *
 * VERSIONS.at(-1); // => "4.0"
 * ```
 */
export const VERSIONS = [
  "1.0",
  "1.2",
  "1.3",
  "2.0",
  "2.1",
  "2.2",
  "2.3",
  "2.4",
  "2.5",
  "2.6",
  "2.7",
  "2.8",
  "2.9",
  "2.10",
  "3.0",
  "3.1",
  "3.2",
  "3.3",
  "3.4",
  "3.5",
  "3.6",
  "3.7",
  "3.8",
  "3.9",
  "3.10",
  "4.0",
] as const;

export type Version = (typeof VERSIONS)[number];

/**
 * The only version that the scheduler works on.
 * @example
 * ```ts
 * import { CURRENT } from "pengine/cib";
 *
 * CURRENT; // => "4.0"
 * ```
 */
export const CURRENT: Version = CIB_SCHEMA;

const PREFIX = "pacemaker-";

const INDEX: ReadonlyMap<string, number> = new Map(VERSIONS.map((version, index) => [version, index]));

/** The place of a version in the order of versions; -1 for anything else. */
export function versionIndex(version: string): number {
  return INDEX.get(version) ?? -1;
}

/**
 * The value of `validate-with` that claims a version.
 * @example
 * ```ts
 * import { claimOf } from "pengine/cib";
 *
 * claimOf("3.9"); // => "pacemaker-3.9"
 * ```
 */
export function claimOf(version: Version): string {
  return PREFIX + version;
}

/**
 * The version that a value of `validate-with` claims, compared exactly; `undefined` if it claims none (10 §3).
 * @example
 * ```ts
 * import { claimedVersion } from "pengine/cib";
 *
 * claimedVersion("pacemaker-2.10"); // => "2.10"
 * claimedVersion("pacemaker-1.1"); // => undefined
 * ```
 */
export function claimedVersion(claim: string | undefined): Version | undefined {
  if (!claim?.startsWith(PREFIX)) return undefined;
  return VERSIONS[versionIndex(claim.slice(PREFIX.length))];
}

/** Whether version `a` comes before version `b`. */
export function isBefore(a: Version, b: Version): boolean {
  return versionIndex(a) < versionIndex(b);
}
