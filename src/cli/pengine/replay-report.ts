import { listOf, taskText } from "../../explain/words.js";
import {
  type Change,
  changeText,
  type Decision,
  findingText,
  nodeActionText,
  type OperationChange,
  operationText,
  type ReplayEnd,
  type ReplayEntry,
  type Result,
  resourceActionText,
} from "../../replay/index.js";
import { printable } from "../printable.js";
import type { Style } from "./style.js";

/** What a replay tells of one input. */
export function entryText({ name, now, changes, decisions }: ReplayEntry, style: Style): string {
  const title = `${style.strong(timeText(now))}  ${printable(name)}`;
  const lines = [
    ...changes.filter((change) => !isQuiet(change)).flatMap((change) => changeLines(change, style)),
    ...quietLines(changes.filter(isQuiet), style),
    ...decisions.flatMap((decision) => decisionLines(decision, style)),
  ];
  if (lines.length === 0) return `${title}  ${style.faint("nothing new, nothing to do")}\n`;
  return `${title}\n${lines.map((line) => `${line}\n`).join("")}`;
}

/** The same as sentences. */
export function entrySentences({ changes, decisions }: ReplayEntry): readonly string[] {
  const told = changes.flatMap((change) =>
    change.kind === "configuration"
      ? [changeText(change), ...change.lines.map(({ kind, text }) => `${kind === "added" ? "+" : "-"} ${text}`)]
      : changeText(change),
  );
  return [
    ...told,
    ...decisions.map((decision) => `${whatOf(decision)} [${RESULTS[decision.result]}]: ${decision.sentence}`),
  ];
}

function whatOf(decision: Decision): string {
  return decision.kind === "node" ? nodeActionText(decision.action) : resourceActionText(decision.action);
}

function timeText(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

function changeLines(change: Change, style: Style): readonly string[] {
  const line = `  ${printable(changeText(change))}`;
  const shown = isBad(change) ? style.bad(line) : line;
  if (change.kind !== "configuration") return [shown];
  const lines = change.lines.map(({ kind, text }) =>
    kind === "added" ? style.good(`    + ${shownLine(text)}`) : style.bad(`    - ${shownLine(text)}`),
  );
  return [shown, ...lines];
}

/** crm indents by tabs. */
function shownLine(text: string): string {
  return printable(text.replaceAll("\t", "  "));
}

/** Operations that went as they should: many, and of little interest one by one. */
function isQuiet(change: Change): change is OperationChange {
  return change.kind === "operation" && change.outcome === "finished";
}

/** One line for what was started, stopped and so on on a node, and one for what probes found there. */
function quietLines(operations: readonly OperationChange[], style: Style): readonly string[] {
  const done = new Map<string, string[]>();
  const add = (title: string, text: string): void => {
    const list = done.get(title) ?? [];
    if (list.length === 0) done.set(title, list);
    list.push(text);
  };
  for (const { resource, task, interval, node, exitCode } of operations) {
    if (task !== "monitor") add(`done on ${node}`, `${taskText(task)} ${resource}`);
    else if (interval > 0) add(`monitored on ${node}`, resource);
    else if (exitCode === NOT_RUNNING) add(`probed on ${node}, not running`, resource);
    else add(`probed on ${node}`, `${resource} (${exitCode === 0 ? "running" : `exit code ${exitCode}`})`);
  }
  return Array.from(done, ([title, texts]) => style.faint(`  ${printable(`${title}: ${listOf(texts)}`)}`));
}

const NOT_RUNNING = 7;

function isBad(change: Change): boolean {
  if (change.kind === "node") return change.is === "unclean" || change.is === "offline" || change.fenced;
  if (change.kind === "quorum") return !change.quorate;
  return change.kind === "operation" && change.outcome === "failed";
}

const RESULTS: Readonly<Record<Result, string>> = {
  done: "done",
  partly: "partly done",
  failed: "failed",
  abandoned: "not done",
  unknown: "last",
};

function decisionLines(decision: Decision, style: Style): readonly string[] {
  const result = RESULTS[decision.result];
  const shown = decision.result === "done" || decision.result === "unknown" ? style.faint : style.bad;
  return [
    `  ${style.strong("->")} ${printable(whatOf(decision))}  ${shown(`[${result}]`)}`,
    `     ${printable(decision.sentence)}`,
    ...decision.failures.map((operation) => style.bad(`     ${printable(operationText(operation))}`)),
  ];
}

/** What only a look at all inputs shows. */
export function endText({ inputs, findings }: ReplayEnd, style: Style): string {
  const title = style.strong(`\nOver ${inputs} input${inputs === 1 ? "" : "s"}`);
  if (findings.length === 0) return `${title}\n  nothing conspicuous\n`;
  return `${title}\n${findings.map((finding) => `  ${printable(findingText(finding))}\n`).join("")}`;
}
