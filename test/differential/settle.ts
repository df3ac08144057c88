import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Cib } from "../../src/cib/index.js";
import { clusterStatus, readCib } from "../../src/index.js";
import { sameState } from "../../src/simulate/same-state.js";
import { settle } from "../../src/simulate/settle.js";

/**
 * Settling against the reference: `CRM_SIMULATE=/path/to/crm_simulate npx tsx test/differential/settle.ts [--data DIR] [NAME...]`.
 * The reference's own output CIB is fed back to it until nothing changes, up to ten rounds; after every round ours has to have
 * the same CIB, and has to say at the same point that it is at rest, or that it goes round with the same period.
 */
const { values, positionals } = parseArgs({
  options: { data: { type: "string", default: resolve(import.meta.dirname, "../../../shared/cts/xml") } },
  allowPositionals: true,
});
const program = process.env.CRM_SIMULATE ?? "";
const ROUNDS = 10;
/** Both evaluate at this time. The reference writes its clock into the history all the same: its seconds become these. */
const CLOCK = Math.floor(Date.now() / 1000);

const folder = mkdtempSync(join(tmpdir(), "settle-"));

/** The states that the reference goes through; the last is the same as the one before where nothing changed any more. */
function referenceStates(file: string, now: number): readonly Cib[] {
  const states = [readCib(readFileSync(file)).cib];
  let input = file;
  for (let round = 1; round <= ROUNDS + 1; round++) {
    const output = join(folder, `${round}.xml`);
    rmSync(output, { force: true });
    const date = new Date(now * 1000).toISOString();
    const { status, signal } = spawnSync(program, ["-x", input, "-t", date, "-S", "-O", output], {
      env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
      timeout: 60_000,
    });
    // 1: the transition could not be completed; its CIB is written all the same.
    if (status !== 0 && !(status === 1 && existsSync(output)))
      throw new Error(`the reference ended with ${signal ?? status}`);
    const text = readFileSync(output, "utf8").replace(/(last-rc-change|value)="(\d{10})"/g, (all, name, seconds) =>
      Number(seconds) >= CLOCK && Number(seconds) < CLOCK + 7200 ? `${name}="${CLOCK}"` : all,
    );
    writeFileSync(output, text);
    const { cib } = readCib(text);
    const before = states.at(-1);
    states.push(cib);
    if (before !== undefined && same(before, cib, now)) break;
    input = output;
  }
  return states;
}

const same = (a: Cib, b: Cib, now: number): boolean => sameState(a, b, clusterStatus(b, { now }).status);

/** How many rounds until a state comes again, and the period; `undefined`: none does. */
function repetition(states: readonly Cib[], now: number): { rounds: number; period: number } | undefined {
  for (const [rounds, state] of states.entries()) {
    for (let i = rounds - 1; i >= 0; i--) {
      const before = states[i];
      if (before !== undefined && same(before, state, now)) return { rounds, period: rounds - i };
    }
  }
  return undefined;
}

/** What is different; `undefined`: nothing. */
function difference(file: string): { readonly what: string | undefined; readonly ending: string } {
  const now = CLOCK;
  const ours = settle(readCib(readFileSync(file)).cib, { now, rounds: ROUNDS, scores: false });
  const theirs = referenceStates(file, now);
  const { kind } = ours.ending;
  const ending = "period" in ours.ending ? `${kind} of ${ours.ending.period}` : `${kind} after ${ours.rounds}`;
  for (const [i, { cib }] of ours.transitions.entries()) {
    const other = theirs[i + 1];
    if (other === undefined) return { what: `the reference is at rest after ${i}, ours goes on`, ending };
    if (!same(cib, other, now)) return { what: `the states after ${i + 1} rounds differ`, ending };
  }
  const found = repetition(theirs, now);
  if (kind === "rest") {
    // A transition that changes nothing is none to the reference's caller either.
    const last = theirs[ours.rounds];
    const next = theirs[ours.rounds + 1];
    const rests = last === undefined || next === undefined || same(last, next, now);
    return { what: rests ? undefined : "ours is at rest, the reference goes on", ending };
  }
  const period = "period" in ours.ending ? ours.ending.period : kind === "stuck" ? 1 : undefined;
  return { what: found?.period === period ? undefined : `the reference's period is ${found?.period}`, ending };
}

const files = readdirSync(values.data)
  .filter((name) => name.endsWith(".xml") && (positionals.length === 0 || positionals.includes(name.slice(0, -4))))
  .sort();
const endings = new Map<string, number>();
let differences = 0;
let skipped = 0;
for (const name of files) {
  try {
    const { what, ending } = difference(join(values.data, name));
    endings.set(ending, (endings.get(ending) ?? 0) + 1);
    if (what === undefined) continue;
    differences++;
    console.log(`${name}: ${what} (${ending})`);
  } catch (error) {
    skipped++;
    console.log(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
rmSync(folder, { recursive: true });
console.log(
  [...endings]
    .sort(([, a], [, b]) => b - a)
    .map(([ending, count]) => `${count} ${ending}`)
    .join(", "),
);
console.log(`${files.length} cases, ${differences} differ, ${skipped} could not be compared`);
process.exitCode = differences === 0 ? 0 : 1;
