import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cibText } from "../../src/arbitraries/index.js";
import { commandOptions, ourOutcome, referenceOutcome } from "./combinations.js";
import { CORPUS, digestOf, RECORD, type Recorded } from "./record.js";

const recorded = JSON.parse(readFileSync(RECORD, "utf8")) as readonly Recorded[];

describe("what the reference made of random options", () => {
  it("is recorded for 200 combinations", () => {
    expect(recorded).toHaveLength(200);
  });

  it.each(recorded)("$cib $options", ({ cib, options, digest }) => {
    const xml = readFileSync(new URL(cib, CORPUS), "utf8");
    expect(digestOf(ourOutcome(xml, options))).toBe(digest);
  });
});

const { CRM_SIMULATE, COMBINATIONS = "2000", SEED = "1" } = process.env;

describe.runIf(CRM_SIMULATE !== undefined)("standard output, exit code and saved files equal the reference's", () => {
  it(
    `for ${COMBINATIONS} random CIBs and options`,
    () => {
      const count = Number(COMBINATIONS);
      const inputs = cibText().chain((xml) => fc.tuple(fc.constant(xml), commandOptions(xml)));
      for (const [xml, options] of fc.sample(inputs, { numRuns: count, seed: Number(SEED) })) {
        const wanted = referenceOutcome(CRM_SIMULATE ?? "", xml, options);
        if (wanted !== undefined) expect(ourOutcome(xml, options), `${options.join(" ")}\n${xml}`).toEqual(wanted);
      }
    },
    60 * 60 * 1000,
  );
});
