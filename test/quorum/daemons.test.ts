import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawnCase, isComparable, ours, play, type Recorded } from "./oracle.js";

const recorded: readonly Recorded[] = JSON.parse(
  readFileSync(new URL("recorded/daemons.json", import.meta.url), "utf8"),
);

describe("drawn clusters and events, as corosync 3.1.10 daemons decided them (12 §4 to §8)", () => {
  it.each(recorded.map((each, i) => [i, each] as const))("%i", (_, each) => {
    const engine = ours(each);
    for (const [i, event] of each.events.entries()) {
      if (isComparable(each, event)) expect({ event, ...engine[i] }).toEqual({ event, ...each.seen[i] });
    }
  });

  const oracle = process.env.VOTEQUORUM ?? "";
  it.skipIf(oracle === "")("and as they decide new ones", { timeout: 600_000 }, async () => {
    const seed = Number(process.env.SEED ?? Date.now());
    for (const each of fc.sample(drawnCase(), { numRuns: Number(process.env.CASES ?? 5), seed })) {
      const seen = await play(oracle, each);
      const engine = ours(each);
      for (const [i, event] of each.events.entries()) {
        if (seen !== undefined && isComparable(each, event))
          expect({ event, ...engine[i] }).toEqual({ event, ...seen[i] });
      }
    }
  });
});
