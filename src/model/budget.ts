import type { Meter } from "../base/meter.js";
import { CibError, type CibErrorWhere } from "../cib/error.js";

/**
 * How far one evaluation may grow beyond its input. What is counted is the sum over the whole evaluation, before the work is
 * done and memory is asked for.
 *
 * | limit | default | what is counted | for comparison: 64 nodes, 5,000 primitives, 100 clones |
 * | --- | --- | --- | --- |
 * | `instances` | 50,000 | primitives in instances of clones | 6,400 |
 * | `replicas` | 10,000 | replicas of bundles | 300 for 100 bundles of 3 |
 * | `operations` | 50,000 | operations configured, for each primitive and instance | 25,000 at 5 per primitive outside clones |
 * | `actions` | 2,000,000 | actions, probes included | 350,000 |
 * | `orderings` | 2,000,000 | orderings, implicit ones included | 700,000 |
 * | `setOrderings` | 200,000 | orderings between each member of a resource set or tag and each of the next one | 20,000 for 200 pairs of sets of 10 |
 * | `colocationSteps` | 500,000 | ways along colocations by which a resource is met again, to mix in what is colocated with another | none for chains and trees |
 * | `patternSteps` | 20,000,000 | steps of `rsc-pattern` and fail-count patterns | 1,000,000 for 100 patterns |
 */
export interface Limits {
  readonly instances: number;
  readonly replicas: number;
  readonly operations: number;
  readonly actions: number;
  readonly orderings: number;
  readonly setOrderings: number;
  readonly colocationSteps: number;
  readonly patternSteps: number;
}

/** What can grow. */
export type Growth = keyof Limits;

export const DEFAULT_LIMITS: Limits = {
  instances: 50_000,
  replicas: 10_000,
  operations: 50_000,
  actions: 2_000_000,
  orderings: 2_000_000,
  setOrderings: 200_000,
  colocationSteps: 500_000,
  patternSteps: 20_000_000,
};

const WORDS: Readonly<Record<Growth, string>> = {
  instances: "primitives in instances of clones",
  replicas: "replicas of bundles",
  operations: "configured operations of all primitives and instances",
  actions: "actions",
  orderings: "orderings",
  setOrderings: "orderings between members of resource sets",
  colocationSteps: "ways along colocations to resources that were met before",
  patternSteps: "steps of matching patterns",
};

/** How much of one thing has been used. */
export class Gauge {
  readonly #growth: Growth;
  readonly #most: number;
  readonly #budget: Budget;
  #used = 0;

  constructor(budget: Budget, growth: Growth, most: number) {
    this.#budget = budget;
    this.#growth = growth;
    this.#most = most;
  }

  spend(amount: number, where?: () => CibErrorWhere): void {
    this.#used += amount;
    if (this.#used > this.#most) this.#refuse(where ?? this.#budget.place);
  }

  #refuse(where: () => CibErrorWhere): never {
    const problem = `this needs more than ${this.#most} ${WORDS[this.#growth]} in one evaluation`;
    const legal = `at most ${this.#most}, or a higher limit \`${this.#growth}\``;
    throw new CibError("limit", problem, { legal, ...where() });
  }
}

/** What one evaluation has used of its limits. */
export class Budget {
  /** The two that are counted very often. */
  readonly actions: Gauge;
  readonly orderings: Gauge;
  readonly #gauges: ReadonlyMap<Growth, Gauge>;
  #place: () => CibErrorWhere = () => ({});

  constructor(limits: Partial<Limits> = {}) {
    const all: Limits = { ...DEFAULT_LIMITS, ...limits };
    const gauge = (growth: Growth): Gauge => new Gauge(this, growth, all[growth]);
    const actions = gauge("actions");
    const orderings = gauge("orderings");
    this.actions = actions;
    this.orderings = orderings;
    this.#gauges = new Map<Growth, Gauge>([
      ["instances", gauge("instances")],
      ["replicas", gauge("replicas")],
      ["operations", gauge("operations")],
      ["actions", actions],
      ["orderings", orderings],
      ["setOrderings", gauge("setOrderings")],
      ["colocationSteps", gauge("colocationSteps")],
      ["patternSteps", gauge("patternSteps")],
    ]);
  }

  /** The place in the document that is to blame for what grows, where nobody knows better. */
  get place(): () => CibErrorWhere {
    return this.#place;
  }

  /** From now on this place in the document is to blame for what grows, where nobody knows better. */
  workOn(place: () => CibErrorWhere): void {
    this.#place = place;
  }

  /**
   * Counts what is about to be done or made.
   * @param where the place in the document that is to blame
   * @throws CibError `limit` if that is more than what is left
   */
  spend(growth: Growth, amount: number, where?: () => CibErrorWhere): void {
    this.#gauges.get(growth)?.spend(amount, where);
  }

  /** Counts for one place. */
  meter(growth: Growth, where: () => CibErrorWhere): Meter {
    return {
      spend: (amount) => this.spend(growth, amount, where),
      refuse: (problem) => {
        throw new CibError("uncertain", problem, { legal: "a pattern without back-references", ...where() });
      },
    };
  }
}
