import type { TimeZone } from "../../base/datetime.js";
import type { Cib } from "../../cib/cib.js";
import { serialize } from "../../cib/serialize.js";
import { clusterStatus, type EvaluateOptions, evaluate } from "../../evaluate.js";
import { clusterStatusWithFindings, evaluateWithFindings } from "../../findings/index.js";
import { effectiveNow, executionDateText, type Now } from "../../policy/clock.js";
import { renderDot } from "../../render/dot.js";
import { renderGraph } from "../../render/graph-xml.js";
import type { RunPart, ShowOptions } from "../../render/parts.js";
import { SimulationError } from "../../simulate/error.js";
import type { Finding } from "../../verdict/finding.js";
import type { ProgressListener } from "../../verdict/progress.js";
import type { StatusVerdict, Verdict } from "../../verdict/verdict.js";
import { createsNodes, hasEvents, injectRequested, type RequestedEvents } from "./requested-events.js";
import { executeRequested } from "./requested-failures.js";

/** What one run of crm_simulate is asked for (09 §2.4, §4.3). */
export interface RunRequest extends ShowOptions {
  readonly schedule: boolean;
  readonly execute: boolean;
  readonly allActions: boolean;
  readonly actionIds: boolean;
  readonly sanitized: boolean;
  readonly datetime: string | undefined;
  readonly events: RequestedEvents;
  /** `OPSPEC`s of operations that are to fail. */
  readonly failures: readonly string[];
  /** Which files are wanted besides the text. */
  readonly wantInput: boolean;
  readonly wantGraph: boolean;
  readonly wantDot: boolean;
}

/** A file that a run makes on its way. */
export type Artifact = "input" | "graph" | "dot";

/** The outside world as a run sees it. */
export interface RunWorld {
  /** Epoch seconds. */
  readonly clock: number;
  readonly zone: TimeZone;
  /** Saves a file. @returns the exit code that ends the run if that fails */
  save(artifact: Artifact, text: string): number | undefined;
  /** Takes what an evaluation finds wrong with the configuration; absent if nobody wants to know. */
  readonly log?: ((finding: Finding) => void) | undefined;
  /** Is told how far the evaluations have come. */
  readonly progress?: ProgressListener | undefined;
}

export interface Performed {
  readonly parts: readonly RunPart[];
  readonly exitCode: number;
  /** The simulated CIB at the end; the input if the simulation had to be given up (09 §13.2). */
  readonly cib: Cib;
}

/** **The run** (09 §4.3): everything that it does and tells, as values. Touches nothing but `world.save`. */
export function perform(cib: Cib, request: RunRequest, world: RunWorld): Performed {
  const run = new Run(cib, request, world);
  const exitCode = run.perform();
  return { parts: run.parts, exitCode, cib: run.cib };
}

class Run {
  readonly parts: RunPart[] = [];
  cib: Cib;
  readonly #input: Cib;
  readonly #request: RunRequest;
  readonly #world: RunWorld;

  constructor(cib: Cib, request: RunRequest, world: RunWorld) {
    this.cib = cib;
    this.#input = cib;
    this.#request = request;
    this.#world = world;
  }

  perform(): number {
    const { schedule, wantInput } = this.#request;
    const withEvents = hasEvents(this.#request.events);
    let verdict: StatusVerdict | Verdict = this.#evaluate(schedule && !withEvents, this.#showsFailCounts);
    this.parts.push({ kind: "current", status: verdict.status });
    if (withEvents) {
      const failed = this.#inject(verdict);
      if (failed !== undefined) return failed;
      verdict = this.#evaluate(schedule, false);
    }
    if (wantInput && verdict.input !== undefined) {
      const failed = this.#world.save("input", serialize(verdict.input.root));
      if (failed !== undefined) return failed;
    }
    if (!("graph" in verdict)) return 0;
    this.parts.push({ kind: "scheduled", verdict });
    const failed = this.#saveGraphs(verdict);
    if (failed !== undefined) return failed;
    this.parts.push({ kind: "summary", verdict });
    return this.#request.execute ? this.#execute(verdict) : 0;
  }

  /** Sets the clock, evaluates, and reports what the status stage has to say. */
  #evaluate(schedule: boolean, failCountsShown: boolean): StatusVerdict | Verdict {
    const options = { ...this.#options(this.#setClock()), failCountsShown };
    const verdict = this.#verdict(schedule, options);
    for (const event of verdict.events) {
      if (event.kind === "message" && event.stage === "status") this.#info(event.text);
    }
    return verdict;
  }

  get #showsFailCounts(): boolean {
    return this.#request.showFailCounts && !this.#request.quiet;
  }

  #options(now: Now): EvaluateOptions {
    const { showScores, showUtilization, sanitized, wantInput, wantDot } = this.#request;
    const { progress } = this.#world;
    const wanted = { scores: showScores, utilization: showUtilization, input: wantInput, actions: wantDot };
    return { now, ...wanted, sanitized, progress };
  }

  #verdict(schedule: boolean, options: EvaluateOptions): StatusVerdict | Verdict {
    const { log } = this.#world;
    if (log === undefined) return schedule ? evaluate(this.cib, options) : clusterStatus(this.cib, options);
    const told = schedule ? evaluateWithFindings(this.cib, options) : clusterStatusWithFindings(this.cib, options);
    for (const finding of told.findings) log(finding);
    return told;
  }

  /** **Set the clock** (09 §4.2), with its line. */
  #setClock(): Now {
    const { datetime } = this.#request;
    const executionDate = this.cib.root.attributes["execution-date"];
    const { now, source } = effectiveNow(datetime, executionDate, this.#world.clock, this.#world.zone);
    if (datetime !== undefined) this.#info(`Setting effective cluster time: ${datetime}`);
    else if (source === "execution-date") this.#info(executionDateText(now));
    return now;
  }

  #info(text: string): void {
    this.parts.push({ kind: "info", text });
  }

  /** Applies the synthetic events. @returns an exit code if the run ends there */
  #inject(before: StatusVerdict): number | undefined {
    try {
      const { cib, steps } = injectRequested(this.cib, before, this.#request.events, { now: this.#world.clock });
      this.cib = cib;
      this.parts.push({ kind: "modifications", steps });
      return undefined;
    } catch (error) {
      if (!(error instanceof SimulationError)) throw error;
      this.parts.push({ kind: "modifications", steps: error.steps });
      return this.#stop(error);
    }
  }

  #saveGraphs(verdict: Verdict): number | undefined {
    const { wantGraph, wantDot, allActions, actionIds } = this.#request;
    const failed = wantGraph ? this.#world.save("graph", renderGraph(verdict.graph)) : undefined;
    if (failed !== undefined || !wantDot) return failed;
    const dot = renderDot(verdict.actions ?? { actions: [] }, { all: allActions, ids: actionIds });
    return this.#world.save("dot", dot);
  }

  #execute(verdict: Verdict): number {
    const { quiet, failures, events } = this.#request;
    try {
      const { cib, steps, complete } = executeRequested(this.cib, verdict, {
        now: this.#world.clock,
        failures,
        createNodes: createsNodes(events),
      });
      this.cib = cib;
      this.parts.push({ kind: "execution", steps, complete });
      if (!quiet) this.#revise();
      return complete ? 0 : 1;
    } catch (error) {
      if (!(error instanceof SimulationError)) throw error;
      this.parts.push({ kind: "execution", steps: error.steps, complete: false });
      return this.#stop(error);
    }
  }

  /** Ends a simulation early, and all edits are lost; where the reference exits with 70 it does so without a word. */
  #stop(error: SimulationError): number {
    this.cib = this.#input;
    if (error.code === "several-states") return EXIT_SOFTWARE;
    this.parts.push({ kind: "error", text: error.problem });
    return EXIT_ABORTED;
  }

  #revise(): void {
    const options = {
      ...this.#options(this.#setClock()),
      sanitized: false,
      input: false,
      failCountsShown: this.#showsFailCounts,
    };
    const revised = this.#verdict(false, options);
    const { status, events } = revised;
    for (const event of events) if (event.kind === "message") this.#info(event.text);
    this.parts.push({ kind: "revised", status });
  }
}

/** Exit codes of the reference where it gives up (09 §16): an internal error, and a failed assertion. */
const EXIT_SOFTWARE = 70;
const EXIT_ABORTED = 134;
