import fc, { type Arbitrary } from "fast-check";
import { append } from "../base/list.js";
import { type CorosyncConfig, type CorosyncEvent, type QuorumCluster, quorumCluster, step } from "../quorum/index.js";
import { Choices } from "./choices.js";

export interface CorosyncTextOptions {
  /** At most that many nodes; 5 by default. */
  readonly maxNodes?: number;
  /** Whether a quorum device may be configured (the default). */
  readonly device?: boolean;
}

/**
 * Texts of a corosync.conf that `corosync -t` accepts: 1 to `maxNodes` nodes with ids 1, 2 …, any mix of the options of
 * `quorum`. Some of them keep daemons from starting (12 §4.3). They shrink to three plain nodes.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { corosyncText } from "pengine/arbitraries";
 * import { parseCorosync } from "pengine/quorum";
 *
 * fc.assert(fc.property(corosyncText({ maxNodes: 3 }), (text) => parseCorosync(text).nodes.length > 0));
 * ```
 */
export function corosyncText({ maxNodes = 5, device = true }: CorosyncTextOptions = {}): Arbitrary<string> {
  const votes = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: maxNodes }).map((count) => Array<number>(count).fill(1)) },
    { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: maxNodes }) },
  );
  return fc
    .record({ votes, switches, device: device ? rarely(deviceLines) : fc.constant([]) })
    .map((drawn) => textOf(drawn.votes, [...drawn.switches, ...drawn.device]));
}

function textOf(votes: readonly number[], quorum: readonly string[]): string {
  const nodes = votes.flatMap((own, i) => [
    "  node {",
    `    ring0_addr: 10.0.0.${i + 1}`,
    `    name: n${i + 1}`,
    `    nodeid: ${i + 1}`,
    `    quorum_votes: ${own}`,
    "  }",
  ]);
  const quorumLines = ["provider: corosync_votequorum", ...quorum].map((line) => `  ${line}`);
  const totem = ["totem {", "  version: 2", "  cluster_name: drawn", "}"];
  return [...totem, "nodelist {", ...nodes, "}", "quorum {", ...quorumLines, "}", ""].join("\n");
}

function rarely(lines: Arbitrary<readonly string[]>): Arbitrary<readonly string[]> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: lines });
}

const line = (key: string, values: Arbitrary<string | number>): Arbitrary<readonly string[]> =>
  values.map((value) => [`${key}: ${value}`]);

const onOff = fc.constantFrom(1, 0);

const switches: Arbitrary<readonly string[]> = fc
  .tuple(
    rarely(line("two_node", onOff)),
    rarely(line("wait_for_all", onOff)),
    rarely(onOff.map((on) => [`last_man_standing: ${on}`, "last_man_standing_window: 3000"])),
    rarely(
      fc
        .tuple(
          onOff,
          rarely(line("auto_tie_breaker_node", fc.constantFrom("lowest", "highest", "1 3", "2", "1,3", "first"))),
        )
        .map(([on, node]) => [`auto_tie_breaker: ${on}`, ...node]),
    ),
    rarely(rarely(line("allow_downscale", onOff))),
    rarely(rarely(line("expected_votes_tracking", onOff))),
    rarely(line("expected_votes", fc.integer({ min: 1, max: 7 }))),
  )
  .map((groups) => groups.flat());

const deviceLines: Arbitrary<readonly string[]> = fc
  .record({
    votes: rarely(line("votes", fc.integer({ min: 0, max: 4 }))),
    ffsplit: fc.boolean(),
    tie: rarely(line("tie_breaker", fc.constantFrom("lowest", "highest", "1", "2"))),
  })
  .map(({ votes, ffsplit, tie }) => [
    "device {",
    "model: net",
    "timeout: 3000",
    "sync_timeout: 4000",
    ...(ffsplit ? ["votes: 1"] : votes),
    "net {",
    "host: arbiter",
    `algorithm: ${ffsplit ? "ffsplit" : "lms"}`,
    ...tie,
    "}",
    "}",
  ]);

export type Drawn = Exclude<CorosyncEvent["kind"], "reload">;

export interface CorosyncEventOptions {
  readonly maxLength?: number;
  /** Whether the arbiter is modelled; its events or those of a device are drawn accordingly. */
  readonly arbiter?: boolean;
  /** The kinds to draw from; without it, all that the configuration makes possible. */
  readonly kinds?: readonly Drawn[];
}

/**
 * Lists of events that can happen to a cluster of that configuration, the first of them a start; nothing runs before.
 * They shrink by leaving events out and naming fewer nodes.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { corosyncEvents, corosyncText } from "pengine/arbitraries";
 * import { parseCorosync, quorumCluster, steps } from "pengine/quorum";
 *
 * const drawn = corosyncText({ device: false })
 *   .map((text) => parseCorosync(text))
 *   .chain((config) => fc.tuple(fc.constant(config), corosyncEvents(config)));
 * fc.assert(fc.property(drawn, ([config, events]) => steps(quorumCluster(config), events).cluster.config === config));
 * ```
 */
export function corosyncEvents(
  config: CorosyncConfig,
  { maxLength = 8, arbiter = true, kinds }: CorosyncEventOptions = {},
): Arbitrary<readonly CorosyncEvent[]> {
  const numbers = fc.array(fc.nat({ max: 9999 }), { minLength: 6, maxLength: 12 });
  return fc.array(numbers, { minLength: 1, maxLength }).map((draws) => {
    const events: CorosyncEvent[] = [];
    let cluster = quorumCluster(config, { arbiter });
    for (const draw of draws) {
      const possible = kindsOf(cluster).filter((kind) => kinds === undefined || kinds.includes(kind));
      const event = drawEvent(cluster, possible, new Choices(draw));
      if (event === undefined) continue;
      events.push(event);
      cluster = step(cluster, event).cluster;
    }
    return events;
  });
}

/** Those that happen often stand here several times. */
const COMMON: readonly Drawn[] = ["partition", "crash", "partition", "merge", "stop", "wait", "partition", "crash"];
const COMMANDS: readonly Drawn[] = ["expected", "votes", "cancel"];

function kindsOf(cluster: QuorumCluster): readonly Drawn[] {
  const kinds: Drawn[] = [];
  const listed = idsOf(cluster);
  if (listed.some((id) => !cluster.nodes.has(id))) kinds.push("start", "start", "start");
  if (cluster.nodes.size === 0) return kinds;
  append(kinds, COMMON);
  append(kinds, COMMANDS);
  if (cluster.arbiter !== undefined) kinds.push("arbiter", "arbiter-link", "arbiter-link", "heuristics");
  else if (cluster.config.device !== undefined)
    kinds.push("register", "poll", "poll", "poll", "master-wins", "unregister");
  return kinds;
}

function idsOf({ config }: QuorumCluster): readonly number[] {
  return config.nodes.flatMap(({ id }) => id ?? []);
}

function drawEvent(cluster: QuorumCluster, kinds: readonly Drawn[], choices: Choices): CorosyncEvent | undefined {
  if (kinds.length === 0) return undefined;
  const kind = choices.of(kinds);
  const running = [...cluster.nodes.keys()];
  const some = () => subset(running, choices);
  switch (kind) {
    case "start":
      return drawStart(cluster, choices);
    case "crash":
    case "stop":
    case "register":
    case "unregister":
      return { kind, nodes: some() };
    case "partition":
      return { kind, partitions: divide(running, choices) };
    case "merge":
      return { kind };
    case "wait":
      return { kind, ms: choices.of([4000, 1000, 3000, 12_000, 0]) };
    case "expected":
      return { kind, node: choices.of(running), votes: choices.below(8) };
    case "votes":
      return { kind, node: choices.of(running), of: choices.of(idsOf(cluster)), votes: choices.below(5) };
    case "cancel":
      return { kind, node: choices.of(running) };
    case "poll":
      return { kind, nodes: some(), vote: !choices.chance(40) };
    case "master-wins":
      return { kind, nodes: some(), wins: !choices.chance(40) };
    case "arbiter":
      return { kind, state: choices.of(["down", "up"] as const) };
    case "arbiter-link":
      return { kind, nodes: some(), state: choices.of(["down", "up"] as const) };
    case "heuristics":
      return { kind, nodes: some(), result: choices.of(["fail", "pass", "off"] as const) };
  }
}

/** Where a start goes is always said: programs differ in what they take for granted. */
function drawStart(cluster: QuorumCluster, choices: Choices): CorosyncEvent {
  const waiting = idsOf(cluster).filter((id) => !cluster.nodes.has(id));
  const nodes = choices.chance(60) ? waiting : subset(waiting, choices);
  return { kind: "start", nodes, partition: choices.chance(80) ? 0 : choices.below(3) };
}

/** At least one of a list that is not empty; few where the numbers are small. */
function subset(ids: readonly number[], choices: Choices): readonly number[] {
  const kept = ids.filter(() => choices.chance(35));
  return kept.length > 0 ? kept : [choices.of(ids)];
}

function divide(ids: readonly number[], choices: Choices): readonly (readonly number[])[] {
  const count = 2 + choices.below(2);
  const parts: number[][] = Array.from({ length: count }, () => []);
  for (const id of ids) parts[choices.below(count)]?.push(id);
  const filled = parts.filter((part) => part.length > 0);
  return filled.length > 0 ? filled : [ids];
}

/**
 * Texts that are nearly a corosync.conf: lines of one left out, doubled, changed in a character, in another order.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { brokenCorosyncText } from "pengine/arbitraries";
 * import { parseCorosync, QuorumError } from "pengine/quorum";
 *
 * fc.assert(
 *   fc.property(brokenCorosyncText(), (text) => {
 *     try {
 *       parseCorosync(text);
 *     } catch (error) {
 *       return error instanceof QuorumError;
 *     }
 *   }),
 * );
 * ```
 */
export function brokenCorosyncText(): Arbitrary<string> {
  const pieces = fc.constantFrom(
    "{",
    "}",
    ":",
    "#",
    " ",
    "\t",
    "\u00a0",
    "\r",
    "\0",
    "x",
    "9",
    "-",
    "quorum {",
    "é",
    "{ }",
    "node {",
  );
  const change = fc.record({ at: fc.nat({ max: 9999 }), cut: fc.integer({ min: 0, max: 3 }), piece: pieces });
  return fc.tuple(corosyncText(), fc.array(change, { minLength: 1, maxLength: 4 })).map(([text, changes]) =>
    changes.reduce((broken, { at, cut, piece }) => {
      const from = at % (broken.length + 1);
      return broken.slice(0, from) + piece + broken.slice(from + cut);
    }, text),
  );
}
