/** One function for each kind of subject: the answer about it. */
import { append } from "../base/list.js";
import { nodeActionText } from "../render/words.js";
import type { Fact } from "../verdict/fact.js";
import type { Placement } from "../verdict/placement.js";
import { type Answer, factsOf, type ItemAnswer, type Subject, sentenceOf } from "./answer.js";
import { type Outcome, outcomeOf } from "./outcome.js";
import { actionAnswer, actionAnswers, nodeAnswers } from "./parts.js";
import { type Why, why, whyFact } from "./reason.js";
import { relationNotes, thresholdNotes } from "./relations.js";
import { directTies, namesOf, tiesThrough } from "./ties.js";
import { failures, whyInstanceNotPromoted, whyNot } from "./why.js";
import { type ActionContext, actionText, whyNotDone } from "./why-actions.js";
import { factText, listOf } from "./words.js";

const NOTHING: Omit<Answer, "subject" | "sentence"> = {
  reasons: [],
  facts: [],
  notes: [],
  items: [],
  nodes: [],
  actions: [],
};

function merge(...lists: readonly (readonly Fact[])[]): readonly Fact[] {
  return [...new Set(lists.flat())];
}

/** A primitive, instance, group, clone or bundle. */
export function resourceAnswer(context: ActionContext, placement: Placement): Answer {
  const { book } = context;
  const { resource } = placement;
  const subject: Subject = { kind: "resource", resource };
  const relations = relationNotes(book, resource);
  const about = book.aboutLineage(resource);
  if (placement.variant === "primitive") {
    const outcome = outcomeOf(context, placement);
    return {
      ...NOTHING,
      subject,
      sentence: sentenceOf(outcome.text, outcome.because),
      reasons: outcome.because,
      facts: merge(factsOf(outcome.because), about),
      notes: unsaid(outcome.because, [...relations.notes, ...thresholdNotes(book, resource)]),
      nodes: nodeAnswers(context, placement),
      actions: actionAnswers(context, resource),
    };
  }
  const outcomes = book.leaves(resource).map((leaf) => outcomeOf(context, leaf));
  const deciding = decidingMember(outcomes);
  const reasons = deciding === undefined ? [] : deciding.because;
  const own = ownReasons(context, placement);
  const all = [...own, ...reasons.filter(({ text }) => own.every((each) => each.text !== text))];
  const leaf = deciding === undefined ? undefined : book.placement(deciding.resource);
  return {
    ...NOTHING,
    subject,
    sentence: sentenceOf(collectiveText(placement, outcomes), all),
    reasons: all,
    facts: merge(factsOf(all), about, ...outcomes.map(({ because }) => factsOf(because))),
    notes: unsaid(all, [...relations.notes, ...thresholdNotes(book, resource)]),
    items: outcomes.map(itemOf),
    nodes: leaf === undefined ? [] : nodeAnswers(context, leaf),
    actions: [resource, ...outcomes.map((each) => each.resource)].flatMap((id) => actionAnswers(context, id)),
  };
}

/** Notes without those that a reason says already. */
function unsaid(reasons: readonly Why[], notes: readonly string[]): readonly string[] {
  const said = new Set(reasons.map(({ text }) => `${text}.`));
  return notes.filter((note) => !said.has(note));
}

/** What holds for a group, clone or bundle as a whole. */
function ownReasons({ book }: ActionContext, { resource, managed }: Placement): Why[] {
  return managed
    ? []
    : book
        .about(resource)
        .filter(({ code }) => code === "unmanaged" || code === "blocked")
        .map((fact) => whyFact(fact));
}

/** The outcomes that say most, in this order. */
const TELLING = [
  "cannot stop",
  "cannot start",
  "is left alone",
  "recovers",
  "stops",
  "moves",
  "migrates",
  "restarts",
  "demotes",
  "promotes",
  "reloads",
  "starts",
  "stays stopped",
  "stays",
] as const satisfies readonly Outcome["kind"][];

function decidingMember(outcomes: readonly Outcome[]): Outcome | undefined {
  for (const kind of TELLING) {
    const found = outcomes.find((each) => each.kind === kind && each.because.length > 0);
    if (found !== undefined) return found;
  }
  return outcomes[0];
}

/** `svc (group): httpd, nfs move from ctl2 to ctl1` */
function collectiveText({ resource, variant }: Placement, outcomes: readonly Outcome[]): string {
  const byText = new Map<string, string[]>();
  for (const each of outcomes) {
    const text = each.text.slice(each.resource.length + 1);
    const list = byText.get(text);
    if (list === undefined) byText.set(text, [each.resource]);
    else list.push(each.resource);
  }
  const [only] = byText;
  if (byText.size === 1 && only !== undefined) return `the ${variant} ${resource} ${only[0]}`;
  const parts = [...byText].map(([text, ids]) => `${listOf(ids, 4)} ${text}`);
  return outcomes.length === 0
    ? `the ${variant} ${resource} has no parts`
    : `of the ${variant} ${resource}, ${parts.join("; ")}`;
}

function itemOf(outcome: Outcome): ItemAnswer {
  return { subject: outcome.resource, outcome: outcome.kind, sentence: sentenceOf(outcome.text, outcome.because) };
}

/** A resource and a node: why there, or why not there. */
export function placementAnswer(context: ActionContext, placement: Placement, node: string): Answer {
  const { book } = context;
  const { resource } = placement;
  const subject: Subject = { kind: "placement", resource, node };
  const leaf = leafFor(context, placement, node);
  if (leaf === undefined) return { ...NOTHING, subject, sentence: `${resource} has no part that could be on ${node}.` };
  const there = leaf.node === node;
  const outcome = outcomeOf(context, leaf);
  const reasons = there ? thereReasons(context, leaf, node, outcome) : notThereReasons(context, leaf, node, outcome);
  const head = there ? thereText(leaf, node, outcome) : notThereText(leaf, node, placement, outcome);
  const relations = relationNotes(book, resource);
  return {
    ...NOTHING,
    subject,
    sentence: sentenceOf(head, reasons),
    reasons,
    facts: merge(
      factsOf(reasons),
      book.aboutNode(node).filter((fact) => !("resource" in fact)),
      book.aboutLineage(leaf.resource),
    ),
    notes: [...thresholdNotes(book, leaf.resource, node), ...relations.notes],
    nodes: nodeAnswers(context, leaf),
    actions: actionAnswers(context, leaf.resource).filter(
      (action) => action.node === undefined || action.node === node || leaf.active.includes(action.node),
    ),
  };
}

/** Of a group its first member, of a clone the instance on the node, or else one without a place. */
function leafFor({ book }: ActionContext, { resource }: Placement, node: string): Placement | undefined {
  const leaves = book.leaves(resource);
  return (
    leaves.find((leaf) => leaf.node === node) ??
    leaves.find((leaf) => leaf.active.includes(node)) ??
    leaves.find((leaf) => leaf.node === undefined) ??
    leaves[0]
  );
}

function thereText(leaf: Placement, node: string, outcome: Outcome): string {
  if (outcome.to !== node && outcome.kind !== "stays") return outcome.text;
  const role = leaf.nextRole;
  const as = role === "promoted" || role === "unpromoted" ? ` as ${role}` : "";
  return outcome.kind === "stays" ? `${leaf.resource} stays on ${node}${as}` : outcome.text;
}

function thereReasons({ book }: ActionContext, leaf: Placement, node: string, outcome: Outcome): readonly Why[] {
  if (leaf.nextRole === "unpromoted") return [whyInstanceNotPromoted(book, leaf.resource, node)];
  return outcome.because;
}

function notThereText(leaf: Placement, node: string, { resource }: Placement, outcome: Outcome): string {
  const name = leaf.resource === resource ? leaf.resource : `${leaf.resource} (of ${resource})`;
  if (leaf.active.includes(node) && outcome.kind === "is left alone") return outcome.text;
  if (leaf.active.includes(node)) return `${name} does not stay on ${node}`;
  return `${name} will not run on ${node}${leaf.node === undefined ? "" : `, but on ${leaf.node}`}`;
}

function notThereReasons({ book }: ActionContext, leaf: Placement, node: string, outcome: Outcome): readonly Why[] {
  if (outcome.kind === "is left alone") return outcome.because;
  const stopping = book
    .aboutLineage(leaf.resource)
    .filter((fact) => fact.code === "disabled" && fact.role === "stopped");
  const unavailable = book.unavailable(node);
  if (stopping.length > 0 && unavailable.length === 0) return stopping.map((fact) => whyFact(fact));
  return [whyNot(book, leaf.resource, node)];
}

/** A node: its state, why it is fenced or empty, and what becomes of what it holds. */
export function nodeAnswer(context: ActionContext, name: string): Answer {
  const { book } = context;
  const subject: Subject = { kind: "node", node: name };
  const actions = book.verdict.summary.nodeActions.filter(({ node }) => node === name);
  const states = book.unavailable(name);
  const reasons: Why[] = [];
  for (const fact of book.aboutNode(name)) {
    if (fact.code === "node-unclean") {
      const behind = fact.resource === undefined ? [] : failures(book, fact.resource, name);
      reasons.push(
        whyFact(
          fact,
          behind.map((each) => whyFact(each)),
        ),
      );
    } else if (!("resource" in fact) && "node" in fact && fact.code !== "node-offline") reasons.push(whyFact(fact));
  }
  if (reasons.length === 0) for (const fact of states) reasons.push(whyFact(fact));
  const items = book.placements.filter(
    ({ variant, active, node }) => variant === "primitive" && (active.includes(name) || node === name),
  );
  const outcomes = items.map((placement) => outcomeOf(context, placement));
  const fence = actions.find(({ change }) => change === "fence");
  const shutdown = actions.find(({ change }) => change === "shutdown");
  const head =
    fence !== undefined
      ? `${name} is to be fenced (${fence.fenceAction ?? ""})`
      : shutdown !== undefined
        ? `${name} is to be shut down`
        : stateText(context, name, outcomes);
  return {
    ...NOTHING,
    subject,
    sentence: sentenceOf(head, reasons),
    reasons,
    facts: merge(factsOf(reasons), book.aboutNode(name)),
    notes: actions.map((action) => `${nodeActionText(action)}: ${action.reason}.`),
    items: outcomes.map(itemOf),
  };
}

function stateText({ book }: ActionContext, name: string, outcomes: readonly Outcome[]): string {
  const states = book.unavailable(name);
  const cannot = book.aboutNode(name).some(({ code }) => code === "node-cannot-be-fenced");
  if (cannot) return `${name} should be fenced and cannot be`;
  const staying = outcomes.filter(
    ({ to, from, kind }) => to === name || (kind === "is left alone" && from.includes(name)),
  );
  const holds =
    staying.length === 0
      ? "nothing will run on it"
      : `${listOf(
          staying.map(({ resource }) => resource),
          6,
        )} will run on it`;
  if (states.length > 0) return `${listOf(states.map(factText))}, and ${holds}`;
  return `${name} is available, and ${holds}`;
}

/** Two resources: what ties them, which of their actions wait for each other; or that nothing does. */
export function resourcesAnswer(context: ActionContext, first: Placement, second: Placement): Answer {
  const { book } = context;
  const subject: Subject = { kind: "resources", first: first.resource, second: second.resource };
  const direct = directTies(book, first.resource, second.resource);
  const ties = direct.length > 0 ? direct : tiesThrough(book, first.resource, second.resource);
  const reasons = ties.map((tie) => whyFact(tie));
  const waits = waitsBetween(context, first.resource, second.resource);
  const group = sharedGroup(context, first.resource, second.resource);
  if (group !== undefined)
    reasons.unshift(
      why(
        `both are members of the ${group.variant} ${group.resource}${group.variant === "group" ? ", which start in its order on one node" : ""}`,
      ),
    );
  const head =
    reasons.length === 0
      ? `nothing in the configuration ties ${first.resource} and ${second.resource}`
      : direct.length > 0 || group !== undefined
        ? `${first.resource} and ${second.resource} are tied directly`
        : `${first.resource} and ${second.resource} are tied through others`;
  const notes = waits.map((text) => `${text}.`);
  if (reasons.length > 0 && waits.length === 0)
    notes.push("In this transition no action of one waits for one of the other.");
  if (direct.length > 0 && direct.every(({ code }) => code === "order")) {
    notes.push(`They are only ordered: no colocation ties their places.`);
  }
  const outcomes = [first, second]
    .flatMap(({ resource }) => book.leaves(resource))
    .map((leaf) => outcomeOf(context, leaf));
  return {
    ...NOTHING,
    subject,
    sentence: sentenceOf(head, reasons),
    reasons,
    facts: ties,
    notes,
    items: outcomes.map(itemOf),
  };
}

function sharedGroup({ book }: ActionContext, a: string, b: string): Placement | undefined {
  const ancestors = new Set(
    book
      .lineage(a)
      .slice(1)
      .map(({ resource }) => resource),
  );
  return book
    .lineage(b)
    .slice(1)
    .find(({ resource }) => ancestors.has(resource));
}

/** Which actions of two resources wait for each other, directly. */
function waitsBetween({ book, progress }: ActionContext, a: string, b: string): string[] {
  const found: string[] = [];
  const one = below(book, a);
  const other = below(book, b);
  for (const [mine, theirs] of [
    [one, other],
    [other, one],
  ] as const) {
    for (const id of mine) {
      for (const action of book.actions(id)) {
        if (!action.inGraph) continue;
        for (const input of progress.inputs(action)) {
          if (input.resource === undefined || !theirs.has(input.resource)) continue;
          found.push(`${actionText(action)} waits for ${actionText(input)} (${action.key} after ${input.key})`);
        }
      }
    }
  }
  return found;
}

/** A resource and all below it. */
function below(book: ActionContext["book"], id: string): ReadonlySet<string> {
  const lineage = new Set(
    book
      .lineage(id)
      .slice(1)
      .map(({ resource }) => resource),
  );
  return new Set([...namesOf(book, id)].filter((name) => !lineage.has(name)));
}

/** An action by its key, on one node or on all on which there is one. */
export function keyAnswer(context: ActionContext, key: string, node: string | undefined): Answer | undefined {
  const { book, progress } = context;
  const found = (book.verdict.actions?.actions ?? []).filter(
    (action) => action.key === key && (node === undefined || action.node === node),
  );
  const action = found.find((each) => progress.outcome(each) !== "not needed") ?? found[0];
  if (action === undefined) return undefined;
  const outcome = progress.outcome(action);
  const reasons = outcome === "done" || outcome === "not needed" ? [] : [whyNotDone(context, action)];
  const before = progress.inputs(action).map(actionText);
  const head = `${actionText(action)} is ${outcome}`;
  const subject: Subject = node === undefined ? { kind: "action", key } : { kind: "action", key, node };
  return {
    ...NOTHING,
    subject,
    sentence: sentenceOf(head, reasons),
    reasons,
    facts: merge(factsOf(reasons)),
    notes: before.length === 0 ? ["It waits for nothing."] : [`It waits for ${listOf(before)}.`],
    actions: found.map((each) => actionAnswer(context, each)),
  };
}

/** Kinds of outcomes that are as they should be and change nothing. */
const QUIET: ReadonlySet<Outcome["kind"]> = new Set(["stays"]);

/** The cluster: everything that changes, and everything that is not as it should be. */
export function clusterAnswer(context: ActionContext): Answer {
  const { book } = context;
  const items: ItemAnswer[] = [];
  for (const node of book.verdict.status.nodes) {
    const states = book.unavailable(node.name);
    if (states.length > 0) {
      const { sentence } = nodeAnswer(context, node.name);
      items.push({ subject: node.name, outcome: "node", sentence });
    }
  }
  const outcomes = book.placements
    .filter(({ variant }) => variant === "primitive")
    .map((placement) => outcomeOf(context, placement));
  const telling = outcomes.filter((each) => !QUIET.has(each.kind) && !isSpareInstance(context, each));
  append(items, telling.map(itemOf));
  const cluster = [
    ...book.withCode("no-quorum"),
    ...book.withCode("maintenance-mode"),
    ...book.withCode("stop-all-resources"),
    ...book.withCode("no-fence-device"),
  ];
  const changing = telling.filter(
    ({ kind }) =>
      kind !== "stays stopped" && kind !== "is left alone" && kind !== "cannot start" && kind !== "cannot stop",
  ).length;
  const wrong = telling.length - changing;
  const parts = [
    changing === 0 ? "nothing changes" : `${changing} resource${changing === 1 ? " changes" : "s change"}`,
    ...(wrong === 0 ? [] : [`${wrong} ${wrong === 1 ? "is" : "are"} not running as configured, or left alone`]),
  ];
  const reasons = cluster.map((fact) => whyFact(fact));
  return {
    ...NOTHING,
    subject: { kind: "cluster" },
    sentence: sentenceOf(parts.join(", and "), reasons),
    reasons,
    facts: merge(factsOf(reasons), ...telling.map(({ because }) => factsOf(because))),
    items,
  };
}

/** An instance of a clone that simply has no node left: no news. */
function isSpareInstance({ book }: ActionContext, { resource, kind }: Outcome): boolean {
  if (kind !== "stays stopped") return false;
  const clone = book.lineage(resource).find(({ variant }) => variant === "clone");
  return clone !== undefined && book.nodesOf(clone.resource).length > 0;
}
