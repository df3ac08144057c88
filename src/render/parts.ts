import type { SimulationStep } from "../simulate/events.js";
import type { ClusterStatus } from "../verdict/status.js";
import type { Verdict } from "../verdict/verdict.js";

/** What one run has to tell, part by part, whatever the format (09 §4.3). The formats are renderings of these. */
export type RunPart =
  /** An informational line: the effective time, or a message of the status stage. */
  | { readonly kind: "info"; readonly text: string }
  | { readonly kind: "current"; readonly status: ClusterStatus }
  /** The events that were applied: `Performing Requested Modifications`. */
  | { readonly kind: "modifications"; readonly steps: readonly SimulationStep[] }
  /** The scores and capacities, while the transition is worked out. */
  | { readonly kind: "scheduled"; readonly verdict: Verdict }
  /** What will be done. Absent if a wanted file could not be written. */
  | { readonly kind: "summary"; readonly verdict: Verdict }
  | { readonly kind: "execution"; readonly steps: readonly SimulationStep[]; readonly complete: boolean }
  | { readonly kind: "revised"; readonly status: ClusterStatus }
  /** An error that ends the run. */
  | { readonly kind: "error"; readonly text: string };

/** How the parts are shown. */
export interface ShowOptions {
  readonly quiet: boolean;
  readonly showAttributes: boolean;
  readonly showFailCounts: boolean;
  readonly showScores: boolean;
  readonly showUtilization: boolean;
}

/** Title of the scores (09 §4.3 step 5). */
export function assignmentTitle(show: Pick<ShowOptions, "showScores" | "showUtilization">): string {
  if (show.showScores && show.showUtilization) return "Assignment Scores and Utilization Information";
  return show.showScores ? "Assignment Scores" : "Utilization Information";
}
