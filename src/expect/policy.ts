import type { Step } from "../scenario/step.js";
import type { Duration } from "../simulate/timing.js";
import type { FilePath } from "./error.js";
import type { Expectation } from "./expectation.js";

/** A file of policy tests, as read. */
export interface Policy {
  /** What the tests are about: the path of an input, beside the file; `undefined`: the caller gives it. */
  readonly cluster: string | undefined;
  /** The path of a corosync.conf. */
  readonly corosync: string | undefined;
  /** An ISO 8601 date and time. */
  readonly now: string | undefined;
  readonly durations: readonly Duration[];
  readonly tests: readonly PolicyTest[];
}

export interface PolicyTest {
  readonly name: string;
  /** For which nodes it is played: `each` for one after the other, `pairs` for any two, names; `undefined`: once. */
  readonly nodes: "each" | "pairs" | readonly string[] | undefined;
  /** What is done before, and settled; texts may hold `$node` and `$other`. */
  readonly given: readonly PolicyStep[];
  readonly when: readonly PolicyStep[];
  readonly expect: readonly PolicyExpectation[];
  readonly place: FilePath;
  /** What it was read from: for the names of nodes it is read again. */
  readonly source: unknown;
}

/** A step as it is written. An operation on the node `""` happens wherever the resource runs. */
export interface PolicyStep {
  readonly step: Step;
  /** In the words of the file. */
  readonly text: string;
  readonly place: FilePath;
}

export interface PolicyExpectation {
  readonly expectation: Expectation;
  readonly place: FilePath;
}
