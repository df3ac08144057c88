import type { Fact } from "../verdict/fact.js";
import { factText } from "./words.js";

/** A reason: what it says, the facts behind it, and the reasons of the reason. */
export interface Why {
  /** A sentence without a full stop. */
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly because: readonly Why[];
}

export function why(text: string, facts: readonly Fact[] = [], because: readonly Why[] = []): Why {
  return { text, facts, because };
}

export function whyFact(fact: Fact, because: readonly Why[] = []): Why {
  return why(factText(fact), [fact], because);
}

/** How many links a chain is followed before it is cut with a word. */
const LONGEST_CHAIN = 12;

/** The pairs (resource, node) that a chain has come by, so that a cycle ends. */
export class Trail {
  readonly #seen: ReadonlySet<string>;

  constructor(seen: ReadonlySet<string> = new Set()) {
    this.#seen = seen;
  }

  /** The trail with one more step; undefined if it was there already or is too long. */
  step(id: string, node: string): Trail | undefined {
    const key = `${id} ${node}`;
    if (this.#seen.has(key) || this.#seen.size >= LONGEST_CHAIN) return undefined;
    return new Trail(new Set([...this.#seen, key]));
  }
}
