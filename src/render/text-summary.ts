import type { ResourceActionSummary, TransitionSummary } from "../verdict/summary.js";
import { byteLength, padBytes } from "./bytes.js";
import { CHANGE_WORDS, nodeActionPlace, nodeActionText, ROLE_TEXTS } from "./words.js";

const NARROWEST = 5;

/**
 * The items of "Transition Summary" as text, without indentation (09 §8.3, §8.4). Columns are as wide as the whole
 * report needs, since the reference formats it twice and keeps the widths of the first pass.
 * @example
 * ```ts
 * import { evaluate } from "pengine";
 * import { readAny } from "pengine/commands";
 * import { summaryItems } from "pengine/render";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * summaryItems(evaluate(cib, { now }).summary); // => ["Start      web     (    n1 )"]
 * ```
 */
export function summaryItems(summary: TransitionSummary): string[] {
  const nodeItems = summary.nodeActions.map(
    (action) => `${nodeActionText(action)} ${nodeActionPlace(action)} '${action.reason}'`,
  );
  let idWidth = NARROWEST;
  let detailWidth = NARROWEST;
  const lines = summary.resourceActions.map((line) => {
    const details = describeMove(line);
    const idLength = byteLength(line.resource);
    if (idLength > idWidth) idWidth = idLength + 2;
    detailWidth = Math.max(detailWidth, byteLength(details));
    return { line, details };
  });
  const resourceItems = lines.map(({ line, details }) => {
    const id = padBytes(line.resource, idWidth);
    const move = " ".repeat(Math.max(0, detailWidth - byteLength(details))) + details;
    const reason = reasonText(line);
    return `${CHANGE_WORDS[line.change].padEnd(8)}   ${id}   ( ${move} )${reason === "" ? "" : `  ${reason}`}`;
  });
  return [...nodeItems, ...resourceItems];
}

function reasonText({ reason, blocked }: ResourceActionSummary): string {
  if (reason === undefined) return blocked ? "blocked" : "";
  return blocked ? `due to ${reason} (blocked)` : `due to ${reason}`;
}

/** Where from and where to, with roles where they matter (09 §8.3). */
function describeMove(line: ResourceActionSummary): string {
  const { origin, destination, needsRole, sameRole, sameNode } = line;
  const currentRole = ROLE_TEXTS[line.currentRole];
  const nextRole = ROLE_TEXTS[line.nextRole];
  if (origin === undefined) return needsRole ? `${currentRole} -> ${nextRole} ${destination}` : `${destination}`;
  if (destination === undefined) return needsRole ? `${currentRole} ${origin}` : origin;
  if (sameRole && sameNode) return needsRole ? `${currentRole} ${origin}` : origin;
  if (sameRole) return needsRole ? `${origin} -> ${destination} ${currentRole}` : `${origin} -> ${destination}`;
  if (sameNode) return `${currentRole} -> ${nextRole} ${origin}`;
  return `${currentRole} ${origin} -> ${nextRole} ${destination}`;
}
