import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { caseXml, expected, loadCases, OUTPUTS } from "./support/cases.js";
import { produce } from "./support/produce.js";

const CORPUS = join(import.meta.dirname, "../corpus");
const cases = loadCases(CORPUS);

/** The real clock plays no part: cases that look at the time bring their own execution date. */
const CLOCK = 1_800_000_000;

describe("corpus: what the reference made of our own cases", () => {
  it("has an entry for every CIB, and a recording of every output", () => {
    const files = readdirSync(join(CORPUS, "xml")).map((file) => file.replace(/\.xml$/, ""));
    expect(cases.map(({ name }) => name).sort()).toEqual(files.sort());
    const missing = cases.flatMap(({ name }) =>
      OUTPUTS.filter((output) => !existsSync(join(CORPUS, output, `${name}.${output}`))).map(
        (output) => `${name}.${output}`,
      ),
    );
    expect(missing).toEqual([]);
  });

  it.each(cases)("$name", ({ name, args }) => {
    const produced = produce(caseXml(CORPUS, name), args, CLOCK);
    for (const output of OUTPUTS) expect(produced[output], output).toBe(expected(CORPUS, name, output));
  });
});
