/** The worked scenarios of 12 §15, as the chapter has them. */
import { readFileSync } from "node:fs";
import { type CorosyncEvent, parseCorosync } from "../../src/quorum/index.js";
import { conf, device, ones } from "./conf.js";

export interface Row {
  readonly event: string;
  readonly expected: string;
}

export interface Scenario {
  readonly number: number;
  readonly title: string;
  /** As `4 nodes; votes 2,1,1,1; two_node: 1; device`. */
  readonly options: readonly string[];
  readonly rows: readonly Row[];
}

const CHAPTER = new URL("../../src/spec/12-votequorum.md", import.meta.url);

export function scenarios(): readonly Scenario[] {
  const found: (Scenario & { rows: Row[] })[] = [];
  for (const line of readFileSync(CHAPTER, "utf8").split("\n")) {
    const head = /^\| ([0-9]+) \| \*\*(.*?)\*\* \| (.*) \| [^|]* \|$/.exec(line);
    const row = /^\| \| (.*?) \| (.*) \| \|$/.exec(line);
    const [, number = "", options = "", title = ""] = head ?? [];
    if (head !== null) found.push({ number: Number(number), title, options: options.split("; "), rows: [] });
    else if (row !== null) found.at(-1)?.rows.push({ event: row[1] ?? "", expected: row[2] ?? "" });
  }
  return found;
}

/** The configuration text of a scenario, and the tracking value that its nodes have stored. */
export function configOf(options: readonly string[]): { readonly text: string; readonly stored: number } {
  let votes = ones(3);
  let stored = 0;
  let [hasDevice, deviceVotes] = [false, ""];
  const quorum: string[] = [];
  for (const option of options) {
    const nodes = /^([0-9]+) nodes?$/.exec(option);
    if (nodes !== null) votes = ones(Number(nodes[1]));
    else if (option.startsWith("votes ")) votes = option.slice(6).split(",").map(Number);
    else if (option === "device") hasDevice = true;
    else if (option.startsWith("device votes: ")) deviceVotes = option.slice(14);
    else if (option.startsWith("lms window: ")) quorum.push(`last_man_standing_window: ${option.slice(12)}`);
    else if (option.startsWith("stored tracking value ")) stored = Number(option.slice(22));
    else quorum.push(option);
  }
  const lines = ["timeout: 3000", "sync_timeout: 4000", ...(deviceVotes === "" ? [] : [`votes: ${deviceVotes}`])];
  return { text: conf({ votes, quorum: [...quorum, ...(hasDevice ? device(...lines) : [])] }), stored };
}

export function ids(text: string): readonly number[] {
  return text
    .trim()
    .split(",")
    .flatMap((part) => {
      const [first = 0, last = first] = part.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, i) => first + i);
    });
}

/** The event that the chapter's words mean. */
export function eventOf(words: string): CorosyncEvent {
  const forms: readonly (readonly [RegExp, (a: string, b: string, c: string) => CorosyncEvent])[] = [
    [/^start ([0-9,-]+)$/, (nodes) => ({ kind: "start", nodes: ids(nodes) })],
    [
      /^start ([0-9,-]+) @([0-9]+)$/,
      (nodes, place) => ({ kind: "start", nodes: ids(nodes), partition: Number(place) }),
    ],
    [/^crash ([0-9,-]+)$/, (nodes) => ({ kind: "crash", nodes: ids(nodes) })],
    [/^stop ([0-9,-]+)$/, (nodes) => ({ kind: "stop", nodes: ids(nodes) })],
    [/^layout (.*)$/, (parts) => ({ kind: "partition", partitions: parts.split("/").map(ids) })],
    [/^wait ([0-9]+) ms$/, (ms) => ({ kind: "wait", ms: Number(ms) })],
    [
      /^node ([0-9]+): expected = ([0-9]+)$/,
      (node, votes) => ({ kind: "expected", node: Number(node), votes: Number(votes) }),
    ],
    [
      /^on ([0-9]+): votes of ([0-9]+) = ([0-9]+)$/,
      (node, of, votes) => ({ kind: "votes", node: Number(node), of: Number(of), votes: Number(votes) }),
    ],
    [/^on ([0-9]+): cancel waiting$/, (node) => ({ kind: "cancel", node: Number(node) })],
    [/^device registers on ([0-9,-]+)$/, (nodes) => ({ kind: "register", nodes: ids(nodes) })],
    [
      /^device polls ([0-9,-]+): (no vote|vote)$/,
      (nodes, vote) => ({ kind: "poll", nodes: ids(nodes), vote: vote === "vote" }),
    ],
    [/^master_wins on ([0-9,-]+)$/, (nodes) => ({ kind: "master-wins", nodes: ids(nodes), wins: true })],
    [/^reload: node 3 added, two_node removed$/, () => ({ kind: "reload", config: parseCorosync(conf()) })],
    [
      /^reload: node 3 removed, two_node: 1$/,
      () => ({ kind: "reload", config: parseCorosync(conf({ votes: [1, 1], quorum: ["two_node: 1"] })) }),
    ],
  ];
  for (const [pattern, make] of forms) {
    const found = pattern.exec(words);
    if (found !== null) return make(found[1] ?? "", found[2] ?? "", found[3] ?? "");
  }
  throw new Error(`no such event: ${words}`);
}
