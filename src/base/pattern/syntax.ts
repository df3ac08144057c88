/** What a pattern is made of. A character is a byte, as in the C locale (01 §3.4). */

/** For each of the 256 bytes, 1 if it is in the set. */
export type ByteSet = Uint8Array;

/** What holds between two bytes: word boundary, none, start and end of a word, start and end of the subject. */
export type Check = "boundary" | "inside" | "word-start" | "word-end" | "start" | "end";

export type PatternNode = Shape & {
  /** The number of bytes that any match takes at least; 0 where back-references decide. */
  readonly least: number;
  /** The number of bytes that any match takes at most; infinite where a loop or back-references decide. */
  readonly most: number;
  /** Whether something that can be empty is repeated in it. */
  readonly repeatsNothing: boolean;
  /** About the number of its parts when all counts are written out. */
  readonly size: number;
};

type Shape =
  | { readonly kind: "empty" }
  | { readonly kind: "take"; readonly set: ByteSet }
  /** `loose` if something other than a group follows in the same sequence. */
  | { readonly kind: "check"; readonly check: Check; readonly loose: boolean }
  /** A back-reference. */
  | { readonly kind: "recall"; readonly group: number }
  | { readonly kind: "group"; readonly group: number; readonly node: PatternNode }
  | { readonly kind: "sequence" | "choice"; readonly nodes: readonly PatternNode[] }
  /** `max` is infinite for "any number". */
  | { readonly kind: "repeat"; readonly node: PatternNode; readonly min: number; readonly max: number };

const NOTHING = { least: 0, most: 0, repeatsNothing: false } as const;

export const EMPTY: PatternNode = { kind: "empty", ...NOTHING, size: 0 };

export const take = (set: ByteSet): PatternNode => ({ kind: "take", set, ...NOTHING, least: 1, most: 1, size: 1 });

export const check = (check: Check): PatternNode => ({ kind: "check", check, loose: false, ...NOTHING, size: 1 });

export const recall = (group: number): PatternNode => ({
  kind: "recall",
  group,
  ...NOTHING,
  most: Number.POSITIVE_INFINITY,
  size: 1,
});

export function group(group: number, node: PatternNode): PatternNode {
  const { least, most, repeatsNothing } = node;
  return { kind: "group", group, node, least, most, repeatsNothing, size: node.size + 2 };
}

const sizeOf = (nodes: readonly PatternNode[]): number => nodes.reduce((sum, { size }) => sum + size, nodes.length);

function beginsWithGroup(node: PatternNode): boolean {
  let first = node;
  while (first.kind === "repeat" && first.min > 0) first = first.node;
  return first.kind === "group";
}

export function sequence(parts: readonly PatternNode[]): PatternNode {
  const nodes = parts.filter(({ kind }) => kind !== "empty");
  nodes.forEach((node, i) => {
    const next = nodes[i + 1];
    if (node.kind === "check" && next && !beginsWithGroup(next)) nodes[i] = { ...node, loose: true };
  });
  const [only = EMPTY] = nodes;
  if (nodes.length < 2) return only;
  const least = nodes.reduce((sum, node) => sum + node.least, 0);
  const most = nodes.reduce((sum, node) => sum + node.most, 0);
  const repeatsNothing = nodes.some((node) => node.repeatsNothing);
  return { kind: "sequence", nodes, least, most, repeatsNothing, size: sizeOf(nodes) };
}

export function choice(nodes: readonly PatternNode[]): PatternNode {
  const [first = EMPTY, ...others] = nodes;
  if (others.length === 0) return first;
  const least = others.reduce((least, node) => Math.min(least, node.least), first.least);
  const most = others.reduce((most, node) => Math.max(most, node.most), first.most);
  const repeatsNothing = nodes.some((node) => node.repeatsNothing);
  return { kind: "choice", nodes, least, most, repeatsNothing, size: sizeOf(nodes) };
}

export function repeat(node: PatternNode, min: number, max: number): PatternNode {
  if (node.kind === "empty" || max === 0) return EMPTY;
  const copies = max === Number.POSITIVE_INFINITY ? min + 1 : max;
  const repeatsNothing = node.repeatsNothing || (max > 1 && node.least === 0);
  const most = node.most === 0 ? 0 : node.most * max;
  return {
    kind: "repeat",
    node,
    min,
    max,
    least: node.least * min,
    most,
    repeatsNothing,
    size: (node.size + 1) * copies,
  };
}

/** The bytes from one to another: a pattern may have thousands of such sets. */
export function byteRange(low: number, high = low): ByteSet {
  return new Uint8Array(256).fill(1, low, high + 1);
}

/** The bytes in some ranges, each from one to another. */
function bytesIn(...ranges: readonly (readonly [low: number, high: number])[]): ByteSet {
  const set = new Uint8Array(256);
  for (const [low, high] of ranges) set.fill(1, low, high + 1);
  return set;
}

const DIGIT = [48, 57] as const;
const UPPER = [65, 90] as const;
const LOWER = [97, 122] as const;
const SPACES = [9, 13] as const;
const BLANK = [32, 32] as const;
const UNDERSCORE = [95, 95] as const;

/** The named classes of bracket expressions, in the C locale. */
export const CLASSES: ReadonlyMap<string, ByteSet> = new Map([
  ["alpha", bytesIn(UPPER, LOWER)],
  ["digit", bytesIn(DIGIT)],
  ["alnum", bytesIn(DIGIT, UPPER, LOWER)],
  ["upper", bytesIn(UPPER)],
  ["lower", bytesIn(LOWER)],
  ["space", bytesIn(SPACES, BLANK)],
  ["blank", bytesIn([9, 9], BLANK)],
  ["punct", bytesIn([33, 47], [58, 64], [91, 96], [123, 126])],
  ["print", bytesIn([32, 126])],
  ["graph", bytesIn([33, 126])],
  ["cntrl", bytesIn([0, 31], [127, 127])],
  ["xdigit", bytesIn(DIGIT, [65, 70], [97, 102])],
]);

export const ANY: ByteSet = bytesIn([0, 255]);
export const WORD: ByteSet = bytesIn(DIGIT, UPPER, LOWER, UNDERSCORE);
export const SPACE: ByteSet = bytesIn(SPACES, BLANK);

export const inverted = (set: ByteSet): ByteSet => set.map((on) => 1 - on);
