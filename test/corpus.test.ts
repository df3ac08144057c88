import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadCases, OUTPUTS } from "./support/cases.js";
import { expectAsRecorded } from "./support/recorded.js";

const CORPUS = join(import.meta.dirname, "../corpus");
const cases = loadCases(CORPUS);

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

  it.each(cases)("$name", (each) => {
    expectAsRecorded(CORPUS, each);
  });
});
