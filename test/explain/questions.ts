/** Questions as they are asked in public: what a cluster has come to, what is asked, and what an answer must and must not say. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { answerReport, remedyReport } from "../../src/cli/pengine/explain-answer.js";
import { readAny, runCommands, splitWords } from "../../src/commands/index.js";
import { clusterStatus, evaluate } from "../../src/evaluate.js";
import { Answers } from "../../src/explain/index.js";
import type { Cib } from "../../src/index.js";
import { type Event, execute, inject, type OperationResult, settle } from "../../src/simulate/index.js";

/** One question about the state, as the words of the command line. */
export interface Asked {
  readonly words: readonly string[];
  /** Each must be in the answer, in one of its spellings. */
  readonly says: readonly (readonly string[])[];
  /** Each must be in the first sentence. */
  readonly first: readonly (readonly string[])[];
  /** None of them may be in the answer. */
  readonly never: readonly string[];
}

export interface Question {
  readonly file: string;
  readonly cib: Cib;
  readonly now: number;
  readonly asked: readonly Asked[];
}

const NOW = Date.UTC(2026, 10, 28, 12) / 1000;

/**
 * Reads a question: a configuration as crm text, below comments that say what happens to it and what is asked.
 *
 * `# settle` lets the cluster come to rest, `# once FAILURE…` executes one transition, `# down NODE`, `# up NODE`, `# fail NODE`,
 * `# op RSC_TASK_INTERVAL@NODE=RC`, `# quorum 0|1`, `# ticket NAME STATE` make things happen, `# pass SECONDS` lets time go by,
 * `# in status ATTRIBUTE…` says what is not so otherwise, and any other program is a command. `# ask WORDS` begins what is asked.
 */
export function readQuestion(path: string): Question {
  const lines = readFileSync(path, "utf8").split("\n");
  const [, ...steps] = lines.flatMap((line) => (line.startsWith("# ") ? [line.slice(2).trim()] : []));
  let now = NOW;
  let cib = readAny(lines.filter((line) => !line.startsWith("#")).join("\n"), { now }).cib;
  const asked: { words: string[]; says: string[][]; first: string[][]; never: string[] }[] = [];
  for (const line of steps) {
    const [verb = "", ...words] = splitWords(line);
    const at = asked.at(-1);
    const rest = line.slice(verb.length + 1);
    if (verb === "ask") asked.push({ words, says: [], first: [], never: [] });
    else if (verb === "says") at?.says.push(spellings(rest));
    else if (verb === "first") at?.first.push(spellings(rest));
    else if (verb === "never") at?.never.push(rest);
    else if (verb === "pass") now += Number(words[0]);
    else cib = step(cib, verb, words, line, now);
  }
  return { file: path.slice(path.lastIndexOf("/") + 1), cib, now, asked };
}

function spellings(text: string): string[] {
  return text.split(" | ").map((each) => each.trim());
}

function step(cib: Cib, verb: string, words: readonly string[], line: string, now: number): Cib {
  const [first = "", second = ""] = words;
  switch (verb) {
    case "settle":
      return settle(cib, { now, failures: words.map(failure) }).cib;
    case "once":
      return execute(cib, evaluate(cib, { now }), { now, failures: words.map(failure) }).cib;
    case "up":
    case "down":
      return happen(cib, { kind: "node", node: first, state: verb }, now);
    case "fail":
      return happen(cib, { kind: "node", node: first, state: "failed" }, now);
    case "op":
      return happen(cib, { kind: "operation", ...failure(first) }, now);
    case "quorum":
      return happen(cib, { kind: "quorum", quorate: first === "1" }, now);
    case "ticket":
      return happen(cib, { kind: "ticket", ticket: first, state: ticketState(second) }, now);
    default: {
      const { cib: edited, events } = runCommands(cib, [line], { now });
      return events.reduce((at, event) => happen(at, event, now), edited);
    }
  }
}

function happen(cib: Cib, event: Event, now: number): Cib {
  return inject(cib, clusterStatus(cib, { now }), [event], { now }).cib;
}

function ticketState(word: string): "granted" | "revoked" | "standby" | "active" {
  if (word === "granted" || word === "revoked" || word === "standby" || word === "active") return word;
  throw new Error(`no state of a ticket: ${word}`);
}

function failure(spec: string): OperationResult {
  const found = /^(.+)_([a-z]+)_(\d+)@(.+)=(-?\d+)$/.exec(spec);
  const [, resource = "", task = "", interval, node = "", rc] = found ?? [];
  if (found === null) throw new Error(`no result of an operation: ${spec}`);
  return { resource, task, interval: Number(interval), node, rc: Number(rc) };
}

const plain = (text: string) => text;
const STYLE = { strong: plain, good: plain, bad: plain, faint: plain };

/** The answer as it is printed, remedies as well. */
export function printedAnswer({ cib, now }: Question, words: readonly string[], budget = 200): string {
  const verdict = evaluate(cib, { now, explain: true });
  const answers = new Answers(verdict);
  const subject = answers.subject(words);
  if (subject.kind === "unknown") throw new Error(`nothing is called ${words.join(" ")}`);
  const goal = answers.goal(subject);
  const shown = { all: false, style: STYLE, dialect: "crm" } as const;
  const help = goal === undefined ? "" : `\n${remedyReport(answers.remedies(cib, goal, { now, budget }), shown)}`;
  return `${answerReport(answers.answer(subject), shown)}${help}`;
}

/** `tsx test/explain/questions.ts FILE…` prints the answers. */
if (process.argv[1]?.endsWith("questions.ts") === true) {
  for (const path of parseArgs({ allowPositionals: true }).positionals) {
    const question = readQuestion(path);
    for (const { words } of question.asked)
      process.stdout.write(`=== ${question.file}: ${words.join(" ")}\n${printedAnswer(question, words)}\n`);
  }
}
