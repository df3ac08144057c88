/**
 * POSIX extended regular expressions (01 §3.4), matched as glibc does, on UTF-8 bytes as in the C locale.
 *
 * The time for a pattern without back-references is linear in the subject. All work is charged to a meter, and no answer
 * depends on it: whoever owns it ends what takes too long with an error.
 */
import type { Meter } from "../meter.js";
import { type Doubts, doubtsOf } from "./certain.js";
import { Decider, locate, type Span } from "./decide.js";
import { follow, locateByWalking } from "./follow.js";
import { type ParsedPattern, parsePattern } from "./parse.js";
import { type Program, type Purpose, writeProgram } from "./program.js";
import { decideRecalls } from "./recall.js";

/** A match of a pattern in a subject. What its groups took is found out when it is asked for. */
export interface PatternMatch {
  readonly subject: string;
  /** The text of the whole match, then of each group; `undefined` for a group that took no part. */
  groups(): readonly (string | undefined)[];
}

export interface Pattern {
  readonly ok: true;
  /** Whether there is a match anywhere in the subject. Refuses where the reference's answer is not known. */
  test(subject: string, meter: Meter): boolean;
  /** The leftmost, then longest one. */
  match(subject: string, meter: Meter): PatternMatch | undefined;
}

export type CompiledPattern = Pattern | { readonly ok: false };

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

/** A pattern whose counts written out need more steps than this is written out for subjects of one magnitude only. */
const LARGE = 2_000;
const LEAST_LENGTH = 32;

/** What was made of a pattern for subjects up to some length, when it was first needed. */
class Programs {
  readonly #programs = new Map<Purpose, Program>();
  readonly #deciders = new Map<Purpose, Decider>();

  readonly #parsed: ParsedPattern;
  readonly #length: number;

  constructor(parsed: ParsedPattern, length: number) {
    this.#parsed = parsed;
    this.#length = length;
  }

  get(purpose: Purpose, meter: Meter): Program {
    let program = this.#programs.get(purpose);
    if (!program) {
      const { node, recalled } = this.#parsed;
      // What a back-reference takes may depend on how often something took nothing.
      const length = purpose === "follow" && recalled.size > 0 ? Number.POSITIVE_INFINITY : this.#length;
      program = writeProgram(node, purpose, length, meter);
      this.#programs.set(purpose, program);
    }
    return program;
  }

  decider(purpose: Purpose, meter: Meter): Decider {
    let decider = this.#deciders.get(purpose);
    if (!decider) {
      decider = new Decider(this.get(purpose, meter));
      this.#deciders.set(purpose, decider);
    }
    return decider;
  }
}

class ParsedPosixPattern implements Pattern {
  readonly ok = true;
  readonly #programs = new Map<number, Programs>();

  readonly #doubts: Doubts;

  readonly #parsed: ParsedPattern;
  readonly #text: string;

  constructor(parsed: ParsedPattern, text: string) {
    this.#parsed = parsed;
    this.#text = text;
    this.#doubts = doubtsOf(parsed);
  }

  test(subject: string, meter: Meter): boolean {
    const bytes = toBytes(subject);
    const programs = this.#programsFor(bytes);
    if (this.#isRegular(programs, meter)) return programs.decider("decide", meter).test(bytes, meter);
    if (!programs.decider("overlook", meter).test(bytes, meter)) return false;
    if (this.#parsed.recalled.size === 0) return this.#locate(bytes, meter) !== undefined;
    return this.#testRecalls(programs.get("follow", meter), bytes, meter) ?? this.#refuse(subject, meter);
  }

  #testRecalls(program: Program, bytes: string, meter: Meter): boolean | undefined {
    if (!program.lax) return decideRecalls(program, this.#parsed, this.#doubts, bytes, meter);
    return this.#doubts.groups ? undefined : this.#locate(bytes, meter) !== undefined;
  }

  match(subject: string, meter: Meter): PatternMatch | undefined {
    if (!this.test(subject, meter)) return undefined;
    return { subject, groups: () => this.#groups(subject, meter) };
  }

  #refuse(subject: string, meter: Meter): never {
    return meter.refuse(
      `nobody can tell whether the back-references of the pattern ${this.#text} allow it to match ${subject}`,
    );
  }

  #programsFor(bytes: string): Programs {
    let length = Number.POSITIVE_INFINITY;
    if (this.#parsed.node.size > LARGE) for (length = LEAST_LENGTH; length < bytes.length; ) length *= 2;
    let programs = this.#programs.get(length);
    if (!programs) {
      programs = new Programs(this.#parsed, length);
      this.#programs.set(length, programs);
    }
    return programs;
  }

  /** Whether an automaton decides as the reference does. */
  #isRegular(programs: Programs, meter: Meter): boolean {
    return this.#parsed.recalled.size === 0 && !programs.get("decide", meter).lax;
  }

  #locate(bytes: string, meter: Meter): Span | undefined {
    const programs = this.#programsFor(bytes);
    if (this.#isRegular(programs, meter)) return locate(programs.get("decide", meter), bytes, meter);
    if (!programs.decider("overlook", meter).test(bytes, meter)) return undefined;
    return locateByWalking(programs.get("follow", meter), this.#parsed, bytes, meter);
  }

  #groups(subject: string, meter: Meter): (string | undefined)[] {
    // What the groups take is as uncertain as the way through them.
    if (this.#doubts.groups) this.#refuse(subject, meter);
    const bytes = toBytes(subject);
    const span = this.#locate(bytes, meter);
    if (!span) return [];
    const program = this.#programsFor(bytes).get("follow", meter);
    const registers = follow(program, this.#parsed, bytes, span, meter);
    if (!registers) return [];
    const texts: (string | undefined)[] = [sliceBytes(subject, bytes, span.start, span.end)];
    for (let group = 1; group <= this.#parsed.groupCount; group++) {
      const standIn = this.#parsed.standIns.get(group);
      const [start, end] = [registers.start(group), registers.end(group)];
      if (standIn !== undefined) texts.push(texts[standIn]);
      else texts.push(start < 0 || end < 0 ? undefined : sliceBytes(subject, bytes, start, end));
    }
    return texts;
  }
}

/** Reads a pattern; `ok` is false if it is invalid. Programs are made of it when subjects need them. */
export function compilePattern(text: string): CompiledPattern {
  const parsed = parsePattern(toBytes(text));
  return parsed ? new ParsedPosixPattern(parsed, text) : { ok: false };
}

/** The patterns of one evaluation; what was made of them is kept. */
export class PatternBook {
  readonly #patterns = new Map<string, CompiledPattern>();

  compile(text: string): CompiledPattern {
    let pattern = this.#patterns.get(text);
    if (!pattern) {
      pattern = compilePattern(text);
      this.#patterns.set(text, pattern);
    }
    return pattern;
  }
}

/**
 * **Expand submatches** (01 §3.4): each `%` followed by a digit N becomes the text of group N, or nothing if there is no
 * such group or it took no part. With an empty text or subject nothing is expanded.
 */
export function expandSubmatches(text: string, match: PatternMatch): string {
  if (match.subject === "" || !/%[0-9]/.test(text)) return text;
  const groups = match.groups();
  return text.replace(/%([0-9])/g, (_, group: string) => groups[Number(group)] ?? "");
}
