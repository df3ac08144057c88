/** The actions of a transition and what waits for what, as a picture shows them. */
import { Book } from "../explain/book.js";
import { Progress } from "../explain/progress.js";
import { graphlibView } from "../graph/graphlib-view.js";
import type { ActionRecord, GraphAction, Synapse } from "../verdict/graph.js";
import type { Verdict } from "../verdict/verdict.js";
import type { BoxKind, BoxState, LinkKind } from "./chart.js";
import { withCyclesMarked } from "./condense.js";
import { reasonsIn } from "./reason.js";

/** One action. */
export interface ActionStep {
  readonly id: string;
  readonly key: string;
  /** What is done, as people say it: `start`, `probe`, `monitor`, `fence`. */
  readonly task: string;
  /** The resource; of other actions the node. */
  readonly subject: string;
  /** The node on which it is done or that it is done to; of pseudo-actions often none. */
  readonly lane: string | undefined;
  readonly kind: Exclude<BoxKind, "fold" | "resource">;
  readonly state: BoxState;
  /** The outermost resource that its resource is part of; of other actions the subject. */
  readonly owner: string;
  /** Whether it belongs to bringing something down, or to bringing it up. */
  readonly phase: "down" | "up";
  /** A monitor that goes on. */
  readonly recurring: boolean;
  /** Why it is not done, or the reason that the summary prints. */
  readonly reason: () => string | undefined;
}

export interface StepLink {
  readonly from: string;
  readonly to: string;
  readonly kind: Extract<LinkKind, "before" | "unmet" | "circular">;
}

export interface Steps {
  readonly steps: readonly ActionStep[];
  readonly links: readonly StepLink[];
}

/** What is known of a Verdict, and why its actions are not done, which is found out when it is asked. */
class Context {
  readonly book: Book;
  readonly progress: Progress;
  readonly #verdict: Verdict;
  #reasons: ((record: ActionRecord) => string) | undefined;

  constructor(verdict: Verdict) {
    this.book = new Book(verdict);
    this.progress = new Progress(verdict);
    this.#verdict = verdict;
  }

  whyNot(record: ActionRecord): string {
    this.#reasons ??= reasonsIn(this.#verdict);
    return this.#reasons(record);
  }
}

/**
 * All actions of a transition, and those that are wanted and are not in it. What blocks an action is known if the Verdict has
 * its actions, and why, if it can be explained.
 */
export function stepsOf(verdict: Verdict): Steps {
  const context = new Context(verdict);
  const records = new Map((verdict.actions?.actions ?? []).map((record) => [record.id, record]));
  const synapses = new Map(verdict.graph.synapses.map((synapse) => [synapse.action.id, synapse]));
  const view = graphlibView(verdict.graph);
  const steps: ActionStep[] = [];
  const shown = new Set<string>();
  for (const id of view.nodes()) {
    const action = view.node(id);
    if (action === undefined) continue;
    const facts = { action, synapse: synapses.get(action.id), record: records.get(action.id) };
    shown.add(id);
    steps.push(stepOf(context, verdict, facts));
  }
  const links: StepLink[] = view.edges().map(({ v, w }) => ({ from: v, to: w, kind: "before" }));
  for (const { action, circularInputs = [] } of verdict.graph.synapses)
    for (const input of circularInputs) links.push({ from: String(input.id), to: String(action.id), kind: "circular" });
  const missing = [...records.values()].filter(
    ({ id, inGraph, optional }) => !inGraph && !optional && !shown.has(String(id)),
  );
  for (const record of missing.reverse()) {
    shown.add(String(record.id));
    steps.push(missingStep(context, record));
  }
  for (const record of records.values()) if (!record.inGraph) addUnmet(record);
  return {
    steps,
    links: withCyclesMarked(
      steps.map(({ id }) => id),
      links,
    ),
  };

  /** What an action that is not in the graph would wait for: as a dot file shows it (09 §12.3). */
  function addUnmet({ id, inputs }: ActionRecord): void {
    if (!shown.has(String(id))) return;
    for (const { action, flags } of inputs) {
      const from = verdict.actions?.actions[action];
      const placement = flags.length === 1 && flags[0] === "ifOnSameNodeOrTarget";
      if (from === undefined || flags.length === 0 || placement || !shown.has(String(from.id))) continue;
      links.push({ from: String(from.id), to: String(id), kind: "unmet" });
    }
  }
}

interface ActionFacts {
  readonly action: GraphAction;
  readonly synapse: Synapse | undefined;
  readonly record: ActionRecord | undefined;
}

function stepOf(context: Context, verdict: Verdict, { action, synapse, record }: ActionFacts): ActionStep {
  const { operation, key, node } = action;
  const interval = intervalOf(synapse);
  const kind = kindOf(action.element, operation);
  const state = stateOf(context, action, synapse);
  const subject = record?.resource ?? synapse?.resource?.id ?? subjectOf(action.internalKey ?? key, operation);
  const reason = (): string | undefined =>
    state !== "done" && record !== undefined && verdict.explainable ? context.whyNot(record) : record?.reason;
  return {
    id: String(action.id),
    key,
    task: taskWord(operation, interval, fenceActionOf(synapse)),
    subject:
      kind === "fencing" || (kind === "node action" && record?.resource === undefined)
        ? (node?.name ?? subject)
        : subject,
    lane: node?.name,
    kind,
    state,
    owner: record?.resource === undefined ? subject : ownerOf(context, record.resource),
    phase: phaseOf(operation, key),
    recurring: operation === "monitor" && interval > 0,
    reason,
  };
}

function ownerOf({ book }: Context, resource: string): string {
  return book.lineage(resource).at(-1)?.resource ?? resource;
}

/** Notifications are told by what they are about. */
function phaseOf(task: string, key: string): ActionStep["phase"] {
  const about = task === "notify" || task === "notified" ? key : task;
  return /stop|demote|migrate_to|delete|cancel|shutdown|clear/.test(about) ? "down" : "up";
}

/** An action that is wanted and is not in the transition. */
function missingStep(context: Context, record: ActionRecord): ActionStep {
  const { id, key, task, resource, node, pseudo, reason } = record;
  const interval = Number(/_([0-9]+)$/.exec(key)?.[1] ?? 0);
  return {
    id: String(id),
    key,
    task: taskWord(task, interval, undefined),
    subject: resource ?? node ?? key,
    lane: node,
    kind: pseudo ? "pseudo" : kindOf(resource === undefined ? "crm_event" : "rsc_op", task),
    state: context.progress.outcome(record) === "left out" ? "left out" : "blocked",
    owner: resource === undefined ? (node ?? key) : ownerOf(context, resource),
    phase: phaseOf(task, key),
    recurring: task === "monitor" && interval > 0,
    reason: () => (context.book.verdict.explainable ? context.whyNot(record) : reason),
  };
}

function kindOf(element: GraphAction["element"], operation: string): ActionStep["kind"] {
  if (operation === "stonith") return "fencing";
  if (element === "pseudo_event") return "pseudo";
  return element === "crm_event" || NODE_TASKS.has(operation) ? "node action" : "operation";
}

/** What is done with a node, or by the cluster itself. */
const NODE_TASKS: ReadonlyMap<string, string> = new Map([
  ["do_shutdown", "shut down"],
  ["lrm_delete", "forget"],
  ["clear_failcount", "clear failures of"],
  ["maintenance_nodes", "tell maintenance"],
]);

function stateOf({ progress }: Context, { id }: GraphAction, synapse: Synapse | undefined): BoxState {
  if (synapse === undefined) return "blocked";
  return progress.completes(id) ? "done" : "impossible";
}

const TASKS: ReadonlyMap<string, string> = new Map([
  ["running", "all started:"],
  ["stopped", "all stopped:"],
  ["promoted", "all promoted:"],
  ["demoted", "all demoted:"],
  ["migrate_to", "migrate away"],
  ["migrate_from", "migrate here"],
  ["reload-agent", "reload"],
  ["notify", "notify"],
  ["notified", "all notified:"],
]);

function taskWord(operation: string, interval: number, fence: string | undefined): string {
  if (operation === "stonith") return fence === undefined ? "fence" : `fence (${fence})`;
  if (operation === "monitor") return interval > 0 ? `monitor (${intervalText(interval)})` : "probe";
  if (/^(?:clone-)?one-or-more:/.test(operation)) return "enough of";
  return NODE_TASKS.get(operation) ?? TASKS.get(operation) ?? operation.replaceAll("_", " ");
}

function intervalText(ms: number): string {
  if (ms % 60_000 === 0) return `${ms / 60_000} min`;
  return ms % 1000 === 0 ? `${ms / 1000} s` : `${ms} ms`;
}

/** ms */
function intervalOf(synapse: Synapse | undefined): number {
  const text = synapse?.attributes.find(([name]) => name === "CRM_meta_interval")?.[1];
  return text === undefined ? 0 : Number(text);
}

function fenceActionOf(synapse: Synapse | undefined): string | undefined {
  return synapse?.attributes.find(([name]) => name === "CRM_meta_stonith_action")?.[1];
}

/** The resource in a key such as `web_start_0`, where nothing else tells it. */
function subjectOf(key: string, operation: string): string {
  const at = key.lastIndexOf(`_${operation}`);
  return at > 0 ? key.slice(0, at) : key;
}
