import { compareVersions } from "../base/text.js";
import { CURRENT, claimOf } from "../cib/schema/versions.js";

/** The words that depend on the schema of the document (11 §1.1). */
export interface Vocabulary {
  readonly roles: readonly string[];
  readonly expressionTypes: readonly string[];
  /** The words that an `op` has as XML attributes, in lower case. */
  readonly opAttributes: ReadonlySet<string>;
  /** Roles that get another name when they are read. */
  readonly renamedRoles: ReadonlyMap<string, string>;
  /** Whether the renamed ones are the deprecated names; otherwise they are those that the schema does not know yet. */
  readonly deprecates: boolean;
  /** Whether roles hold the old kind of rules (11 §5.14). */
  readonly oldAccess: boolean;
}

export const ACTIONS: readonly string[] = ["start", "promote", "demote", "stop"];
export const ORDER_KINDS: readonly string[] = ["Optional", "Mandatory", "Serialize"];

const OP_ATTRIBUTES = [
  "id",
  "name",
  "interval",
  "description",
  "start-delay",
  "interval-origin",
  "timeout",
  "enabled",
  "record-pending",
  "role",
  "on-fail",
];

/** The schema that a text is read for when nothing says another. */
export const DEFAULT_SCHEMA = claimOf(CURRENT);

/** The words of the schema that a value of `validate-with` names; one that names no version is taken as the newest. */
export function vocabularyOf(schema: string): Vocabulary {
  const version = /^pacemaker-(\d.*)/.exec(schema)?.[1] ?? CURRENT;
  const since = (first: string): boolean => compareVersions(version, first) >= 0;
  const renames = since("3.7");
  return {
    roles: renames
      ? ["Stopped", "Started", "Promoted", "Unpromoted", "Master", "Slave"]
      : ["Stopped", "Started", "Master", "Slave"],
    expressionTypes: since("3.5") ? ["string", "integer", "number", "version"] : ["string", "number", "version"],
    opAttributes: new Set(since("3.0") ? OP_ATTRIBUTES : [...OP_ATTRIBUTES, "requires"]),
    renamedRoles: new Map(
      renames
        ? [
            ["Master", "Promoted"],
            ["Slave", "Unpromoted"],
          ]
        : [
            ["Promoted", "Master"],
            ["Unpromoted", "Slave"],
          ],
    ),
    deprecates: renames,
    oldAccess: !since("2.0"),
  };
}

/** The word of a list that equals a word but for case (11 §1.1 "canonized"). */
export function canonized(word: string, list: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  return list.find((each) => each.toLowerCase() === lower);
}
