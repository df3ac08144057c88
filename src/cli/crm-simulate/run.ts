import type { TimeZone } from "../../base/datetime.js";
import type { Cib } from "../../cib/cib.js";
import { type Printed, textReport } from "../../render/text-report.js";
import { type Artifact, perform, type RunRequest } from "./perform.js";

export type { RunRequest } from "./perform.js";

export interface RunResult extends Printed {
  readonly exitCode: number;
  /** The simulated CIB at the end. */
  readonly cib: Cib;
  /** The texts of the scheduler's input (`-I`), the graph (`-G`) and the dot file (`-D`), where they were wanted. */
  readonly input: string | undefined;
  readonly graph: string | undefined;
  readonly dot: string | undefined;
}

/** **The run** (09 §4.3) in text format: everything that it prints and saves, as values. Pure. */
export function run(cib: Cib, request: RunRequest, world: { clock: number; zone: TimeZone }): RunResult {
  const saved = new Map<Artifact, string>();
  const save = (artifact: Artifact, text: string): undefined => {
    saved.set(artifact, text);
  };
  const performed = perform(cib, request, { ...world, save });
  const fancy = !(request.showScores && request.quiet);
  return {
    ...textReport(performed.parts, { ...request, fancy, zone: world.zone }),
    exitCode: performed.exitCode,
    cib: performed.cib,
    input: saved.get("input"),
    graph: saved.get("graph"),
    dot: saved.get("dot"),
  };
}
