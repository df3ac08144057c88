/** What answers say that is not so: compared with the Verdict, with the document, and with the status after the transition. */
import { baseName } from "../../src/base/text.js";
import { childrenNamed, descendants, type Element } from "../../src/cib/element.js";
import {
  type ActionAnswer,
  type Answer,
  Answers,
  type ItemAnswer,
  type OutcomeKind,
  type Subject,
  type Why,
} from "../../src/explain/index.js";
import {
  type Cib,
  type ExplainableVerdict,
  evaluate,
  type Fact,
  type Placement,
  type Verdict,
} from "../../src/index.js";
import { execute } from "../../src/simulate/index.js";
import type { ResourceChange } from "../../src/verdict/summary.js";

/** How many resources, and pairs of them, are asked about in one cluster. */
const MOST_ASKED = 10;

/** @returns what is wrong, one line each; nothing: all is true as far as it can be told */
export function untruths(cib: Cib, verdict: ExplainableVerdict, now: number): readonly string[] {
  const world = worldOf(cib, verdict, now);
  const answers = new Answers(verdict);
  return subjectsOf(verdict).flatMap((subject) => {
    const answer = answers.answer(subject);
    return checkAnswer(world, answer).map((text) => `${JSON.stringify(subject)}: ${text}`);
  });
}

/** Questions of every kind. */
export function subjectsOf(verdict: Verdict): readonly Subject[] {
  const resources = verdict.placements.map(({ resource }) => resource).slice(0, MOST_ASKED);
  const nodes = verdict.status.nodes.map(({ name }) => name);
  const keys = (verdict.actions?.actions ?? []).slice(0, MOST_ASKED);
  const subjects: Subject[] = [{ kind: "cluster" }];
  for (const node of nodes) subjects.push({ kind: "node", node });
  for (const [i, resource] of resources.entries()) {
    subjects.push({ kind: "resource", resource });
    const node = nodes[i % nodes.length];
    if (node !== undefined) subjects.push({ kind: "placement", resource, node });
    const second = resources[i + 1];
    if (second !== undefined) subjects.push({ kind: "resources", first: resource, second });
  }
  for (const { key, node } of keys)
    subjects.push(node === undefined ? { kind: "action", key } : { kind: "action", key, node });
  return subjects;
}

/** What answers are compared with. */
interface World {
  readonly verdict: Verdict;
  readonly nodes: ReadonlySet<string>;
  readonly resources: ReadonlySet<string>;
  readonly placements: ReadonlyMap<string, Placement>;
  /** Ids of elements of the document. */
  readonly ids: ReadonlySet<string>;
  readonly root: Element;
  /** Keys and nodes of the actions that are in the graph and wait, all the way, for such only. */
  readonly completing: ReadonlySet<string>;
  /** Where primitives are active afterwards, by base name; undefined where the transition was not executed to its end. */
  readonly after: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  /** Remote and guest nodes that are not there yet: what their history says is only seen afterwards. */
  readonly unseen: ReadonlySet<string>;
  /** What was executed, as `RESOURCE TASK NODE` by base name: in odd documents the history shows it nowhere. */
  readonly executed: ReadonlySet<string>;
}

function worldOf(cib: Cib, verdict: Verdict, now: number): World {
  const ids = new Set<string>();
  for (const { attributes } of descendants(cib.root)) if (attributes.id !== undefined) ids.add(attributes.id);
  const placed = verdict.placements.map(({ resource }) => resource);
  return {
    verdict,
    nodes: new Set(verdict.status.nodes.map(({ name }) => name)),
    resources: new Set([...placed, ...placed.map(baseName)]),
    placements: new Map(verdict.placements.map((each) => [each.resource, each])),
    ids,
    root: cib.root,
    completing: completingActions(verdict),
    unseen: new Set(
      verdict.status.nodes.flatMap(({ name, kind, online }) => (kind === "cluster" || online ? [] : [name])),
    ),
    ...afterwards(cib, verdict, now),
  };
}

function completingActions({ graph, actions }: Verdict): ReadonlySet<string> {
  const waiting = new Map(
    graph.synapses.map(({ action, inputs, circularInputs = [] }) => [action.id, [...inputs, ...circularInputs]]),
  );
  const done = new Set<number>();
  for (let before = -1; before !== done.size; ) {
    before = done.size;
    for (const [id, inputs] of waiting) if (inputs.every((input) => done.has(input.id))) done.add(id);
  }
  return new Set(actions?.actions.flatMap(({ id, key, node }) => (done.has(id) ? [`${key} ${node}`] : [])));
}

function afterwards(cib: Cib, verdict: Verdict, now: number): Pick<World, "after" | "executed"> {
  // Executions find nodes by id, and do not know which of two of one id is meant.
  const known = verdict.status.nodes.flatMap(({ id, name }) => (id === name ? [id] : [id, name]));
  if (new Set(known).size < known.length) return UNKNOWN;
  // Of entries of one id in a history executions replace the first, and evaluations read all.
  for (const { name, children } of descendants(cib.root)) {
    const ids = children.map(({ attributes }) => attributes.id);
    if (name === "lrm_resource" && new Set(ids).size < ids.length) return UNKNOWN;
  }
  try {
    const { cib: executed, complete, steps } = execute(cib, verdict, { now });
    if (!complete || steps.some(({ kind }) => kind === "error")) return UNKNOWN;
    const active = new Map<string, Set<string>>();
    for (const { resource, variant, active: nodes } of evaluate(executed, { now, scores: false }).placements) {
      if (variant !== "primitive") continue;
      const known = active.get(baseName(resource)) ?? new Set<string>();
      for (const node of nodes) known.add(node);
      active.set(baseName(resource), known);
    }
    const done = steps.flatMap((step) =>
      step.kind === "resource" ? [`${baseName(step.resource)} ${step.operation} ${step.node}`] : [],
    );
    return { after: active, executed: new Set(done) };
  } catch {
    return UNKNOWN;
  }
}

const UNKNOWN = { after: undefined, executed: new Set<string>() };

function checkAnswer(world: World, answer: Answer): readonly string[] {
  const { sentence } = answer;
  return [
    ...(/^\S.*\.$/s.test(sentence) ? [] : [`no sentence: ${sentence}`]),
    ...[sentence, ...answer.notes, ...textsOf(answer.reasons)].flatMap(checkText),
    ...[...answer.facts, ...factsOf(answer.reasons)].flatMap((fact) => checkFact(world, fact)),
    ...answer.items.flatMap((item) => checkItem(world, item)),
    ...answer.nodes.flatMap(({ resource, node, chosen, score, available }) => {
      if (!world.nodes.has(node)) return [`no node ${node}`];
      if (!chosen) return [];
      const assigned = world.placements.get(resource)?.node;
      if (assigned !== node) return [`${node} is chosen for ${resource}, which is assigned to ${assigned}`];
      if (score !== undefined && score <= -1_000_000) return [`${node} is chosen and banned for ${resource}`];
      // Guest nodes are chosen before they are there.
      const cluster = world.verdict.status.nodes.some((each) => each.name === node && each.kind === "cluster");
      return available || !cluster ? [] : [`${node} is chosen for ${resource} and not available`];
    }),
    ...answer.actions.flatMap((action) => checkAction(world, action)),
    ...checkSentence(world, answer),
  ];
}

function textsOf(reasons: readonly Why[]): readonly string[] {
  return reasons.flatMap(({ text, because }) => [text, ...textsOf(because)]);
}

function factsOf(reasons: readonly Why[]): readonly Fact[] {
  return reasons.flatMap(({ facts, because }) => [...facts, ...factsOf(because)]);
}

/** Words that only a defect puts into a sentence. */
function checkText(text: string): readonly string[] {
  const found =
    /\bundefined\b|\bNaN\b|\[object|#(?:group-members|ip-with|resource-with|replica)| {2}|\(\)|: \.|, \.|from (\S+) to \1(?!\S)/.exec(
      text,
    );
  return found === null || text.includes("is not defined") ? [] : [`“${found[0]}” in: ${text}`];
}

function checkFact(world: World, fact: Fact): readonly string[] {
  const wrong: string[] = [];
  const node = (name: string | undefined) => {
    if (name !== undefined && !world.nodes.has(name)) wrong.push(`${fact.code} of a node ${name} that is none`);
  };
  const resource = (id: string | undefined) => {
    if (id !== undefined && !world.resources.has(id)) wrong.push(`${fact.code} of a resource ${id} that is none`);
  };
  if ("node" in fact) node(fact.node);
  if ("nodes" in fact) for (const each of fact.nodes) node(each);
  if ("resource" in fact) resource(fact.resource);
  if (fact.code === "colocation") for (const each of [fact.dependent, fact.primary]) resource(each);
  if (fact.code === "order") for (const each of [...fact.first, ...fact.then]) resource(each);
  if (fact.code === "location") for (const each of fact.scores) node(each.node);
  if (fact.code === "capacity") for (const each of fact.users) resource(each);
  if ("constraint" in fact && !world.ids.has(fact.constraint)) wrong.push(`no constraint ${fact.constraint}`);
  if (fact.place !== undefined && !exists(world.root, fact.place.path)) wrong.push(`no place ${fact.place.path}`);
  return wrong;
}

/** Whether a path of names with ids leads to an element. */
function exists(root: Element, path: string): boolean {
  const steps = [...path.matchAll(/([\w-]+)((?:\[[^\]]*\])?)(?:\/|$)/g)];
  const [first, ...rest] = steps;
  if (first?.[1] !== root.name) return false;
  let level: readonly Element[] = [root];
  for (const [, name = "", condition = ""] of rest) {
    const id = /^\[@id="(.*)"\]$/.exec(condition)?.[1];
    const all = level.flatMap((each) => childrenNamed(each, name));
    level = id === undefined ? all : all.filter(({ attributes }) => attributes.id === id);
  }
  return level.length > 0;
}

/** What an outcome may be called, by what the summary says. */
const OUTCOMES: Readonly<Record<ResourceChange | "nothing", readonly OutcomeKind[]>> = {
  start: ["starts", "cannot start"],
  stop: ["stops", "cannot stop"],
  move: ["moves", "stops", "cannot stop"],
  migrate: ["migrates", "stops", "cannot stop"],
  restart: ["restarts", "stops", "cannot stop"],
  recover: ["recovers", "stops", "cannot stop"],
  reload: ["reloads"],
  promote: ["promotes", "starts", "cannot start", "stays"],
  "re-promote": ["promotes", "stays", "stops", "cannot stop"],
  demote: ["demotes", "stays"],
  nothing: ["stays", "stays stopped", "is left alone", "cannot start"],
};

function checkItem(world: World, { subject, outcome, to, from, sentence }: ItemAnswer): readonly string[] {
  if (outcome === "node") return world.nodes.has(subject) ? [] : [`no node ${subject}`];
  const placement = world.placements.get(subject);
  if (placement === undefined) return [`no resource ${subject}`];
  const wrong: string[] = [];
  const line = world.verdict.summary.resourceActions.find(({ resource }) => resource === subject);
  const change = line?.change ?? "nothing";
  if (!OUTCOMES[change].includes(outcome)) wrong.push(`${subject}: ${outcome}, but the summary says ${change}`);
  if (line?.blocked === true && line.change === "start" && outcome !== "cannot start")
    wrong.push(`${subject} is blocked, and ${outcome}`);
  for (const node of [...from, ...(to === undefined ? [] : [to])])
    if (!world.nodes.has(node)) wrong.push(`no node ${node}`);
  const after = world.after?.get(baseName(subject));
  if (world.after === undefined || MAY_BE_ANYWHERE.has(outcome)) return wrong;
  const alike = [...world.placements.keys()].filter((id) => baseName(id) === baseName(subject));
  // The history does not keep the numbers of instances.
  const whole = alike.length === 1 && alike[0] === baseName(subject);
  const started = world.executed.has(`${baseName(subject)} start ${to}`);
  if (to !== undefined && after?.has(to) !== true && !started) wrong.push(`not on ${to} afterwards: ${sentence}`);
  const left = /, and is left on ([^:]*), where nothing can stop it/.exec(sentence)?.[1]?.split(/, | and /) ?? [];
  const found = [...(after ?? [])].filter((node) => !world.unseen.has(node) && !left.includes(node));
  if (whole) for (const node of left) if (after?.has(node) !== true) wrong.push(`not left on ${node}: ${sentence}`);
  if (to === undefined && whole && found.length > 0) wrong.push(`on ${found} afterwards: ${sentence}`);
  return wrong;
}

/** Outcomes that leave it open where a resource is afterwards. */
const MAY_BE_ANYWHERE: ReadonlySet<OutcomeKind> = new Set(["is left alone", "cannot stop"]);

function checkAction(world: World, { key, node, outcome, after }: ActionAnswer): readonly string[] {
  if (outcome !== "done") return [];
  if (!world.completing.has(`${key} ${node}`)) return [`${key} on ${node} is not done`];
  const missing = after.filter((each) => !world.completing.has(`${each.key} ${each.node}`));
  return missing.map((each) => `${key} is done, and waits for ${each.key} on ${each.node}, which is not`);
}

/** The sentence about a primitive says what its item says. */
function checkSentence(world: World, { subject, sentence, items }: Answer): readonly string[] {
  if (subject.kind !== "resource" || world.placements.get(subject.resource)?.variant !== "primitive") return [];
  const [item] = items;
  if (item === undefined) return [`no item of ${subject.resource}`];
  const verb = WORDS[item.outcome === "node" ? "stays" : item.outcome];
  const rest = sentence.slice(subject.resource.length + 1);
  if (!sentence.startsWith(`${subject.resource} `) || !rest.startsWith(verb))
    return [`${item.outcome}, but: ${sentence}`];
  return item.to === undefined || rest.includes(item.to) ? [] : [`does not name ${item.to}: ${sentence}`];
}

const WORDS: Readonly<Record<OutcomeKind, string>> = {
  starts: "starts on ",
  "cannot start": "stays stopped, although ",
  stops: "stops on ",
  "cannot stop": "is to stop on ",
  moves: "moves from ",
  migrates: "migrates live from ",
  restarts: "restarts on ",
  recovers: "is recovered",
  reloads: "is reloaded on ",
  promotes: "is promoted",
  demotes: "is demoted on ",
  stays: "stays on ",
  "stays stopped": "runs nowhere",
  "is left alone": "is left alone",
};
