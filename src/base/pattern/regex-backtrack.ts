/**
 * A bounded backtracking matcher for patterns with back-references, which no linear-time engine can take. After a fixed
 * amount of work it gives up, and the subject counts as not matching: a documented difference from the reference, which
 * would go on for as long as it takes.
 */
import type { Assertion, RegexNode } from "./regex-parse.js";

/** Steps for one subject, and nesting of calls, that real patterns on names stay far below. */
const MAX_STEPS = 200_000;
const MAX_DEPTH = 1500;

/** Start and end of each group, −1 for none: [s0, e0, s1, e1, …]. */
export type Spans = number[];

type Next = (at: number) => void;

class GaveUp extends Error {}

const isWordAt = (subject: string, at: number): boolean => /^\w$/.test(subject[at] ?? "");

/** Whether a node that stands for one byte takes the one at the position. */
function takes(node: RegexNode, subject: string, at: number): boolean {
  const code = subject.charCodeAt(at);
  if (node.kind === "byte") return code === node.code;
  return node.kind === "set" ? node.bytes[code] === true : at < subject.length;
}

function holds(name: Assertion | "start" | "end", subject: string, at: number): boolean {
  const before = isWordAt(subject, at - 1);
  const after = isWordAt(subject, at);
  switch (name) {
    case "b":
      return before !== after;
    case "B":
      return before === after;
    case "<":
      return !before && after;
    case ">":
      return before && !after;
    case "start":
    case "`":
      return at === 0;
    case "end":
    case "'":
      return at === subject.length;
  }
}

class Matcher {
  private readonly groups: Spans;
  private best: Spans | undefined;
  private steps = 0;
  private depth = 0;

  constructor(
    private readonly subject: string,
    groupCount: number,
  ) {
    this.groups = new Array<number>(2 * groupCount + 2).fill(-1);
  }

  /** Leftmost, then longest; of equally long ones the first found, which prefers earlier alternatives. */
  search(node: RegexNode): Spans | undefined {
    for (let start = 0; start <= this.subject.length && this.best === undefined; start++) {
      this.walk(node, start, (end) => {
        if (this.best === undefined || end > (this.best[1] as number))
          this.best = [start, end, ...this.groups.slice(2)];
      });
    }
    return this.best;
  }

  private walk(node: RegexNode, at: number, next: Next): void {
    if (++this.steps > MAX_STEPS || ++this.depth > MAX_DEPTH) throw new GaveUp();
    this.step(node, at, next);
    this.depth--;
  }

  private step(node: RegexNode, at: number, next: Next): void {
    switch (node.kind) {
      case "empty":
        next(at);
        break;
      case "any":
      case "byte":
      case "set":
        if (takes(node, this.subject, at)) next(at + 1);
        break;
      case "start":
      case "end":
      case "assertion":
        if (holds(node.kind === "assertion" ? node.name : node.kind, this.subject, at)) next(at);
        break;
      case "back":
        this.back(node.index, at, next);
        break;
      case "group":
        this.group(node.index, node.node, at, next);
        break;
      case "choice":
        for (const choice of node.nodes) this.walk(choice, at, next);
        break;
      case "sequence":
        this.sequence(node.nodes, 0, at, next);
        break;
      case "repeat":
        this.repeat(node, 0, at, next);
        break;
    }
  }

  private back(index: number, at: number, next: Next): void {
    const start = this.groups[2 * index] ?? -1;
    if (start < 0) return;
    const text = this.subject.slice(start, this.groups[2 * index + 1]);
    if (this.subject.startsWith(text, at)) next(at + text.length);
  }

  private group(index: number, node: RegexNode, at: number, next: Next): void {
    const { groups } = this;
    this.walk(node, at, (end) => {
      const start = groups[2 * index] as number;
      const stop = groups[2 * index + 1] as number;
      groups[2 * index] = at;
      groups[2 * index + 1] = end;
      next(end);
      groups[2 * index] = start;
      groups[2 * index + 1] = stop;
    });
  }

  private sequence(nodes: readonly RegexNode[], index: number, at: number, next: Next): void {
    const node = nodes[index];
    if (node === undefined) next(at);
    else this.walk(node, at, (end) => this.sequence(nodes, index + 1, end, next));
  }

  private repeat(node: RegexNode & { readonly kind: "repeat" }, done: number, at: number, next: Next): void {
    if (node.max === undefined || done < node.max) {
      this.walk(node.node, at, (end) => {
        // An iteration that consumes nothing leads nowhere new, except to the minimum.
        if (end > at || done < node.min) this.repeat(node, done + 1, end, next);
      });
    }
    if (done >= node.min) next(at);
  }
}

/** The match of a pattern in a subject of one character per byte; `undefined` if there is none or it took too long. */
export function backtrack(node: RegexNode, groupCount: number, subject: string): Spans | undefined {
  try {
    return new Matcher(subject, groupCount).search(node);
  } catch (error) {
    if (error instanceof GaveUp) return undefined;
    throw error;
  }
}
