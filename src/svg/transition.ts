import type { Verdict } from "../verdict/verdict.js";
import type { ChartBox, ChartFrame } from "./chart.js";
import type { Drawing } from "./drawing.js";
import { folded, levelsOf, type StepGroup } from "./fold.js";
import { placed } from "./layout.js";
import { renderDrawing } from "./markup.js";
import { shortened } from "./measure.js";
import { withoutImplied } from "./reduce.js";
import { type ActionStep, type StepLink, stepsOf } from "./steps.js";

export interface TransitionDrawingOptions {
  /** How many boxes there may be; where there would be more, actions are drawn together. Default 36. */
  readonly most?: number | undefined;
}

const READABLE = 36;
const LONGEST = 30;
/** What is longer goes from top to bottom: pages are scrolled that way. */
const MOST_LEVELS = 9;

/**
 * The transition as a picture: a box for each action, in a frame for its node; an arrow from what comes first. What other arrows
 * say already has none of its own. Pure.
 * @param verdict with `actions` or `explain`, also what is wanted but not done is drawn, and with `explain` why
 * @example
 * ```ts
 * import { evaluate } from "pengine";
 * import { readAny } from "pengine/commands";
 * import { transitionDrawing } from "pengine/svg";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * const { boxes } = transitionDrawing(evaluate(cib, { now, explain: true }));
 * console.log(boxes.map(({ lines, state }) => [lines, state]));
 * ```
 */
export function transitionDrawing(verdict: Verdict, { most = READABLE }: TransitionDrawingOptions = {}): Drawing {
  const { steps, links } = stepsOf(verdict);
  const found = folded(steps, links, Math.max(1, most));
  const { groups, links: between } = found;
  const acyclic = withoutImplied(stronger(between.filter(({ kind }) => kind !== "circular")));
  const circular = between.filter(({ kind }) => kind === "circular");
  const order = new Map(verdict.status.nodes.map(({ name }, i) => [name, i]));
  const lanes = [...new Set(groups.flatMap((group) => laneOf(group) ?? []))];
  lanes.sort((a, b) => (order.get(a) ?? lanes.length) - (order.get(b) ?? lanes.length));
  const chart = {
    title: titleOf(steps),
    frames: lanes.map(
      (lane): ChartFrame => ({ id: lane, frame: undefined, label: shortened(lane, LONGEST), target: undefined }),
    ),
    boxes: groups.map(boxOf),
    links: [...acyclic, ...circular].map((link) => ({ ...link, label: undefined, title: undefined })),
  };
  return placed(chart, { direction: levelsOf(found) > MOST_LEVELS ? "TB" : "LR" });
}

/**
 * The transition as SVG: actions by node, in their order from left to right, coloured by what becomes of them. Pure.
 * @param verdict with `actions` or `explain`, also what is wanted but not done is drawn, and with `explain` why
 * @example
 * ```ts
 * import { evaluate, readCib } from "pengine";
 * import { renderSvg } from "pengine/svg";
 *
 * const xml = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1">
 *    <configuration><crm_config/><nodes><node id="1" uname="n1"/></nodes>
 *    <resources><primitive id="web" class="systemd" type="nginx"/></resources><constraints/></configuration>
 *    <status><node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member"/></status></cib>`;
 * const { cib } = readCib(xml);
 * console.log(renderSvg(evaluate(cib, { now: 1_700_000_000, explain: true })));
 * ```
 */
export function renderSvg(verdict: Verdict, options: TransitionDrawingOptions = {}): string {
  return renderDrawing(transitionDrawing(verdict, options));
}

/** Of several links between the same two, what really comes first. */
function stronger(links: readonly StepLink[]): readonly StepLink[] {
  const real = new Set(links.flatMap(({ from, to, kind }) => (kind === "before" ? [`${from} ${to}`] : [])));
  return links.filter(({ from, to, kind }) => kind === "before" || !real.has(`${from} ${to}`));
}

function titleOf(steps: readonly ActionStep[]): string {
  const done = steps.filter(({ state }) => state === "done").length;
  const not = steps.length - done;
  if (steps.length === 0) return "A transition without actions";
  return `A transition of ${done} ${done === 1 ? "action" : "actions"}${not === 0 ? "" : `, and ${not} that cannot be done`}`;
}

/** The node of all actions of a group. */
function laneOf({ steps }: StepGroup): string | undefined {
  const [first] = steps;
  return steps.every(({ lane }) => lane === first?.lane) ? first?.lane : undefined;
}

const NAMED = 12;

function boxOf(group: StepGroup): ChartBox {
  const { id, steps } = group;
  const [only] = steps;
  const targets = steps.map(({ key, lane }) => ({ kind: "action", key, node: lane }) as const);
  if (only !== undefined && steps.length === 1) {
    const reason = only.reason();
    const place = only.lane === undefined ? "" : ` on ${only.lane}`;
    return {
      id,
      frame: only.lane,
      kind: only.kind,
      state: only.state,
      lines: [shortened(only.task, LONGEST), shortened(only.subject, LONGEST), ...reasonLine(only, reason)],
      title: `${only.key}${place}${STATES[only.state]}${reason === undefined ? "" : `: ${reason}`}`,
      targets,
    };
  }
  const subjects = [...new Set(steps.map(({ subject }) => subject))];
  const names = `${subjects.slice(0, NAMED).join(", ")}${subjects.length > NAMED ? ` and ${subjects.length - NAMED} more` : ""}`;
  const missing = steps.filter(({ state }) => state !== "done").length;
  const [owner, ...others] = new Set(steps.map((step) => step.owner));
  const about = owner !== undefined && others.length === 0 ? owner : subjectText(subjects);
  const undone = missing === 0 ? "" : missing === steps.length ? ", none can be done" : `, ${missing} cannot be done`;
  const heading = headingOf(steps);
  const where = placeText(steps);
  return {
    id,
    frame: laneOf(group),
    kind: steps.every(({ kind }) => kind === "pseudo") ? "pseudo" : "fold",
    state: stateOf(steps),
    lines: [shortened(heading, LONGEST + 10), shortened(about, LONGEST), `${steps.length} actions${where}${undone}`],
    title: `${heading}${where}: ${names}`,
    targets,
  };
}

/** What is not done shows. */
function stateOf(steps: readonly ActionStep[]): ChartBox["state"] {
  const states = new Set(steps.map(({ state }) => state));
  return (["impossible", "blocked", "left out"] as const).find((each) => states.has(each)) ?? "done";
}

function placeText(steps: readonly ActionStep[]): string {
  const lanes = new Set(steps.flatMap(({ lane }) => lane ?? []));
  return lanes.size > 1 ? ` on ${lanes.size} nodes` : "";
}

/** Blocked actions say why, as far as there is room. */
function reasonLine({ state }: ActionStep, reason: string | undefined): readonly string[] {
  return state === "done" || reason === undefined ? [] : [shortened(reason, LONGEST + 10)];
}

const STATES = {
  done: "",
  plain: "",
  impossible: " will not be done, since it waits for what never comes",
  blocked: " cannot be done",
  "left out": " is left out",
} as const;

/** What counts among several tasks, in the order in which it is told; the rest comes with these. */
const TOLD = [
  "fence",
  "probe",
  "demote",
  "stop",
  "migrate away",
  "migrate here",
  "start",
  "promote",
  "reload",
  "monitor",
];

function headingOf(steps: readonly ActionStep[]): string {
  const tasks = new Set(steps.map(({ task }) => task.replace(/:$| \(.*$/, "")));
  const told = TOLD.filter((task) => tasks.has(task) && (task !== "monitor" || !tasks.has("start")));
  return told.length > 0 ? told.slice(0, 3).join(", ") : [...tasks].slice(0, 2).join(", ");
}

function subjectText(subjects: readonly string[]): string {
  const [first, second] = subjects;
  if (first === undefined || second === undefined) return first ?? "";
  return subjects.length === 2 ? `${first}, ${second}` : `${shortened(first, 16)} and ${subjects.length - 1} more`;
}
