import { exitText } from "../../policy/result-code.js";
import { type VerdictJson, verdictJson } from "../../render/json.js";
import type { RunPart } from "../../render/parts.js";
import type { SimulationStep } from "../../simulate/events.js";
import type { ClusterStatus } from "../../verdict/status.js";
import { errorsOf } from "./xml-report.js";

/** `crm-simulate --output-as=json`: what a run found out and did. Parts that did not happen are absent. */
export interface SimulationJson {
  readonly format: "pengine.simulation";
  /** Raised whenever a field changes its meaning or goes. */
  readonly version: 2;
  readonly exitCode: number;
  /** The text of the exit code. */
  readonly message: string;
  readonly errors: readonly string[];
  /** The effective time and other remarks. */
  readonly info: readonly string[];
  /** The cluster as the input says it is. */
  readonly before?: ClusterStatus;
  /** What the synthetic events did. */
  readonly modifications?: readonly SimulationStep[];
  readonly verdict?: VerdictJson;
  readonly execution?: { readonly complete: boolean; readonly steps: readonly SimulationStep[] };
  /** The cluster after the transition. */
  readonly after?: ClusterStatus;
}

/** The JSON text of a run, with a newline at the end. */
export function jsonReport(parts: readonly RunPart[], exitCode: number, errors: readonly string[] = []): string {
  const find = <K extends RunPart["kind"]>(kind: K): Extract<RunPart, { kind: K }> | undefined =>
    parts.find((part): part is Extract<RunPart, { kind: K }> => part.kind === kind);
  const scheduled = find("scheduled");
  const execution = find("execution");
  const document = {
    format: "pengine.simulation",
    version: 2,
    exitCode,
    message: exitText(exitCode),
    errors: [...errors, ...errorsOf(parts)],
    info: parts.flatMap((part) => (part.kind === "info" ? [part.text] : [])),
    before: find("current")?.status,
    modifications: find("modifications")?.steps,
    verdict: scheduled === undefined ? undefined : verdictJson(scheduled.verdict),
    execution: execution === undefined ? undefined : { complete: execution.complete, steps: execution.steps },
    after: find("revised")?.status,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
