import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { CibError, readCib } from "../../src/index.js";
import { unexplained } from "../explain/unexplained.js";
import { type Case, caseXml, expected, loadCases, OUTPUTS, type Output } from "../support/cases.js";
import { produce } from "../support/produce.js";

/**
 * Runs the cases of a directory like ../shared/cts in this process and compares all outputs with the reference's; and sees
 * whether the causes of every score lead to it.
 */

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    only: { type: "string", multiple: true },
    diff: { type: "boolean", default: false },
    "raise-floor": { type: "boolean", default: false },
  },
});

const directory = resolve(values.data ?? join(import.meta.dirname, "../../../shared/cts"));
const FLOOR_FILE = join(import.meta.dirname, "floor.json");

interface Outcome {
  readonly case: Case;
  readonly failed: readonly Output[];
  readonly problem: string | undefined;
}

function check(each: Case): Outcome {
  try {
    const xml = caseXml(directory, each.name);
    const produced = produce(xml, each.args, Math.floor(Date.now() / 1000));
    const failed = OUTPUTS.filter((output) => {
      const wanted = expected(directory, each.name, output);
      return wanted !== undefined && wanted !== produced[output];
    });
    if (values.diff) for (const output of failed) showDifference(each.name, output, produced[output]);
    return { case: each, failed, problem: failed.length > 0 ? undefined : whatIsUnexplained(xml) };
  } catch (error) {
    const problem = error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 4).join(" | ") : "?";
    return { case: each, failed: OUTPUTS, problem };
  }
}

/** The first score that its causes do not lead to, in words; nothing of a CIB that is refused. */
function whatIsUnexplained(xml: string): string | undefined {
  try {
    return unexplained(readCib(xml).cib).wrong[0];
  } catch (error) {
    if (error instanceof CibError) return undefined;
    throw error;
  }
}

function showDifference(name: string, output: Output, produced: string): void {
  const wanted = (expected(directory, name, output) ?? "").split("\n");
  const got = produced.split("\n");
  const gotSet = new Set(got);
  const wantedSet = new Set(wanted);
  console.log(`--- ${name} ${output}`);
  for (const line of wanted.filter((each) => !gotSet.has(each)).slice(0, 12)) console.log(`- ${line}`);
  for (const line of got.filter((each) => !wantedSet.has(each)).slice(0, 12)) console.log(`+ ${line}`);
  if (wanted.every((each) => gotSet.has(each)) && got.every((each) => wantedSet.has(each))) {
    const at = wanted.findIndex((each, i) => each !== got[i]);
    console.log(`  order differs at line ${at + 1}: wanted ${wanted[at]} got ${got[at]}`);
  }
}

function printTable(outcomes: readonly Outcome[]): void {
  const groups = new Map<number, Outcome[]>();
  for (const outcome of outcomes) {
    const list = groups.get(outcome.case.group) ?? [];
    list.push(outcome);
    groups.set(outcome.case.group, list);
  }
  const row = (name: string, list: readonly Outcome[]) => {
    const passes = OUTPUTS.map((output) => list.filter(({ failed }) => !failed.includes(output)).length);
    const whole = list.filter(({ failed }) => failed.length === 0).length;
    return [name, list.length, whole, ...passes].map((cell) => String(cell).padStart(8)).join(" ");
  };
  console.log(
    ["group", "cases", "pass", "summary", "scores", "graph", "dot"].map((cell) => cell.padStart(8)).join(" "),
  );
  for (const [group, list] of [...groups].sort(([a], [b]) => a - b)) console.log(row(String(group), list));
  console.log(row("all", outcomes));
}

function main(): number {
  if (!existsSync(join(directory, "cases.json"))) {
    console.log(`conformance: no cases at ${directory}; nothing to do`);
    return 0;
  }
  const cases = loadCases(directory).filter(({ name }) => values.only === undefined || values.only.includes(name));
  const outcomes = cases.map(check);
  printTable(outcomes);
  const wrong = outcomes.filter(({ failed, problem }) => failed.length > 0 || problem !== undefined);
  for (const { case: each, failed, problem } of wrong) console.log(`FAIL ${each.name}: ${problem ?? failed.join(" ")}`);
  const passed = outcomes.length - wrong.length;
  console.log(`${passed} passed, ${outcomes.length - passed} failed`);
  if (values.only !== undefined || values.data !== undefined) return passed === outcomes.length ? 0 : 1;
  const { passing } = JSON.parse(readFileSync(FLOOR_FILE, "utf8")) as { passing: number };
  if (values["raise-floor"] && passed > passing) writeFileSync(FLOOR_FILE, `{ "passing": ${passed} }\n`);
  if (passed >= passing) return 0;
  console.log(`conformance: ${passed} cases pass, but the floor is ${passing}`);
  return 1;
}

process.exitCode = main();
