/** Steps in words, and as others can run them. */
import { printEdit } from "../commands/index.js";
import type { Happening, Step } from "../scenario/index.js";
import type { Event } from "../simulate/index.js";
import type { Spelling } from "./messages.js";

/** A step as one line of a list. */
export function stepText(step: Step, spelling: Spelling): string {
  switch (step.kind) {
    case "edit":
      return step.edits.map((edit) => printEdit(edit, spelling)).join("; ");
    case "commands":
      return step.commands.join("; ");
    case "together":
      return step.events.map(eventText).join(", ");
    case "pass":
      return `${step.seconds} s pass`;
    case "partition":
      return `the cluster is parted: ${step.parts.map((part) => part.join(", ")).join(" | ")}`;
    case "merge":
      return "all nodes hear each other again";
    case "settle":
      return "the cluster does what it has decided, until it rests";
    default:
      return eventText(step);
  }
}

const STATES = { up: "comes online", down: "is shut down", failed: "fails" } as const;

function eventText(event: Event): string {
  switch (event.kind) {
    case "node":
      return `${event.node} ${STATES[event.state]}`;
    case "quorum":
      return event.quorate ? "quorum is there" : "quorum is lost";
    case "ticket":
      return `ticket ${event.ticket}: ${event.state}`;
    case "watchdog":
      return event.active ? "a watchdog is there" : "there is no watchdog";
    case "operation":
      return `${event.task} of ${event.resource} on ${event.node} ends with ${event.rc}`;
  }
}

/** What was done while a cluster settled. */
export function happeningText(happening: Happening): string {
  switch (happening.kind) {
    case "fenced":
      return `${happening.node} is fenced (${happening.action})`;
    case "fencing-failed":
      return `${happening.node} cannot be fenced`;
    case "failed":
      return `${happening.task} of ${happening.resource} on ${happening.node} fails (${happening.rc})`;
    default: {
      const { kind, resource, from, to } = happening;
      if (from !== undefined && to !== undefined && from !== to) return `${resource} is ${kind} from ${from} to ${to}`;
      return `${resource} is ${kind}${to === undefined && from === undefined ? "" : ` on ${to ?? from}`}`;
    }
  }
}

/** What a shell needs around a word. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The options of an event, as `crm_simulate` and the subcommands of `pengine` take them. */
function eventOptions(event: Event): readonly string[] {
  switch (event.kind) {
    case "node":
      return [{ up: "-u", down: "-d", failed: "-f" }[event.state], event.node];
    case "quorum":
      return ["-q", event.quorate ? "1" : "0"];
    case "ticket":
      return [{ granted: "-g", revoked: "-r", standby: "-b", active: "-e" }[event.state], event.ticket];
    case "watchdog":
      return ["-w", event.active ? "1" : "0"];
    case "operation":
      return ["-i", `${event.resource}_${event.task}_${event.interval}@${event.node}=${event.rc}`];
  }
}

/**
 * The command line that plays the same. `what-if` carries out commands first and lets events happen then; where the steps have
 * another order, it says so.
 */
export function commandLine(steps: readonly Step[], name: string, spelling: Spelling): string {
  const words = ["pengine", "what-if", "-x", name];
  let happened = false;
  let settled = false;
  let reordered = false;
  for (const step of steps) {
    if (step.kind === "settle") settled = true;
    else if (settled) reordered = true;
    if (step.kind === "edit" || step.kind === "commands") {
      if (happened) reordered = true;
      const commands = step.kind === "edit" ? step.edits.map((edit) => printEdit(edit, spelling)) : step.commands;
      for (const command of commands) words.push("--do", command);
    } else if (step.kind === "together") {
      happened = true;
      for (const event of step.events) for (const word of eventOptions(event)) words.push(word);
    } else if (step.kind === "pass" || step.kind === "partition" || step.kind === "merge") reordered = true;
    else if (step.kind !== "settle") {
      happened = true;
      for (const word of eventOptions(step)) words.push(word);
    }
  }
  const note = reordered
    ? "# all commands first, then all events, then it settles: not in the order of the page\n"
    : "";
  return `${note}${words.map(quoted).join(" ")}\n`;
}
