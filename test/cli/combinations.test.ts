import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cibText } from "../../src/arbitraries/index.js";
import { diedOfEvent } from "../differential/reference.js";
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
  const inputs = cibText().chain((xml) => fc.tuple(fc.constant(xml), commandOptions(xml)));
  const BATCH = 50;

  /** Those on which the reference dies do not count; where it gives up on an event, ours has to give up too (09 §9). */
  it(
    `for ${COMBINATIONS} random CIBs and options, seed ${SEED}`,
    () => {
      const different: string[] = [];
      let compared = 0;
      let died = 0;
      for (let batch = 0; compared < Number(COMBINATIONS); batch++) {
        for (const [xml, options] of fc.sample(inputs, { numRuns: BATCH, seed: Number(SEED) * 100_000 + batch })) {
          const wanted = referenceOutcome(CRM_SIMULATE ?? "", xml, options);
          const mine = ourOutcome(xml, options, Math.floor(Date.now() / 1000));
          const dead = "died" in wanted;
          if (dead) died++;
          else compared++;
          const isEqual = dead ? mine.exitCode === 134 || !diedOfEvent(wanted.died) : isDeepStrictEqual(mine, wanted);
          if (!isEqual) different.push(`${options.join(" ")}\n${xml}\n${JSON.stringify([wanted, mine], undefined, 1)}`);
        }
      }
      process.stderr.write(`${compared} compared, ${different.length} different, the reference died on ${died}\n`);
      expect(different.slice(0, 5)).toEqual([]);
    },
    60 * 60 * 1000,
  );
});
