import type { Meter } from "../base/meter.js";
import { CibError, type CibErrorWhere } from "../cib/error.js";

/**
 * How far one evaluation may grow beyond its input. What is counted is the sum over the whole evaluation.
 *
 * | limit | default | what it is | for comparison |
 * | --- | --- | --- | --- |
 * | `patternSteps` | 20,000,000 | steps of `rsc-pattern` and fail-count patterns | 100 patterns on 10,000 resources: 2,000,000 |
 */
export interface Limits {
  readonly patternSteps: number;
}

/** What can grow. */
export type Growth = keyof Limits;

export const DEFAULT_LIMITS: Limits = { patternSteps: 20_000_000 };

const WORDS: Readonly<Record<Growth, string>> = {
  patternSteps: "steps of matching patterns",
};

/** What one evaluation has used of its limits. */
export class Budget {
  private readonly limits: Limits;
  private depth = 0;
  private readonly used: Record<Growth, number> = { patternSteps: 0 };

  constructor(limits: Partial<Limits> = {}) {
    this.limits = { ...DEFAULT_LIMITS, ...limits };
  }

  /**
   * Counts what is about to be done or made.
   * @param where the place in the document that is to blame
   * @throws CibError `limit` if that is more than what is left
   */
  spend(growth: Growth, amount: number, where: () => CibErrorWhere): void {
    this.used[growth] += amount;
    if (this.used[growth] <= this.limits[growth]) return;
    const most = this.limits[growth];
    const problem = `this needs more than ${most} ${WORDS[growth]} in one evaluation`;
    throw new CibError("limit", problem, { legal: `at most ${most}, or a higher limit ${growth}`, ...where() });
  }

  /** Counts for one place. */
  meter(growth: Growth, where: () => CibErrorWhere): Meter {
    return { spend: (amount) => this.spend(growth, amount, where) };
  }

  /**
   * Begins to follow a colocation to the next resource, on the call stack; `leave`, with the same cost, ends it. Not a sum,
   * and no option: it is what the platform can hold.
   * @throws CibError `limit` if that goes too deep
   */
  enter(cost: number): void {
    this.depth += cost;
    if (this.depth > DEEPEST) throw tooDeep();
  }

  leave(cost: number): void {
    this.depth -= cost;
  }
}

/** What following one colocation costs: to assign the other resource first, or to ask for its preferences. */
export const ASSIGN_COST = 8;
export const PREFERENCE_COST = 6;

/** Measured on Node's default stack of 984 kB, with code that is not compiled yet; less a fifth. */
const DEEPEST = 7000;

function tooDeep(): CibError {
  return new CibError("limit", "resources are colocated with each other in too long a chain", {
    path: "cib/configuration/constraints",
    legal: `chains of at most ${DEEPEST / (ASSIGN_COST + PREFERENCE_COST)} resources`,
  });
}
