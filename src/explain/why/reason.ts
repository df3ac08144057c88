import type { Fact } from "../../verdict/fact.js";
import { factText } from "../words.js";

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

/** Each text once, with the facts and the reasons of all that have it. */
export function distinct(reasons: readonly Why[]): Why[] {
  const found = new Map<string, Why>();
  for (const each of reasons) {
    const known = found.get(each.text);
    if (known === undefined) found.set(each.text, each);
    else {
      const facts = [...new Set([...known.facts, ...each.facts])];
      found.set(each.text, why(each.text, facts, distinct([...known.because, ...each.because])));
    }
  }
  return [...found.values()];
}
