import { descendants, parseCib } from "../../src/cib/index.js";
import { crmSimulate } from "../../src/cli/crm-simulate/main.js";
import { pengine } from "../../src/cli/pengine/main.js";
import { CibError, evaluate, PengineError, readCib, type Verdict } from "../../src/index.js";
import { isAcyclic } from "../differential/acyclic.js";
import { fakeIo, textOf } from "../support/io.js";

/** What is wrong with what we make of an input. */
export interface Problem {
  /** Equal for problems of the same kind: what failed, and where. */
  readonly signature: string;
  readonly detail: string;
  /** CPU milliseconds, of what is slow. */
  readonly ms?: number;
}

export const SLOW_SIGNATURE = "slow";

/** What one input came to. */
export interface Examined {
  readonly outcome: "decided" | "refused" | "limited";
  readonly problem?: Problem;
}

/** How closely it is looked at: the Verdict alone, with its reasons, also what is written of it, or that it is the same again. */
export type Depth = "verdict" | "reasons" | "outputs" | "again";

const NOW = 1_700_000_000;

/** Reads and evaluates an input; every error but ours, and every output that is wrong, is a problem. */
export function examine(source: string | Uint8Array, depth: Depth): Examined {
  let outcome: Examined["outcome"] = "decided";
  try {
    const { cib } = readCib(source);
    const verdict = evaluate(cib, depth === "verdict" ? { now: NOW } : { now: NOW, explain: true });
    if (depth === "again") checkAgain(source, verdict);
    if (depth !== "verdict") checkGraph(verdict);
  } catch (error) {
    if (!(error instanceof CibError)) return { outcome, problem: problemOf(error) };
    if (error.message.length > LONGEST_MESSAGE)
      return { outcome: "refused", problem: wrong("a message of many lines", error.message) };
    outcome = OURS_ALONE.has(error.code) ? "limited" : "refused";
  }
  if (depth === "verdict" || depth === "reasons") return { outcome };
  try {
    checkOutputs(source);
  } catch (error) {
    return { outcome, problem: problemOf(error) };
  }
  return { outcome };
}

/** Why we refuse what the reference decides, or dies of. */
const OURS_ALONE: ReadonlySet<string> = new Set(["limit", "circular", "uncertain"]);

const LONGEST_MESSAGE = 100_000;

/** An output that must not be as it is. */
class WrongOutput extends Error {
  override readonly name = "WrongOutput";
}

const wrong = (signature: string, detail: string): Problem => ({ signature, detail: detail.slice(0, 2000) });

function problemOf(error: unknown): Problem {
  if (error instanceof WrongOutput) return wrong(error.message.split("\n")[0] ?? "", error.message);
  if (!(error instanceof Error)) return wrong("something thrown that is no Error", String(error));
  const frames = (error.stack ?? "").split("\n").filter((line) => line.includes("/src/"));
  const place = frames
    .slice(0, 2)
    .map((line) => /src\/[^)]*?(?=:\d+\)?$)/.exec(line)?.[0] ?? "")
    .join(" from ");
  return wrong(`${error.name} in ${place}`, error.stack ?? error.message);
}

function checkAgain(source: string | Uint8Array, verdict: Verdict): void {
  const { cib } = readCib(source);
  const again = evaluate(cib, { now: NOW, explain: true });
  if (JSON.stringify(again.events) !== JSON.stringify(verdict.events))
    throw new WrongOutput("decided differently again");
}

function checkGraph({ graph }: Verdict): void {
  if (!isAcyclic(graph)) throw new WrongOutput("the graph has a cycle");
}

/** Every form of output of both commands. */
function checkOutputs(source: string | Uint8Array): void {
  const files = { input: source };
  const simulate = (...words: readonly string[]) => {
    const io = fakeIo({ files, clock: NOW });
    const exitCode = crmSimulate(["-x", "input", ...words], io);
    return { exitCode, io };
  };
  const text = simulate("-S", "-s", "-U", "-G", "graph", "-D", "dot", "-O", "output", "-I", "saved");
  checkXml("the CIB afterwards", textOf(text.io, "output"));
  checkXml("the saved CIB", textOf(text.io, "saved"));
  // Not read again: the reference writes names of utilization and parameters as names of attributes, whatever they are.
  simulate("-S", "-s", "-U", "--output-as=xml");
  const ask = (...words: readonly string[]) => {
    const io = fakeIo({ files, clock: NOW });
    pengine(words, io);
    return io;
  };
  checkJson("explain --json", ask("explain", "-x", "input", "--budget", "0", "--json").out);
  checkJson("verify --json", ask("verify", "input", "--json").out);
  const explained = ask("explain", "-x", "input", "--budget", "0", "--all");
  checkPlain("explain", explained.out + explained.err);
  const verified = ask("verify", "input");
  checkPlain("verify", verified.out + verified.err);
  ask("show", "input");
}

/** What is read again is XML, and nothing in it was taken for markup. */
function checkXml(what: string, text: string | undefined): void {
  if (text === undefined || text === "") return;
  try {
    for (const { name } of descendants(parseCib(text).root))
      if (name === "script" || name === "img") throw new WrongOutput(`${what} contains markup of the input\n${text}`);
  } catch (error) {
    if (error instanceof PengineError) throw new WrongOutput(`${what} is not XML\n${error.message}\n${text}`);
    throw error;
  }
}

function checkJson(what: string, text: string): void {
  if (text === "") return;
  try {
    JSON.parse(text);
  } catch {
    throw new WrongOutput(`${what} is not JSON\n${text}`);
  }
}

/** Nothing that a terminal would obey. */
function checkPlain(what: string, text: string): void {
  const found = /[^\P{Cc}\n]/u.exec(text);
  if (found !== null) throw new WrongOutput(`${what} shows a control character\n${JSON.stringify(text)}`);
}
