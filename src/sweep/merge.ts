import { SweepError } from "./error.js";
import type { SetResult, SweepReport } from "./report.js";
import { reportOf } from "./sweep.js";

/**
 * The whole of a sweep from its parts, the same as if it had been made in one.
 * @throws SweepError for parts of different sweeps, and where a set is missing or there twice
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { mergeSweeps, sweep } from "pengine/sweep";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nnode n2\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * const parts = [1, 2].map((index) => sweep(cib, { now, shard: { index, count: 2 } }));
 * console.log(mergeSweeps(parts).summary.played); // 2
 * ```
 */
export function mergeSweeps(parts: readonly SweepReport[]): SweepReport {
  const [first] = parts;
  if (first === undefined)
    throw new SweepError("merge", "There are no parts", "the output of pengine sweep --json --shard");
  const { header } = first;
  const common = JSON.stringify(header);
  const results = new Map<number, SetResult>();
  for (const [i, part] of parts.entries()) {
    if (JSON.stringify(part.header) !== common) {
      const problem = `Part ${i + 1} is of another sweep than the first: ${differences(first, part).join(", ")} differ`;
      throw new SweepError("merge", problem, "parts of one sweep, of the same input, options and time (-t)");
    }
    for (const result of part.results) {
      if (results.has(result.number))
        throw new SweepError("merge", `Set ${result.number} is there twice`, "each part once");
      results.set(result.number, result);
    }
  }
  for (let number = 1; number <= header.sets; number++) {
    if (!results.has(number)) throw new SweepError("merge", `Set ${number} of ${header.sets} is missing`, "all parts");
  }
  return reportOf({ header }, [...results.values()]);
}

function differences({ header: a }: SweepReport, { header: b }: SweepReport): readonly string[] {
  const others = new Map<string, unknown>(Object.entries(b));
  return Object.entries(a).flatMap(([name, value]) =>
    JSON.stringify(value) === JSON.stringify(others.get(name)) ? [] : name,
  );
}

/**
 * A report that was written as JSON.
 * @throws SweepError for a text that is none
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { parseSweepReport, sweep } from "pengine/sweep";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nnode n2\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * parseSweepReport(JSON.stringify(sweep(cib, { now }))).header.sets; // => 2
 * ```
 */
export function parseSweepReport(text: string): SweepReport {
  const refuse = (problem: string): SweepError =>
    new SweepError("merge", problem, "the output of pengine sweep --json of this version");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse("This is no JSON");
  }
  if (!isReport(value)) throw refuse("This is no report of a sweep");
  return value;
}

/** Whoever wrote the format and the version wrote the rest. */
function isReport(value: unknown): value is SweepReport {
  if (typeof value !== "object" || value === null || !("format" in value) || !("version" in value)) return false;
  const { format, version } = value;
  return (
    format === "pengine.sweep" &&
    version === 1 &&
    "results" in value &&
    Array.isArray(value.results) &&
    value.results.every((each: unknown) => typeof each === "object" && each !== null && "number" in each) &&
    "header" in value &&
    typeof value.header === "object" &&
    value.header !== null &&
    "sets" in value.header &&
    typeof value.header.sets === "number"
  );
}
