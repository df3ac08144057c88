import { expect } from "vitest";
import { type Case, caseXml, expected, OUTPUTS } from "./cases.js";
import { produce } from "./produce.js";

/** The real clock plays no part: cases that look at the time bring their own execution date. */
const CLOCK = 1_800_000_000;

/** Expects of a case of a directory the outputs that the reference made of it. */
export function expectAsRecorded(directory: string, { name, args }: Case): void {
  const produced = produce(caseXml(directory, name), args, CLOCK);
  for (const output of OUTPUTS) expect(produced[output], output).toBe(expected(directory, name, output));
}
