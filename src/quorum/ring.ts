/** Which membership change a node has seen last (12 §1). */
export interface Ring {
  /** The lowest id of the membership. */
  readonly representative: number;
  readonly sequence: number;
}

export function sameRing(a: Ring | undefined, b: Ring | undefined): boolean {
  return a?.representative === b?.representative && a?.sequence === b?.sequence;
}
