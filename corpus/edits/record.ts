import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Records what the programs make of the commands: `EDIT=/path/to/edit npx tsx corpus/edits/record.ts`. The program gets a list of
 * `{ before, cmd }` as JSON on standard input (`edit -j`) and gives `{ after, steps }` for each. Lines of commands.txt are one case each;
 * commands in it are separated by ` ; `.
 */

const here = import.meta.dirname;
const program = process.env.EDIT;
if (program === undefined) {
  console.error("record: set EDIT to the program");
  process.exit(2);
}

const before = readFileSync(join(here, "cluster.xml"), "utf8");
const lines = readFileSync(join(here, "commands.txt"), "utf8").split("\n");
const commands = lines.filter((line) => line !== "" && !line.startsWith("#"));
const jobs = commands.map((line) => ({ before, cmd: line.split(" ; ") }));
const done = spawnSync(program, ["-j"], { input: JSON.stringify(jobs), encoding: "utf8", maxBuffer: 1 << 28 });
if (done.status !== 0) throw new Error(done.stderr);

interface Result {
  readonly after: string;
  readonly steps: readonly { readonly rc: number }[];
}

const results = JSON.parse(done.stdout) as Result[];
const cases = results.map(({ after, steps }, i) => ({
  commands: commands[i],
  refused: steps.map(({ rc }) => rc !== 0),
  after: after.trim().split("\n"),
}));
writeFileSync(join(here, "cases.json"), `[\n${cases.map((each) => JSON.stringify(each)).join(",\n")}\n]\n`);
console.log(`record: ${cases.length} cases`);
