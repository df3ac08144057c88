import type { Cib } from "../../cib/cib.js";
import { CibError } from "../../cib/error.js";
import { EditError, edit } from "../../edit/index.js";
import { clusterStatus, evaluate } from "../../evaluate.js";
import { SimulationError } from "../../simulate/error.js";
import { execute } from "../../simulate/execute.js";
import { inject } from "../../simulate/inject.js";
import type { Verdict } from "../../verdict/verdict.js";
import { Book } from "../book.js";
import { Progress } from "../progress.js";
import type { RemedyChange } from "./candidates.js";
import { type Goal, goalHolds, leavesOf } from "./goal.js";

/** How often a transition is executed before the cluster counts as restless. */
const ROUNDS = 3;

/** Tries changes by evaluating what comes of them; counts the evaluations. */
export class Trials {
  readonly #cib: Cib;
  readonly #now: number;
  readonly #dialect: "crm" | "pcs";
  readonly #budget: number;
  #used = 0;

  constructor(cib: Cib, options: { readonly now: number; readonly budget: number; readonly dialect: "crm" | "pcs" }) {
    this.#cib = cib;
    this.#now = options.now;
    this.#budget = options.budget;
    this.#dialect = options.dialect;
  }

  get used(): number {
    return this.#used;
  }

  get exhausted(): boolean {
    return this.#used >= this.#budget;
  }

  /** The cluster at rest after the changes; undefined where they cannot be made, or the cluster does not come to rest. */
  settle(changes: readonly RemedyChange[]): Verdict | undefined {
    return this.#settle(changes, () => true);
  }

  /**
   * Whether a goal holds once the changes are made and what follows of them is done.
   * @returns the verdict of the cluster at rest; undefined if the goal does not hold
   */
  reaches(changes: readonly RemedyChange[], goal: Goal): Verdict | undefined {
    const verdict = this.#settle(changes, (first) => mayReach(first, goal));
    return verdict !== undefined && goalHolds(verdict, goal) ? verdict : undefined;
  }

  #settle(changes: readonly RemedyChange[], promising: (first: Verdict) => boolean): Verdict | undefined {
    try {
      let cib = this.#changed(changes);
      let verdict = this.#evaluate(cib);
      if (!promising(verdict)) return undefined;
      for (let round = 0; round < ROUNDS; round++) {
        if (verdict.graph.synapses.length === 0) return verdict;
        cib = execute(cib, verdict, { now: this.#now }).cib;
        verdict = this.#evaluate(cib);
        if (verdict.summary.resourceActions.length === 0) return verdict;
      }
      return verdict;
    } catch (error) {
      if (error instanceof EditError || error instanceof SimulationError || error instanceof CibError) return undefined;
      throw error;
    }
  }

  #changed(changes: readonly RemedyChange[]): Cib {
    const edits = changes.flatMap((change) => (change.kind === "edit" ? [change.edit] : []));
    const events = changes.flatMap((change) => (change.kind === "event" ? [change.event] : []));
    const edited =
      edits.length === 0 ? this.#cib : edit(this.#cib, edits, { now: this.#now, dialect: this.#dialect }).cib;
    if (events.length === 0) return edited;
    this.#used++;
    return inject(edited, clusterStatus(edited, { now: this.#now }), events, { now: this.#now }).cib;
  }

  #evaluate(cib: Cib): Verdict {
    this.#used++;
    return evaluate(cib, { now: this.#now, scores: false, actions: true });
  }
}

/** Whether the transition leads there at all, as far as can be told before it is executed: saves executing most failures. */
function mayReach(verdict: Verdict, goal: Goal): boolean {
  const leaves = leavesOf(verdict.placements, goal.resource).filter(
    (leaf) => leaf.node !== undefined && (!("node" in goal) || leaf.node === goal.node),
  );
  if (leaves.length === 0) return false;
  const book = new Book(verdict);
  const progress = new Progress(book);
  return leaves.some((leaf) => {
    const start = book.action(leaf.resource, "start", leaf.node);
    return start === undefined || progress.outcome(start) === "done";
  });
}
