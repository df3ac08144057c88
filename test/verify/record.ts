/** Records again what crm_verify says about all cases: `CRM_VERIFY=/path/to/crm_verify npx tsx test/verify/record.ts`. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { buildCib, CASES_FILE, verifyCases } from "./cases.js";
import { ofTheirs } from "./said.js";

const program = process.env.CRM_VERIFY;
if (program === undefined) throw new Error("CRM_VERIFY is not set");

const recorded = verifyCases().map(({ name, cib }) => {
  const { status, stderr } = spawnSync(program, ["-p", "-V"], { input: buildCib(cib), encoding: "utf8" });
  if (status === null || status >= 128) throw new Error(`crm_verify died of ${name}`);
  const { exit, refusal, lines } = ofTheirs(status, stderr);
  return { name, cib, exit, refusal, lines };
});
writeFileSync(CASES_FILE, `${JSON.stringify(recorded, undefined, 1)}\n`);
