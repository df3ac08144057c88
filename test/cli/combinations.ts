/** Random options for crm_simulate on a CIB, and what a program makes of them: what the command is compared by. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc, { type Arbitrary } from "fast-check";
import { parseCib } from "../../src/cib/index.js";
import { crmSimulate } from "../../src/cli/crm-simulate/main.js";
import { OPTIONS, type OptionSpec } from "../../src/cli/crm-simulate/options.js";
import { withoutClock } from "../support/clock.js";
import { eventWords } from "../support/event-words.js";
import { fakeIo } from "../support/io.js";

/** What is compared: standard output, exit code, and the saved files by name. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly files: Readonly<Record<string, string>>;
}

const DATES = ["2026-01-01", "2020-09-13 12:26:40", "2005-020/PT1H", "2012-06-01 12:00:00Z"];

/** Two of three runs in plain short options. */
const SPELLING: Arbitrary<readonly number[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(fc.nat({ max: 3 }), { minLength: 20 }) },
);

const BY_SHORT = new Map<string, OptionSpec>(
  OPTIONS.flatMap((option) => (option.short === undefined ? [] : [[`-${option.short}`, option] as const])),
);
const isFlag = (word: string): boolean => BY_SHORT.has(word) && BY_SHORT.get(word)?.value === undefined;

/** The same options spelled otherwise: short ones bundled or with their value attached, long ones in both forms. */
function respelled(words: readonly string[], choices: readonly number[]): readonly string[] {
  const result: string[] = [];
  let bundle = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    const choice = choices[i] ?? 0;
    const long = `--${BY_SHORT.get(word)?.long}`;
    const canBundle = isFlag(word) && choice !== 1;
    if (canBundle && bundle && choice >= 2) result.push(`${result.pop()}${word.slice(1)}`);
    else if (isFlag(word)) result.push(choice === 1 ? long : word);
    else if (!BY_SHORT.has(word)) result.push(word);
    else {
      const value = words[++i] ?? "";
      if (choice === 1) result.push(`${long}=${value}`);
      else if (choice === 3 && value !== "") result.push(`${word}${value}`);
      else result.push(choice === 2 ? long : word, value);
    }
    bundle = canBundle;
  }
  return result;
}

/** Options for a run on a CIB: its own nodes, resources and tickets, now and then ones that it does not have. */
export function commandOptions(xml: string): Arbitrary<readonly string[]> {
  const maybe = (percent: number, ...words: readonly (string | Arbitrary<string>)[]): Arbitrary<readonly string[]> => {
    const made = fc.tuple(...words.map((word) => (typeof word === "string" ? fc.constant(word) : word)));
    return fc.oneof({ weight: 100 - percent, arbitrary: fc.constant([]) }, { weight: percent, arbitrary: made });
  };
  return fc
    .tuple(
      maybe(50, "-S"),
      maybe(30, "-R"),
      maybe(30, "-s"),
      maybe(15, "-U"),
      maybe(20, "-Q"),
      maybe(25, "-A"),
      maybe(25, "-c"),
      maybe(10, "-a"),
      maybe(5, "-X"),
      maybe(6, "-V"),
      maybe(2, "-V", "-V"),
      eventWords(parseCib(xml)),
      maybe(8, "-t", fc.constantFrom(...DATES)),
      maybe(20, "-I", "saved-input"),
      maybe(25, "-O", "saved-output"),
      maybe(20, "-G", "saved-graph"),
      maybe(15, "-D", "saved-dot"),
      maybe(
        30,
        fc.constantFrom("xml", "xml", "text", "none").map((format) => `--output-as=${format}`),
      ),
      maybe(4, "--output-to=saved-text"),
    )
    .chain((words) => fc.tuple(fc.constant(words.flat()), SPELLING))
    .map(([words, choices]) => respelled(words, choices));
}

const INPUT = "input.xml";
/** What takes the reference longer has died. */
const LONGEST_MS = 60_000;

/**
 * Our command, in this process and in memory.
 * @param clock epoch seconds; those of the reference's run where the two are compared, since rules look at the date
 */
export function ourOutcome(xml: string, options: readonly string[], clock = CLOCK): Outcome {
  const io = fakeIo({ files: { [INPUT]: xml }, clock });
  const exitCode = crmSimulate(["-x", INPUT, ...options], io);
  const decoder = new TextDecoder();
  const files = [...io.files].map(([name, bytes]) => [name, normalize(decoder.decode(bytes), clock)] as const);
  return { exitCode, stdout: normalize(io.out, clock), files: sorted(files) };
}

const CLOCK = 1_799_999_999;

/** What the reference said last before it died. */
export interface Death {
  readonly died: string;
}

/** The reference, as a process in a directory of its own. */
export function referenceOutcome(program: string, xml: string, options: readonly string[]): Outcome | Death {
  const directory = mkdtempSync(join(tmpdir(), "pengine-"));
  try {
    writeFileSync(join(directory, INPUT), xml);
    const { status, stdout, stderr } = spawnSync(program, ["-x", INPUT, ...options], {
      cwd: directory,
      encoding: "utf8",
      maxBuffer: 1 << 28,
      timeout: LONGEST_MS,
      env: { ...process.env, TZ: "UTC", LC_ALL: "C.UTF-8", CIB_shadow_dir: directory },
    });
    if (status === null || status === 134 || status === 139) return { died: stderr.trim().split("\n").at(-1) ?? "" };
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
  return withoutClock(text, now).replace(/request="[^" ]*/, 'request="crm_simulate');
}
