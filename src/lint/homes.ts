import type { placesIn } from "../scenario/places.js";
import type { LintResource } from "./resources.js";

/** Where every primitive is active, by id. */
export type Places = ReturnType<typeof placesIn>;

/** A primitive where it runs. */
export interface Home {
  readonly id: string;
  readonly node: string;
}

/** Where a primitive runs, the first place of several; `undefined` if it runs nowhere. */
export function homeIn(places: Places, primitive: LintResource | undefined): Home | undefined {
  if (primitive === undefined) return undefined;
  const { id } = primitive;
  const node = places.get(id)?.[0]?.node;
  return node === undefined ? undefined : { id, node };
}
