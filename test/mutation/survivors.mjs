/**
 * Who survives in Stryker's report, by line of the source: what stood there, and what it became.
 *
 *   node test/mutation/survivors.mjs [--report R.json]                # the files, those with most survivors first
 *   node test/mutation/survivors.mjs [--report R.json] edit/roles     # those of the files whose names have that in them
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { report: { type: "string", default: "node_modules/.cache/stryker/report.json" } },
});

const KILLED = ["Killed", "Timeout"];
const LIVING = ["Survived", "NoCoverage"];
const MOST_LETTERS = 120;

const files = Object.entries(JSON.parse(readFileSync(values.report, "utf8")).files).map(
  ([name, { mutants, source }]) => ({
    name,
    lines: source.split("\n"),
    killed: mutants.filter(({ status }) => KILLED.includes(status)).length,
    living: mutants
      .filter(({ status }) => LIVING.includes(status))
      .sort(({ location: { start: a } }, { location: { start: b } }) => a.line - b.line || a.column - b.column),
  }),
);

function score({ killed, living }) {
  const all = killed + living.length;
  return `${killed} of ${all} (${all === 0 ? "–" : ((100 * killed) / all).toFixed(1)} %)`;
}

/** The text that a mutant replaces, of its first line. */
function replaced(lines, { start, end }) {
  const first = lines[start.line - 1];
  return start.line === end.line
    ? first.slice(start.column - 1, end.column - 1)
    : `${first.slice(start.column - 1)} … (to line ${end.line})`;
}

function show({ name, lines, living, ...rest }) {
  console.log(`${name}: ${score({ living, ...rest })}`);
  let last = 0;
  for (const { location, replacement, status } of living) {
    if (location.start.line !== last) console.log(`${location.start.line}: ${lines[location.start.line - 1].trim()}`);
    last = location.start.line;
    const now = replacement.replace(/\s+/g, " ").slice(0, MOST_LETTERS);
    console.log(`    ${status === "NoCoverage" ? "(no test) " : ""}[${replaced(lines, location)}] -> ${now}`);
  }
}

const [part] = positionals;
if (part !== undefined) for (const file of files.filter(({ name }) => name.includes(part))) show(file);
else {
  for (const file of files.sort((a, b) => b.living.length - a.living.length)) console.log(file.name, score(file));
  const living = files.flatMap((file) => file.living);
  console.log("all", score({ killed: files.reduce((sum, { killed }) => sum + killed, 0), living }));
}
