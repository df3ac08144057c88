import type { Position } from "../base/position.js";
import { logicalLines, positionIn } from "./lines.js";
import { constructNamed } from "./table.js";

/** The id in a head of settings: `$id=ID` or `ID:`. */
const HEAD_ID = /^(?:\$id="?([^"\s]+)"?|([\w-]+):)$/;

/**
 * Where the objects of a crm text begin, by id; of several of one id the first (11 §1). Words are only looked at, not checked.
 * @example
 * ```ts
 * import { crmPlaces } from "pengine/crmsh";
 *
 * crmPlaces("# a comment\nprimitive web systemd:nginx").get("web"); // => { line: 2, column: 1 }
 * ```
 */
export function crmPlaces(text: string): ReadonlyMap<string, Position> {
  const places = new Map<string, Position>();
  for (const line of logicalLines(text)) {
    const [keyword = "", first = "", second = ""] = line.text.split(/\s+/, 3);
    const construct = constructNamed(keyword.toLowerCase());
    const id = construct === undefined ? xmlId(line.text) : idOf(construct.defaultId, first, second);
    if (id !== undefined && !places.has(id)) places.set(id, positionIn(line, 0));
  }
  return places;
}

function idOf(defaultId: string | undefined, first: string, second: string): string | undefined {
  const [, marked, named] = HEAD_ID.exec(first) ?? [];
  if (defaultId !== undefined) return marked ?? named ?? defaultId;
  if (marked !== undefined) return marked;
  // A node may have its id in front of its name.
  return named !== undefined && second !== "" ? named : first.replace(/:$/, "");
}

function xmlId(text: string): string | undefined {
  return /^xml\s.*?\sid="([^"]*)"/s.exec(text)?.[1];
}
