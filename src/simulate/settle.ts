import type { Cib } from "../cib/cib.js";
import { type EvaluateOptions, evaluate, type VerdictOf } from "../evaluate.js";
import { createMemory } from "../model/memory.js";
import { requireVerdictOf } from "../verdict/source.js";
import type { Verdict } from "../verdict/verdict.js";
import type { OperationResult, SimulationStep } from "./events.js";
import { execute } from "./execute.js";
import { sameState } from "./same-state.js";
import { type Duration, type TimedAction, timelineOf } from "./timing.js";

/** How settling ends. */
export type Ending =
  /** Nothing is left to do. */
  | { readonly kind: "rest" }
  /** There is something to do that cannot be done: a transition waits for itself, or what is to be done is refused. */
  | { readonly kind: "stuck" }
  /** The same transitions come again and again: of themselves, or because something fails each time. */
  | {
      readonly kind: "oscillation" | "recovery";
      /** How many transitions there are until the first of them comes again. */
      readonly period: number;
      /** Ids of the instances of which operations are executed in every period. */
      readonly resources: readonly string[];
      /** Names of the nodes that are to be fenced in every period. */
      readonly fenced: readonly string[];
    }
  /** There was still something to do after the last transition that was allowed. */
  | { readonly kind: "unfinished" };

/** A transition as it was executed. */
export interface Transition<V extends Verdict = Verdict> {
  /** What was decided. */
  readonly verdict: V;
  readonly steps: readonly SimulationStep[];
  /** What was executed and when; of a transition that cannot be completed not all. */
  readonly actions: readonly TimedAction[];
  /** ms: the longest path. */
  readonly duration: number;
  /** False: some actions could never run; the transition was invalid (09 §11.2). */
  readonly complete: boolean;
  /** The CIB afterwards. */
  readonly cib: Cib;
}

/** Where a cluster comes to rest. */
export interface Settled<V extends Verdict = Verdict> {
  /** What is decided first. */
  readonly first: V;
  /** The last verdict: at rest it has nothing left to do. */
  readonly verdict: V;
  readonly cib: Cib;
  /** The transitions that were executed, in order. */
  readonly transitions: readonly Transition<V>[];
  readonly ending: Ending;
  /** How many transitions were executed. */
  readonly rounds: number;
  /** Nothing is left to do. */
  readonly atRest: boolean;
}

export interface SettleOptions extends Omit<EvaluateOptions, "now"> {
  /** Epoch seconds. */
  readonly now: number;
  /** How many transitions may be executed; default 10. */
  readonly rounds?: number | undefined;
  /** Operations that fail whenever they are executed, each with its result (09 §11.4). */
  readonly failures?: readonly OperationResult[] | undefined;
  /** Names of nodes that cannot be fenced. */
  readonly fencingFails?: readonly string[] | undefined;
  /** How long operations take, where not as long as their timeout allows; the first that fits. */
  readonly durations?: readonly Duration[] | undefined;
  /** What `evaluate` said of this CIB, at this time and with these options, where that is known. */
  readonly evaluated?: Verdict | undefined;
  /** Asked of what was decided, before each transition: false ends the settling there, as after the last transition. */
  readonly goOn?: ((verdict: Verdict, rounds: number) => boolean) | undefined;
  /** What else changes when a transition has been executed, such as quorum when a node was fenced. */
  readonly afterEach?: ((transition: Transition) => Cib) | undefined;
}

/**
 * Evaluates and executes again and again until nothing is left to do. Pure. The clock stands still meanwhile. What comes
 * again and again is found by its states: when one is the same as an earlier one, but for counters, the transitions between
 * them follow each other for ever.
 * @throws SimulationError where the reference gives up an execution; OptionError where what was evaluated is another CIB
 * @example
 * ```ts
 * import { readCib } from "pengine";
 * import { settle } from "pengine/simulate";
 *
 * const xml = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1">
 *    <configuration><crm_config><cluster_property_set id="o"><nvpair id="f" name="fencing-enabled" value="false"/>
 *    </cluster_property_set></crm_config><nodes><node id="1" uname="n1"/></nodes>
 *    <resources><primitive id="web" class="systemd" type="nginx"/></resources><constraints/></configuration>
 *    <status><node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member"/></status></cib>`;
 * const { ending, verdict } = settle(readCib(xml).cib, { now: 1_700_000_000 });
 * console.log(ending.kind, verdict.placements); // "rest", web is active on n1
 * ```
 */
export function settle<const Asked extends SettleOptions>(cib: Cib, options: Asked): Settled<VerdictOf<Asked>>;
export function settle(cib: Cib, options: SettleOptions): Settled {
  const {
    rounds: most = 10,
    afterEach,
    goOn = always,
    durations = [],
    failures,
    fencingFails,
    evaluated,
    ...others
  } = options;
  // What is evaluated again has hardly changed.
  const asked = { ...others, memory: others.memory ?? createMemory() };
  const transitions: Transition[] = [];
  const states = [cib];
  if (evaluated !== undefined) requireVerdictOf(cib, evaluated);
  const first = evaluated ?? evaluate(cib, asked);
  let verdict = first;
  for (;;) {
    const at = transitions.at(-1)?.cib ?? cib;
    const ending = endingAt(
      states,
      transitions,
      verdict,
      goOn(verdict, transitions.length) ? most : transitions.length,
    );
    if (ending !== undefined) {
      const atRest = ending.kind === "rest";
      return { first, verdict, cib: at, transitions, ending, rounds: transitions.length, atRest };
    }
    const executed = execute(at, verdict, { now: asked.now, failures, fencingFails });
    const timeline = timelineOf(executed.performed, verdict.graph, durations);
    const { steps, complete } = executed;
    const transition: Transition = { verdict, steps, ...timeline, complete, cib: executed.cib };
    const after = afterEach?.(transition) ?? executed.cib;
    transitions.push(after === executed.cib ? transition : { ...transition, cib: after });
    states.push(after);
    verdict = evaluate(after, asked);
  }
}

const always = (): boolean => true;

/** `undefined`: it goes on. `states` has what was before each transition, and what is now. */
function endingAt(
  states: readonly Cib[],
  transitions: readonly Transition[],
  verdict: Verdict,
  most: number,
): Ending | undefined {
  if (verdict.graph.synapses.length === 0) return { kind: "rest" };
  const now = states.at(-1);
  const count = transitions.length;
  // Hardly any cluster needs more than one transition, so nothing is compared before.
  for (let i = count - 1; i >= 0 && now !== undefined; i--) {
    const before = states[i];
    if (before !== undefined && sameState(before, now, verdict.status)) return repeating(transitions.slice(i));
  }
  return count >= most ? { kind: "unfinished" } : undefined;
}

/** These transitions lead from a state to the same state. */
function repeating(transitions: readonly Transition[]): Ending {
  const actions = transitions.flatMap((transition) => transition.actions);
  const visible = actions.filter(({ synapse: { action } }) => isVisible(action.element, action.operation));
  const done = visible.filter(({ outcome }) => outcome !== "broken");
  const fenced = done.filter(({ synapse: { action } }) => action.operation === "stonith");
  const resources = done.flatMap(({ synapse: { action, resource } }) =>
    action.operation === "stonith" || resource === undefined ? [] : [resource.longId ?? resource.id],
  );
  if (done.length === 0) {
    const idle = transitions.every(({ complete }) => complete) && visible.length === 0;
    return { kind: idle ? "rest" : "stuck" };
  }
  return {
    kind: actions.some(({ outcome }) => outcome === "failed") ? "recovery" : "oscillation",
    period: transitions.length,
    resources: [...new Set(resources)],
    fenced: [...new Set(fenced.flatMap(({ synapse: { action } }) => action.node?.name ?? []))],
  };
}

/** Operations that tell, note or ask something change nothing. */
const SILENT: ReadonlySet<string> = new Set(["monitor", "notify", "delete", "lrm_delete", "meta-data", "cancel"]);

function isVisible(element: "rsc_op" | "pseudo_event" | "crm_event", operation: string): boolean {
  return operation === "stonith" || (element === "rsc_op" && !SILENT.has(operation));
}
