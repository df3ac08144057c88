import { makeIdValid } from "../cib/build.js";
import type { Draft } from "../cib/draft.js";
import type { Dialect } from "./edits.js";

/** The ids of some elements. */
export function idsOf(elements: readonly Draft[]): string[] {
  return elements.map(({ attributes }) => attributes.id ?? "");
}

/** Ids that are not free. A set of texts is such. */
export interface TakenIds {
  has(id: string): boolean;
  add(id: string): unknown;
  delete(id: string): unknown;
}

/** How a dialect counts on when an id is taken: crm from 0, pcs from 1 (13 §1.2). Pacemaker's tools do not look. */
const FIRST: Readonly<Record<Dialect, number | undefined>> = { crm: 0, pcs: 1, tools: undefined };

/** An id like the wanted one that is not taken, and is taken from now on. */
export function freeId(wanted: string, taken: TakenIds, dialect: Dialect): string {
  const base = validId(wanted, dialect);
  const first = FIRST[dialect];
  let id = base;
  for (let i = first ?? 0; first !== undefined && taken.has(id); i++) id = `${base}-${i}`;
  taken.add(id);
  return id;
}

/** A text as an id: pcs leaves out what is not allowed (11 §11), crm replaces `#` (11 §6.2), the tools replace it all (13 §6.1). */
export function validId(wanted: string, dialect: Dialect): string {
  if (dialect === "tools") return makeIdValid(wanted);
  if (dialect === "crm") return wanted.replaceAll("#", ".");
  return wanted.replace(/^[^A-Za-z_]/, "").replace(/[^A-Za-z0-9_.-]/g, "");
}

/** How much of an attribute's name pcs puts into the ids of most pairs. */
const PCS_NAME = 20;

/** The id of a new pair in a set (13 §5.2, §8). */
export function pairId(set: Draft, name: string, taken: TakenIds, dialect: Dialect, cut = false): string {
  return freeId(`${set.attributes.id ?? ""}-${cut ? name.slice(0, PCS_NAME) : name}`, taken, dialect);
}
