/** Attacks the library: `npm run attack -- --minutes 10 --seed 7`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { BOMBS, type BombName } from "./bombs.js";
import { Campaign, type Finding } from "./campaign.js";
import { inputOf } from "./inputs.js";
import { loadPool } from "./pool.js";

const USAGE = `usage: [CRM_SIMULATE=/path/to/crm_simulate] npm run attack -- [options]
  --minutes N    how long (default 1); a quarter of it at most is for bombs of growing size
  --seed S       seed of the inputs (default 1)
  --count N      no more inputs than that
  --from N       the number of the first input (default 0)
  --every N      of so many inputs one is compared with the reference, if there is one (default 500)
  --keep DIR     where what is found is kept, shrunk (default in the temporary directory)
  --jobs N       child processes (default: the number of cores)
  --megabytes N  heap that a child may have (default 300)
  --slow MS      CPU milliseconds that an input below 100 kB may take (default 1000)
  --all-bombs    all bombs of growing size first, however long that takes
  --no-bombs     none of them
  --only N       look at the input of one number
  --print N      print the input of one number
  --file FILE    look at a file (may be repeated)
Exits with 1 if something was found.
`;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "Infinity" },
    from: { type: "string", default: "0" },
    every: { type: "string", default: "500" },
    keep: { type: "string" },
    jobs: { type: "string", default: String(availableParallelism()) },
    megabytes: { type: "string", default: "300" },
    slow: { type: "string", default: "1000" },
    "all-bombs": { type: "boolean", default: false },
    "no-bombs": { type: "boolean", default: false },
    only: { type: "string" },
    print: { type: "string" },
    file: { type: "string", multiple: true },
    help: { type: "boolean", default: false },
  },
});

/** CPU seconds that one input may take before its child is ended. */
const LONGEST = 20;
/** Findings that are shrunk, and with how many tests each. */
const SHRUNK = 8;
const SHRINKING_TESTS = 400;

const seed = Number(values.seed);
const campaign = new Campaign({
  seed,
  jobs: Number(values.jobs),
  megabytes: Number(values.megabytes),
  seconds: LONGEST,
  slow: Number(values.slow),
  program: process.env.CRM_SIMULATE,
  every: Number(values.every),
  tell: (line) => console.log(line),
});

async function main(): Promise<number> {
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (values.print !== undefined) {
    process.stdout.write(inputOf(loadPool(seed), seed, Number(values.print)).source);
    return 0;
  }
  if (values.only !== undefined) return examine(inputOf(loadPool(seed), seed, Number(values.only)).source, values.only);
  if (values.file !== undefined) {
    let worst = 0;
    for (const file of values.file) worst = Math.max(worst, await examine(readFileSync(file), file));
    return worst;
  }
  return attack();
}

/** When bombs are to be left for the other inputs. */
function endOfBombs(start: number, length: number): number {
  if (values["all-bombs"]) return Number.POSITIVE_INFINITY;
  return values["no-bombs"] ? start : start + length / 4;
}

async function attack(): Promise<number> {
  const start = Date.now();
  const length = Number(values.minutes) * 60_000;
  const names = Object.keys(BOMBS) as BombName[];
  // A short attack does not come to all of them, so each seed begins elsewhere.
  const first = (seed * 7) % names.length;
  const climbed = await campaign.climb([...names.slice(first), ...names.slice(0, first)], endOfBombs(start, length));
  const from = Number(values.from);
  const end = values["all-bombs"] ? Date.now() + length : start + length;
  await campaign.attack(from, from + Number(values.count), end);
  const seconds = (Date.now() - start) / 1000;
  for (const finding of [...campaign.findings.values()].slice(0, SHRUNK)) await keep(finding);
  const { examined, compared, referenceDied, slowest, counts, findings } = campaign;
  console.log(
    `seed ${seed}: ${climbed} of ${names.length} bombs grown, ${examined} inputs from ${from} on in ${Math.round(seconds)} s`,
  );
  console.log(
    `  ${Object.entries(counts)
      .sort()
      .map(([key, count]) => `${key} ${count}`)
      .join(", ")}`,
  );
  console.log(
    `  ${compared} compared with the reference, which died on ${referenceDied}; the slowest took ${Math.round(slowest.ms)} ms (#${slowest.index})`,
  );
  for (const { index, input, problem, count } of findings.values())
    console.log(`  ${count} times ${problem.signature} (${input}, first #${index})`);
  console.log(`  ${findings.size} kinds of findings`);
  return findings.size === 0 ? 0 : 1;
}

async function examine(source: string | Uint8Array, name: string): Promise<number> {
  const problem = await campaign.problemOf(typeof source === "string" ? source : textIfText(source));
  console.log(`${name}: ${problem === undefined ? "nothing is wrong" : `${problem.signature}\n${problem.detail}`}`);
  return problem === undefined ? 0 : 1;
}

function textIfText(bytes: Uint8Array): string | Uint8Array {
  const text = Buffer.from(bytes).toString("utf8");
  return Buffer.from(text, "utf8").equals(bytes) ? text : bytes;
}

/** Writes a finding, shrunk, with what is wrong. */
async function keep({ index, input, problem }: Finding): Promise<void> {
  if (
    index < 0 ||
    problem.signature.startsWith("died") ||
    problem.signature === "slow" ||
    problem.signature.includes(": ")
  )
    return;
  const directory = values.keep ?? join(tmpdir(), "pengine-attack-finds");
  mkdirSync(directory, { recursive: true });
  const { source } = inputOf(loadPool(seed), seed, index);
  const name = join(directory, `${input}-${seed}-${index}`);
  const quick = typeof source === "string" && !/^(?:died|slow)/.test(problem.signature);
  const shrunk = quick ? await campaign.shrunk(source, problem, SHRINKING_TESTS) : source;
  writeFileSync(`${name}.xml`, shrunk);
  writeFileSync(`${name}.txt`, `${problem.signature}\n${problem.detail}\n`);
  console.log(`kept ${name}.xml`);
}

try {
  process.exitCode = await main();
} finally {
  campaign.close();
}
