/** Where pieces of ways through a program lead: what the reference's search for back-references can see at all. */
import type { Meter } from "../meter.js";
import { holds, neighbourAt } from "./check.js";
import type { Program, Step } from "./program.js";

export type Close = Step & { readonly kind: "close" };
type Recall = Step & { readonly kind: "recall" };

/** A step reached at a place; of a piece that follows one group, where that was opened, and where closed (else −1). */
interface Item {
  readonly step: Step;
  readonly at: number;
  /** 0 for the pieces from the start, which follow no group. */
  readonly group: number;
  readonly opened: number;
  readonly closed: number;
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
const COST = 12;

/**
 * All that pieces of ways from one place reach. A back-reference can take a text if one piece leads to where its group
 * opens, one from there to where it closes, and one from there to the back-reference without opening the group again;
 * whether they are pieces of one way is not asked.
 */
export class Pieces {
  /** The last place where a piece from the start leads to the end of the program; −1 if none does. */
  end = -1;
  private readonly seen = new Map<number, Set<number>>();
  private readonly open: Item[] = [];
  private readonly crossings = new Map<number, Crossing>();
  private readonly closings = new Map<number, Closings>();

  /** @param within if given, a text counts only where it ends with the first copy of its group that can end there */
  constructor(
    private readonly program: Program,
    private readonly subject: string,
    start: number,
    private readonly meter: Meter,
    private readonly within?: Pieces,
  ) {
    this.reach({ step: program.start, at: start, group: 0, opened: -1, closed: -1 });
    for (let item = this.open.pop(); item !== undefined; item = this.open.pop()) {
      meter.spend(COST);
      this.goOn(item, item.step);
    }
  }

  /** Whether no copy to the left of this one closes the group here. */
  isFirst(step: Close, at: number): boolean {
    return this.closings.get(this.closingKey(step, at))?.first === step.id;
  }

  /** Whether no other copy closes the group here. */
  isOnly(step: Close, at: number): boolean {
    const closings = this.closings.get(this.closingKey(step, at));
    return closings?.first === step.id && closings.last === step.id;
  }

  private closingKey({ group }: Close, at: number): number {
    return group * (this.subject.length + 1) + at;
  }

  private reach(item: Item): void {
    const width = this.subject.length + 2;
    const piece = (item.group * width + item.opened + 1) * width + item.closed + 1;
    let seen = this.seen.get(piece);
    if (seen === undefined) {
      seen = new Set();
      this.seen.set(piece, seen);
    }
    const key = item.at * this.program.size + item.step.id;
    if (seen.has(key)) return;
    seen.add(key);
    this.open.push(item);
  }

  private goOn(item: Item, step: Step): void {
    const { at } = item;
    switch (step.kind) {
      case "take":
        if (step.set[this.subject.charCodeAt(at)] === 1) this.reach({ ...item, step: step.next, at: at + 1 });
        break;
      case "check":
        if (holds(step.check, neighbourAt(this.subject, at - 1), neighbourAt(this.subject, at))) {
          this.reach({ ...item, step: step.next });
        }
        break;
      case "fork":
        this.reach({ ...item, step: step.second });
        this.reach({ ...item, step: step.first });
        break;
      case "open":
        if (item.group !== step.group) this.reach({ ...item, step: step.next });
        if (item.group === 0) this.reach({ step: step.next, at, group: step.group, opened: at, closed: -1 });
        break;
      case "close":
        this.close(item, step);
        break;
      case "recall":
        this.cross(item, step);
        break;
      case "final":
        if (item.group === 0) this.end = Math.max(this.end, at);
        break;
      case "dead":
        break;
    }
  }

  private close(item: Item, step: Close): void {
    const { at } = item;
    const key = this.closingKey(step, at);
    // Programs are written from their end: of two steps, the one to the left has the greater number.
    const { first, last } = this.closings.get(key) ?? { first: step.id, last: step.id };
    this.closings.set(key, { first: Math.max(first, step.id), last: Math.min(last, step.id) });
    if (item.group !== step.group) this.reach({ ...item, step: step.next });
    else if (item.closed < 0 && (this.within === undefined || this.within.isFirst(step, at))) {
      this.reach({ ...item, step: step.next, closed: at });
    }
  }

  private cross(item: Item, step: Recall): void {
    const { at, group, opened, closed } = item;
    const key = at * this.program.size + step.id;
    let crossing = this.crossings.get(key);
    if (crossing === undefined) {
      crossing = { arrived: [], lengths: new Set() };
      this.crossings.set(key, crossing);
    }
    const { arrived, lengths } = crossing;
    arrived.push(item);
    for (const length of lengths) this.reach({ ...item, step: step.next, at: at + length });
    if (group !== step.group || closed < 0) return;
    const length = closed - opened;
    if (lengths.has(length) || !this.subject.startsWith(this.subject.slice(opened, closed), at)) return;
    lengths.add(length);
    this.meter.spend(arrived.length);
    for (const other of arrived) this.reach({ ...other, step: step.next, at: at + length });
  }
}
