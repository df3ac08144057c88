import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ourOutcome } from "../cli/combinations.js";
import { digestOf } from "../cli/record.js";
import { EXTREME_CASES, EXTREME_OPTIONS } from "./documents.js";
import { EXTREMES_RECORD, type RecordedExtreme } from "./record.js";

const recorded = JSON.parse(readFileSync(EXTREMES_RECORD, "utf8")) as readonly RecordedExtreme[];
const documents = new Map(EXTREME_CASES.map(({ place, value, xml }) => [`${place} ${value}`, xml]));

describe("numbers at the ends of 32 and 64 bits are read as the reference reads them (01 §1)", () => {
  it("is recorded for over 400 numbers", () => {
    expect(recorded.length).toBeGreaterThan(400);
  });

  it.each(recorded)("$place=$value", ({ place, value, digest }) => {
    const xml = documents.get(`${place} ${value}`);
    expect(xml).toBeDefined();
    expect(digestOf(ourOutcome(xml ?? "", EXTREME_OPTIONS))).toBe(digest);
  });
});
