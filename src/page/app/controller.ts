/** What the page does when somebody does something: asks the engine, and keeps what it says. */
import type { Subject } from "pengine/explain";
import { isCorosync } from "pengine/quorum";
import type { Step } from "pengine/scenario";
import { type Engine, EngineError } from "pengine/worker";
import { drawn } from "./frame.js";
import { fragmentOf, subjectOf } from "./link.js";
import type { Work } from "./settled.js";
import { BLANK, type Input, type PictureKind, type Problem, type Store } from "./store.js";

/** ms: remedies are looked for at once if they are likely to be found in that time. */
const REMEDY_TIME = 1500;
const MOST_EVALUATIONS = 200;

export class Controller {
  readonly #engine: Engine;
  readonly #store: Store;
  readonly #work: Work;
  /** Rises with everything that makes earlier answers stale. */
  #generation = 0;

  constructor(engine: Engine, store: Store, work: Work) {
    this.#engine = engine;
    this.#store = store;
    this.#work = work;
  }

  /** Opens an input, with what has been tried on it. */
  open(input: Input, steps: readonly Step[] = []): Promise<void> {
    return this.#work.during(() => this.#open(input, steps));
  }

  async #open(input: Input, steps: readonly Step[]): Promise<void> {
    const generation = ++this.#generation;
    const { history, moment } = this.#store.state;
    this.#store.change({ ...BLANK, history, moment, phase: "opening", input, busy: "Reading…" });
    await this.#attempt(async () => {
      const { content, corosync, now: at } = input;
      const now = Math.floor(Date.now() / 1000);
      const opened = await this.#engine.ask({ kind: "open", content, now, at, corosync: corosync?.text });
      if (generation !== this.#generation) return;
      if (opened.kind === "corosync") {
        this.#store.change({ phase: "corosync", opened, busy: undefined });
        await this.playQuorum([]);
        return;
      }
      const glance = await this.#engine.ask({ kind: "glance" });
      if (generation !== this.#generation) return;
      const { spelling } = opened;
      this.#store.change({ phase: "cluster", opened, spelling, view: glance, busy: "Working out what will happen…" });
      const subject = subjectOf(location.hash) ?? { kind: "cluster" };
      this.#store.change({ subject });
      // The nodes show first: what follows takes its time, and on a busy machine takes it from drawing them.
      await drawn();
      if (generation !== this.#generation) return;
      await this.#play(steps, generation);
    }, "empty");
  }

  /** Shows an input of the replay. */
  async goTo(moment: number): Promise<void> {
    const { history, input } = this.#store.state;
    const at = history[moment];
    if (at === undefined) return;
    this.#store.change({ moment });
    await this.open({ name: at.name, content: at.text, corosync: input?.corosync, now: at.now });
  }

  /** Opens a file that was chosen or dropped. */
  async takeFile(file: File): Promise<void> {
    await this.#work.during(async () => this.take(file.name, new Uint8Array(await file.arrayBuffer())));
  }

  /** A corosync.conf beside a cluster says how quorum follows from the nodes; alone it is looked at by itself. */
  async take(name: string, content: Uint8Array): Promise<void> {
    const { phase, input, steps } = this.#store.state;
    const text = new TextDecoder().decode(content.subarray(0, 4096));
    if (isCorosync(text) && phase === "cluster" && input !== undefined) {
      await this.open({ ...input, corosync: { name, text: new TextDecoder().decode(content) } }, steps);
    } else {
      this.#store.change({ history: [], moment: -1 });
      await this.open({ name, content, corosync: undefined, now: undefined });
    }
  }

  async add(...more: readonly Step[]): Promise<void> {
    await this.replace([...this.#store.state.steps, ...more]);
  }

  async undo(): Promise<void> {
    const { steps } = this.#store.state;
    if (steps.length > 0) await this.replace(steps.slice(0, -1));
  }

  /** Plays other steps; if they cannot be, what was there stays. */
  async replace(steps: readonly Step[]): Promise<void> {
    const generation = ++this.#generation;
    this.#store.change({ busy: "Working out what will happen…", problem: undefined });
    const before = this.#store.state.steps;
    const done = await this.#attempt(() => this.#play(steps, generation));
    if (!done && generation === this.#generation)
      await this.#attempt(() => this.#engine.ask({ kind: "play", steps: before }));
  }

  async #play(steps: readonly Step[], generation: number): Promise<void> {
    const played = await this.#engine.ask({ kind: "play", steps });
    if (generation !== this.#generation) return;
    this.#store.change({
      played,
      steps,
      view: played.view,
      answer: undefined,
      remedies: undefined,
      order: undefined,
      drawing: undefined,
      rest: undefined,
      busy: undefined,
    });
    await this.#ask(generation);
  }

  /** What is shown about the cluster besides its nodes: the answer first, then the rest. */
  async #ask(generation: number): Promise<void> {
    const { steps, spelling } = this.#store.state;
    await this.#answer(this.#store.state.subject, generation);
    const order = await this.#engine.ask({ kind: "order" });
    if (generation !== this.#generation) return;
    this.#store.change({ order });
    const stepTexts = await this.#engine.ask({ kind: "texts", steps, spelling });
    if (generation !== this.#generation) return;
    this.#store.change({ stepTexts });
    if (steps.length > 0) {
      const rest = await this.#engine.ask({ kind: "rest" });
      if (generation !== this.#generation) return;
      this.#store.change({ rest });
    }
    await this.show(this.#store.state.picture, generation);
  }

  async show(picture: PictureKind, generation = this.#generation): Promise<void> {
    this.#store.change({ picture, drawing: undefined });
    const drawing = await this.#engine.ask({ kind: "drawing", of: picture });
    if (generation === this.#generation && this.#store.state.picture === picture) this.#store.change({ drawing });
  }

  /** Shows the answer about something, and makes that the page's address. */
  async select(subject: Subject): Promise<void> {
    const hash = fragmentOf(subject);
    if (hash !== location.hash)
      history.pushState(undefined, "", hash === "" ? location.pathname + location.search : hash);
    await this.#attempt(() => this.#answer(subject, this.#generation));
  }

  /** The address has changed: by a link, or by going back. */
  async follow(): Promise<void> {
    if (this.#store.state.played === undefined) return;
    await this.#attempt(() => this.#answer(subjectOf(location.hash) ?? { kind: "cluster" }, this.#generation));
  }

  async #answer(subject: Subject, generation: number): Promise<void> {
    this.#store.change({ subject, answer: undefined, remedies: undefined });
    const answer = await this.#engine.ask({ kind: "answer", subject }).catch((error: unknown) => {
      if (!(error instanceof EngineError) || subject.kind === "cluster") throw error;
      return undefined;
    });
    if (generation !== this.#generation || this.#store.state.subject !== subject) return;
    if (answer === undefined) {
      // An old link, or a step that took it away.
      await this.#answer({ kind: "cluster" }, generation);
      return;
    }
    this.#store.change({ answer });
    const took = this.#store.state.played?.took ?? 0;
    if (subject.kind !== "cluster" && took * 25 < REMEDY_TIME) await this.help();
  }

  /** Looks for what would help. */
  async help(): Promise<void> {
    const generation = this.#generation;
    const { subject, spelling, played } = this.#store.state;
    this.#store.change({ remedies: "looking" });
    const affordable = Math.round((8 * REMEDY_TIME) / Math.max(1, played?.took ?? 1));
    const budget = Math.max(8, Math.min(MOST_EVALUATIONS, affordable));
    await this.#attempt(async () => {
      const remedies = await this.#engine.ask({ kind: "remedies", subject, spelling, budget });
      if (generation === this.#generation && this.#store.state.subject === subject)
        this.#store.change({ remedies: remedies ?? "none" });
    });
  }

  /** Plays what somebody typed. */
  async type(line: string): Promise<boolean> {
    return this.#attempt(async () => {
      const { edits, events } = await this.#engine.ask({ kind: "read", line });
      const steps: readonly Step[] = edits.length > 0 ? [{ kind: "commands", commands: [line] }] : events;
      if (steps.length > 0) await this.add(...steps);
    });
  }

  async playQuorum(events: readonly string[]): Promise<boolean> {
    return this.#attempt(async () => {
      const quorum = await this.#engine.ask({ kind: "quorum", events, policy: undefined });
      this.#store.change({ quorum, quorumEvents: events });
    });
  }

  async exportAs(as: "command" | "test" | "cib" | "json"): Promise<string> {
    const { input, spelling } = this.#store.state;
    const name = input?.name ?? "cib.xml";
    return as === "json"
      ? this.#engine.ask({ kind: "json" })
      : this.#engine.ask({ kind: "export", as, name, spelling });
  }

  /** Does something that may be refused; what is refused shows. @returns whether it was done */
  async #attempt(work: () => Promise<unknown>, phase = this.#store.state.phase): Promise<boolean> {
    try {
      this.#store.change({ problem: undefined });
      await work();
      return true;
    } catch (error) {
      this.#store.change({ phase, busy: undefined, problem: problemOf(error) });
      return false;
    }
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof EngineError) return { text: error.problem, legal: error.legal };
  return { text: error instanceof Error ? error.message : String(error), legal: undefined };
}
