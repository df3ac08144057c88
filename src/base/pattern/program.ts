/** Syntax trees of patterns to programs: graphs of steps, in which counts are written out. */
import type { Meter } from "../meter.js";
import { ANY, type ByteSet, type Check, type PatternNode } from "./syntax.js";

/**
 * One step of a program. Only `take` and `recall` go on in the subject; all others say where to go on in the program. Of a
 * fork, `first` is what the reference tries first when it looks for groups.
 */
export type Step =
  | { readonly kind: "take"; readonly id: number; readonly set: ByteSet; readonly next: Step }
  | {
      readonly kind: "check";
      readonly id: number;
      readonly check: Check;
      /** Whether it stands in a copy that a count made, where the reference does not look closely: see `Walk.passes`. */
      readonly lax: boolean;
      readonly next: Step;
    }
  | { readonly kind: "recall"; readonly id: number; readonly group: number; readonly next: Step }
  | { readonly kind: "open"; readonly id: number; readonly group: number; readonly next: Step }
  | {
      readonly kind: "close";
      readonly id: number;
      readonly group: number;
      /** Whether the group is the first optional one of a repetition: see `Registers.close`. */
      readonly optional: boolean;
      readonly next: Step;
    }
  | Fork
  | { readonly kind: "dead"; readonly id: number }
  | { readonly kind: "final"; readonly id: number };

export interface Fork {
  readonly kind: "fork";
  readonly id: number;
  /** Whether one may come back here without having taken anything. */
  readonly circular: boolean;
  first: Step;
  second: Step;
}

/**
 * What a program is for. To `decide` whether there is a match, and from where to where, any equivalent form will do. To
 * `follow` the way of the reference through its groups, the form must be the reference's. `overlook` is as `decide`, but
 * takes anything for a back-reference, and passes lax checks: what it refuses, no way leads through.
 */
export type Purpose = "decide" | "follow" | "overlook";

export interface Program {
  readonly start: Step;
  readonly size: number;
  /** Whether any check is lax. */
  readonly lax: boolean;
}

interface Surroundings {
  /** Whether it is no copy that a count made. */
  readonly original: boolean;
  /** Whether it is the first copy of a count that may be left out. */
  readonly optional?: boolean;
  /** Whether it may be run through any number of times without taking anything. */
  readonly circular: boolean;
}

/** A node whose step is wanted, and the step after it; a node of several parts comes back to it after each of them. */
interface Task extends Surroundings {
  readonly node: PatternNode;
  readonly next: Step;
  /** How many parts are written, the last part first, and the steps of those that are needed later. */
  done: number;
  step: Step;
  readonly steps: Step[];
  fork: Fork | undefined;
}

type Repeat = PatternNode & { readonly kind: "repeat" };

/** A step that is written is kept, and takes as much memory as many that are gone through. */
const COST = 20;

class Writer {
  #size = 0;
  #lax = false;
  readonly #tasks: Task[] = [];
  readonly #final: Step = { kind: "final", id: this.#size++ };
  readonly #dead: Step = { kind: "dead", id: this.#size++ };

  readonly #purpose: Purpose;
  readonly #length: number;
  readonly #meter: Meter;

  /** @param length the longest subject that the program has to decide; counts beyond it need not be written out */
  constructor(purpose: Purpose, length: number, meter: Meter) {
    this.#purpose = purpose;
    this.#length = length;
    this.#meter = meter;
  }

  write(node: PatternNode): Program {
    let start: Step = this.#final;
    this.#ask(node, this.#final, { original: true, circular: false });
    for (let task = this.#tasks.at(-1); task; task = this.#tasks.at(-1)) {
      // Every task but a new one has just got the step of the part that it asked for.
      if (task.done > 0) task.step = start;
      const step = this.#advance(task);
      task.done++;
      if (!step) continue;
      this.#tasks.pop();
      start = step;
    }
    return { start, size: this.#size, lax: this.#lax };
  }

  #ask(node: PatternNode, next: Step, { original, optional = false, circular }: Surroundings): undefined {
    this.#tasks.push({ node, next, original, optional, circular, done: 0, step: next, steps: [], fork: undefined });
  }

  #id(): number {
    this.#meter.spend(COST);
    return this.#size++;
  }

  #fork(first: Step, second: Step, circular: boolean): Fork {
    return { kind: "fork", id: this.#id(), circular, first, second };
  }

  /** The step of a task's node, or `undefined` if it asked for one of its parts. */
  #advance(task: Task): Step | undefined {
    const { node, next, original, circular } = task;
    switch (node.kind) {
      case "empty":
        return next;
      case "take":
        return { kind: "take", id: this.#id(), set: node.set, next };
      case "check":
        return this.#check(node.check, node.loose && !original, next);
      case "recall":
        return this.#recall(node.group, next);
      case "group":
        return this.#group(task, node.group, node.node);
      case "sequence": {
        const part = node.nodes[node.nodes.length - 1 - task.done];
        return part ? this.#ask(part, task.step, { original, circular }) : task.step;
      }
      case "choice":
        return this.#choice(task, node.nodes);
      case "repeat":
        return this.#repeat(task, node);
    }
  }

  /** An anchor in a copy that a count made may be passed by the reference where it does not hold. */
  #check(check: Check, lax: boolean, next: Step): Step {
    this.#lax ||= lax;
    if (this.#purpose === "overlook" && lax) return next;
    return { kind: "check", id: this.#id(), check, lax, next };
  }

  #recall(group: number, next: Step): Step {
    if (this.#purpose !== "overlook") return { kind: "recall", id: this.#id(), group, next };
    const fork = this.#fork(next, next, false);
    fork.first = { kind: "take", id: this.#id(), set: ANY, next: fork };
    return fork;
  }

  #group(task: Task, group: number, inner: PatternNode): Step | undefined {
    const { original, optional = false, circular, next } = task;
    if (task.done === 0) {
      if (this.#purpose !== "follow") return this.#ask(inner, next, { original, circular });
      return this.#ask(inner, { kind: "close", id: this.#id(), group, optional, next }, { original, circular });
    }
    if (this.#purpose !== "follow") return task.step;
    return { kind: "open", id: this.#id(), group, next: task.step };
  }

  /** Choices are tried in their order, but an empty one changes places with the one after it, if it is the first. */
  #choice(task: Task, nodes: readonly PatternNode[]): Step | undefined {
    if (task.done > 0) task.steps.push(task.step);
    const part = nodes[task.done];
    const { original, circular } = task;
    if (part) return this.#ask(part, task.next, { original, circular });
    const [one = task.next, ...others] = task.steps;
    let choice = one;
    for (const other of others) {
      choice = choice === task.next ? this.#fork(other, choice, circular) : this.#fork(choice, other, circular);
    }
    return choice;
  }

  /**
   * Copies of what is repeated, last first: those that may be left out, or a loop, then those that may not. A loop will do
   * where a subject has no room for more iterations than are allowed.
   */
  #repeat(task: Task, node: Repeat): Step | undefined {
    const { min, max } = this.#counts(node);
    if (min > max) return this.#dead;
    const loops = max === Number.POSITIVE_INFINITY;
    const extra = loops ? 1 : max - min;
    if (task.done > 0 && task.done <= extra) this.#endExtra(task, loops, extra);
    if (task.done === extra + min) return task.step;
    const original = task.original && task.done === extra + min - 1;
    if (task.done >= extra) return this.#ask(node.node, task.step, { original, circular: task.circular });
    const circular = task.circular || (loops && node.node.least === 0);
    if (loops) {
      task.fork = this.#fork(task.next, task.next, circular);
      task.step = task.fork;
    }
    const optional = task.original && task.done === extra - 1;
    return this.#ask(node.node, task.step, { original, circular, optional });
  }

  /** After one of the copies that may be left out, or the loop. */
  #endExtra(task: Task, loops: boolean, extra: number): void {
    if (loops) {
      if (!task.fork) return;
      task.fork.first = task.step;
      task.step = task.fork;
    } else if (this.#purpose === "follow") {
      task.steps.push(task.step);
      if (task.done === extra) task.step = this.#extrasAsReference(task, task.steps.reverse());
    } else {
      task.step = this.#fork(task.step, task.next, task.circular);
    }
  }

  /** The reference decides first how many copies it takes, the most first, and then takes the last ones. */
  #extrasAsReference({ next, circular }: Task, [one = this.#dead, ...others]: readonly Step[]): Step {
    let choice = one;
    for (const other of others) choice = this.#fork(choice, other, circular);
    return this.#fork(choice, next, circular);
  }

  /**
   * Counts within what the subject has room for. What takes something cannot be taken more often than that; of iterations
   * that may be empty, all beyond the room can be the same empty one.
   */
  #counts({ node, min, max }: Repeat): { readonly min: number; readonly max: number } {
    const takes = node.least > 0;
    const room = takes ? Math.floor(this.#length / node.least) : this.#length + 1;
    if (takes && min > room) return { min: 1, max: 0 };
    const fewer = Math.min(min, room);
    if (max === Number.POSITIVE_INFINITY) return { min: fewer, max };
    const extra = max - min;
    if (this.#purpose === "follow") return { min: fewer, max: fewer + Math.min(extra, room + 1) };
    return { min: fewer, max: fewer + extra >= room ? Number.POSITIVE_INFINITY : fewer + extra };
  }
}

/**
 * The program of a pattern.
 *
 * @param length the longest subject that it has to decide; infinite for all
 * @param meter is charged one for each step
 */
export function writeProgram(node: PatternNode, purpose: Purpose, length: number, meter: Meter): Program {
  return new Writer(purpose, length, meter).write(node);
}
