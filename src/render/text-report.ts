import { epochText, type TimeZone } from "../base/datetime.js";
import type { SimulationStep } from "../simulate/events.js";
import type { OutputEvent } from "../verdict/output.js";
import type { ClusterStatus } from "../verdict/status.js";
import type { Verdict } from "../verdict/verdict.js";
import { assignmentTitle, type RunPart, type ShowOptions } from "./parts.js";
import { TextOutput } from "./text.js";
import { eventLines } from "./text-scores.js";
import { writeStep } from "./text-simulation.js";
import { writeStatus } from "./text-status.js";
import { summaryItems } from "./text-summary.js";

/** What a run prints on its two streams. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/** The text form of a run (09 §4.3, §5.1 to §5.3). `fancy`: see 09 §5.1. */
export function textReport(
  parts: readonly RunPart[],
  show: ShowOptions & { readonly fancy: boolean; readonly zone: TimeZone },
): Printed {
  const report = new TextReport(show);
  for (const part of parts) report.write(part);
  return report.printed;
}

class TextReport {
  readonly #out: TextOutput;
  readonly #errors: string[] = [];
  readonly #show: ShowOptions;
  readonly #zone: TimeZone;
  /** Whether the next section is set off by an empty line: "printed" of 09 §4.3. */
  #begun = false;

  constructor(show: ShowOptions & { readonly fancy: boolean; readonly zone: TimeZone }) {
    this.#show = show;
    this.#zone = show.zone;
    this.#out = new TextOutput(show.fancy);
  }

  get printed(): Printed {
    return { stdout: this.#out.text, stderr: this.#errors.map((line) => `${line}\n`).join("") };
  }

  write(part: RunPart): void {
    const { quiet } = this.#show;
    switch (part.kind) {
      case "info":
        this.#info(part.text);
        break;
      case "current":
        if (!quiet) this.#current(part.status);
        break;
      case "modifications":
        this.#spacer();
        this.#begun = true;
        this.#steps("Performing Requested Modifications", part.steps);
        break;
      case "scheduled":
        this.#scores(part.verdict);
        break;
      case "summary":
        if (!quiet) this.#summary(part.verdict);
        break;
      case "execution":
        this.#spacer();
        this.#steps("Executing Cluster Transition", part.steps);
        break;
      case "revised":
        this.#out.spacer();
        this.#status("Revised Cluster Status", part.status, false);
        break;
      case "error":
        this.#errors.push(part.text);
    }
  }

  #info(text: string): void {
    if (!this.#show.quiet) this.#out.line(text);
  }

  #spacer(): void {
    if (this.#begun) this.#out.spacer();
  }

  #current(status: ClusterStatus): void {
    if (status.maintenanceMode) {
      this.#out.line("\n              *** Resource management is DISABLED ***");
      this.#out.line("  The cluster will not attempt to start, stop or recover services");
      this.#begun = true;
    }
    const { instances, disabledInstances, blockedInstances } = status;
    if (disabledInstances > 0 || blockedInstances > 0) {
      this.#spacer();
      const counts = `${disabledInstances} of ${instances} resource instances DISABLED and ${blockedInstances} BLOCKED`;
      this.#out.line(`${counts} from further action due to failure`);
      this.#begun = true;
    }
    this.#spacer();
    this.#status("Current cluster status", status, true);
    this.#begun = true;
  }

  #status(title: string, status: ClusterStatus, pending: boolean): void {
    const { showAttributes, showFailCounts } = this.#show;
    this.#out.begin(title);
    writeStatus(this.#out, status, {
      pending,
      attributes: showAttributes,
      failCounts: showFailCounts,
      localTime: (seconds) => epochText(seconds, this.#zone),
    });
    this.#out.end();
  }

  #steps(title: string, steps: readonly SimulationStep[]): void {
    const { quiet } = this.#show;
    if (!quiet) this.#out.begin(title);
    for (const step of steps) {
      if (step.kind === "error") this.#errors.push(step.text);
      else if (!quiet) writeStep(this.#out, step);
    }
    if (!quiet) this.#out.end();
  }

  #scores(verdict: Verdict): void {
    // Without a list to print, the reference sends the messages of this stage to its log.
    if (!this.#show.showScores && !this.#show.showUtilization) return;
    this.#spacer();
    this.#out.begin(assignmentTitle(this.#show));
    this.#begun = true;
    for (const event of verdict.events) this.#event(event);
    this.#out.end();
  }

  #event(event: OutputEvent): void {
    if (event.kind !== "message") for (const line of eventLines(event)) this.#out.item(line);
    else if (event.stage === "schedule") this.#info(event.text);
  }

  #summary({ summary }: Verdict): void {
    this.#spacer();
    this.#out.begin("Transition Summary");
    for (const item of summaryItems(summary)) this.#out.item(item);
    this.#out.end();
  }
}
