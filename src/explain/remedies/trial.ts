import type { Cib } from "../../cib/cib.js";
import { CibError } from "../../cib/error.js";
import { EditError, edit } from "../../edit/index.js";
import { clusterStatus } from "../../evaluate.js";
import { createMemory } from "../../model/memory.js";
import { SimulationError } from "../../simulate/error.js";
import { inject } from "../../simulate/inject.js";
import { settle } from "../../simulate/settle.js";
import type { Verdict } from "../../verdict/verdict.js";
import { Progress } from "../progress.js";
import type { RemedyChange } from "./candidate.js";
import { type Goal, goalHolds, leavesOf } from "./goal.js";

/** How often a transition is executed before the cluster counts as restless. */
const ROUNDS = 10;

/**
 * How a change is tried: `promising` gives up where what is decided first does not lead to the goal, which mostly tells and
 * costs one evaluation; `whole` settles whatever it takes, and is certain.
 */
export type Manner = "promising" | "whole";

/** Tries changes by evaluating what comes of them; counts the evaluations. */
export class Trials {
  readonly #cib: Cib;
  readonly #now: number;
  readonly #dialect: "crm" | "pcs";
  readonly #budget: number;
  /** Changes that are known not to reach the goal, so that they are not tried twice. */
  readonly #useless = new Set<string>();
  readonly #memory = createMemory();
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

  /** The cluster at rest after the changes; undefined where they cannot be made. */
  settle(changes: readonly RemedyChange[]): Verdict | undefined {
    return this.#settle(changes, () => true);
  }

  /**
   * Whether a goal holds once the changes are made and what follows of them is done.
   * @returns the verdict of the cluster at rest; undefined if the goal does not hold
   */
  reaches(changes: readonly RemedyChange[], goal: Goal, manner: Manner): Verdict | undefined {
    const key = JSON.stringify(changes);
    if (this.#useless.has(key)) return undefined;
    let certain = manner === "whole";
    const verdict = this.#settle(changes, (first) => {
      certain ||= first.graph.synapses.length === 0 || mayReach(first, goal);
      return certain;
    });
    if (verdict !== undefined && goalHolds(verdict, goal)) return verdict;
    if (certain) this.#useless.add(key);
    return undefined;
  }

  #settle(changes: readonly RemedyChange[], promising: (first: Verdict) => boolean): Verdict | undefined {
    try {
      let givenUp = false;
      const goOn = (verdict: Verdict, rounds: number): boolean => {
        this.#used++;
        givenUp = this.exhausted || (rounds === 0 && !promising(verdict));
        return !givenUp;
      };
      const { verdict, atRest } = settle(this.#changed(changes), {
        now: this.#now,
        rounds: ROUNDS,
        scores: false,
        memory: this.#memory,
        goOn,
      });
      return givenUp && !atRest ? undefined : verdict;
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
}

/** Whether the transition leads there, as far as can be told before it is executed. */
function mayReach(verdict: Verdict, goal: Goal): boolean {
  // What becomes of a node is only seen when the transition is done.
  if (goal.kind === "available") return true;
  const leaves = leavesOf(verdict.placements, goal.resource).filter(
    (leaf) => leaf.node !== undefined && (!("node" in goal) || leaf.node === goal.node),
  );
  const starting = new Progress(verdict);
  return leaves.some(({ resource, node = "", active }) => active.includes(node) || starting.starts(resource, node));
}
