/** Records again what crm_verify says about all cases: `CRM_VERIFY=/path/to/crm_verify npx tsx test/verify/record.ts`. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { buildCib, CASES_FILE, verifyCases } from "./cases.js";

const program = process.env.CRM_VERIFY;
if (program === undefined) throw new Error("CRM_VERIFY is not set");

const AFTER_EVERY_ERROR = "error: CIB did not pass schema validation";

const recorded = verifyCases().map(({ name, cib }) => {
  const { status, stderr } = spawnSync(program, ["-p", "-V"], { input: buildCib(cib), encoding: "utf8" });
  const said = stderr.split("\n").filter((line) => /^(error|warning): /.test(line) && line !== AFTER_EVERY_ERROR);
  return { name, cib, exit: status ?? -1, lines: [...new Set(said)].sort() };
});
writeFileSync(CASES_FILE, `${JSON.stringify(recorded, undefined, 1)}\n`);
