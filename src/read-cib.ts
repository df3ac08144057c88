import { decodeXml } from "./cib/decode.js";
import { parseCib } from "./cib/parse.js";
import { type Upgraded, upgradeCib } from "./cib/schema/upgrade.js";

/**
 * The CIB in a text, or in the bytes of a file (in the encoding of their byte order mark or declaration), of the current
 * schema: parsed, upgraded and validated as the reference does it (10 §4, §5).
 * @returns the document and the lines that the reference prints on standard error meanwhile
 * @throws CibError for everything that the reference refuses
 */
export function readCib(source: string | Uint8Array): Upgraded {
  return upgradeCib(parseCib(typeof source === "string" ? source : decodeXml(source)));
}
