import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { normalize, OUTPUTS } from "../test/support/cases.js";

/**
 * Records what the reference makes of the cases: `CRM_SIMULATE=/path/to/crm_simulate npm run corpus:record [-- NAME…]`.
 * Without names, all cases. Every xml/NAME.xml gets an entry in cases.json, whose args are kept.
 */

interface CorpusCase {
  readonly name: string;
  readonly args: readonly string[];
  readonly group: number;
}

const here = import.meta.dirname;
const program = process.env.CRM_SIMULATE;
if (program === undefined) {
  console.error("corpus:record: set CRM_SIMULATE to the reference's crm_simulate");
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), "corpus-"));
const environment = { ...process.env, LC_ALL: "C", TZ: "UTC", CIB_shadow_dir: scratch };

/** What the reference writes: standard error, then standard output. */
function reference(words: readonly string[]): { readonly stderr: string; readonly stdout: string } {
  const { stdout, stderr, signal } = spawnSync(program as string, words, {
    env: environment,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (signal !== null) throw new Error(`the reference died of ${signal}: ${words.join(" ")}`);
  return { stderr, stdout };
}

function save(output: string, name: string, text: string): void {
  mkdirSync(join(here, output), { recursive: true });
  writeFileSync(join(here, output, `${name}.${output}`), text);
}

function record(each: CorpusCase): void {
  const file = join(here, "xml", `${each.name}.xml`);
  const shown = reference(["-x", file, "-S", ...each.args]);
  save("summary", each.name, shown.stderr + shown.stdout);
  const graph = join(scratch, "graph");
  const dot = join(scratch, "dot");
  const saved = reference(["-x", file, "-sSQ", "-G", graph, "-D", dot, ...each.args]);
  save("scores", each.name, `${normalize("scores", saved.stdout)}\n`);
  save("exp", each.name, normalize("exp", readFileSync(graph, "utf8")));
  save("dot", each.name, `${normalize("dot", readFileSync(dot, "utf8"))}\n`);
}

/** The chapter of the specification that the comment at the top of the CIB names first. */
function chapterOf(name: string): number {
  const chapter = /<!--\s*(\d\d) §/.exec(readFileSync(join(here, "xml", `${name}.xml`), "utf8"))?.[1];
  return chapter === undefined ? 0 : Number(chapter);
}

const listFile = join(here, "cases.json");
const known = new Map<string, CorpusCase>(
  existsSync(listFile)
    ? (JSON.parse(readFileSync(listFile, "utf8")) as CorpusCase[]).map((each) => [each.name, each])
    : [],
);
const names = readdirSync(join(here, "xml"))
  .filter((file) => file.endsWith(".xml"))
  .map((file) => file.slice(0, -4))
  .sort();
const cases = names.map((name) => ({ name, args: known.get(name)?.args ?? [], group: chapterOf(name) }));
const wanted = new Set(process.argv.slice(2));
const unknown = [...wanted].filter((name) => !names.includes(name));
if (unknown.length > 0) {
  rmSync(scratch, { recursive: true, force: true });
  console.error(`corpus:record: there is no xml/${unknown.join(".xml, no xml/")}.xml`);
  process.exit(2);
}
let failures = 0;
for (const each of cases) {
  if (wanted.size > 0 && !wanted.has(each.name)) continue;
  try {
    record(each);
  } catch (error) {
    failures++;
    console.error(`${each.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
writeFileSync(listFile, `[\n${cases.map((each) => JSON.stringify(each)).join(",\n")}\n]\n`);
rmSync(scratch, { recursive: true, force: true });
console.log(
  `corpus:record: ${wanted.size > 0 ? wanted.size : cases.length} cases, ${failures} failed; outputs: ${OUTPUTS.join(", ")}`,
);
console.log(execFileSync(program, ["--version"], { env: environment, encoding: "utf8" }).split("\n")[0]);
process.exitCode = failures === 0 ? 0 : 1;
