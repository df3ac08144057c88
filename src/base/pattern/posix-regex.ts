/**
 * POSIX extended regular expressions (specification 01 §3.4), matched in time linear in the subject.
 *
 * Patterns and subjects are matched as UTF-8 bytes, as in the C locale. Limits, all far beyond what names need: a
 * pattern nested more than 250 deep is invalid; a match with back-references, or with more than 1000 repetitions of
 * something that holds a group, that takes too long counts as none.
 */
import { RE2JS } from "re2js";
import { backtrack } from "./regex-backtrack.js";
import { type ParsedRegex, parseRegex } from "./regex-parse.js";
import { translateRegex } from "./regex-translate.js";

/** The text of the whole match, then of each group; `undefined` for a group that took no part. */
export type PatternMatch = readonly (string | undefined)[];

export interface Pattern {
  readonly ok: true;
  /** Number of parenthesised groups. */
  readonly groupCount: number;
  /** The leftmost, longest match in a subject. */
  match(subject: string): PatternMatch | undefined;
  /** Whether there is one. */
  test(subject: string): boolean;
}

export type CompiledPattern = Pattern | { readonly ok: false };

const INVALID: CompiledPattern = Object.freeze({ ok: false });

/** A text with one character per UTF-8 byte. */
function toBytes(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what ASCII is
  if (/^[\u0000-\u007f]*$/.test(text)) return text;
  // Half a surrogate pair has no bytes; any other character is good enough in its place.
  const wellFormed = text.replace(/\p{Surrogate}/gu, "\u{FFFD}");
  return encodeURIComponent(wellFormed).replace(/%(..)/g, (_, byte: string) =>
    String.fromCharCode(Number.parseInt(byte, 16)),
  );
}

/** The part of a text between two byte offsets; an offset within a character stands for that character's start. */
function sliceBytes(text: string, bytes: string, start: number, end: number): string {
  if (bytes.length === text.length) return text.slice(start, end);
  let at = 0;
  let part = "";
  for (const character of text) {
    if (at >= start && at < end) part += character;
    at += toBytes(character).length;
  }
  return part;
}

/** Where groups begin and end in a subject of bytes. */
type Finder = (subject: string) => readonly number[] | undefined;

function backtrackingFinder(parsed: ParsedRegex): Finder {
  return (subject) => backtrack(parsed.node, parsed.groupCount, subject);
}

/**
 * The overall match is the longest; within it, groups prefer the alternative listed first. So the match is found with
 * one program, and the groups of a pattern that has any with another one, on the part that matched.
 */
function linearFinder(source: string, groupCount: number): Finder {
  const flags = source.includes("(?<") ? RE2JS.LOOKBEHINDS : 0;
  const longest = RE2JS.compile(source, flags | RE2JS.LONGEST_MATCH);
  const first = groupCount === 0 ? undefined : RE2JS.compile(source, flags);
  return (subject) => {
    const found = longest.matcher(subject);
    if (!found.find()) return undefined;
    const start = found.start();
    const spans = [start, found.end()];
    if (first === undefined) return spans;
    const exact = first.matcher(subject.slice(start, found.end()));
    // Anchors may see the edges of the part as those of the subject; then the longest match's groups have to do.
    const [groups, offset] = exact.matches() ? [exact, start] : [found, 0];
    for (let group = 1; group <= groupCount; group++) {
      const from = groups.start(group);
      spans.push(from < 0 ? -1 : from + offset, from < 0 ? -1 : groups.end(group) + offset);
    }
    return spans;
  };
}

function finderFor(parsed: ParsedRegex): Finder {
  const source = translateRegex(parsed.node);
  if (source === undefined) return backtrackingFinder(parsed);
  try {
    return linearFinder(source, parsed.groupCount);
  } catch {
    // The program would be too large for the engine.
    return backtrackingFinder(parsed);
  }
}

function compile(text: string): CompiledPattern {
  const parsed = parseRegex(toBytes(text));
  if (parsed === undefined) return INVALID;
  const find = finderFor(parsed);
  return {
    ok: true,
    groupCount: parsed.groupCount,
    test: (subject) => find(toBytes(subject)) !== undefined,
    match: (subject) => {
      const bytes = toBytes(subject);
      const spans = find(bytes);
      if (spans === undefined) return undefined;
      const texts: (string | undefined)[] = [];
      for (let i = 0; i < spans.length; i += 2) {
        const start = spans[i] as number;
        texts.push(start < 0 ? undefined : sliceBytes(subject, bytes, start, spans[i + 1] as number));
      }
      return texts;
    },
  };
}

/** Compiled patterns are values; keeping some saves compiling those of resource names again and again. */
const compiled = new Map<string, CompiledPattern>();
const MAX_KEPT = 256;

/** Compiles a pattern; `ok` is false if it is invalid. */
export function compilePattern(text: string): CompiledPattern {
  let pattern = compiled.get(text);
  if (pattern === undefined) {
    pattern = compile(text);
    if (compiled.size >= MAX_KEPT) compiled.clear();
    compiled.set(text, pattern);
  }
  return pattern;
}

/**
 * **Expand submatches** (01 §3.4): each `%` followed by a digit N becomes the text of group N, or nothing if there is no
 * such group or it took no part. With an empty text or subject nothing is expanded.
 */
export function expandSubmatches(text: string, subject: string, groups: PatternMatch): string {
  if (subject === "" || !text.includes("%")) return text;
  return text.replace(/%([0-9])/g, (_, group: string) => groups[Number(group)] ?? "");
}
