import { PengineError } from "../base/error.js";
import { OptionError } from "../base/option-error.js";
import type { Cib } from "../cib/cib.js";
import { evaluate } from "../evaluate.js";
import { Answers, type Subject } from "../explain/index.js";
import { createMemory, type Memory } from "../model/memory.js";
import type { CorosyncConfig } from "../quorum/config.js";
import { ScenarioError } from "../scenario/error.js";
import type { Outcome, View } from "../scenario/outcome.js";
import { perform } from "../scenario/perform.js";
import { withoutNumber } from "../scenario/places.js";
import { Player } from "../scenario/player.js";
import type { SettleStep, Step } from "../scenario/step.js";
import { failuresIn } from "../sweep/list.js";
import { checkExpectation, type Finding } from "./check.js";
import { ExpectError, type FilePath } from "./error.js";
import { type Expectation, expectationText } from "./expectation.js";
import { checkNames } from "./expected-names.js";
import { primitivesOf } from "./members.js";
import type { Policy, PolicyExpectation, PolicyStep, PolicyTest } from "./policy.js";
import { testFor } from "./read.js";

/** An expectation that does not hold. */
export interface Broken {
  /** What was expected, in words. */
  readonly expected: string;
  /** How it is instead. */
  readonly is: string;
  /** Why, as `explain` says it; `undefined` where `is` says all. */
  readonly why: string | undefined;
  /** The steps after which it did not hold any more, in the words of the file; none: it never held. */
  readonly since: readonly string[];
  readonly place: FilePath;
}

/** A test for one node, for two, or as such. */
export interface CaseResult {
  readonly test: string;
  /** The nodes that it is about. */
  readonly nodes: readonly string[];
  readonly place: FilePath;
  readonly passed: boolean;
  readonly broken: readonly Broken[];
  /** Why it could not be played. */
  readonly error: string | undefined;
  readonly errorPlace: FilePath | undefined;
}

export interface RunOptions {
  /** Epoch seconds. */
  readonly now: number;
  readonly quorum?: CorosyncConfig | undefined;
  /** Is told before each case what comes. */
  readonly progress?: ((test: string, nodes: readonly string[]) => void) | undefined;
}

/**
 * Plays the tests of a policy on a cluster: it settles, then what is given is done, then what is asked about. Pure.
 * @returns one result for each test, and for each node or pair of nodes that it is played for
 * @throws ScenarioError for a corosync.conf that does not fit the cluster; ExpectError for durations of what there is not
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { readPolicy, runPolicy } from "pengine/expect";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nnode n2\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * const policy = readPolicy({
 *   tests: [{ name: "any node", for: "each node", when: [{ stop: "$node" }], expect: [{ runs: "web" }] }],
 * });
 * runPolicy(policy, cib, { now }).map(({ nodes, passed }) => [nodes[0], passed]); // => [["n1", true], ["n2", true]]
 * ```
 */
export function runPolicy(policy: Policy, cib: Cib, { now, quorum, progress }: RunOptions): readonly CaseResult[] {
  const run = new Run(cib, { now, quorum, durations: policy.durations, scores: false, memory: createMemory() });
  return policy.tests.flatMap((test) =>
    run.casesOf(test).map((nodes) => {
      progress?.(test.name, nodes);
      return run.play(test, nodes);
    }),
  );
}

interface PlayerOptions {
  readonly now: number;
  readonly quorum: CorosyncConfig | undefined;
  readonly durations: Policy["durations"];
  readonly scores: false;
  readonly memory: Memory;
}

/** What was played: the cluster at rest, then an outcome for each step, with its words; a settling that nobody wrote has none. */
interface Played {
  readonly outcomes: readonly Outcome[];
  readonly texts: readonly (string | undefined)[];
}

class Run {
  readonly #cib: Cib;
  readonly #options: PlayerOptions;
  readonly #rest: View;

  constructor(cib: Cib, options: PlayerOptions) {
    const player = playerOf(cib, options);
    player.perform({ kind: "settle" });
    this.#options = options;
    this.#rest = player.outcome({ kind: "settle" }).view;
    this.#cib = cib;
  }

  casesOf({ nodes }: PolicyTest): readonly (readonly string[])[] {
    const all = this.#rest.nodes;
    if (nodes === undefined) return [[]];
    if (nodes === "each") return all.map((node) => [node]);
    if (nodes === "pairs") return all.flatMap((node, i) => all.slice(i + 1).map((other) => [node, other]));
    return nodes.map((node) => [node]);
  }

  play(test: PolicyTest, nodes: readonly string[]): CaseResult {
    const common = { test: test.name, nodes, place: test.place };
    try {
      const filled = testFor(test, nodes);
      const played = this.#played(filled);
      const broken = filled.expect.flatMap((each) => this.#broken(each, played) ?? []);
      return { ...common, passed: broken.length === 0, broken, error: undefined, errorPlace: undefined };
    } catch (error) {
      if (!(error instanceof PengineError)) throw error;
      const errorPlace = error instanceof ExpectError ? error.place : test.place;
      return { ...common, passed: false, broken: [], error: error.message, errorPlace };
    }
  }

  #played({ given, when }: PolicyTest): Played {
    const player = new Player(this.#cib, this.#options);
    player.perform(SETTLE);
    for (const each of given) performed(player, each);
    player.perform(SETTLE);
    const outcomes = [player.outcome(SETTLE)];
    const texts: (string | undefined)[] = [undefined];
    for (const each of when) {
      outcomes.push(performed(player, each));
      texts.push(each.text);
    }
    if (when.length > 0 && when.at(-1)?.step.kind !== "settle") {
      player.perform(SETTLE);
      outcomes.push(player.outcome(SETTLE));
      texts.push(undefined);
    }
    return { outcomes, texts };
  }

  #broken({ expectation, place }: PolicyExpectation, { outcomes, texts }: Played): Broken | undefined {
    const last = outcomes.at(-1);
    if (last === undefined) return undefined;
    checkNames(expectation, [outcomes[0]?.view ?? last.view, last.view], place);
    const found = checkExpectation(expectation, outcomes);
    if (found === undefined) return undefined;
    const since = brokenSince(expectation, outcomes);
    return {
      expected: expectationText(expectation),
      is: found.is,
      why: this.#why(expectation, found, outcomes, since.at),
      since: texts.slice(since.after + 1, since.at + 1).flatMap((text) => text ?? []),
      place,
    };
  }

  /** About what was done the transition is asked that did it; about how things are, what is decided in the end. */
  #why(expectation: Expectation, { subject }: Finding, outcomes: readonly Outcome[], at: number): string | undefined {
    if (subject === undefined) return undefined;
    const done = DONE.has(expectation.kind);
    const outcome = outcomes[done ? Math.max(0, at - 1) : outcomes.length - 1];
    if (outcome === undefined) return undefined;
    const { cib } = outcome.view;
    const answers = new Answers(evaluate(cib, { now: outcome.now, explain: true, memory: this.#options.memory }));
    return sentenceOn(subject, answers, outcome.view);
  }
}

/** @throws ExpectError for durations of what there is not */
function playerOf(cib: Cib, options: PlayerOptions): Player {
  try {
    return new Player(cib, options);
  } catch (error) {
    if (!(error instanceof ScenarioError) || (error.code !== "resource" && error.code !== "node")) throw error;
    throw new ExpectError("name", error.problem, ["durations"], error.legal);
  }
}

const SETTLE: SettleStep = Object.freeze({ kind: "settle" });

/** Expectations about what was done, not about how things are. */
const DONE: ReadonlySet<Expectation["kind"]> = new Set<Expectation["kind"]>(["moved", "restarted", "before"]);

function performed(player: Player, { step, place }: PolicyStep): Outcome {
  const before = player.outcome(undefined).view;
  const wherever = step.kind === "operation" && step.node === "";
  const steps = wherever ? failingEverywhere(before, step.resource, place) : step;
  try {
    perform(player, steps);
  } catch (error) {
    if (!(error instanceof PengineError)) throw error;
    throw new ExpectError("name", error.problem, place, error.legal);
  }
  return player.outcome(steps);
}

/** The monitor of a resource fails where it runs. */
function failingEverywhere({ cib, verdict }: View, resource: string, place: FilePath): Step {
  const own = primitivesOf(verdict, resource) ?? [];
  const failures = failuresIn(cib, verdict, ["resource"]);
  const [failure] = failures.flatMap((each) =>
    each.kind === "resource" && own.includes(withoutNumber(each.resource)) ? each : [],
  );
  if (failure === undefined) throw new ExpectError("name", `${resource} does not run, so it cannot fail`, place);
  const { node, interval } = failure;
  return { kind: "operation", resource: failure.resource, task: "monitor", interval, node, rc: 1 };
}

/** The first settling from which on it does not hold, and the one before: both as places in the list. */
function brokenSince(
  expectation: Expectation,
  outcomes: readonly Outcome[],
): { readonly at: number; readonly after: number } {
  const settled = [...outcomes.keys()].filter((i) => i === 0 || outcomes[i]?.step?.kind === "settle");
  let at = outcomes.length - 1;
  for (const i of settled.reverse()) {
    if (i === at) continue;
    if (checkExpectation(expectation, outcomes.slice(0, i + 1)) === undefined) return { at, after: i };
    at = i;
  }
  return { at, after: at };
}

function sentenceOn(subject: Subject, answers: Answers, { verdict: { placements } }: View): string | undefined {
  const instance = (id: string): string =>
    placements.some(({ resource }) => resource === id)
      ? id
      : (placements.find(({ resource }) => withoutNumber(resource) === id)?.resource ?? id);
  const exact = withInstances(subject, instance);
  try {
    return answers.answer(exact).sentence;
  } catch (error) {
    if (error instanceof OptionError) return undefined;
    throw error;
  }
}

function withInstances(subject: Subject, instance: (id: string) => string): Subject {
  switch (subject.kind) {
    case "resource":
    case "placement":
      return { ...subject, resource: instance(subject.resource) };
    case "resources":
      return { ...subject, first: instance(subject.first), second: instance(subject.second) };
    case "cluster":
    case "node":
    case "action":
      return subject;
  }
}
