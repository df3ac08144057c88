import type { Position } from "../base/position.js";
import { logicalLines, positionIn } from "./lines.js";
import { constructNamed } from "./table.js";

/** The id in a head of settings: `$id=ID` or `ID:`. */
const HEAD_ID = /^(?:\$id="?([^"\s]+)"?|([\w-]+):)$/i;

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
    const [keyword = "", first = ""] = line.text.split(/\s+/, 2);
    const construct = constructNamed(keyword.toLowerCase());
    const id = construct === undefined ? xmlId(line.text) : idOf(construct.defaultId, first);
    if (id !== "" && !places.has(id)) places.set(id, positionIn(line, 0));
  }
  return places;
}

/** The id that a command begins with; empty if there is none. A node may have its id in front of its name. */
function idOf(defaultId: string | undefined, first: string): string {
  const found = HEAD_ID.exec(first);
  return found?.[1] ?? found?.[2] ?? defaultId ?? first.replace(/:$/, "");
}

function xmlId(text: string): string {
  return /^xml\s.*?\sid="([^"]*)"/is.exec(text)?.[1] ?? "";
}
