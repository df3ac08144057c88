/** One line that only one of two texts has. */
export interface DifferentLine {
  readonly kind: "removed" | "added";
  readonly text: string;
}

/** Texts with more lines than this that differ are compared as sets: a least difference would take too long. */
const MOST_ALIGNED = 2000;

/** The lines in which two texts differ, in order; lines that both begin or end with are passed over first. */
export function lineDifference(before: readonly string[], after: readonly string[]): readonly DifferentLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let endBefore = before.length;
  let endAfter = after.length;
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore--;
    endAfter--;
  }
  const a = before.slice(start, endBefore);
  const b = after.slice(start, endAfter);
  return a.length > MOST_ALIGNED || b.length > MOST_ALIGNED ? asSets(a, b) : aligned(a, b);
}

function asSets(a: readonly string[], b: readonly string[]): DifferentLine[] {
  const inA = new Set(a);
  const inB = new Set(b);
  return [
    ...a.filter((text) => !inB.has(text)).map((text) => ({ kind: "removed", text }) as const),
    ...b.filter((text) => !inA.has(text)).map((text) => ({ kind: "added", text }) as const),
  ];
}

/** By the longest common subsequence. */
function aligned(a: readonly string[], b: readonly string[]): DifferentLine[] {
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: DifferentLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]];
    if (x !== undefined && x === y) {
      i++;
      j++;
    } else if (x !== undefined && (y === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: "removed", text: x });
      i++;
    } else if (y !== undefined) {
      lines.push({ kind: "added", text: y });
      j++;
    }
  }
  return lines;
}
