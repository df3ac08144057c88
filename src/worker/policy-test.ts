/** A scenario as a policy test, for `pengine test`: the steps as they were played, and that it ends as it does now. */
import { baseName } from "../base/text.js";
import { printEdit } from "../commands/index.js";
import type { Verdict } from "../index.js";
import type { Step } from "../scenario/index.js";
import type { Event, OperationResult } from "../simulate/index.js";
import type { Spelling } from "./messages.js";

export interface PolicyTestOptions {
  /** The name of the input. */
  readonly name: string;
  /** The name of a corosync.conf. */
  readonly corosync: string | undefined;
  /** Epoch seconds. */
  readonly now: number;
  readonly spelling: Spelling;
}

/**
 * The text of a file of policy tests (YAML) with one test.
 * @param ends where the cluster comes to rest after the steps
 * @param rests false: it does not
 */
export function policyTest(
  steps: readonly Step[],
  { verdict: ends, atRest }: { readonly verdict: Verdict; readonly atRest: boolean },
  { name, corosync, now, spelling }: PolicyTestOptions,
): string {
  const primitives = ends.placements.filter(({ variant }) => variant === "primitive");
  const running = new Set(primitives.flatMap(({ resource, active }) => (active.length > 0 ? baseName(resource) : [])));
  const all = new Set(primitives.map(({ resource }) => baseName(resource)));
  const stopped = [...all].filter((id) => !running.has(id));
  const written = steps.flatMap((step) => stepLines(step, spelling));
  const lines = [
    `cluster: ${quoted(name)}`,
    ...(corosync === undefined ? [] : [`corosync: ${quoted(corosync)}`]),
    `now: ${quoted(new Date(now * 1000).toISOString().replace(".000Z", "Z"))}`,
    "tests:",
    `  - name: ${quoted("what was tried")}`,
    // A list of comments alone would be none.
    ...(written.some((line) => line.startsWith("- ")) ? ["    when:"] : []),
    ...written.map((line) => `      ${line}`),
    "    expect:",
    ...(running.size === 0 ? [] : [`      - runs: ${list([...running])}`]),
    ...(stopped.length === 0 ? [] : [`      - stopped: ${list(stopped)}`]),
    ...(atRest ? ["      - rest: true"] : ["      # It does not come to rest."]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** A step as the lines of a list of steps. */
function stepLines(step: Step, spelling: Spelling): readonly string[] {
  switch (step.kind) {
    case "edit":
      return [`- do: ${list(step.edits.map((edit) => printEdit(edit, spelling)))}`];
    case "commands":
      return [`- do: ${list(step.commands)}`];
    case "together":
      return step.events.flatMap(eventLines);
    case "pass":
      return [`- pass: ${step.seconds}s`];
    case "partition":
      return [`- partition: [${step.parts.map(list).join(", ")}]`];
    case "merge":
      return ["- merge"];
    case "settle":
      return settleLines(step.failures ?? [], step.fencingFails ?? []);
    default:
      return eventLines(step);
  }
}

const NODE_KEYS = { up: "start", down: "stop", failed: "fail" } as const;

function eventLines(event: Event): readonly string[] {
  switch (event.kind) {
    case "node":
      return [`- ${NODE_KEYS[event.state]}: ${quoted(event.node)}`];
    case "quorum":
      return [`- quorum: ${event.quorate}`];
    case "operation":
      return [`- operation: ${quoted(operationText(event))}`];
    case "ticket":
      if (event.state === "granted") return [`- grant: ${quoted(event.ticket)}`];
      if (event.state === "revoked") return [`- revoke: ${quoted(event.ticket)}`];
      return [`# A policy test has no step for this: ticket ${quoted(event.ticket)} ${event.state}.`];
    case "watchdog":
      return ["# A policy test has no step for a watchdog that comes or goes."];
  }
}

function settleLines(failures: readonly OperationResult[], unfenced: readonly string[]): readonly string[] {
  if (failures.length === 0 && unfenced.length === 0) return ["- settle"];
  const fail = failures.length === 0 ? [] : [`fail: ${list(failures.map(operationText))}`];
  const fencing = unfenced.length === 0 ? [] : [`unfenced: ${list(unfenced)}`];
  return [`- settle: { ${[...fail, ...fencing].join(", ")} }`];
}

function operationText({ resource, task, interval, node, rc }: OperationResult): string {
  return `${resource}_${task}_${interval}@${node}=${rc}`;
}

function list(texts: readonly string[]): string {
  return `[${texts.map(quoted).join(", ")}]`;
}

/** As YAML takes it for a text, whatever it is: JSON's texts are YAML's. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
