/** The name that somebody probably meant. */

/** Longer names are not compared: the work grows with the square of the length. */
const LONGEST = 100;

/**
 * The known name that is nearest to a mistyped one: with the fewest letters added, left out, changed or swapped with their
 * neighbour; the first of several. `undefined` if none is near: more than a third of the letters are wrong.
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined;
  const typed = name.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const each of known) {
    if (Math.abs(each.length - name.length) >= least) continue;
    const distance = distanceWithin(typed, each.toLowerCase(), least);
    if (distance >= least) continue;
    least = distance;
    best = each;
  }
  return best;
}

/** So many known names are told. */
const MOST_TOLD = 20;

/** What would be legal in place of a mistyped name: the one that is near, or else those that are known. */
export function legalNames(name: string, known: Iterable<string>, most = MOST_TOLD): string {
  const all = [...new Set(known)];
  const near = nearest(name, all);
  return near === undefined ? all.slice(0, most).join(", ") : `perhaps ${near}`;
}

/** The number of edits from `a` to `b`, where it is less than `limit`. */
function distanceWithin(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      if (cost < smallest) smallest = cost;
    }
    if (smallest >= limit) return limit;
    before = last;
    last = row;
  }
  return last[b.length] ?? limit;
}
