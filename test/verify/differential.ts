import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { clockNow } from "../../src/policy/clock.js";
import { verifyCib } from "../../src/verify/index.js";
import { shrinkDocument } from "../differential/shrink.js";
import { generated, mutatedCases, written } from "../differential/sources.js";
import { breakages, broken } from "./breakage.js";
import { difference, ofOurs, ofTheirs, type Said } from "./said.js";

/**
 * Compares what `pengine verify` and the program named by CRM_VERIFY say: about generated CIBs, mutated regression cases,
 * documents as they come (older, invalid, malformed), and CIBs in which things were broken, mostly unvalidated.
 */
const USAGE = `usage: CRM_VERIFY=/path/to/crm_verify npx tsx test/verify/differential.ts [options]
  --runs N        so many inputs (default 1000)
  --from N        the first of them (default 0)
  --seed S        seed of the inputs (default 1)
  --source NAME   generated, mutated, written or broken (default broken)
  --cases DIR     cases to mutate, laid out like ../shared/cts (may be repeated; default that and corpus)
  --file FILE     only this CIB
  --shrink N      shrink so many differences (default 0)
  --slots N       run so many programs at once (default 2)
  --save DIR      where differing inputs go
`;

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "1000" },
    from: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
    source: { type: "string", default: "broken" },
    cases: { type: "string", multiple: true },
    file: { type: "string" },
    shrink: { type: "string", default: "0" },
    slots: { type: "string", default: "2" },
    save: { type: "string" },
  },
});

const SHRINKING_TESTS = 400;

/** What the reference says; `undefined` if it died. */
function theirs(program: string, xml: string): Promise<Said | undefined> {
  return new Promise((done, failed) => {
    const child = spawn(program, ["-p", "-V"], { env: { ...process.env, LC_ALL: "C", TZ: "UTC" }, timeout: 20_000 });
    const out: Buffer[] = [];
    child.stdout.resume();
    child.stderr.on("data", (chunk: Buffer) => out.push(chunk));
    child.stdin.on("error", () => undefined);
    child.on("error", failed);
    child.on("close", (code, signal) => {
      const died = signal !== null || code === null || code >= 128;
      done(died ? undefined : ofTheirs(code, Buffer.concat(out).toString("utf8")));
    });
    child.stdin.end(xml);
  });
}

function ours(xml: string): Said {
  // The reference takes the clock's time, whatever the CIB says.
  return ofOurs(verifyCib(xml, { now: clockNow(Math.floor(Date.now() / 1000)) }));
}

type Source = (seed: number, index: number) => string;

function brokenCases(valid: Source, mutations: Source): Source {
  const changes = breakages();
  return (seed, index) => {
    const xml = (index % 2 === 0 ? valid : mutations)(seed, index >> 1);
    const mixed = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 7, 0x85ebca6b)) | 0;
    const [list = []] = fc.sample(changes, { seed: mixed, numRuns: 1 });
    return broken(xml, list, index % 3 > 0);
  };
}

function sourceOf(name: string): Source {
  const here = import.meta.dirname;
  const cases = values.cases ?? [resolve(here, "../../../shared/cts"), resolve(here, "../../corpus")];
  const valid = generated();
  const mutations = mutatedCases(cases);
  const first: Source = (seed, index) => valid(seed, index).xml;
  const second: Source = (seed, index) => mutations(seed, index).xml;
  if (values.file !== undefined) {
    const text = readFileSync(values.file, "utf8");
    return () => text;
  }
  if (name === "generated") return first;
  if (name === "written") {
    const documents = written();
    return (seed, index) => documents(seed, index).xml;
  }
  return name === "mutated" ? second : brokenCases(first, second);
}

async function main(program: string): Promise<number> {
  const source = sourceOf(values.source);
  const from = Number(values.from);
  const to = from + (values.file === undefined ? Number(values.runs) : 1);
  const tally = { same: 0, withMessages: 0, died: 0, different: 0, messages: new Map<string, number>() };
  let next = from;
  let left = Number(values.shrink);

  const differs = async (xml: string) => {
    const reference = await theirs(program, xml);
    return reference === undefined ? undefined : difference(reference, ours(xml));
  };
  const examine = async (index: number) => {
    const xml = source(Number(values.seed), index);
    const reference = await theirs(program, xml);
    const own = ours(xml);
    if (reference === undefined) {
      tally.died++;
      return;
    }
    for (const line of reference.lines) {
      const kind = line.replace(/'[^']*'|[0-9]+/g, "_");
      tally.messages.set(kind, (tally.messages.get(kind) ?? 0) + 1);
    }
    const found = difference(reference, own);
    if (found === undefined) {
      tally.same++;
      if (reference.lines.length > 0) tally.withMessages++;
      return;
    }
    tally.different++;
    console.log(`#${index}: ${found}`);
    if (values.save !== undefined) writeFileSync(join(values.save, `${values.source}-${index}.xml`), xml);
    if (left-- <= 0) return;
    const shape = (text: string | undefined) => text?.split("\n")[0]?.replace(/'[^']*'|[0-9]+/g, "_");
    const small = await shrinkDocument(
      xml,
      async (text) => shape(await differs(text)) === shape(found),
      SHRINKING_TESTS,
    );
    console.log(`${small}\n${await differs(small)}`);
  };
  const worker = async () => {
    while (next < to) await examine(next++);
  };
  await Promise.all(Array.from({ length: Number(values.slots) }, worker));
  const { same, withMessages, died, different, messages } = tally;
  console.log(
    `${to - from} inputs of ${values.source} seed ${values.seed}: ${same} same (${withMessages} with messages, ` +
      `${messages.size} kinds), ${different} different, the reference died on ${died}`,
  );
  return different === 0 ? 0 : 1;
}

const program = process.env.CRM_VERIFY;
if (program === undefined) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else process.exitCode = await main(program);
