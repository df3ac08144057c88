/** The way of the reference through a pattern: which text each group takes, and what back-references allow. */
import type { Meter } from "../meter.js";
import { bitsOf, holds, holdsBefore, neighbourAt } from "./check.js";
import type { Span } from "./decide.js";
import type { ParsedPattern } from "./parse.js";
import type { Close } from "./pieces.js";
import type { Program, Step } from "./program.js";
import { Registers } from "./registers.js";
import type { Check } from "./syntax.js";

/** A step that was reached at a place of the subject, and from where. */
interface Visit {
  readonly step: Step;
  readonly at: number;
  /** The checks passed since something was taken, as `bitsOf`. */
  readonly checks: number;
  /** The number of the registers, of patterns with back-references. */
  readonly registers: number;
  readonly from: Visit | undefined;
}

/** What a visit costs beside a step of the automaton: it is remembered, with back-references what groups took, too. */
const COST = 8;
const COST_WITH_GROUPS = 40;

/** Registers by number, equal ones having the same. */
class RegisterBook {
  readonly #list: Registers[] = [];
  readonly #numbers = new Map<string, number>();

  readonly #none: Registers;

  constructor(none: Registers) {
    this.#none = none;
    this.numberOf(none);
  }

  get(number: number): Registers {
    return this.#list[number] ?? this.#none;
  }

  numberOf(registers: Registers): number {
    const { key } = registers;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#list.push(registers) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }
}

/** How closely lax checks are looked at: not at all to find a match, and at what stands before them to find its groups. */
type Mode = "find" | "trace";

/** Whether a back-reference can take a text that ends with a step at a place. */
type Recallable = (step: Close, at: number) => boolean;

/** Walks through a program on one subject, never twice the same way on. */
class Walk {
  readonly #seen = new Set<number>();
  readonly #book: RegisterBook;
  /** Whether there are back-references, so that it matters what groups took. */
  readonly #recalls: boolean;
  readonly #groupCount: number;

  constructor(
    private readonly program: Program,
    { groupCount, recalled }: ParsedPattern,
    private readonly subject: string,
    private readonly mode: Mode,
    private readonly meter: Meter,
    private readonly recallable: Recallable = () => true,
  ) {
    this.#groupCount = groupCount;
    this.#recalls = recalled.size > 0;
    this.#book = new RegisterBook(new Registers(groupCount));
  }

  /** The longest match from a place on. What was found to lead nowhere from an earlier place does so from this one. */
  longest(start: number): number | undefined {
    let longest: number | undefined;
    this.#visitAll(start, ({ at }) => {
      longest = Math.max(longest ?? at, at);
      return false;
    });
    return longest;
  }

  /** The groups of a match, if there is one from here to there. A way without checks at its end comes first. */
  groups({ start, end }: Span): Registers | undefined {
    let last: Visit | undefined;
    this.#visitAll(start, (visit) => {
      if (visit.at === end && (!last || visit.checks === 0)) last = visit;
      return last?.checks === 0;
    });
    if (!last) return undefined;
    const way: Visit[] = [];
    for (let visit: Visit | undefined = last; visit; visit = visit.from) way.push(visit);
    const registers = new Registers(this.#groupCount);
    for (const { step, at } of way.reverse()) registers.record(step, at);
    return registers;
  }

  /** Follows all ways from a place, what the reference tries first first, until `isEnough` of an end says so. */
  #visitAll(start: number, isEnough: (end: Visit) => boolean): void {
    const open: Visit[] = [{ step: this.program.start, at: start, checks: 0, registers: 0, from: undefined }];
    for (let visit = open.pop(); visit; visit = open.pop()) {
      this.meter.spend(this.#recalls ? COST_WITH_GROUPS : COST);
      if (visit.step.kind !== "final") this.#goOn(visit, visit.step, open);
      else if (isEnough(visit)) return;
    }
  }

  #goOn(from: Visit, step: Step, open: Visit[]): void {
    const { at, checks, registers } = from;
    switch (step.kind) {
      case "take":
        if (step.set[this.subject.charCodeAt(at)] === 1) {
          open.push({ step: step.next, at: at + 1, checks: 0, registers, from });
        }
        break;
      case "check": {
        const passed = this.#passes(step.check, step.lax, from);
        if (passed >= 0) open.push({ step: step.next, at, checks: passed, registers, from });
        break;
      }
      case "open":
      case "close":
        open.push({ step: step.next, at, checks, registers: this.#recorded(from), from });
        break;
      case "recall": {
        const length = this.#recalled(step.group, from);
        if (length < 0) break;
        open.push({ step: step.next, at: at + length, checks: length === 0 ? checks : 0, registers, from });
        break;
      }
      case "fork":
        // Whoever comes back without having taken anything goes on with what comes after the loop.
        if (step.circular && this.#cameFrom(from, step.first)) {
          if (this.#isNew(from, true)) open.push({ step: step.second, at, checks, registers, from });
        } else if (this.#isNew(from, false)) {
          open.push({ step: step.second, at, checks, registers, from });
          open.push({ step: step.first, at, checks, registers, from });
        }
        break;
      default:
        break;
    }
  }

  /**
   * The checks passed after one more; negative if it does not hold. The reference looks at a check in a copy that a count
   * made only if others were passed just before; else anything will do to find a match, and what comes before it has to fit
   * for the way through the groups.
   */
  #passes(check: Check, lax: boolean, { at, checks }: Visit): number {
    const before = neighbourAt(this.subject, at - 1);
    const after = neighbourAt(this.subject, at);
    if (lax && checks === 0) return this.mode === "find" || holdsBefore(check, before) ? 0 : -1;
    return holds(check, before, after) ? checks | bitsOf(check, before) : -1;
  }

  #isNew({ step, at, checks, registers }: Visit, cameBack: boolean): boolean {
    const place = (registers * (this.subject.length + 1) + at) * this.program.size + step.id;
    const key = place * 128 + checks * 2 + (cameBack ? 1 : 0);
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }

  #cameFrom(visit: Visit, step: Step): boolean {
    let links = 0;
    for (let other = visit.from; other && other.at === visit.at; other = other.from) {
      if (other.step === step && other.checks === visit.checks) return true;
      links++;
    }
    this.meter.spend(links);
    return false;
  }

  #recorded({ step, at, registers }: Visit): number {
    if (!this.#recalls) return registers;
    this.meter.spend(this.#groupCount);
    const copy = this.#book.get(registers).copy();
    copy.record(step, at, step.kind === "close" && !this.recallable(step, at));
    return this.#book.numberOf(copy);
  }

  /** The length of the text that a back-reference takes; negative if it takes none. */
  #recalled(group: number, { at, registers }: Visit): number {
    const ranges = this.#book.get(registers);
    const start = ranges.start(group);
    const end = ranges.end(group);
    if (start < 0 || end < 0) return -1;
    return this.subject.startsWith(this.subject.slice(start, end), at) ? end - start : -1;
  }
}

/** The groups of a match. */
export function follow(
  program: Program,
  parsed: ParsedPattern,
  subject: string,
  span: Span,
  meter: Meter,
): Registers | undefined {
  return new Walk(program, parsed, subject, "trace", meter).groups(span);
}

/** The leftmost, longest match of a pattern with back-references or lax checks. */
export function locateByWalking(
  program: Program,
  parsed: ParsedPattern,
  subject: string,
  meter: Meter,
): Span | undefined {
  let walk = new Walk(program, parsed, subject, "find", meter);
  for (let start = 0; start <= subject.length; start++) {
    const end = walk.longest(start);
    if (end === undefined) continue;
    const span = { start, end };
    // Where the reference finds no way through the groups of the longest match, it looks for no shorter one.
    if (!program.lax || follow(program, parsed, subject, span, meter)) return span;
    walk = new Walk(program, parsed, subject, "find", meter);
  }
  return undefined;
}

/** Where the longest match from a place ends, if back-references can take some texts only. */
export function longestFrom(
  program: Program,
  parsed: ParsedPattern,
  subject: string,
  start: number,
  recallable: Recallable,
  meter: Meter,
): number | undefined {
  return new Walk(program, parsed, subject, "find", meter, recallable).longest(start);
}
