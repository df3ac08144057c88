/**
 * The cases as upstream's harness runs them: the built command as a process, `-S`, then `-sSQ` with `-D` and `-G`,
 * compared as `npm run conformance` compares.
 * `npm run build && npx tsx test/conformance/processes.ts [--data DIR] [--command PATH] [--only NAME]`
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Case, expected, loadCases, normalize, OUTPUTS, type Output } from "../support/cases.js";

const { values } = parseArgs({
  options: { data: { type: "string" }, command: { type: "string" }, only: { type: "string", multiple: true } },
});
const directory = resolve(values.data ?? join(import.meta.dirname, "../../../shared/cts"));
const command = resolve(values.command ?? join(import.meta.dirname, "../../dist/cli/crm-simulate.js"));
const scratch = mkdtempSync(join(tmpdir(), "pengine-"));

/** Standard output and standard error of a run, in that order. */
function run(words: readonly string[]): { out: string; err: string } {
  const { stdout, stderr } = spawnSync(command, words, { encoding: "utf8", maxBuffer: 1 << 28 });
  return { out: stdout, err: stderr };
}

function outputsOf({ name, args }: Case): Record<Output, string> {
  const input = join(directory, "xml", `${name}.xml`);
  const [graph, dot] = [join(scratch, "graph"), join(scratch, "dot")];
  const shown = run(["-x", input, "-S", ...args]);
  const saved = run(["-x", input, "-D", dot, "-G", graph, "-sSQ", ...args]);
  return {
    // Only what comes before the run itself is printed on standard error: the order is known.
    summary: shown.err + shown.out,
    // `-Q` leaves the spacer before the execution, which normalization drops.
    scores: normalize("scores", saved.out),
    exp: normalize("exp", readFileSync(graph, "utf8")),
    dot: normalize("dot", readFileSync(dot, "utf8")),
  };
}

function failuresOf(each: Case): readonly Output[] {
  const produced = outputsOf(each);
  return OUTPUTS.filter((output) => {
    const wanted = expected(directory, each.name, output);
    return wanted !== undefined && wanted !== produced[output];
  });
}

let failed = 0;
const cases = loadCases(directory).filter(({ name }) => values.only === undefined || values.only.includes(name));
for (const each of cases) {
  const failures = failuresOf(each);
  if (failures.length === 0) continue;
  failed++;
  console.log(`FAIL ${each.name}: ${failures.join(" ")}`);
}
rmSync(scratch, { recursive: true });
console.log(`${cases.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
