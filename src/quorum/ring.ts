/** Which membership change a node has seen last (12 §1). */
export interface Ring {
  /** The lowest id of the membership. */
  readonly representative: number;
  readonly sequence: number;
}

/** What a node has seen that has not started. */
export const NO_RING: Ring = Object.freeze({ representative: 0, sequence: 0 });

export function sameRing(a: Ring, b: Ring): boolean {
  return a.representative === b.representative && a.sequence === b.sequence;
}
