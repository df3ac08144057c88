/** Which half of a cluster goes on when it falls into two halves (12 §3.2). */

export type TieBreaker =
  | { readonly kind: "none" }
  | { readonly kind: "lowest" }
  | { readonly kind: "highest" }
  /** The first of these nodes that is a member decides. */
  | { readonly kind: "list"; readonly nodes: readonly number[] };

export const NO_TIE_BREAKER: TieBreaker = Object.freeze({ kind: "none" });

const INTEGER_AHEAD = /[ \t\n\v\f\r]*([+-]?[0-9]+)/y;
const UINT32 = 2 ** 32;

/**
 * The value of `auto_tie_breaker_node` (12 §3.2): `lowest`, `highest`, or integers up to the first thing that is none or is
 * 0, so that `1,3` is the list of 1. `undefined` where it is neither; there is no tie-breaker then.
 */
export function parseTieBreaker(text: string): TieBreaker | undefined {
  if (text === "lowest" || text === "highest") return { kind: text };
  const nodes: number[] = [];
  const pattern = new RegExp(INTEGER_AHEAD);
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const id = Number(found[1]);
    if (id === 0) break;
    nodes.push(((id % UINT32) + UINT32) % UINT32);
  }
  return nodes.length === 0 ? undefined : { kind: "list", nodes };
}
