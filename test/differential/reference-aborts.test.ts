import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CibError, evaluate, readCib } from "../../src/index.js";
import { execute } from "../../src/simulate/index.js";
import { caseXml, expected, loadCases } from "../support/cases.js";
import { isAcyclic, isContradictory } from "./acyclic.js";
import { knownAborts } from "./keep.js";

const CORPUS = join(import.meta.dirname, "../../corpus");
const DIRECTORY = join(CORPUS, "reference-aborts");

describe("CIBs on which the reference dies", () => {
  const aborts = knownAborts();

  it("has an outcome for every CIB", () => {
    const files = existsSync(DIRECTORY) ? readdirSync(DIRECTORY).filter((file) => file.endsWith(".xml")) : [];
    expect(aborts.map(({ name }) => `${name}.xml`).sort()).toEqual(files.sort());
    expect(aborts.length).toBeGreaterThan(0);
  });

  it.each(aborts)("$name ($outcome): ours gives a Verdict with a graph without cycles, or a CibError", ({ name }) => {
    const text = readFileSync(join(DIRECTORY, `${name}.xml`), "utf8");
    try {
      const { graph } = evaluate(readCib(text).cib, { now: 1_700_000_000 });
      expect(isAcyclic(graph)).toBe(true);
      expect(graph.synapses.map(({ id }) => id)).toEqual(graph.synapses.map((_, i) => i));
    } catch (error) {
      expect(error).toBeInstanceOf(CibError);
    }
  });

  it("names the history that puts a container on its own guest node (08 §8.7.1)", () => {
    const text = readFileSync(join(DIRECTORY, "bundle-on-itself.xml"), "utf8");
    expect(() => evaluate(readCib(text).cib, { now: 1_700_000_000 })).toThrow(
      'line 15, column 5: cib/status/node_state[@id="bundle-2"]: bundle-podman-2 is recorded as active on bundle-2, ' +
        "the guest node that it makes itself",
    );
  });
});

/** Orders, or rules of the reference, that contradict each other: the graph file that both write has a cycle. */
const CONTRADICTORY = ["order-loop-of-two", "unfencing-between-stop-and-probe"];

describe("CIBs for which the reference prints that the transition is invalid", () => {
  const SAYS = "An invalid transition was produced";
  const invalid = loadCases(CORPUS).filter(({ name }) => expected(CORPUS, name, "summary")?.includes(SAYS));

  it("are in the corpus, which compares all their outputs", () => {
    expect(invalid.length).toBeGreaterThan(3);
  });

  it.each(invalid)("$name: ours says so too, with a graph without cycles", ({ name }) => {
    const { cib } = readCib(caseXml(CORPUS, name));
    const verdict = evaluate(cib, { now: 1_700_000_000 });
    expect(execute(cib, verdict, { now: 1_700_000_000 }).complete).toBe(false);
    expect(isAcyclic(verdict.graph)).toBe(true);
    expect(isContradictory(verdict.graph)).toBe(CONTRADICTORY.includes(name));
  });
});
