import type { Element } from "../cib/element.js";
import type { Fact } from "../verdict/fact.js";

type WithoutPlace<F> = F extends unknown ? Omit<F, "place"> : never;

/** A fact whose place has not been looked up. */
export type PlacelessFact = WithoutPlace<Fact>;

/** A fact with the element that it stands in, if one does. */
export interface LoggedFact {
  readonly fact: PlacelessFact;
  readonly element: Element | undefined;
}

/**
 * Takes down what the stages decide, in the order in which they do. Nobody listens in an ordinary evaluation: call it as
 * `ws.facts?.add(…)`, so that no fact is made then.
 */
export class FactLog {
  readonly list: LoggedFact[] = [];

  add(fact: PlacelessFact, element: Element | undefined): void {
    this.list.push({ fact, element });
  }
}
