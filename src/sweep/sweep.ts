import type { Cib } from "../cib/cib.js";
import { SweepError } from "./error.js";
import { planSweep, type SweepOptions, type SweepPlan } from "./plan.js";
import { playSet } from "./play-set.js";
import type { SetResult, Shard, SweepReport } from "./report.js";
import { summarize } from "./summary.js";

export interface SweepRun extends SweepOptions {
  /** Only this part of the sets. */
  readonly shard?: Shard | undefined;
  /** Is told after each set how many have been played. */
  readonly progress?: ((played: number, of: number) => void) | undefined;
}

/**
 * Plays every set of up to `most` failures on a cluster at rest, and says what comes of each: what is lost and why, what is
 * gone for how long, what is fenced, whether quorum is lost. Pure.
 * @throws SweepError, ScenarioError for what does not fit the cluster
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { sweep } from "pengine/sweep";
 *
 * const now = 1_700_000_000;
 * const text = "node n1\nnode n2\nprimitive web systemd:nginx\nlocation l web -inf: n2\nproperty fencing-enabled=false";
 * const { summary, results } = sweep(readAny(text, { now }).cib, { now });
 * console.log(summary.singlePoints); // [{ failures: [{ kind: "node", node: "n1" }], lost: ["web"] }]
 * console.log(results[0]?.affected[0]?.why); // why it runs nowhere, in a sentence
 * ```
 */
export function sweep(cib: Cib, { shard, progress, ...options }: SweepRun): SweepReport {
  const plan = planSweep(cib, options);
  const numbers = numbersOf(plan, shard);
  const results = numbers.map((number, i) => {
    const result = playSet(plan, number);
    progress?.(i + 1, numbers.length);
    return result;
  });
  return reportOf(plan, results, shard);
}

/**
 * The numbers of the sets of a part: every `count`th, so that all parts take about as long.
 * @throws SweepError for a part that is none
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { numbersOf, planSweep } from "pengine/sweep";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nnode n2\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * numbersOf(planSweep(cib, { now, most: 2 }), { index: 1, count: 2 }); // => [1, 3]
 * ```
 */
export function numbersOf({ sets }: SweepPlan, shard: Shard | undefined): readonly number[] {
  const all = sets.map((_, i) => i + 1);
  if (shard === undefined) return all;
  const { index, count } = shard;
  const whole = Number.isInteger(index) && Number.isInteger(count);
  if (!whole || index < 1 || index > count) throw new SweepError("shard", `${index}/${count} is no part`, "1/4 to 4/4");
  return all.filter((number) => (number - 1) % count === index - 1);
}

/**
 * The report on results, in the order of their numbers.
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { planSweep, playSet, reportOf } from "pengine/sweep";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nnode n2\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * const plan = planSweep(cib, { now });
 * reportOf(plan, [playSet(plan, 2)], { index: 2, count: 2 }).results.length; // => 1
 * ```
 */
export function reportOf(
  { header }: Pick<SweepPlan, "header">,
  results: readonly SetResult[],
  shard?: Shard | undefined,
): SweepReport {
  const sorted = [...results].sort((a, b) => a.number - b.number);
  return {
    format: "pengine.sweep",
    version: 1,
    header,
    ...(shard === undefined ? {} : { shard }),
    summary: summarize(header, sorted),
    results: sorted,
  };
}
