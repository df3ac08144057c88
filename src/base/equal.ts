/**
 * Whether two values of plain data (objects, arrays, texts, numbers) are the same, whatever the order of keys, except that
 * the order counts in objects without prototype, which hold attributes. Does not recurse: depth is the input's.
 */
export function deepEqual(a: unknown, b: unknown): boolean {
  const stack: [unknown, unknown][] = [[a, b]];
  for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
    const [x, y] = pair;
    if (x === y) continue;
    if (typeof x !== "object" || typeof y !== "object" || x === null || y === null) return false;
    if (Array.isArray(x) !== Array.isArray(y)) return false;
    const left = Object.entries(x);
    const right = new Map(Object.entries(y));
    if (left.length !== right.size) return false;
    if (Object.getPrototypeOf(x) === null && !sameOrder(Object.keys(x), [...right.keys()])) return false;
    for (const [key, value] of left) {
      if (!right.has(key)) return false;
      stack.push([value, right.get(key)]);
    }
  }
  return true;
}

function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.every((key, i) => key === b[i]);
}
