import type { Cib } from "../../cib/cib.js";
import { clusterStatus, type EvaluateOptions, evaluate } from "../../evaluate.js";
import type { OutputEvent } from "../../model/output.js";
import { effectiveNow, executionDateText, type Now } from "../../policy/clock.js";
import { epochText, type TimeZone } from "../../policy/datetime.js";
import { renderDot } from "../../render/dot.js";
import { renderGraph } from "../../render/graph-xml.js";
import { TextOutput } from "../../render/text.js";
import { eventLines } from "../../render/text-scores.js";
import { writeStep } from "../../render/text-simulation.js";
import { writeStatus } from "../../render/text-status.js";
import { summaryItems } from "../../render/text-summary.js";
import type { SimulationStep, SyntheticEvents } from "../../simulate/events.js";
import { execute } from "../../simulate/execute.js";
import { inject } from "../../simulate/inject.js";
import { SimulationError } from "../../simulate/node-states.js";
import type { ClusterStatus } from "../../verdict/status.js";
import type { StatusVerdict, Verdict } from "../../verdict/verdict.js";

/** What one run of crm_simulate is asked for (09 §2.4, §4.3). */
export interface RunRequest {
  readonly schedule: boolean;
  readonly execute: boolean;
  readonly quiet: boolean;
  readonly showAttributes: boolean;
  readonly showFailCounts: boolean;
  readonly showScores: boolean;
  readonly showUtilization: boolean;
  readonly allActions: boolean;
  readonly actionIds: boolean;
  readonly sanitized: boolean;
  readonly datetime: string | undefined;
  readonly events: SyntheticEvents;
  /** `OPSPEC`s of operations that are to fail. */
  readonly failures: readonly string[];
  /** Which files are wanted besides the text. */
  readonly wantInput: boolean;
  readonly wantGraph: boolean;
  readonly wantDot: boolean;
}

/** The outside world as a run sees it. */
export interface RunWorld {
  /** Epoch seconds. */
  readonly clock: number;
  readonly zone: TimeZone;
}

export interface RunResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  /** The simulated CIB at the end. */
  readonly cib: Cib;
  /** The scheduler's input (`-I`), the graph (`-G`) and the dot file (`-D`), where they were wanted. */
  readonly input: Cib | undefined;
  readonly graph: string | undefined;
  readonly dot: string | undefined;
}

/** **The run** (09 §4.3) in text format: everything that it prints and saves, as values. Pure. */
export function run(cib: Cib, request: RunRequest, world: RunWorld): RunResult {
  const session = new Run(cib, request, world);
  const exitCode = session.perform();
  return session.result(exitCode);
}

class Run {
  readonly #out: TextOutput;
  readonly #errors: string[] = [];
  readonly #request: RunRequest;
  readonly #world: RunWorld;
  #cib: Cib;
  #printed = false;
  #input: Cib | undefined;
  #graph: string | undefined;
  #dot: string | undefined;

  constructor(cib: Cib, request: RunRequest, world: RunWorld) {
    this.#cib = cib;
    this.#request = request;
    this.#world = world;
    this.#out = new TextOutput(!(request.showScores && request.quiet));
  }

  result(exitCode: number): RunResult {
    const stderr = this.#errors.map((line) => `${line}\n`).join("");
    const { text: stdout } = this.#out;
    return { stdout, stderr, exitCode, cib: this.#cib, input: this.#input, graph: this.#graph, dot: this.#dot };
  }

  perform(): number {
    const { schedule, quiet } = this.#request;
    const withEvents = hasEvents(this.#request.events);
    let verdict: StatusVerdict | Verdict = this.#evaluate(schedule && !withEvents);
    if (!quiet) this.#writeCurrentStatus(verdict.status);
    if (withEvents) {
      const failed = this.#inject(verdict);
      if (failed !== undefined) return failed;
      verdict = this.#evaluate(schedule);
    }
    this.#input = verdict.input;
    if (!("graph" in verdict)) return 0;
    this.#writeSchedule(verdict);
    return this.#request.execute ? this.#execute(verdict) : 0;
  }

  /** Sets the clock, evaluates, and prints what the status stage has to say. */
  #evaluate(schedule: boolean): StatusVerdict | Verdict {
    const options = this.#options(this.#setClock());
    const verdict = schedule ? evaluate(this.#cib, options) : clusterStatus(this.#cib, options);
    for (const event of verdict.events) {
      if (event.kind === "message" && event.stage === "status") this.#info(event.text);
    }
    return verdict;
  }

  #options(now: Now): EvaluateOptions {
    const { showScores, showUtilization, sanitized, wantInput, wantDot } = this.#request;
    return { now, scores: showScores, utilization: showUtilization, sanitized, input: wantInput, actions: wantDot };
  }

  /** **Set the clock** (09 §4.2), with its line. */
  #setClock(): Now {
    const { datetime } = this.#request;
    const { now, source } = effectiveNow(
      datetime,
      this.#cib.root.attributes["execution-date"],
      this.#world.clock,
      this.#world.zone,
    );
    if (datetime !== undefined) this.#info(`Setting effective cluster time: ${datetime}`);
    else if (source === "execution-date") this.#info(executionDateText(now));
    return now;
  }

  #info(text: string): void {
    if (!this.#request.quiet) this.#out.line(text);
  }

  #spacer(): void {
    if (this.#printed) this.#out.spacer();
  }

  #writeCurrentStatus(status: ClusterStatus): void {
    const out = this.#out;
    if (status.maintenanceMode) {
      out.line("\n              *** Resource management is DISABLED ***");
      out.line("  The cluster will not attempt to start, stop or recover services");
      this.#printed = true;
    }
    const { instances, disabledInstances, blockedInstances } = status;
    if (disabledInstances > 0 || blockedInstances > 0) {
      this.#spacer();
      out.line(
        `${disabledInstances} of ${instances} resource instances DISABLED and ${blockedInstances} BLOCKED from further action due to failure`,
      );
      this.#printed = true;
    }
    this.#spacer();
    this.#writeStatus("Current cluster status", status, true);
    this.#printed = true;
  }

  #writeStatus(title: string, status: ClusterStatus, pending: boolean): void {
    this.#out.begin(title);
    writeStatus(this.#out, status, {
      pending,
      attributes: this.#request.showAttributes,
      failCounts: this.#request.showFailCounts,
      localTime: (seconds) => epochText(seconds, this.#world.zone),
    });
    this.#out.end();
  }

  /** Applies the synthetic events. @returns an exit code if the run ends there */
  #inject(before: StatusVerdict): number | undefined {
    this.#spacer();
    this.#printed = true;
    if (!this.#request.quiet) this.#out.begin("Performing Requested Modifications");
    try {
      const injected = inject(this.#cib, this.#request.events, {
        now: this.#world.clock,
        agents: before.agents,
        startFailureIsFatal: before.status.startFailureIsFatal,
      });
      this.#cib = injected.cib;
      this.#writeSteps(injected.steps);
      return undefined;
    } catch (error) {
      if (!(error instanceof SimulationError)) throw error;
      this.#writeSteps(error.steps);
      this.#errors.push(error.message);
      return error.exitCode;
    } finally {
      if (!this.#request.quiet) this.#out.end();
    }
  }

  #writeSteps(steps: readonly SimulationStep[]): void {
    for (const step of steps) {
      if (step.kind === "error") this.#errors.push(step.text);
      else if (!this.#request.quiet) writeStep(this.#out, step);
    }
  }

  #writeSchedule(verdict: Verdict): void {
    const { showScores, showUtilization, quiet, wantGraph, wantDot, allActions, actionIds } = this.#request;
    if (showScores || showUtilization) {
      this.#spacer();
      this.#out.begin(assignmentTitle(showScores, showUtilization));
      this.#printed = true;
      for (const event of verdict.events) this.#writeEvent(event);
      this.#out.end();
    }
    if (wantGraph) this.#graph = renderGraph(verdict.graph);
    if (wantDot) this.#dot = renderDot(verdict.actions ?? { actions: [] }, { all: allActions, ids: actionIds });
    if (quiet) return;
    this.#spacer();
    this.#out.begin("Transition Summary");
    for (const item of summaryItems(verdict.summary)) this.#out.item(item);
    this.#out.end();
  }

  #writeEvent(event: OutputEvent): void {
    if (event.kind !== "message") for (const line of eventLines(event)) this.#out.item(line);
    else if (event.stage === "schedule") this.#info(event.text);
  }

  #execute(verdict: Verdict): number {
    const { quiet, failures, events } = this.#request;
    this.#spacer();
    if (!quiet) this.#out.begin("Executing Cluster Transition");
    const executed = execute(this.#cib, verdict, {
      now: this.#world.clock,
      failures,
      createNodes: (events.nodesUp ?? []).length > 0,
    });
    this.#cib = executed.cib;
    this.#writeSteps(executed.steps);
    if (!quiet) this.#out.end();
    const exitCode = executed.complete ? 0 : 1;
    if (quiet) return exitCode;
    const { status, events: messages } = clusterStatus(this.#cib, {
      ...this.#options(this.#setClock()),
      sanitized: false,
      input: false,
    });
    for (const event of messages) if (event.kind === "message") this.#info(event.text);
    this.#out.spacer();
    this.#writeStatus("Revised Cluster Status", status, false);
    return exitCode;
  }
}

function assignmentTitle(scores: boolean, utilization: boolean): string {
  if (scores && utilization) return "Assignment Scores and Utilization Information";
  return scores ? "Assignment Scores" : "Utilization Information";
}

/** Whether any event but `--quorum`, which does nothing alone, was given (09 §9.1). */
function hasEvents(events: SyntheticEvents): boolean {
  const { quorum: _alone, watchdog, ...lists } = events;
  return watchdog !== undefined || Object.values(lists).some((list) => list.length > 0);
}
