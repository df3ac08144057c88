/** Events as people write them, and back. */
import type { Position } from "../base/position.js";
import type { CorosyncConfig } from "./config.js";
import { type EventErrorCode, type QuorumProblem, refuse } from "./error.js";
import type { CorosyncEvent } from "./event.js";
import type { ListedNode } from "./node-list.js";
import { idList } from "./notation.js";

/** An event and the words it was written in. */
export interface WrittenEvent {
  readonly event: CorosyncEvent;
  readonly text: string;
  readonly position: Position;
}

export interface EventContext {
  /** The nodes whose names may stand for their ids. */
  readonly nodes: readonly ListedNode[];
  /** What `reload NAME` reads; without it there is no such event. */
  readonly load?: ((name: string) => CorosyncConfig) | undefined;
}

/**
 * One line for each event, for help texts. NODES: ids, ranges and names with commas, or `all`.
 * @example
 * ```ts
 * import { EVENT_FORMS } from "pengine/quorum";
 *
 * for (const [form, meaning] of EVENT_FORMS) console.log(`${form}: ${meaning}`);
 * ```
 */
export const EVENT_FORMS: readonly (readonly [form: string, meaning: string])[] = [
  ["start NODES [@P]", "start where they are, or in partition P (0 is the first)"],
  ["crash NODES", "vanish without a word"],
  ["stop NODES", "shut down in order, one after the other"],
  ["partition NODES | NODES ...", "the running nodes fall apart like this"],
  ["merge", "all hear each other again"],
  ["wait MS", "time passes"],
  ["expected NODE=VOTES", "corosync-quorumtool -e VOTES on that node"],
  ["votes NODE:OF=VOTES", "corosync-quorumtool -v VOTES -n OF on that node"],
  ["cancel NODE", "cancel the waiting for all, on that node"],
  ["reload FILE", "all running nodes read this configuration"],
  ["arbiter up|down", "the quorum device's arbiter comes or goes"],
  ["connect NODES, disconnect NODES", "they find or lose their connection to the arbiter"],
  ["heuristics NODES pass|fail|off", "what the device's heuristics say on these nodes"],
  ["register NODES, unregister NODES", "a device comes or goes, where the arbiter is not modelled"],
  ["poll NODES yes|no", "that device gives its vote or does not"],
  ["master-wins NODES yes|no", "that device's vote alone is enough"],
];

/**
 * Reads events, separated by semicolons or line ends; lines that begin with `#` are comments.
 *
 * @throws QuorumError with all events that cannot be read, each with its line and column
 * @example
 * ```ts
 * import { parseCorosync, parseEvents } from "pengine/quorum";
 *
 * const nodes = [1, 2, 3].map((id) => `node {\n nodeid: ${id}\n ring0_addr: 10.0.0.${id}\n }`).join("\n");
 * const quorum = "quorum {\n provider: corosync_votequorum\n }";
 * const config = parseCorosync(`totem {\n version: 2\n }\n${quorum}\nnodelist {\n${nodes}\n}\n`);
 * parseEvents("start 1-3; partition 1,2 | 3", config).map(({ text }) => text); // => ["start 1-3", "partition 1,2 | 3"]
 * ```
 */
export function parseEvents(text: string, context: EventContext): readonly WrittenEvent[] {
  const events: WrittenEvent[] = [];
  const problems: QuorumProblem[] = [];
  for (const piece of pieces(text)) {
    try {
      events.push({ event: new EventReader(context).read(piece.text), ...piece });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const { code, message, legal } = error;
      problems.push({ code, text: message, position: piece.position, path: "", legal });
    }
  }
  refuse(problems);
  return events;
}

function* pieces(text: string): Iterable<{ readonly text: string; readonly position: Position }> {
  for (const [i, line] of text.split("\n").entries()) {
    if (/^\s*#/.test(line)) continue;
    let column = 1;
    for (const piece of line.split(";")) {
      const indent = piece.length - piece.trimStart().length;
      if (piece.trim() !== "") yield { text: piece.trim(), position: { line: i + 1, column: column + indent } };
      column += piece.length + 1;
    }
  }
}

/** Why the words of an event cannot be read; given its place by {@link parseEvents}. */
class Unreadable extends Error {
  readonly code: EventErrorCode;
  readonly legal: string;

  constructor(code: EventErrorCode, text: string, legal: string) {
    super(text);
    this.code = code;
    this.legal = legal;
  }
}

class EventReader {
  readonly #context: EventContext;

  constructor(context: EventContext) {
    this.#context = context;
  }

  read(text: string): CorosyncEvent {
    const [verb = ""] = text.split(/\s/, 1);
    const rest = text.slice(verb.length).trim();
    switch (verb) {
      case "start": {
        const [, nodes = rest, place] = /^(.*?)\s*@\s*([0-9]+)$/.exec(rest) ?? [];
        return { kind: "start", nodes: this.#nodes(nodes), partition: place === undefined ? undefined : Number(place) };
      }
      case "crash":
      case "kill":
        return { kind: "crash", nodes: this.#nodes(rest) };
      case "stop":
      case "register":
      case "unregister":
        return { kind: verb, nodes: this.#nodes(rest) };
      case "partition":
      case "layout":
        return { kind: "partition", partitions: rest.split(/[|/]/).map((part) => this.#nodes(part)) };
      case "merge":
        return this.#alone({ kind: "merge" }, rest);
      case "wait":
        return { kind: "wait", ms: this.#number(rest.replace(/\s*ms$/, "")) };
      case "expected":
      case "votes":
        return this.#votes(verb, rest);
      case "cancel":
        return { kind: "cancel", node: this.#node(rest) };
      case "reload":
        return this.#reload(rest);
      case "connect":
      case "disconnect":
        return { kind: "arbiter-link", nodes: this.#nodes(rest), state: verb === "connect" ? "up" : "down" };
      default:
        return this.#withWord(verb, rest);
    }
  }

  /** Events that end in a word. */
  #withWord(verb: string, rest: string): CorosyncEvent {
    const [, nodes = "", last = ""] = /^(.*?)\s*(\S*)$/.exec(rest) ?? [];
    const yes = () => this.#word(last, ["yes", "no"] as const) === "yes";
    switch (verb) {
      case "arbiter":
        return this.#alone({ kind: "arbiter", state: this.#word(last, ["up", "down"] as const) }, nodes);
      case "heuristics":
        return { kind: verb, nodes: this.#nodes(nodes), result: this.#word(last, ["pass", "fail", "off"] as const) };
      case "poll":
        return { kind: "poll", nodes: this.#nodes(nodes), vote: yes() };
      case "master-wins":
        return { kind: "master-wins", nodes: this.#nodes(nodes), wins: yes() };
      default: {
        const legal = EVENT_FORMS.map(([form]) => form.split(" ", 1)[0]).join(", ");
        throw new Unreadable("event", `There is no event ${JSON.stringify(verb)}.`, legal);
      }
    }
  }

  #alone(event: CorosyncEvent, rest: string): CorosyncEvent {
    if (rest === "") return event;
    throw new Unreadable("event", `${JSON.stringify(rest)} is too much.`, `${event.kind} without it`);
  }

  #votes(kind: "expected" | "votes", rest: string): CorosyncEvent {
    const [, where, votes = ""] = /^(.*)=(.*)$/.exec(rest) ?? [];
    const colon = where?.lastIndexOf(":") ?? -1;
    if (where === undefined || (kind === "votes" && colon === -1)) {
      const legal = kind === "votes" ? "votes NODE:OF=VOTES" : "expected NODE=VOTES";
      throw new Unreadable("event", `${JSON.stringify(rest)} does not say whose votes change.`, legal);
    }
    if (kind === "expected") return { kind, node: this.#node(where), votes: this.#number(votes) };
    const [node, of] = [this.#node(where.slice(0, colon)), this.#node(where.slice(colon + 1))];
    return { kind, node, of, votes: this.#number(votes) };
  }

  #reload(name: string): CorosyncEvent {
    const { load } = this.#context;
    if (load !== undefined && name !== "") return { kind: "reload", config: load(name) };
    const legal = load === undefined ? "other events" : "reload FILE";
    throw new Unreadable("event", "There is no configuration to read.", legal);
  }

  #word<T extends string>(word: string, words: readonly T[]): T {
    const found = words.find((each) => each === word);
    if (found !== undefined) return found;
    throw new Unreadable(
      "event",
      `${JSON.stringify(word)} is none of the words that can stand there.`,
      words.join(", "),
    );
  }

  #number(text: string): number {
    const value = /^[0-9]{1,15}$/.test(text.trim()) ? Number(text) : undefined;
    if (value !== undefined) return value;
    throw new Unreadable("event", `${JSON.stringify(text)} is no number.`, "an integer of 0 or more");
  }

  #nodes(text: string): readonly number[] {
    if (text.trim() === "all") return this.#context.nodes.flatMap(({ id }) => id ?? []);
    const ids: number[] = [];
    for (const part of text.split(",")) for (const id of this.#range(part.trim())) ids.push(id);
    return ids;
  }

  #node(text: string): number {
    const [id, ...more] = this.#range(text.trim());
    if (id !== undefined && more.length === 0) return id;
    throw new Unreadable("node", `${JSON.stringify(text)} is not one node.`, "an id or a name");
  }

  #range(text: string): readonly number[] {
    const named = this.#context.nodes.find(({ name }) => name === text)?.id;
    if (named !== undefined) return [named];
    const [, first, last = first] = /^([0-9]{1,10})(?:\s*-\s*([0-9]{1,10}))?$/.exec(text) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (to - from < MOST_NODES) {
      return Array.from({ length: Math.max(to - from + 1, 0) }, (_, i) => from + i);
    }
    const legal = this.#context.nodes
      .map(({ id, name }) => (name === undefined ? `${id}` : `${id} (${name})`))
      .join(", ");
    throw new Unreadable("node", `There is no node ${JSON.stringify(text)}.`, legal);
  }
}

/** More than a cluster can have (12 §3.4). */
const MOST_NODES = 1024;

/**
 * An event in the words of {@link parseEvents}; of a reload only the verb.
 * @example
 * ```ts
 * import { eventText } from "pengine/quorum";
 *
 * eventText({ kind: "start", nodes: [1, 2] }); // => "start 1,2"
 * ```
 */
export function eventText(event: CorosyncEvent): string {
  const yes = (is: boolean) => (is ? "yes" : "no");
  switch (event.kind) {
    case "start":
      return `start ${idList(event.nodes)}${event.partition === undefined ? "" : ` @${event.partition}`}`;
    case "crash":
    case "stop":
    case "register":
    case "unregister":
      return `${event.kind} ${idList(event.nodes)}`;
    case "partition":
      return `partition ${event.partitions.map(idList).join(" | ")}`;
    case "merge":
    case "reload":
      return event.kind;
    case "wait":
      return `wait ${event.ms}`;
    case "expected":
      return `expected ${event.node}=${event.votes}`;
    case "votes":
      return `votes ${event.node}:${event.of}=${event.votes}`;
    case "cancel":
      return `cancel ${event.node}`;
    case "poll":
      return `poll ${idList(event.nodes)} ${yes(event.vote)}`;
    case "master-wins":
      return `master-wins ${idList(event.nodes)} ${yes(event.wins)}`;
    case "arbiter":
      return `arbiter ${event.state}`;
    case "arbiter-link":
      return `${event.state === "up" ? "connect" : "disconnect"} ${idList(event.nodes)}`;
    case "heuristics":
      return `heuristics ${idList(event.nodes)} ${event.result}`;
  }
}
