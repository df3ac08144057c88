/**
 * Mutants drawn with a seed, where a folder has too many for all of them to be settled (docs/mutation.md):
 *
 *   node test/mutation/drawn.mjs draw --seed 1 --count 500 --list /tmp/drawn.json src/unpack src/assign
 *   MUTATION_DRAWN=/tmp/drawn.json npm run mutation -- --mutate "$(node test/mutation/drawn.mjs files --list /tmp/drawn.json)"
 *   node test/mutation/drawn.mjs survivors --list /tmp/drawn.json      # reads Stryker's last report, keeps who survived in the list
 *
 *   node test/mutation/drawn.mjs static --seed 1 --count 100 --list /tmp/drawn.json src/edit   # of the last report's static mutants
 *
 * MUTATION_DRAWN spares all others the tests. `survivors` leaves only those in the list, so that the next run, with other tests, tries them alone.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { instrument } from "./instrument.mjs";
import { nameOfMutant } from "./mutant.mjs";

const REPORT = "node_modules/.cache/stryker/report.json";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "500" },
    list: { type: "string", default: "node_modules/.cache/stryker/drawn.json" },
  },
});
const [verb, ...places] = positionals;

function sources(place) {
  if (statSync(place).isFile()) return [place];
  const names = readdirSync(place, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".ts")).map((name) => join(place, name));
}

async function mutantsOf(files) {
  const { mutants } = await instrument(files);
  return mutants.map(({ fileName, location, mutatorName, replacement }) => ({
    fileName,
    location,
    mutatorName,
    replacement,
  }));
}

/** mulberry32: numbers from 0 to 1, the same for the same seed. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const read = () => JSON.parse(readFileSync(values.list, "utf8"));
const write = (mutants) => writeFileSync(values.list, `${JSON.stringify(mutants, null, 1)}\n`);

async function draw() {
  drawFrom(await mutantsOf(places.flatMap(sources)));
}

/** From those that the last report has left out: tables at the level of modules, to be tried with MUTATION_STATIC=1. */
function drawStatic() {
  const { files } = JSON.parse(readFileSync(REPORT, "utf8"));
  const from1 = ({ line, column }) => ({ line: line - 1, column: column - 1 });
  drawFrom(
    Object.entries(files).flatMap(([fileName, { mutants }]) =>
      mutants
        .filter(({ status }) => status === "Ignored" && places.some((place) => fileName.startsWith(place)))
        .map(({ location: { start, end }, mutatorName, replacement }) => ({
          fileName,
          location: { start: from1(start), end: from1(end) },
          mutatorName,
          replacement,
        })),
    ),
  );
}

function drawFrom(left) {
  const next = numbers(Number(values.seed));
  const all = left.length;
  const drawn = [];
  while (drawn.length < Number(values.count) && left.length > 0)
    drawn.push(...left.splice(Math.floor(next() * left.length), 1));
  write(drawn);
  console.log(`${drawn.length} of ${all} mutants`);
}

function showFiles() {
  console.log([...new Set(read().map(({ fileName }) => fileName))].join(","));
}

function showSurvivors() {
  const { files } = JSON.parse(readFileSync(REPORT, "utf8"));
  const found = new Map();
  for (const [fileName, { mutants, source }] of Object.entries(files))
    for (const mutant of mutants)
      found.set(nameOfMutant(fileName, mutant, 0), { ...mutant, source: source.split("\n") });
  const counts = {};
  const survivors = read().filter((drawn) => {
    // The report counts lines and columns from 1.
    const { status, source } = found.get(nameOfMutant(drawn.fileName, drawn, 1)) ?? { status: "NotFound" };
    counts[status] = (counts[status] ?? 0) + 1;
    if (["Killed", "Timeout"].includes(status)) return false;
    const { start } = drawn.location;
    console.log(
      `${drawn.fileName}:${start.line + 1}:${start.column + 1} ${status} ${drawn.mutatorName}: ${drawn.replacement}`,
    );
    console.log(`    ${source?.[start.line].trim() ?? ""}`);
    return true;
  });
  write(survivors);
  console.log(JSON.stringify(counts));
}

const verbs = { draw, static: drawStatic, files: showFiles, survivors: showSurvivors };
await verbs[verb]();
