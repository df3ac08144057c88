/** Drawn clusters and events in the words of the oracle `votequorum`, which plays them with real corosync daemons. */
import { spawn } from "node:child_process";
import fc from "fast-check";
import { corosyncEvents, corosyncText } from "../../src/arbitraries/quorum.js";
import {
  type CorosyncConfig,
  type CorosyncEvent,
  eventText,
  type PartitionReport,
  parseCorosync,
  parseEvents,
  partitionsOf,
  quorumCluster,
  step,
} from "../../src/quorum/index.js";
import { idList } from "../../src/quorum/notation.js";
import { conf, device } from "./conf.js";

/** One cluster and what happens to it. */
export interface Case {
  readonly votes: readonly number[];
  /** Lines of the section quorum. */
  readonly quorum: readonly string[];
  /** Votes of a device that is configured but does not run; `null`: computed ones; absent: no device. */
  readonly device?: number | null;
  readonly events: readonly string[];
}

/** What was seen after an event. */
export interface Seen {
  /** Starts and commands that were refused. */
  readonly refused: readonly string[];
  readonly state: string;
  readonly flags: readonly string[];
}

export interface Recorded extends Case {
  readonly seen: readonly Seen[];
}

/**
 * Cases for real daemons. Tie-breakers by list are left to the worked scenarios, since they show whether a live network
 * changes in one step or in two; and a window of the last man always ends before the next event.
 */
export function drawnCase(): fc.Arbitrary<Case> {
  const text = corosyncText({ device: false }).filter((each) => !/_node: [0-9]/.test(each));
  const withDevice = fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(null, 1, 2) },
  );
  return fc.tuple(text, withDevice).chain(([drawn, votes]) => {
    const quorum = [...drawn.matchAll(/^ {2}([a-z]\w+: .*)$/gm)].map(([, found]) => found ?? "");
    const lines = quorum.filter((each) => !/^(provider|version|cluster_name)/.test(each));
    const cluster = {
      votes: [...drawn.matchAll(/quorum_votes: ([0-9]+)/g)].map(([, found]) => Number(found)),
      quorum: lines,
      ...(votes === undefined ? {} : { device: votes }),
    };
    const kinds = ["start", "crash", "stop", "partition", "merge", "expected", "votes", "cancel"] as const;
    const config = parseCorosync(textOf(cluster));
    return corosyncEvents(config, { maxLength: 5, arbiter: false, kinds }).map((events) => ({
      ...cluster,
      events: inSteps(config, events).flatMap((event) => [
        eventText(event),
        ...(hasWindow(lines) ? ["wait 5000"] : []),
      ]),
    }));
  });
}

/**
 * The same, but in steps that a live network cannot take in another order: nodes start and stop one by one, but for
 * a first start of equals; and nodes that
 * change sides leave first and come then, which are two membership changes.
 */
function inSteps(config: CorosyncConfig, events: readonly CorosyncEvent[]): readonly CorosyncEvent[] {
  let cluster = quorumCluster(config, { arbiter: false });
  return events.flatMap<CorosyncEvent>((event) => {
    const old = partitionsOf(cluster).map(({ members }) => members);
    cluster = step(cluster, event).cluster;
    const boots = event.kind === "start" && old.length === 0 && config.quorum.expectedVotes === undefined;
    if (boots) return [event];
    if (event.kind === "start" || event.kind === "stop") return event.nodes.map((id) => ({ ...event, nodes: [id] }));
    if (event.kind !== "partition") return [event];
    const cut = event.partitions.flatMap((part) => old.map((members) => part.filter((id) => members.includes(id))));
    const pieces = cut.filter((piece) => piece.length > 0);
    const isOneStep = pieces.length === event.partitions.length || pieces.length === old.length;
    return isOneStep ? [event] : [{ kind: "partition", partitions: pieces }, event];
  });
}

function hasWindow(lines: readonly string[]): boolean {
  return lines.includes("last_man_standing: 1");
}

export function textOf({ votes, quorum, device: deviceVotes }: Omit<Case, "events">): string {
  const lines = deviceVotes === undefined ? [] : device(...(deviceVotes === null ? [] : [`votes: ${deviceVotes}`]));
  return conf({ votes, quorum: [...quorum, ...lines] });
}

/** Whether a row can be compared: not while a window of the last man may end at any moment. */
export function isComparable({ quorum }: Case, event: string): boolean {
  return !hasWindow(quorum) || event.startsWith("wait");
}

/** What our engine sees. */
export function ours(each: Case): readonly Seen[] {
  const config = parseCorosync(textOf(each));
  let cluster = quorumCluster(config, { arbiter: false });
  return each.events.map((text) => {
    const events: readonly CorosyncEvent[] = parseEvents(text, config).map(({ event }) => event);
    const refused: string[] = [];
    for (const event of events) {
      const stepped = step(cluster, event);
      cluster = stepped.cluster;
      for (const note of stepped.notes) {
        if (note.kind === "refused-start") refused.push(`node ${note.node} refused to start: ${note.text}`);
        if (note.kind === "refused-call" && event.kind === "expected") refused.push("refused");
      }
    }
    return { refused: refused.sort(), ...described(partitionsOf(cluster)) };
  });
}

/** In the oracle's format. */
function described(partitions: readonly PartitionReport[]): Omit<Seen, "refused"> {
  const parts = partitions.map(({ members, views }) => {
    const groups = new Map<string, { nodes: readonly number[]; text: string; flags: string }>();
    for (const { nodes, quorate, total, expected, threshold, waiting, flags } of views) {
      const text = `${quorate ? "+" : "-"} ${total}/${expected}/${threshold}${waiting ? "w" : ""}`;
      const key = `${text} ${flags.join(" ")}`;
      const known = groups.get(key)?.nodes ?? [];
      groups.set(key, { nodes: [...known, ...nodes], text, flags: flags.join(" ") });
    }
    const all = [...groups.values()];
    const state =
      all.length === 1
        ? `${idList(members)} ${all[0]?.text}`
        : `[${idList(members)}: ${all.map(({ nodes, text }) => `${idList(nodes)} ${text}`).join(", ")}]`;
    return { state, flags: `${state.split(" ")[0]} flags: ${all.map(({ flags }) => flags).join(" | ")}`.trim() };
  });
  return {
    state: parts.map(({ state }) => state).join("; ") || "(nothing runs)",
    flags: parts.map(({ flags }) => flags),
  };
}

/** Plays a case with the oracle; `undefined` if its daemons did not settle. */
export async function play(oracle: string, each: Case): Promise<readonly Seen[] | undefined> {
  const words = [
    `votes=${each.votes.join(",")}`,
    ...each.quorum.map((line) => line.replace(": ", "=")),
    ...(each.device === undefined ? [] : [each.device === null ? "device" : `device=${each.device}`]),
    each.events.join("; "),
  ];
  const text = await output(oracle, words);
  return text.includes("(did not settle)") ? undefined : rows(text);
}

function output(program: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn("nice", [program, ...words], { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    child.on("error", reject).on("close", () => resolve(text));
  });
}

function rows(text: string): readonly Seen[] {
  const found: { refused: string[]; state: string; flags: string[] }[] = [];
  for (const line of text.split("\n")) {
    const row = found.at(-1);
    if (/^\S/.test(line)) found.push({ refused: [], state: "", flags: [] });
    else if (row === undefined || line.trim() === "") continue;
    else if (line.startsWith("    ")) row.flags.push(line.trim());
    else if (/^ {2}node [0-9]+ refused/.test(line)) row.refused.push(line.trim());
    else if (line.startsWith("  refused:")) row.refused.push("refused");
    else row.state = line.trim();
  }
  return found.map((row) => ({ ...row, refused: row.refused.sort() }));
}
