/** From one step to another that waits for it. */
export interface Wait {
  readonly from: string;
  readonly to: string;
}

/**
 * How much comes before each step, along the longest path to it; linear in the waits. Steps that wait for themselves, by
 * whatever way, are left out, as is what comes after them only.
 *
 * @param costs what each step counts, by its name; steps that only waits name count 1
 */
export function longestPaths(costs: ReadonlyMap<string, number>, waits: readonly Wait[]): ReadonlyMap<string, number> {
  const waiting = new Map<string, number>();
  for (const id of costs.keys()) waiting.set(id, 0);
  const next = new Map<string, string[]>();
  for (const { from, to } of waits) {
    waiting.set(to, (waiting.get(to) ?? 0) + 1);
    const known = next.get(from);
    if (known === undefined) next.set(from, [to]);
    else known.push(to);
  }
  const before = new Map<string, number>();
  const ready = [...waiting].flatMap(([id, count]) => (count === 0 ? [id] : []));
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    const start = before.get(id) ?? 0;
    before.set(id, start);
    const end = start + (costs.get(id) ?? 1);
    for (const to of next.get(id) ?? []) {
      before.set(to, Math.max(before.get(to) ?? 0, end));
      const left = (waiting.get(to) ?? 0) - 1;
      waiting.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return before;
}
