/**
 * Records what the crm shell makes of every text of `texts.ts`, into `cases.json`. CRM_DRIVER is a command that reads a JSON list of
 * jobs ({ op, base, text | lines, method }) and writes a list of results ({ ok, xml, text, messages }):
 *
 *     CRM_DRIVER="../shared/oracle/in-root python3 /mnt/.../crm_driver.py" npx tsx corpus/crm/record.ts
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { CASES, type CrmCase } from "./texts.js";

interface Result {
  readonly ok: boolean;
  readonly xml?: string;
  readonly text?: string;
  readonly messages: string;
}

function run(jobs: readonly object[]): Result[] {
  const [program = "", ...args] = (process.env.CRM_DRIVER ?? "").split(" ");
  const done = spawnSync(program, args, { input: JSON.stringify(jobs), maxBuffer: 1 << 28 });
  return JSON.parse(done.stdout.toString());
}

function empty({ schema = "pacemaker-3.9" }: CrmCase): string {
  return `<cib validate-with="${schema}" admin_epoch="0" epoch="1" num_updates="0"><configuration><crm_config/><nodes/><resources/><constraints/></configuration></cib>`;
}

const bases = run(CASES.map((each) => ({ op: "load", base: empty(each), text: each.before ?? "" })));
const results = run(
  CASES.map((each, i) => ({
    op: each.method === "lines" ? "lines" : "load",
    base: bases[i]?.xml,
    text: each.text,
    lines: each.text.split("\n"),
    method: each.method ?? "update",
  })),
);
const shown = run(
  results.map((result, i) => ({ op: "show", cib: (result.ok ? result.xml : undefined) ?? empty(CASES[i] as CrmCase) })),
);
const cases = CASES.map(({ name }, i) => {
  const result = results[i];
  const base = CASES[i]?.before === undefined ? {} : { base: bases[i]?.xml };
  const outcome = result?.ok === true ? { xml: result.xml, show: shown[i]?.text } : {};
  return { name, ...base, ...outcome, messages: result?.messages ?? "" };
});
writeFileSync(new URL("cases.json", import.meta.url), `${JSON.stringify(cases, undefined, 1)}\n`);
