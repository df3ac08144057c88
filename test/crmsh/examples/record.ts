/**
 * Puts the answers of the crm shell into the examples of this folder. CRM_DRIVER is as in corpus/crm/record.ts.
 *
 *     CRM_DRIVER="../shared/oracle/in-root python3 /mnt/.../crm_driver.py" npx tsx test/crmsh/examples/record.ts [FILE...]
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { parseCib, serialize } from "../../../src/cib/index.js";
import {
  blocksOf,
  changesIn,
  type Example,
  exampleFiles,
  exampleOf,
  isAnswer,
  printedNow,
  urlOf,
} from "../examples.js";

interface Result {
  readonly ok: boolean;
  readonly xml?: string;
  readonly text?: string;
  readonly messages: string;
}

function run(jobs: readonly object[]): Result[] {
  const [program = "", ...args] = (process.env.CRM_DRIVER ?? "").split(" ");
  const done = spawnSync(program, args, { input: JSON.stringify(jobs), maxBuffer: 1 << 28 });
  return JSON.parse(done.stdout.toString());
}

const SIGNS = [
  ["ERROR: ", "E"],
  ["WARNING: ", "W"],
  ["INFO: ", "I"],
] as const;

function said(messages: string): string[] {
  let sign = "E";
  return messages
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const found = SIGNS.find(([word]) => line.startsWith(word));
      sign = found?.[1] ?? (line.startsWith("ABORT") ? "A" : sign);
      return `${sign} ${line.slice(found?.[0].length ?? 0)}`;
    });
}

const EMPTY = parseCib("<cib><configuration/></cib>");
const files = process.argv.length > 2 ? process.argv.slice(2) : exampleFiles();
const blocks = files.flatMap((file) => blocksOf(readFileSync(urlOf(file), "utf8")).map((lines) => ({ file, lines })));
const examples = blocks.map(({ lines }) => {
  const found = exampleOf(lines, "");
  return found?.options.has("hand") ? undefined : found;
});
const wanted = examples.filter((each): each is Example => each !== undefined);
/** White space around comments counts: as `serialize` writes it. */
const layout = (base: string): string => serialize(parseCib(base).root);
const bases = [...new Set(wanted.map(({ base }) => base))];
const shown = run(bases.map((base) => ({ op: "show", cib: layout(base) })));
const loaded = wanted.filter(({ text }) => text !== undefined);
const results = run(
  loaded.map(({ base, text = "", options }) => ({
    op: options.get("method") === "lines" ? "lines" : "load",
    base: layout(base),
    text,
    lines: text.replaceAll("\\\n", " ").split("\n"),
    method: options.get("method") ?? "update",
  })),
);
const shownAfter = run(loaded.map((example, i) => ({ op: "show", cib: results[i]?.xml ?? layout(example.base) })));

function answer(example: Example): string[] {
  const i = loaded.indexOf(example);
  const [before, result, after] = [shown[bases.indexOf(example.base)], results[i], shownAfter[i]];
  if (example.text === undefined) {
    return [...printedNow("\n", before?.text ?? ""), ...said(before?.messages ?? "")];
  }
  if (result?.ok !== true) return ["refused", ...said(result?.messages ?? "")];
  return [
    ...changesIn(parseCib(example.base), result.xml === undefined ? EMPTY : parseCib(result.xml)),
    ...printedNow(before?.text ?? "", after?.text ?? ""),
    ...said(result.messages),
  ];
}

for (const file of files) {
  const texts = blocks.flatMap(({ file: of, lines }, i) => {
    if (of !== file || lines.length === 0) return [];
    const example = examples[i];
    if (example === undefined) return [lines.join("\n")];
    const asked = lines.filter((line) => !isAnswer(line) && !line.startsWith("@ ") && !line.startsWith("A "));
    return [[...asked, ...answer(example), ...lines.filter((line) => line.startsWith("@ "))].join("\n")];
  });
  writeFileSync(urlOf(file), `${texts.join("\n\n")}\n`);
}
