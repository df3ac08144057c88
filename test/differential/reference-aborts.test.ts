import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CibError, evaluate, readCib } from "../../src/index.js";
import { knownAborts } from "./keep.js";

const DIRECTORY = join(import.meta.dirname, "../../corpus/reference-aborts");

describe("CIBs on which the reference dies", () => {
  const aborts = knownAborts();

  it("has an outcome for every CIB", () => {
    const files = existsSync(DIRECTORY) ? readdirSync(DIRECTORY).filter((file) => file.endsWith(".xml")) : [];
    expect(aborts.map(({ name }) => `${name}.xml`).sort()).toEqual(files.sort());
    expect(aborts.length).toBeGreaterThan(0);
  });

  it.each(aborts)("$name ($outcome): ours gives a Verdict or a CibError", ({ name }) => {
    const text = readFileSync(join(DIRECTORY, `${name}.xml`), "utf8");
    try {
      const { graph } = evaluate(readCib(text).cib, { now: 1_700_000_000 });
      expect(graph.synapses.map(({ id }) => id)).toEqual(graph.synapses.map((_, i) => i));
    } catch (error) {
      expect(error).toBeInstanceOf(CibError);
    }
  });
});
