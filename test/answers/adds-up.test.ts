import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CibError } from "../../src/cib/index.js";
import { readCib } from "../../src/read-cib.js";
import { unexplained } from "../explain/unexplained.js";
import { caseXml, loadCases } from "../support/cases.js";

const CORPUS = join(import.meta.dirname, "../../corpus");

describe("explained scores add up", () => {
  it("over all cases of the corpus", () => {
    const wrong: string[] = [];
    let checked = 0;
    for (const { name } of loadCases(CORPUS)) {
      try {
        const result = unexplained(readCib(caseXml(CORPUS, name)).cib);
        checked += result.checked;
        wrong.push(...result.wrong.map((line) => `${name}: ${line}`));
      } catch (error) {
        if (!(error instanceof CibError)) throw error;
      }
    }
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThan(2000);
  });
});
