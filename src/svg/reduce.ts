/** Links that others imply are not drawn: who comes before whom stays the same. */

export interface Arrow {
  readonly from: string;
  readonly to: string;
}

/**
 * Without the links from a to b for which there is a longer way from a to b. In graphs without cycles only; the cost is that
 * of a search per box, so few boxes are meant.
 */
export function withoutImplied<Link extends Arrow>(links: readonly Link[]): readonly Link[] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of links) {
    const known = next.get(from);
    if (known === undefined) next.set(from, new Set([to]));
    else known.add(to);
  }
  const implied = new Map<string, ReadonlySet<string>>();
  for (const [from, direct] of next) implied.set(from, beyond(direct, next));
  return links.filter(({ from, to }) => implied.get(from)?.has(to) !== true);
}

/** What can be reached from some boxes in one step or more. */
function beyond(start: ReadonlySet<string>, next: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const to of next.get(at) ?? []) {
      if (seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return seen;
}
