/**
 * Records what real daemons decide: `VOTEQUORUM=/path/to/votequorum tsx test/quorum/record.ts [COUNT [SEED]]`. Takes about
 * ten seconds for each case; goes on where it was.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { drawnCase, isComparable, ours, play, type Recorded } from "./oracle.js";

const FILE = new URL("recorded/daemons.json", import.meta.url);
const AT_ONCE = 4;

const [count = "300", seed = "12"] = process.argv.slice(2);
const oracle = process.env.VOTEQUORUM ?? "";
const cases = fc.sample(drawnCase(), { numRuns: Number(count), seed: Number(seed) });
const known: Recorded[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")) : [];
const keyOf = ({ votes, quorum, device, events }: Omit<Recorded, "seen">) =>
  JSON.stringify([votes, quorum, device ?? "none", events]);
const done = new Set(known.map(keyOf));
const waiting = cases.filter((each) => !done.has(keyOf(each)));
console.log(`${known.length} known, ${waiting.length} to play`);

async function work(): Promise<void> {
  for (let each = waiting.shift(); each !== undefined; each = waiting.shift()) {
    const seen = await play(oracle, each);
    if (seen === undefined || seen.length !== each.events.length) {
      console.log(`not settled: ${keyOf(each)}`);
      continue;
    }
    known.push({ ...each, seen });
    writeFileSync(FILE, `[\n${known.map((recorded) => JSON.stringify(recorded)).join(",\n")}\n]\n`);
    const engine = ours(each);
    for (const [i, event] of each.events.entries()) {
      if (!isComparable(each, event) || JSON.stringify(seen[i]) === JSON.stringify(engine[i])) continue;
      console.log(
        `differs: ${keyOf(each)}\n  after ${event}\n  oracle ${JSON.stringify(seen[i])}\n  ours   ${JSON.stringify(engine[i])}`,
      );
      break;
    }
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, work));
console.log(`${known.length} recorded`);
