import { baseName } from "../../base/text.js";
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

  /** The cluster at rest if nothing is changed, and whether a goal holds then; undefined where it does not come to rest. */
  rest(goal: Goal): { readonly verdict: Verdict; readonly holds: boolean } | undefined {
    const rest = this.#settle([], () => true);
    return rest && { verdict: rest.verdict, holds: holdsIn(rest, goal) };
  }

  /**
   * Whether a goal holds once the changes are made and what follows of them is done.
   * @returns the verdict of the cluster at rest; undefined if the goal does not hold
   */
  reaches(changes: readonly RemedyChange[], goal: Goal, manner: Manner): Verdict | undefined {
    const key = JSON.stringify(changes);
    if (this.#useless.has(key)) return undefined;
    let certain = manner === "whole";
    const rest = this.#settle(changes, (first) => {
      certain ||= first.graph.synapses.length === 0 || mayReach(first, goal);
      return certain;
    });
    if (rest !== undefined && holdsIn(rest, goal)) return rest.verdict;
    if (certain) this.#useless.add(key);
    return undefined;
  }

  #settle(changes: readonly RemedyChange[], promising: (first: Verdict) => boolean): Rest | undefined {
    try {
      let givenUp = false;
      const locked = new Set<string>();
      const goOn = (verdict: Verdict, rounds: number): boolean => {
        this.#used++;
        for (const { resource, shutdownLock } of verdict.graph.synapses)
          if (resource !== undefined && shutdownLock !== undefined) locked.add(baseName(resource.id));
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
      return givenUp && !atRest ? undefined : { verdict, locked };
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

/** A cluster at rest. */
interface Rest {
  readonly verdict: Verdict;
  /** What was stopped with a lock: executions do not write the lock down, and the cluster does. */
  readonly locked: ReadonlySet<string>;
}

function holdsIn({ verdict, locked }: Rest, goal: Goal): boolean {
  const held =
    "resource" in goal &&
    leavesOf(verdict.placements, goal.resource).every(({ resource }) => locked.has(baseName(resource)));
  return !held && goalHolds(verdict, goal);
}

/** Whether the transition leads there, as far as can be told before it is executed. */
function mayReach(verdict: Verdict, goal: Goal): boolean {
  // What becomes of a node is only seen when the transition is done.
  if (goal.kind === "available") return true;
  const leaves = leavesOf(verdict.placements, goal.resource).filter(
    (leaf) => !("node" in goal) || leaf.node === goal.node,
  );
  const starting = new Progress(verdict);
  return leaves.some(({ resource, node = "", active }) => active.includes(node) || starting.starts(resource, node));
}
