/** Answers are never false: what they say is compared with the Verdict, the document, and the status after execution. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cib, CibError, type ExplainableVerdict, evaluate } from "../../src/index.js";
import { readCib } from "../../src/read-cib.js";
import { untruths } from "../explain/truth.js";
import { clusters, freshClusters, NOW, runs, SMALL } from "../support/generated.js";

/** Each run asks some fifty questions. */
const RUNS = Number(process.env.RUNS ?? 40);
const ROOT = join(import.meta.dirname, "../..");

/** The Verdict of a cluster; none of one that no evaluation ends on, such as bundles colocated with themselves. */
function explained(cib: Cib): ExplainableVerdict | undefined {
  try {
    return evaluate(cib, { now: NOW, explain: true });
  } catch (error) {
    if (error instanceof CibError && (error.code === "circular" || error.code === "limit")) return undefined;
    throw error;
  }
}

function untruthsOf(cib: Cib): readonly string[] {
  const verdict = explained(cib);
  return verdict === undefined ? [] : untruths(cib, verdict, NOW);
}

/** Of the cases of a directory every n-th. */
function falseIn(directory: string, every: number): readonly string[] {
  const files = readdirSync(directory).filter((file) => file.endsWith(".xml"));
  return files
    .filter((_, i) => i % every === 0)
    .flatMap((file) => {
      const cib = readOrNone(readFileSync(join(directory, file), "utf8"));
      return cib === undefined ? [] : untruthsOf(cib).map((text) => `${file}: ${text}`);
    });
}

function readOrNone(xml: string): Cib | undefined {
  try {
    return readCib(xml).cib;
  } catch (error) {
    if (error instanceof CibError) return undefined;
    throw error;
  }
}

describe("answers say nothing that is not so", () => {
  it("about generated clusters in any state", () => {
    fc.assert(
      fc.property(clusters(SMALL), (cib) => {
        expect(untruthsOf(cib)).toEqual([]);
      }),
      runs(71, RUNS),
    );
  });

  it("about generated clusters on which nothing has happened yet", () => {
    fc.assert(
      fc.property(freshClusters(), (cib) => {
        expect(untruthsOf(cib)).toEqual([]);
      }),
      runs(73, RUNS),
    );
  });

  it("about cases of the corpus", () => {
    expect(falseIn(join(ROOT, "corpus/xml"), EVERY)).toEqual([]);
  });

  it.skipIf(!existsSync(join(ROOT, "../shared/cts/xml")))("about regression cases", () => {
    expect(falseIn(join(ROOT, "../shared/cts/xml"), EVERY)).toEqual([]);
  });
});

/** With ANSWERS=1 all cases. */
const EVERY = Number(process.env.ANSWERS ?? 9);
