import { escapeAttribute } from "../cib/serialize.js";
import type { Broken, CaseResult } from "./run.js";

/** The results of one file. */
export interface FileResults {
  readonly file: string;
  readonly results: readonly CaseResult[];
}

/** The forms in which results can be had. */
export type Reporter = "junit" | "tap" | "json";

/**
 * Results as a text: JUnit XML, TAP version 14, or JSON.
 * @example
 * ```ts
 * import { report } from "pengine/expect";
 *
 * report([], "tap"); // => "TAP version 14\n1..0\n"
 * ```
 */
export function report(files: readonly FileResults[], reporter: Reporter): string {
  switch (reporter) {
    case "junit":
      return junit(files);
    case "tap":
      return tap(files);
    case "json":
      return `${JSON.stringify({ format: "pengine.test", version: 1, files }, undefined, 2)}\n`;
  }
}

/**
 * A test with the nodes that it is about.
 * @example
 * ```ts
 * import { caseName } from "pengine/expect";
 *
 * caseName({ test: "any node", nodes: ["n1"] }); // => "any node [n1]"
 * ```
 */
export function caseName({ test, nodes }: Pick<CaseResult, "test" | "nodes">): string {
  return nodes.length === 0 ? test : `${test} [${nodes.join(", ")}]`;
}

/**
 * What is wrong, in lines: what was expected, how it is, since when, why.
 * @example
 * ```ts
 * import { brokenLines } from "pengine/expect";
 *
 * const broken = { expected: "web runs", is: "web does not run", since: ["fail n1"], why: undefined, place: [] };
 * brokenLines(broken).join("; "); // => "expected: web runs; but web does not run; not any more after: fail n1"
 * ```
 */
export function brokenLines({ expected, is, since, why }: Broken): readonly string[] {
  const when = since.length === 0 ? "at no time" : `not any more after: ${since.join(", then ")}`;
  return [`expected: ${expected}`, `but ${is}; ${when}`, ...(why === undefined ? [] : [`why: ${why}`])];
}

function linesOf(result: CaseResult): readonly string[] {
  return result.error === undefined ? result.broken.flatMap(brokenLines) : [result.error];
}

function junit(files: readonly FileResults[]): string {
  const suites = files.map(({ file, results }) => {
    const failures = results.filter(({ passed, error }) => !passed && error === undefined).length;
    const errors = results.filter(({ error }) => error !== undefined).length;
    const cases = results.map((result) => {
      const open = `    <testcase classname="${xml(file)}" name="${xml(caseName(result))}"`;
      if (result.passed) return `${open}/>\n`;
      const kind = result.error === undefined ? "failure" : "error";
      const [first = ""] = linesOf(result);
      const text = linesOf(result).map(xml).join("\n");
      return `${open}>\n      <${kind} message="${xml(first)}">${text}</${kind}>\n    </testcase>\n`;
    });
    const counts = `tests="${results.length}" failures="${failures}" errors="${errors}"`;
    return `  <testsuite name="${xml(file)}" ${counts}>\n${cases.join("")}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join("")}</testsuites>\n`;
}

/** Without what XML cannot hold at all. */
function xml(text: string): string {
  return escapeAttribute(text.replace(/\p{Cc}/gu, " "));
}

function tap(files: readonly FileResults[]): string {
  const all = files.flatMap(({ file, results }) => results.map((result) => ({ file, result })));
  const lines = all.flatMap(({ file, result }, i) => [
    `${result.passed ? "ok" : "not ok"} ${i + 1} - ${oneLine(`${file}: ${caseName(result)}`)}`,
    ...(result.passed
      ? []
      : ["  ---", "  message: |", ...linesOf(result).map((line) => `    ${oneLine(line)}`), "  ..."]),
  ]);
  return ["TAP version 14", `1..${all.length}`, ...lines].map((line) => `${line}\n`).join("");
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, " ").replaceAll("#", "\\#");
}
