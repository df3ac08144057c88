/** Records what the program named by CRM_SIMULATE makes of numbers at the ends: `CRM_SIMULATE=… npx tsx test/extremes/record.ts`. */
import { writeFileSync } from "node:fs";
import { referenceOutcome } from "../cli/combinations.js";
import { digestOf } from "../cli/record.js";
import { EXTREME_CASES, EXTREME_OPTIONS } from "./documents.js";

export const EXTREMES_RECORD = new URL("recorded/extremes.json", import.meta.url);

export interface RecordedExtreme {
  readonly place: string;
  readonly value: string;
  readonly digest: string;
}

const { CRM_SIMULATE } = process.env;
if (process.argv[1]?.endsWith("extremes/record.ts") === true) {
  if (CRM_SIMULATE === undefined) throw new Error("CRM_SIMULATE does not name the reference");
  const recorded: RecordedExtreme[] = [];
  for (const { place, value, xml } of EXTREME_CASES) {
    const outcome = referenceOutcome(CRM_SIMULATE, xml, EXTREME_OPTIONS);
    // On what the reference does not survive there is nothing to compare.
    if (!("died" in outcome)) recorded.push({ place, value, digest: digestOf(outcome) });
  }
  writeFileSync(EXTREMES_RECORD, `[\n${recorded.map((each) => JSON.stringify(each)).join(",\n")}\n]\n`);
}
