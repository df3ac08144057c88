/** Where pieces of ways through a program lead: what the reference's search for back-references can see at all. */
import type { Meter } from "../meter.js";
import { holds, neighbourAt } from "./check.js";
import type { Program, Step } from "./program.js";

export type Close = Step & { readonly kind: "close" };
type Recall = Step & { readonly kind: "recall" };

/** Ways that follow one group: where that was opened, and where closed (else −1). */
interface Piece {
  /** 0 for the ways from the start, which follow no group. */
  readonly group: number;
  readonly opened: number;
  readonly closed: number;
  /** For each place and step, whether it was reached. */
  readonly seen: Uint8Array;
}

/** A step reached at a place. */
interface Item {
  readonly step: Step;
  readonly at: number;
  readonly piece: Piece;
}

/** A back-reference at a place: who has come there, and the lengths of the texts that it can take. */
interface Crossing {
  readonly arrived: Item[];
  readonly lengths: Set<number>;
}

/** The outermost steps that close a group at a place. */
interface Closings {
  readonly first: number;
  readonly last: number;
}

/** What an item costs beside a step of the automaton. */
const COST = 4;
/** So many places and steps of a piece cost as much as a step of the automaton. */
const PLACES_PER_STEP = 64;

/**
 * All that pieces of ways from one place reach. A back-reference can take a text if one piece leads to where its group
 * opens, one from there to where it closes, and one from there to the back-reference without opening the group again;
 * whether they are pieces of one way is not asked.
 */
export class Pieces {
  /** The last place where a piece from the start leads to the end of the program; −1 if none does. */
  end = -1;
  readonly #pieces = new Map<number, Piece>();
  readonly #open: Item[] = [];
  readonly #crossings = new Map<number, Crossing>();
  readonly #closings = new Map<number, Closings>();

  readonly #program: Program;
  readonly #recalled: ReadonlySet<number>;
  readonly #subject: string;
  readonly #meter: Meter;
  readonly #within: Pieces | undefined;

  /** @param within if given, a text counts only where it ends with the first copy of its group that can end there */
  constructor(
    program: Program,
    recalled: ReadonlySet<number>,
    subject: string,
    start: number,
    meter: Meter,
    within?: Pieces,
  ) {
    this.#program = program;
    this.#recalled = recalled;
    this.#subject = subject;
    this.#meter = meter;
    this.#within = within;
    this.#reach(program.start, start, this.#piece(0, -1, -1));
    for (let item = this.#open.pop(); item; item = this.#open.pop()) {
      meter.spend(COST);
      this.#goOn(item);
    }
  }

  /** Whether no copy to the left of this one closes the group here. */
  isFirst(step: Close, at: number): boolean {
    return this.#closings.get(this.#closingKey(step, at))?.first === step.id;
  }

  /** Whether no other copy closes the group here. */
  isOnly(step: Close, at: number): boolean {
    const closings = this.#closings.get(this.#closingKey(step, at));
    return closings?.first === step.id && closings.last === step.id;
  }

  #closingKey({ group }: Close, at: number): number {
    return group * (this.#subject.length + 1) + at;
  }

  #piece(group: number, opened: number, closed: number): Piece {
    const width = this.#subject.length + 2;
    const key = (group * width + opened + 1) * width + closed + 1;
    let piece = this.#pieces.get(key);
    if (!piece) {
      const places = (this.#subject.length + 1) * this.#program.size;
      this.#meter.spend(places / PLACES_PER_STEP);
      piece = { group, opened, closed, seen: new Uint8Array(places) };
      this.#pieces.set(key, piece);
    }
    return piece;
  }

  #reach(step: Step, at: number, piece: Piece): void {
    const place = at * this.#program.size + step.id;
    if (piece.seen[place] === 1) return;
    piece.seen[place] = 1;
    this.#open.push({ step, at, piece });
  }

  #goOn(item: Item): void {
    const { step, at, piece } = item;
    switch (step.kind) {
      case "take":
        if (step.set[this.#subject.charCodeAt(at)] === 1) this.#reach(step.next, at + 1, piece);
        break;
      case "check":
        if (holds(step.check, neighbourAt(this.#subject, at - 1), neighbourAt(this.#subject, at))) {
          this.#reach(step.next, at, piece);
        }
        break;
      case "fork":
        this.#reach(step.second, at, piece);
        this.#reach(step.first, at, piece);
        break;
      case "open":
        if (piece.group !== step.group) this.#reach(step.next, at, piece);
        if (piece.group === 0 && this.#recalled.has(step.group)) {
          this.#reach(step.next, at, this.#piece(step.group, at, -1));
        }
        break;
      case "close":
        this.#close(item, step);
        break;
      case "recall":
        this.#cross(item, step);
        break;
      case "final":
        if (piece.group === 0) this.end = Math.max(this.end, at);
        break;
      case "dead":
        break;
    }
  }

  #close({ at, piece }: Item, step: Close): void {
    const key = this.#closingKey(step, at);
    // Programs are written from their end: of two steps, the one to the left has the greater number.
    const { first, last } = this.#closings.get(key) ?? { first: step.id, last: step.id };
    if (step.id >= first || step.id <= last) {
      this.#closings.set(key, { first: Math.max(first, step.id), last: Math.min(last, step.id) });
    }
    if (piece.group !== step.group) this.#reach(step.next, at, piece);
    else if (piece.closed < 0 && (!this.#within || this.#within.isFirst(step, at))) {
      this.#reach(step.next, at, this.#piece(piece.group, piece.opened, at));
    }
  }

  #cross(item: Item, step: Recall): void {
    const { at, piece } = item;
    const { group, opened, closed } = piece;
    const key = at * this.#program.size + step.id;
    let crossing = this.#crossings.get(key);
    if (!crossing) {
      crossing = { arrived: [], lengths: new Set() };
      this.#crossings.set(key, crossing);
    }
    const { arrived, lengths } = crossing;
    arrived.push(item);
    for (const length of lengths) this.#reach(step.next, at + length, piece);
    if (group !== step.group || closed < 0) return;
    const length = closed - opened;
    if (lengths.has(length) || !this.#subject.startsWith(this.#subject.slice(opened, closed), at)) return;
    lengths.add(length);
    this.#meter.spend(arrived.length);
    for (const other of arrived) this.#reach(step.next, at + length, other.piece);
  }
}
