/** Scenarios: what a cluster looks like after something, and what is different from before. */
export { compareOutcomes, type DifferenceKind, type OutcomeDifference, type Whereabouts } from "./compare.js";
export { type ScenarioCode, ScenarioError } from "./error.js";
export type {
  Absence,
  FailureHappening,
  FencingHappening,
  Happening,
  Outcome,
  ResourceHappening,
  SettledView,
  View,
  Whereabout,
} from "./outcome.js";
export { play } from "./play.js";
export type { PlayOptions } from "./player.js";
export type {
  CommandsStep,
  EditStep,
  MergeStep,
  PartitionStep,
  PassStep,
  PlainStep,
  SettleStep,
  Step,
  TogetherStep,
} from "./step.js";
