/** Random options for crm_simulate on a CIB, and what a program makes of them: what the command is compared by. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crmSimulate } from "../../src/cli/crm-simulate/main.js";
import { fakeIo } from "./io.js";

/** What is compared: standard output, exit code, and the saved files by name. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly files: Readonly<Record<string, string>>;
}

/** A number from 0 up to but not including 1. */
export type Random = () => number;

/** The same numbers for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const TASKS = ["monitor_0", "monitor_10000", "start_0", "stop_0", "promote_0", "demote_0", "migrate_to_0"];
const RESULTS = ["0", "1", "2", "5", "6", "7", "8", "9", "190", "193"];
const DATES = ["2026-01-01", "2020-09-13 12:26:40", "2005-020/PT1H", "2012-06-01 12:00:00Z"];

/** Options for a run on a CIB: its own nodes, resources and tickets, now and then ones that it does not have. */
export function drawOptions(random: Random, xml: string): string[] {
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? "none";
  const found = (pattern: RegExp): string[] => [...xml.matchAll(pattern)].map((match) => match[1] ?? "");
  const nodes = found(/<node [^>]*uname="([^"]*)"/g);
  const resources = found(/<(?:primitive|group|clone|bundle|lrm_resource) [^>]*?id="([^"]*)"/g);
  const tickets = [...found(/ ticket="([^"]*)"/g), "anew"];
  const words: string[] = [];
  const maybe = (probability: number, ...option: readonly (string | (() => string))[]): void => {
    if (random() < probability) words.push(...option.map((word) => (typeof word === "string" ? word : word())));
  };
  const node = () => (random() < 0.03 ? "unknown" : pick(nodes));
  const operation = () => `${random() < 0.05 ? "nothere" : pick(resources)}_${pick(TASKS)}@${node()}=${pick(RESULTS)}`;
  for (const [option, probability] of [
    ["-S", 0.5],
    ["-R", 0.3],
    ["-s", 0.3],
    ["-U", 0.15],
    ["-Q", 0.2],
    ["-A", 0.25],
    ["-c", 0.25],
    ["-a", 0.1],
    ["-X", 0.05],
  ] as const) {
    maybe(probability, option);
  }
  maybe(0.12, "-u", node);
  maybe(0.15, "-d", node);
  maybe(0.15, "-f", node);
  maybe(0.2, "-i", operation);
  maybe(0.1, "-i", operation);
  maybe(0.2, "-F", operation);
  maybe(0.08, "-t", () => pick(DATES));
  maybe(0.1, "-q", () => pick(["true", "false", "1", "0"]));
  maybe(0.05, "-w", () => pick(["true", "false"]));
  for (const option of ["-g", "-r", "-b", "-e"]) maybe(0.05, option, () => pick(tickets));
  maybe(0.2, "-I", "saved-input");
  maybe(0.25, "-O", "saved-output");
  maybe(0.2, "-G", "saved-graph");
  maybe(0.15, "-D", "saved-dot");
  maybe(0.3, () => `--output-as=${pick(["xml", "xml", "text", "none"])}`);
  return words;
}

const INPUT = "input.xml";

/** Our command, in this process and in memory. */
export function ourOutcome(xml: string, options: readonly string[]): Outcome {
  const io = fakeIo({ files: { [INPUT]: xml }, clock: CLOCK });
  const exitCode = crmSimulate(["-x", INPUT, ...options], io);
  const decoder = new TextDecoder();
  const files = [...io.files].map(([name, bytes]) => [name, normalize(decoder.decode(bytes), CLOCK)] as const);
  return { exitCode, stdout: normalize(io.out, CLOCK), files: sorted(files) };
}

const CLOCK = 1_799_999_999;

/** The reference, as a process in a directory of its own; nothing if it aborts. */
export function referenceOutcome(program: string, xml: string, options: readonly string[]): Outcome | undefined {
  const directory = mkdtempSync(join(tmpdir(), "pengine-"));
  try {
    writeFileSync(join(directory, INPUT), xml);
    const { status, stdout } = spawnSync(program, ["-x", INPUT, ...options], {
      cwd: directory,
      encoding: "utf8",
      maxBuffer: 1 << 28,
      env: { ...process.env, TZ: "UTC", LC_ALL: "C.UTF-8", CIB_shadow_dir: directory },
    });
    if (status === null || status === 134 || status === 139) return undefined;
    const now = Math.floor(Date.now() / 1000);
    const files = readdirSync(directory)
      .filter((name) => !name.startsWith("shadow."))
      .map((name) => [name, normalize(readFileSync(join(directory, name), "utf8"), now)] as const);
    return { exitCode: status, stdout: normalize(stdout, now), files: sorted(files) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function sorted(files: readonly (readonly [name: string, text: string])[]): Record<string, string> {
  return Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Times of the run itself, and the path of the program, are not compared. */
function normalize(text: string, now: number): string {
  return text
    .replace(/\b1\d{9}\b/g, (seconds) => (Math.abs(Number(seconds) - now) < 3600 ? "NOW" : seconds))
    .replace(/\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}/g, (date) => (isNow(`${date} UTC`, now) ? "NOW" : date))
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/g, (date) => (isNow(date, now) ? "NOW" : date))
    .replace(/request="[^" ]*/, 'request="crm_simulate');
}

function isNow(date: string, now: number): boolean {
  return Math.abs(Date.parse(date) / 1000 - now) < 3600;
}
