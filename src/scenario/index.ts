/** Scenarios: what a cluster looks like after something, and what is different from before. */
export { compareOutcomes, type DifferenceKind, type OutcomeDifference, type Whereabouts } from "./compare.js";
