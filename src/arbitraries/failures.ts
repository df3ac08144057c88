import fc, { type Arbitrary } from "fast-check";
import type { Cib } from "../cib/cib.js";
import { clusterStatus } from "../evaluate.js";
import type { Step } from "../scenario/step.js";
import type { OperationResult } from "../simulate/events.js";
import { oneOf } from "./draft.js";

/** What failure sequences are made of. */
export interface FailureSequenceOptions {
  /** The most failures in one sequence; default 4. */
  readonly most?: number;
  /** Starts of resources fail as well; default true. */
  readonly operations?: boolean;
}

/** One thing that happens, and the cluster does what it does about it. */
type Blow = readonly [Step, Step] | readonly [Step];

/**
 * What can happen to a given cluster: nodes fail, leave and come back, starts fail; after each the cluster settles. Steps for `play`, to
 * assert that a policy holds whatever happens. Shrinks to the shortest sequence that breaks it, of the first nodes.
 * @example
 * ```ts
 * import { failureSequences } from "pengine/arbitraries";
 * import { readAny } from "pengine/commands";
 * import { policyMatchers } from "pengine/expect";
 * import { play } from "pengine/scenario";
 * import fc from "fast-check";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nnode n2\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * const holds = fc.check(
 *   fc.property(failureSequences(cib), (steps) => {
 *     const outcomes = play(cib, [{ kind: "settle" }, ...steps], { now });
 *     return policyMatchers.toComeToRest(outcomes).pass;
 *   }),
 *   { numRuns: 5 },
 * );
 * console.log(holds.failed, holds.counterexample);
 * ```
 */
export function failureSequences(cib: Cib, options: FailureSequenceOptions = {}): Arbitrary<readonly Step[]> {
  const { most = 4, operations = true } = options;
  const { status, agents } = clusterStatus(cib, { now: 0 });
  const nodes = status.nodes.flatMap(({ name, kind }) => (kind === "cluster" ? name : []));
  const resources = [...agents].flatMap(([id, { class: standard }]) => (standard === undefined ? [] : id));
  if (nodes.length === 0) return fc.constant([]);
  const node = fc.constantFrom(...nodes);
  const settle: Step = { kind: "settle" };
  const ofNode = fc
    .record({ node, state: fc.constantFrom("failed", "down", "up") })
    .map((event): Blow => [{ kind: "node", ...event }, settle]);
  const ofStart = fc
    .record({ resource: fc.constantFrom(...resources), node })
    .map((where): Blow => [{ kind: "settle", failures: [startFailing(where)] }]);
  const blow = operations && resources.length > 0 ? oneOf([3, ofNode], [1, ofStart]) : ofNode;
  return fc.array(blow, { maxLength: most }).map((blows) => blows.flat());
}

function startFailing(where: { readonly resource: string; readonly node: string }): OperationResult {
  return { ...where, task: "start", interval: 0, rc: 1 };
}
