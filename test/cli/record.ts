/**
 * Records what the program named by CRM_SIMULATE makes of 200 random combinations of a CIB of the corpus and options:
 * `CRM_SIMULATE=… npx tsx test/cli/record.ts [SEED]`.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { commandOptions, type Outcome, referenceOutcome } from "./combinations.js";

const COUNT = 200;

/** The outcome by checksums, so that the record stays small: exit code, standard output, files. */
export function digestOf({ exitCode, stdout, files }: Outcome): string {
  const sum = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 16);
  const saved = Object.entries(files).map(([name, text]) => `${name}=${sum(text)}`);
  return [String(exitCode), sum(stdout), ...saved].join(" ");
}

export interface Recorded {
  readonly cib: string;
  readonly options: readonly string[];
  readonly digest: string;
}

export const CORPUS = new URL("../../corpus/xml/", import.meta.url);
export const RECORD = new URL("recorded/combinations.json", import.meta.url);

function record(program: string, seed: number): void {
  const names = readdirSync(CORPUS).sort();
  const recorded: Recorded[] = [];
  const inputs = fc.constantFrom(...names).chain((cib) => {
    const xml = readFileSync(new URL(cib, CORPUS), "utf8");
    return fc.record({ cib: fc.constant(cib), xml: fc.constant(xml), options: commandOptions(xml) });
  });
  for (const { cib, xml, options } of fc.sample(inputs, { numRuns: 2 * COUNT, seed })) {
    if (recorded.length === COUNT) break;
    const outcome = referenceOutcome(program, xml, options);
    if (!("died" in outcome)) recorded.push({ cib, options, digest: digestOf(outcome) });
  }
  writeFileSync(RECORD, `[\n${recorded.map((each) => JSON.stringify(each)).join(",\n")}\n]\n`);
}

const { CRM_SIMULATE } = process.env;
if (process.argv[1]?.endsWith("record.ts") === true) {
  if (CRM_SIMULATE === undefined) throw new Error("CRM_SIMULATE does not name the reference");
  record(CRM_SIMULATE, Number(process.argv[2] ?? 1));
}
