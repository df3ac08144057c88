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

export function byteSet(accepts: (code: number) => boolean): ByteSet {
  const set = new Uint8Array(256);
  for (let code = 0; code < 256; code++) if (accepts(code)) set[code] = 1;
  return set;
}

/** The bytes from one to another: a pattern may have thousands of such sets. */
export function byteRange(low: number, high = low): ByteSet {
  return new Uint8Array(256).fill(1, low, high + 1);
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const isLower = (code: number): boolean => code >= 97 && code <= 122;
const isAlnum = (code: number): boolean => isDigit(code) || isUpper(code) || isLower(code);
const isGraph = (code: number): boolean => code > 32 && code < 127;
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** The named classes of bracket expressions, in the C locale. */
export const CLASSES: ReadonlyMap<string, ByteSet> = new Map(
  Object.entries({
    alpha: (code: number) => isUpper(code) || isLower(code),
    digit: isDigit,
    alnum: isAlnum,
    upper: isUpper,
    lower: isLower,
    space: isSpace,
    blank: (code: number) => code === 32 || code === 9,
    punct: (code: number) => isGraph(code) && !isAlnum(code),
    print: (code: number) => code === 32 || isGraph(code),
    graph: isGraph,
    cntrl: (code: number) => code < 32 || code === 127,
    xdigit: (code: number) => isDigit(code) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102),
  }).map(([name, accepts]) => [name, byteSet(accepts)]),
);

export const ANY: ByteSet = byteSet(() => true);
export const WORD: ByteSet = byteSet((code) => isAlnum(code) || code === 95);
export const SPACE: ByteSet = byteSet(isSpace);

export const inverted = (set: ByteSet): ByteSet => set.map((on) => 1 - on);
