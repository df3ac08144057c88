import type { OutcomeDifference, Whereabouts } from "../../scenario/index.js";
import { printable } from "../printable.js";
import { type Column, table } from "../table.js";
import type { Style } from "./style.js";

/** What the two places of a resource are called. */
export type PlaceTitles = readonly [one: string, other: string];

/** Where resources are before and after, those that differ. */
export function differenceTable(
  differences: readonly OutcomeDifference[],
  style: Style,
  titles: PlaceTitles = ["before", "after"],
): string {
  const columns: readonly Column[] = ["resource", ...titles].map((title) => ({ title }));
  const rows = differences.map(({ resource, before, after }) => [
    printable(resource),
    placeText(before),
    placeText(after),
  ]);
  return table(columns, rows, style.faint);
}

function placeText(place: Whereabouts | undefined): string {
  if (place === undefined) return "-";
  if (place.nodes.length === 0) return "stopped";
  const role = place.role;
  const as = role === "promoted" || role === "unpromoted" ? ` (${role})` : "";
  return printable(`${place.nodes.join(", ")}${as}`);
}
