/**
 * Looks for inputs that kill mutants of a list (drawn.mjs) which all tests let live: draws clusters, and compares what comes
 * out with the mutant and without it. What is found is shrunk, for a case of the corpus or a test. What no input kills may be dead.
 *
 *   CRM_SIMULATE=/path node --import tsx test/mutation/seek.mjs --list L --runs 500 --seed 1 --to FOLDER [--source generated|mutated]
 *
 * With CRM_SIMULATE only inputs count of which the reference makes the same as we do without the mutant. What stands in
 * FOLDER already is not looked for again; `--from N` goes on from an input. `--files FOLDER` tries the documents of a folder instead.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { instrument } from "./instrument.mjs";
import { nameOfMutant } from "./mutant.mjs";

const { values } = parseArgs({
  options: {
    list: { type: "string", default: "node_modules/.cache/stryker/drawn.json" },
    from: { type: "string", default: "0" },
    runs: { type: "string", default: "500" },
    seed: { type: "string", default: "1" },
    source: { type: "string", default: "generated" },
    files: { type: "string" },
    to: { type: "string", default: "/tmp/seek" },
  },
});
const ROOT = resolve(import.meta.dirname, "../..");
const SANDBOX = join(ROOT, "node_modules/.cache/stryker/seek");
const MOST_HITS = 300_000;
const SHRINKING_TESTS = 400;

mkdirSync(values.to, { recursive: true });
const found = new Set(
  readdirSync(values.to)
    .filter((file) => file.endsWith(".json"))
    .map((file) => String(JSON.parse(readFileSync(join(values.to, file), "utf8")).name)),
);
const drawn = JSON.parse(readFileSync(values.list, "utf8"));
const wantedNames = new Set(
  drawn.map((each) => nameOfMutant(each.fileName, each, 0)).filter((name) => !found.has(name)),
);

/** Writes the sources with all mutants in them beside the tests; returns those that are wanted, by id. */
async function instrumented() {
  rmSync(SANDBOX, { recursive: true, force: true });
  mkdirSync(SANDBOX, { recursive: true });
  for (const name of ["src", "test", "corpus/xml", "package.json", "tsconfig.json"])
    cpSync(join(ROOT, name), join(SANDBOX, name), { recursive: true });
  const { files, mutants } = await instrument([...new Set(drawn.map(({ fileName }) => fileName))]);
  for (const { name, content } of files) writeFileSync(join(SANDBOX, name), content);
  return new Map(
    mutants.filter((each) => wantedNames.has(nameOfMutant(each.fileName, each, 0))).map((each) => [each.id, each]),
  );
}

const load = (path) => import(pathToFileURL(join(SANDBOX, path)).href);

/** What instrumented sources look at: which mutant acts, and which they have met. */
const shared = {};
Object.assign(globalThis, { __stryker__: shared });
const wanted = await instrumented();
const { ours } = await load("test/differential/ours.ts");
const { differences } = await load("test/differential/outputs.ts");
const { Reference } = await load("test/differential/reference.ts");
const { shrinkDocument } = await load("test/differential/shrink.ts");
const { generated, mutatedCases } = await load("test/differential/sources.ts");

/** What comes out of a document, with a mutant if one is given; `undefined` if nothing does. */
function outputs(xml, mutant) {
  Object.assign(shared, { activeMutant: mutant, hitCount: 0, hitLimit: MOST_HITS });
  try {
    return ours({ name: "", xml, args: [] });
  } catch {
    return undefined;
  } finally {
    shared.activeMutant = undefined;
  }
}

const program = process.env.CRM_SIMULATE;
const reference = program === undefined ? undefined : new Reference(program, 1);

/** Whether the mutant shows in what comes of a document, which is right without it. */
async function kills(xml, mutant) {
  const right = outputs(xml);
  if (right === undefined || right.exitCode !== 0) return false;
  const wrong = outputs(xml, mutant);
  if (wrong !== undefined && differences(right, wrong).length === 0) return false;
  const theirs = await reference?.run({ name: "", xml, args: [] });
  if (theirs === undefined) return true;
  if (theirs.kind === "died" || theirs.outputs.stderr.includes("assertion")) return false;
  return differences(theirs.outputs, right).length === 0;
}

/** The documents of a folder. */
function written(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith(".xml"));
  return (_, index) => {
    const file = files[index];
    return file === undefined ? {} : { xml: readFileSync(join(folder, file), "utf8"), file };
  };
}

const drawing = values.source === "mutated" ? mutatedCases([join(ROOT, "corpus")]) : generated();
const source = values.files === undefined ? drawing : written(values.files);
const runs = values.files === undefined ? Number(values.runs) : readdirSync(values.files).length;
for (let index = Number(values.from); index < runs && wanted.size > 0; index++) {
  const { xml, file } = source(Number(values.seed), index);
  if (xml === undefined) continue;
  shared.currentTestId = String(index);
  const right = outputs(xml);
  const met = Object.keys(shared.mutantCoverage?.perTest[index] ?? {}).filter((id) => wanted.has(id));
  delete shared.mutantCoverage?.perTest[index];
  shared.currentTestId = "other";
  if (right === undefined || right.exitCode !== 0) continue;
  for (const id of met) {
    const mutant = wanted.get(id);
    if (mutant === undefined || !(await kills(xml, id))) continue;
    wanted.delete(id);
    const small = file === undefined ? await shrinkDocument(xml, (text) => kills(text, id), SHRINKING_TESTS) : xml;
    const name = nameOfMutant(mutant.fileName, mutant, 0);
    writeFileSync(join(values.to, `${id}.xml`), small);
    writeFileSync(
      join(values.to, `${id}.json`),
      JSON.stringify({
        name,
        fileName: mutant.fileName,
        location: mutant.location,
        replacement: mutant.replacement,
        from: file ?? index,
      }),
    );
    console.log(`${file ?? `#${index}`} kills ${name}; ${wanted.size} left`);
  }
}
for (const mutant of wanted.values()) console.log(`lives: ${nameOfMutant(mutant.fileName, mutant, 0)}`);
reference?.close();
