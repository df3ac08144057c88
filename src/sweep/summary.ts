import type { SetResult, SweepHeader, SweepSummary } from "./report.js";

/** What all results come to. */
export function summarize({ mustRun, running }: SweepHeader, results: readonly SetResult[]): SweepSummary {
  const numbers = (wanted: (result: SetResult) => boolean): readonly number[] =>
    results.filter(wanted).map(({ number }) => number);
  const losing = results.filter((result) => lostIn(result).length > 0);
  return {
    played: results.length,
    survived: results.length - losing.length,
    singlePoints: losing
      .filter(({ failures }) => failures.length === 1)
      .map((result) => ({ failures: result.failures, lost: lostIn(result) })),
    neverRecovered: neverRecovered(results),
    losesQuorum: numbers(({ quorate }) => !quorate),
    fences: numbers(({ fenced, unfenced }) => fenced.length + unfenced.length > 0),
    unsettled: numbers(({ ending }) => ending.kind !== "rest"),
    dangerous: numbers(({ dangers }) => dangers.length > 0),
    overCapacity: counted(results, ({ overCapacity }) => overCapacity).map(([node, rest]) => ({ node, ...rest })),
    losses: counted(results, lostIn).map(([resource, rest]) => ({ resource, ...rest })),
    notRunning: mustRun.filter((resource) => !running.includes(resource)),
    broken: numbers((result) => lostIn(result).some((resource) => mustRun.includes(resource))),
  };
}

/**
 * What does not run any more, or has lost what it was promoted for.
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { lostIn, sweep } from "pengine/sweep";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nnode n2\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * sweep(cib, { now }).results.map(lostIn); // => [[], []]
 * ```
 */
export function lostIn({ affected }: SetResult): readonly string[] {
  return affected.filter(({ fate }) => fate === "lost" || fate === "unpromoted").map(({ resource }) => resource);
}

function neverRecovered(results: readonly SetResult[]): readonly string[] {
  const fates = new Map<string, boolean>();
  for (const { affected } of results) {
    for (const { resource, fate } of affected) {
      const lost = fate === "lost" || fate === "unpromoted";
      fates.set(resource, lost && fates.get(resource) !== false);
    }
  }
  return [...fates].filter(([, lost]) => lost).map(([resource]) => resource);
}

type Count = readonly [name: string, count: { readonly sets: number; readonly first: number }];

/** How many sets each name comes in, and the first of them. */
function counted(results: readonly SetResult[], namesIn: (result: SetResult) => readonly string[]): readonly Count[] {
  const counts = new Map<string, { sets: number; readonly first: number }>();
  for (const result of results) {
    for (const name of namesIn(result)) {
      const count = counts.get(name);
      if (count === undefined) counts.set(name, { sets: 1, first: result.number });
      else count.sets++;
    }
  }
  return [...counts].sort(([, a], [, b]) => b.sets - a.sets || a.first - b.first);
}
