import type { Cib } from "./cib/cib.js";
import { parseCib } from "./cib/parse.js";
import { type Upgraded, upgradeCib } from "./cib/schema/upgrade.js";

/**
 * The CIB in a text, of the current schema: parsed, upgraded and validated as the reference does it (10 §4, §5).
 * @returns the document and the lines that the reference prints on standard error meanwhile
 * @throws CibError for every text that the reference refuses
 */
export function readCib(text: string): Upgraded {
  const parsed: Cib = parseCib(text);
  return upgradeCib(parsed);
}
