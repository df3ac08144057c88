import { decodeXml } from "./cib/decode.js";
import { parseCib } from "./cib/parse.js";
import { type Upgraded, upgradeCib } from "./cib/schema/upgrade.js";

/**
 * The CIB in a text, or in the bytes of a file (in the encoding of their byte order mark or declaration), of the current
 * schema: parsed, upgraded and validated as the reference does it (10 §4, §5).
 * @returns the document and the lines that the reference prints on standard error meanwhile
 * @throws CibError for everything that the reference refuses
 * @example
 * ```ts
 * import { readCib } from "pengine";
 *
 * const xml = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1">
 *    <configuration><crm_config/><nodes><node id="1" uname="n1"/></nodes>
 *    <resources><primitive id="web" class="systemd" type="nginx"/></resources><constraints/></configuration>
 *    <status><node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member"/></status></cib>`;
 * const { cib, warnings } = readCib(xml); // or readCib(readFileSync("cib.xml"))
 * console.log(cib.root.attributes["validate-with"], warnings);
 * ```
 */
export function readCib(source: string | Uint8Array): Upgraded {
  return upgradeCib(parseCib(typeof source === "string" ? source : decodeXml(source)));
}
