import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { serialize } from "../../src/cib/serialize.js";
import { readAny, runCommands } from "../../src/commands/index.js";
import { readCib } from "../../src/index.js";
import { type ReplayEntry, replay } from "../../src/replay/index.js";
import { THREE_NODES } from "../support/story.js";

/**
 * Plays a story of failures and edits with the reference (`crm_simulate -S`, the program named by CRM_SIMULATE), keeps the
 * inputs that it decides about, replays them, and compares the timeline with what was done to the cluster.
 *
 * `--inputs N`: how many. `--keep FOLDER`: where the inputs go and stay.
 */
const { values } = parseArgs({ options: { inputs: { type: "string", default: "100" }, keep: { type: "string" } } });
const program = process.env.CRM_SIMULATE;
if (program === undefined) throw new Error("CRM_SIMULATE names the reference's program");
const wanted = Number(values.inputs);
const folder = values.keep ?? mkdtempSync(join(tmpdir(), "replay-"));
mkdirSync(folder, { recursive: true });

/** What was done to the cluster right before an input, and the resources of which an operation is made to fail after it. */
interface Truth {
  readonly changes: readonly string[];
  readonly failing: readonly string[];
}

const truths: Truth[] = [];
let now = 1_795_000_000;
let xml = serialize(readAny(THREE_NODES, { now }).cib.root);

/** One input and its transition. @returns whether there was something to do */
function decide(args: readonly string[], truth: Truth): boolean {
  const [before, input, after] = ["before.xml", `pe-input-${truths.length}.xml`, "after.xml"].map((n) =>
    join(folder, n),
  );
  if (before === undefined || input === undefined || after === undefined) return false;
  writeFileSync(before, xml);
  const options = ["-x", before, "-t", new Date(now * 1000).toISOString(), "-S", "-I", input, "-O", after, ...args];
  const { stdout, status } = spawnSync(program ?? "", options, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${options.join(" ")}: ${status}\n${stdout}`);
  const dated = readFileSync(input, "utf8").replace(
    /(<cib [^>]*?)( execution-date="\d+")?>/,
    `$1 execution-date="${now}">`,
  );
  writeFileSync(input, dated);
  truths.push(truth);
  xml = readFileSync(after, "utf8");
  now += 30;
  return /^Transition Summary:\n {2}\*/m.test(stdout) || /Resource action:|Fencing/.test(stdout);
}

function live(args: readonly string[], truth: Truth): void {
  for (let more = decide(args, truth), i = 0; more && i < 6; i++) more = decide([], { changes: [], failing: [] });
}

function placeOf(resource: string): string {
  const found = /Started (\S+)/.exec(
    spawnSync(program ?? "", ["-x", write("look.xml"), "-s"], { encoding: "utf8" }).stdout.split(` ${resource}\t`)[1] ??
      "",
  );
  return found?.[1] ?? "node1";
}

function write(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, xml);
  return path;
}

function edit(command: string): void {
  xml = serialize(runCommands(readCib(xml).cib, [command], { now }).cib.root);
}

let preferred: string | undefined;
live([], { changes: [], failing: [] });
for (let round = 0; truths.length < wanted; round++) {
  const node = `node${1 + (round % 3)}`;
  if (round % 4 === 0) {
    live(["-f", node], { changes: [`${node} was lost (unclean: it has to be fenced)`], failing: [] });
    live(["-u", node], { changes: [`${node} joined`], failing: [] });
  } else if (round % 4 === 1) {
    const at = placeOf("web");
    const fails = round % 8 === 1;
    const spec = (task: string, rc: number) => `web_${task}@${at}=${rc}`;
    live(["-i", spec("monitor_20000", 7), ...(fails ? ["-F", spec("start_0", 1)] : [])], {
      changes: [`the monitor of web on ${at} failed (exit code 7, Not running: Simulated action result)`],
      failing: fails ? ["web"] : [],
    });
  } else if (round % 4 === 2) {
    if (preferred === undefined) {
      edit(`pcs constraint location g prefers ${node}=500`);
      preferred = node;
    } else {
      edit(`pcs constraint delete location-g-${preferred}-500`);
      preferred = undefined;
    }
    live([], { changes: ["the configuration changed"], failing: [] });
  } else live([], { changes: [], failing: [] });
}

const entries: ReplayEntry[] = [];
const texts = await import("../../src/replay/index.js");
function* inputs() {
  for (let i = 0; i < truths.length; i++) {
    const name = `pe-input-${i}.xml`;
    const { cib } = readCib(readFileSync(join(folder, name), "utf8"));
    yield { name, cib, now: Number(cib.root.attributes["execution-date"]) };
  }
}
for (const told of replay(inputs())) if (told.kind === "input") entries.push(told);

let different = 0;
for (const [i, { changes, failing }] of truths.entries()) {
  const entry = entries[i];
  const told = entry?.changes.map(texts.changeText) ?? [];
  const missing = changes.filter((change) => !told.some((text) => text.startsWith(change)));
  const last = i === truths.length - 1;
  const wrong = (entry?.decisions ?? []).filter((decision) => {
    const fails = decision.kind === "resource" && failing.includes(decision.action.resource);
    const right = last ? "unknown" : fails ? "failed" : "done";
    return decision.result !== right && !("blocked" in decision.action && decision.action.blocked);
  });
  const failures = (entry?.changes ?? []).filter((each) => each.kind === "operation" && each.outcome === "failed");
  const expected = changes.filter((text) => text.includes("failed")).length + (truths[i - 1]?.failing.length ?? 0);
  if (missing.length === 0 && wrong.length === 0 && failures.length === expected) continue;
  different++;
  console.log(entry?.name, { missing, failures: failures.map(texts.changeText), expected });
  for (const { action, result } of wrong) console.log("  ", JSON.stringify(action), result);
}
console.log(`${truths.length} inputs, ${different} told otherwise than what was done`);
if (values.keep === undefined) rmSync(folder, { recursive: true });
process.exitCode = different === 0 ? 0 : 1;
