import type { Cause, ScoreStep } from "../verdict/cause.js";
import type { ActionGraph, TransitionGraph } from "../verdict/graph.js";
import type { OutputEvent } from "../verdict/output.js";
import type { Placement } from "../verdict/placement.js";
import type { ClusterStatus } from "../verdict/status.js";
import type { TransitionSummary } from "../verdict/summary.js";
import type { VariantName } from "../verdict/variant.js";
import type { Verdict } from "../verdict/verdict.js";

/**
 * Raised whenever a field changes its meaning or goes; a new field leaves it as it is.
 * @example
 * ```ts
 * import { evaluate } from "pengine";
 * import { readAny } from "pengine/commands";
 * import { VERDICT_JSON_VERSION, verdictJson } from "pengine/render";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * verdictJson(evaluate(cib, { now })).version === VERDICT_JSON_VERSION; // => true
 * ```
 */
export const VERDICT_JSON_VERSION = 3;

/** One step that led to a score. Scores are numbers; ±1000000 is ±INFINITY. */
export type JsonCause = Cause & {
  readonly operation: "add" | "set";
  readonly amount: number;
  /** The score after the step. */
  readonly score: number;
};

export interface JsonScore {
  readonly resource: string;
  readonly node: string;
  /** The assignment that recorded it: of a primitive, or of a whole group, clone or bundle. */
  readonly by: VariantName;
  readonly score: number;
  /** From 0 to the score, oldest first; only if the evaluation kept causes. */
  readonly causes?: readonly JsonCause[];
}

export interface JsonPromotion {
  readonly resource: string;
  /** Absent: the instance has no node. */
  readonly node?: string;
  readonly score: number;
  readonly causes?: readonly JsonCause[];
}

export interface JsonCapacity {
  readonly when: "before" | "after";
  readonly node: string;
  readonly values: Readonly<Record<string, string>>;
}

export interface JsonUtilization {
  readonly resource: string;
  readonly node: string;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * The JSON form of a Verdict. Everything is in the order in which the evaluation found it: scores as they are printed,
 * placements parents first, synapses as in the graph file. What is absent in the Verdict is absent here.
 */
export interface VerdictJson {
  readonly format: "pengine.verdict";
  readonly version: typeof VERDICT_JSON_VERSION;
  /** The cluster before the transition. */
  readonly status: ClusterStatus;
  readonly messages: readonly string[];
  readonly scores: readonly JsonScore[];
  readonly promotions: readonly JsonPromotion[];
  readonly capacities: readonly JsonCapacity[];
  readonly utilization: readonly JsonUtilization[];
  readonly placements: readonly Placement[];
  readonly summary: TransitionSummary;
  readonly graph: TransitionGraph;
  /** All actions, newest first, if the Verdict has them. `inputs[].action` is an index into `actions`. */
  readonly actions?: ActionGraph["actions"];
}

export interface JsonOptions {
  /** Blanks per level; 0 (the default) writes one line. */
  readonly indent?: number;
}

/**
 * The JSON text of a Verdict, with a newline at the end. Its shape is {@link VerdictJson}.
 * @example
 * ```ts
 * import { evaluate, readCib } from "pengine";
 * import { renderJson } from "pengine/render";
 *
 * const xml = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1">
 *    <configuration><crm_config/><nodes><node id="1" uname="n1"/></nodes>
 *    <resources><primitive id="web" class="systemd" type="nginx"/></resources><constraints/></configuration>
 *    <status><node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member"/></status></cib>`;
 * const { cib } = readCib(xml);
 * console.log(renderJson(evaluate(cib, { now: 1_700_000_000 }), { indent: 2 }));
 * ```
 */
export function renderJson(verdict: Verdict, options: JsonOptions = {}): string {
  return `${JSON.stringify(verdictJson(verdict), undefined, options.indent ?? 0)}\n`;
}

/**
 * The JSON form of a Verdict as plain data.
 * @example
 * ```ts
 * import { evaluate } from "pengine";
 * import { readAny } from "pengine/commands";
 * import { verdictJson } from "pengine/render";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * verdictJson(evaluate(cib, { now })).placements.map(({ resource }) => resource); // => ["web"]
 * ```
 */
export function verdictJson(verdict: Verdict): VerdictJson {
  const { status, placements, summary, graph, actions } = verdict;
  return {
    format: "pengine.verdict",
    version: VERDICT_JSON_VERSION,
    status,
    ...eventsJson(verdict.events),
    placements,
    summary,
    graph,
    ...(actions === undefined ? {} : { actions: actions.actions }),
  };
}

interface EventsJson {
  messages: string[];
  scores: JsonScore[];
  promotions: JsonPromotion[];
  capacities: JsonCapacity[];
  utilization: JsonUtilization[];
}

function eventsJson(events: readonly OutputEvent[]): EventsJson {
  const sorted: EventsJson = { messages: [], scores: [], promotions: [], capacities: [], utilization: [] };
  for (const event of events) addEvent(sorted, event);
  return sorted;
}

function addEvent(to: EventsJson, event: OutputEvent): void {
  switch (event.kind) {
    case "message":
      to.messages.push(event.text);
      break;
    case "scores":
      for (const { node, score, step } of event.lines) {
        to.scores.push({ resource: event.resource, node, by: event.by, score, ...causes(step) });
      }
      break;
    case "promotion": {
      const { resource, node, score, steps } = event;
      to.promotions.push({ resource, ...(node === undefined ? {} : { node }), score, ...causes(steps) });
      break;
    }
    case "capacity":
      to.capacities.push({ when: event.when, node: event.node, values: record(event.values) });
      break;
    case "utilization":
      to.utilization.push({ resource: event.resource, node: event.node, values: record(event.values) });
  }
}

function causes(last: ScoreStep | undefined): { readonly causes?: readonly JsonCause[] } {
  if (last === undefined) return {};
  const steps: JsonCause[] = [];
  for (let step: ScoreStep | undefined = last; step !== undefined; step = step.previous) {
    const { operation, amount, score, cause } = step;
    steps.push({ operation, amount, score, ...cause });
  }
  return { causes: steps.reverse() };
}

/** Without prototype: attribute names are data. */
function record(values: readonly (readonly [name: string, value: string])[]): Readonly<Record<string, string>> {
  const result = Object.create(null) as Record<string, string>;
  for (const [name, value] of values) result[name] = value;
  return result;
}
