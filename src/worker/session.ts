import { decodeXml } from "../cib/decode.js";
import { serialize } from "../cib/index.js";
import { parseCommand, printEdit, readAny } from "../commands/index.js";
import { Answers, impliedGoal, remedies, type Subject } from "../explain/index.js";
import { type Cib, clusterStatus, type ExplainableVerdict, effectiveNow } from "../index.js";
import {
  type CorosyncConfig,
  configSentences,
  dangerSentence,
  isCorosync,
  parseCorosync,
  QuorumError,
} from "../quorum/index.js";
import { renderJson } from "../render/index.js";
import { compareOutcomes, type Outcome, play, type Step } from "../scenario/index.js";
import { type Ending, settle } from "../simulate/index.js";
import { configurationDrawing, type Drawing, transitionDrawing } from "../svg/index.js";
import { SessionError } from "./error.js";
import type {
  OfferedRemedies,
  OfferedRemedy,
  Opened,
  Played,
  QuorumReport,
  ReadCommand,
  Replies,
  Request,
  RequestKind,
  Rest,
  Spelling,
} from "./messages.js";
import { orderedActions } from "./order.js";
import { policyTest } from "./policy-test.js";
import { quorumReport } from "./quorum.js";
import { commandLine, happeningText, stepText } from "./step-text.js";
import { clusterViewOf, glanceOf, type OrderedActions } from "./views.js";

/** What the session reads the input with. */
export interface SessionOptions {
  /** Unpacks what is an archive; anything else it gives back as it is. Default: nothing is unpacked. */
  readonly unpack?: ((bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>) | undefined;
  /** ms, as of a clock that only goes forward: how long evaluations take. Default: not measured. */
  readonly clock?: (() => number) | undefined;
}

/** A cluster that is looked at. */
interface Scene {
  readonly cib: Cib;
  /** Epoch seconds. */
  readonly now: number;
  readonly corosync: CorosyncConfig | undefined;
}

type ExplainedOutcome = Outcome<ExplainableVerdict>;

/**
 * One cluster, the steps that were played on it, and answers about what came of them: what a worker keeps between requests.
 * @example
 * ```ts
 * import { Session } from "pengine/worker";
 *
 * const session = new Session();
 * await session.handle({ kind: "open", content: "node n1\nprimitive web systemd:nginx", now: 1_700_000_000 });
 * const { view } = await session.handle({ kind: "play", steps: [] });
 * console.log(view.primitives.map(({ resource, next }) => [resource, next?.change]));
 * ```
 */
export class Session {
  readonly #unpack: NonNullable<SessionOptions["unpack"]>;
  readonly #clock: () => number;
  #scene: Scene | undefined;
  #quorum: CorosyncConfig | undefined;
  #steps: readonly Step[] = [];
  /** At the beginning and after each step; one of several sides of a cluster is in none but the last. */
  #outcomes: readonly ExplainedOutcome[] = [];
  #answers: { readonly verdict: ExplainableVerdict; readonly answers: Answers } | undefined;
  #took = 0;

  constructor({ unpack = (bytes) => bytes, clock = () => 0 }: SessionOptions = {}) {
    this.#unpack = unpack;
    this.#clock = clock;
  }

  /**
   * Answers one request.
   * @throws PengineError for what cannot be: an input that is none, a step that cannot happen, a question about nothing
   */
  async handle<Kind extends RequestKind>(request: Request & { readonly kind: Kind }): Promise<Replies[Kind]>;
  async handle(request: Request): Promise<Replies[RequestKind]> {
    switch (request.kind) {
      case "open":
        return this.#open(request);
      case "glance":
        return this.#glance();
      case "play":
        return this.#play(request.steps);
      case "read":
        return this.#read(request.line);
      case "texts":
        return request.steps.map((step) => stepText(step, request.spelling));
      case "answer":
        return this.#answerer().answer(request.subject);
      case "subject": {
        const subject = this.#answerer().subject(request.words);
        return subject.kind === "unknown" ? undefined : subject;
      }
      case "remedies":
        return this.#remedies(request.subject, request.spelling, request.budget);
      case "drawing":
        return this.#drawing(request.of, request.most);
      case "order":
        return this.#order();
      case "rest":
        return this.#rest();
      case "json":
        return renderJson(this.#last().view.verdict);
      case "export":
        return this.#export(request.as, request.name, request.spelling);
      case "quorum":
        return this.#quorumReport(request.events, request.policy);
    }
  }

  async #open({ content, now, at, corosync }: Extract<Request, { kind: "open" }>): Promise<Opened> {
    const text = typeof content === "string" ? content : decodeXml(await this.#unpack(content));
    this.#scene = undefined;
    this.#quorum = undefined;
    this.#steps = [];
    this.#outcomes = [];
    if (isCorosync(text)) return this.#openCorosync(text);
    const recorded = /\sexecution-date="([0-9]+)"/.exec(text.slice(0, 5000))?.[1];
    const effective = at ?? effectiveNow(undefined, recorded, now).now.epoch;
    const { cib, form, dialect, notes } = readAny(text, { now: effective });
    const config = corosync === undefined ? undefined : startable(parseCorosync(corosync));
    this.#scene = { cib, now: effective, corosync: config };
    return { kind: "cluster", form, spelling: dialect, notes, now: effective, corosync: config !== undefined };
  }

  #openCorosync(text: string): Opened {
    const config = startable(parseCorosync(text));
    this.#quorum = config;
    return {
      kind: "corosync",
      sentences: configSentences(config),
      warnings: config.warnings.map(({ text: warning, better }) =>
        better === undefined ? warning : `${warning} (better: ${better})`,
      ),
    };
  }

  #glance(): Replies["glance"] {
    const { cib, now } = this.#opened();
    return glanceOf(clusterStatus(cib, { now }), isQuorate(cib));
  }

  #play(steps: readonly Step[]): Played {
    const scene = this.#opened();
    const begin = this.#clock();
    const shared = sharedSteps(this.#steps, steps);
    const outcomes = scene.corosync === undefined ? this.#playOn(scene, steps, shared) : playAll(scene, steps);
    const evaluations = Math.max(1, outcomes.length - shared);
    this.#took = (this.#clock() - begin) / evaluations;
    this.#steps = steps;
    this.#outcomes = outcomes;
    return this.#played();
  }

  /** Without corosync a cluster has one side, and a step needs nothing but its CIB. */
  #playOn(scene: Scene, steps: readonly Step[], shared: number): readonly ExplainedOutcome[] {
    const outcomes = this.#outcomes.slice(0, shared + 1);
    if (outcomes.length === 0) return playAll(scene, steps);
    for (const step of steps.slice(shared)) {
      const before = outcomes.at(-1);
      if (before === undefined) break;
      const [, after] = play(before.view.cib, [step], { now: before.now, explain: true });
      if (after !== undefined) outcomes.push({ ...after, elapsed: before.elapsed + after.elapsed });
    }
    return outcomes;
  }

  #played(): Played {
    const outcome = this.#last();
    const { view, now, elapsed, sides, dangers } = outcome;
    const config = this.#scene?.corosync;
    return {
      view: clusterViewOf(view.verdict, view.quorate),
      now,
      elapsed,
      happened: view.happened.map(happeningText),
      dangers: config === undefined ? [] : dangers.map((danger) => dangerSentence(config, danger)),
      sides: sides.map(({ nodes, quorate }) => ({ nodes, quorate })),
      took: this.#took,
    };
  }

  #read(line: string): ReadCommand {
    const { edits, events } = parseCommand(line, { cib: this.#last().view.cib, now: this.#last().now });
    return { edits, events };
  }

  #remedies(subject: Subject, spelling: Spelling, budget: number): OfferedRemedies | undefined {
    const { view, now } = this.#last();
    const goal = impliedGoal(view.verdict, subject);
    if (goal === undefined) return undefined;
    const found = remedies(view.cib, view.verdict, goal, { now, budget, dialect: spelling });
    return {
      goal,
      holds: found.holds,
      complete: found.complete,
      evaluations: found.evaluations,
      remedies: found.remedies.map(
        ({ text, caution, changes, sideEffects }): OfferedRemedy => ({
          text,
          caution,
          changes,
          sideEffects,
          commands: changes.flatMap((change) => (change.kind === "edit" ? [printEdit(change.edit, spelling)] : [])),
          steps: changes.map((change) =>
            change.kind === "edit" ? { kind: "edit", edits: [change.edit], dialect: spelling } : change.event,
          ),
        }),
      ),
    };
  }

  #drawing(of: "transition" | "configuration", most: number | undefined): Drawing {
    const { view } = this.#last();
    return of === "transition" ? transitionDrawing(view.verdict, { most }) : configurationDrawing(view.cib);
  }

  #order(): OrderedActions {
    return orderedActions(this.#last().view.verdict);
  }

  #rest(): Rest {
    const scene = this.#opened();
    const { view, now } = this.#last();
    // With a corosync.conf the scenario begins with what that says of quorum.
    const begin = this.#outcomes[0]?.view;
    const without = settle(begin?.cib ?? scene.cib, { now: scene.now, scores: false, evaluated: begin?.verdict });
    const withSteps = settle(view.cib, { now, scores: false, evaluated: view.verdict });
    return {
      differences: compareOutcomes(without.verdict, withSteps.verdict),
      transitions: withSteps.rounds,
      atRest: withSteps.atRest,
      ending: endingText(withSteps.ending, withSteps.rounds),
    };
  }

  #export(as: "command" | "test" | "cib", name: string, spelling: Spelling): string {
    if (as === "cib") return serialize(this.#last().view.cib.root);
    if (as === "command") return commandLine(this.#steps, name, spelling);
    const { corosync, now } = this.#opened();
    const conf = corosync === undefined ? undefined : "corosync.conf";
    const last = this.#last();
    const ends = settle(last.view.cib, { now: last.now, scores: false, evaluated: last.view.verdict });
    return policyTest(this.#steps, ends, { name, corosync: conf, now, spelling });
  }

  #quorumReport(events: readonly string[], policy: string | undefined): QuorumReport {
    if (this.#quorum === undefined) throw new SessionError("nothing-open", "no corosync.conf was opened");
    return quorumReport(this.#quorum, events, policy);
  }

  #opened(): Scene {
    if (this.#scene === undefined) throw new SessionError("nothing-open", "no cluster was opened");
    return this.#scene;
  }

  #last(): ExplainedOutcome {
    const last = this.#outcomes.at(-1);
    if (last === undefined) throw new SessionError("nothing-played", "nothing was evaluated yet");
    return last;
  }

  #answerer(): Answers {
    const { verdict } = this.#last().view;
    if (this.#answers?.verdict !== verdict) this.#answers = { verdict, answers: new Answers(verdict) };
    return this.#answers.answers;
  }
}

function playAll({ cib, now, corosync }: Scene, steps: readonly Step[]): readonly ExplainedOutcome[] {
  return play(cib, steps, { now, explain: true, quorum: corosync });
}

/** How many steps are the same at the beginning: posted ones are copies. */
function sharedSteps(a: readonly Step[], b: readonly Step[]): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && JSON.stringify(a[shared]) === JSON.stringify(b[shared])) shared++;
  return shared;
}

/** @throws QuorumError if no daemon would start with it */
function startable(config: CorosyncConfig): CorosyncConfig {
  const [first, ...more] = config.faults;
  if (first !== undefined) throw new QuorumError(first, more);
  return config;
}

function isQuorate({ root }: Cib): boolean {
  return root.attributes["have-quorum"] !== "0" && root.attributes["have-quorum"] !== "false";
}

function endingText(ending: Ending, rounds: number): string {
  const after = `${rounds} transition${rounds === 1 ? "" : "s"}`;
  switch (ending.kind) {
    case "rest":
      return rounds === 0 ? "Nothing has to be done." : `At rest after ${after}.`;
    case "stuck":
      return `After ${after} something is left that cannot be done.`;
    case "oscillation":
    case "recovery":
      return `It never rests: after ${after} the same begins again.`;
    case "unfinished":
      return `Not at rest after ${after}.`;
  }
}
