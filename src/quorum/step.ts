/** One event after the other (12 §7). */
import { arbitrate } from "./arbitration.js";
import type { QuorumCluster } from "./cluster.js";
import { type EventErrorCode, QuorumError } from "./error.js";
import type { ArbiterEvent, CorosyncEvent, DeviceEvent } from "./event.js";
import {
  type Attempt,
  cancelWaiting,
  pollDevice,
  registerDevice,
  reload,
  setExpected,
  setMasterWins,
  setVotes,
  unregisterDevice,
} from "./node.js";
import type { NodeState } from "./node-state.js";
import { Play, type QuorumNote } from "./play.js";
import { sameRing } from "./ring.js";
import { faultText } from "./start-faults.js";

export interface Stepped {
  readonly cluster: QuorumCluster;
  /** What was refused on the way. */
  readonly notes: readonly QuorumNote[];
}

/**
 * What an event makes of a cluster. Pure: the cluster that is given stays as it is.
 *
 * @returns the cluster afterwards, and what was refused on the way: a start with a faulty configuration, a command
 * @throws QuorumError for an event that cannot be: an unknown node, a start of a node that runs, partitions that leave out
 * or repeat a node that runs, numbers outside their range, calls of a device whose arbiter is modelled
 * @example
 * ```ts
 * import { parseCorosync, partitionsOf, quorumCluster, step } from "pengine/quorum";
 *
 * const nodes = [1, 2, 3].map((id) => `node {\n nodeid: ${id}\n ring0_addr: 10.0.0.${id}\n }`).join("\n");
 * const quorum = "quorum {\n provider: corosync_votequorum\n }";
 * const config = parseCorosync(`totem {\n version: 2\n }\n${quorum}\nnodelist {\n${nodes}\n}\n`);
 * const { cluster } = step(quorumCluster(config), { kind: "start", nodes: [1, 2, 3] });
 * const { cluster: split } = step(cluster, { kind: "partition", partitions: [[1, 2], [3]] });
 * partitionsOf(split).map(({ quorate }) => quorate); // => ["yes", "no"]
 * ```
 */
export function step(cluster: QuorumCluster, event: CorosyncEvent): Stepped {
  const play = new Play(cluster);
  perform(play, event);
  arbitrate(play);
  return { cluster: play.cluster(), notes: play.notes };
}

/**
 * All of a list of events, one after the other. @throws QuorumError as {@link step}
 * @example
 * ```ts
 * import { parseCorosync, partitionsOf, quorumCluster, steps } from "pengine/quorum";
 *
 * const nodes = [1, 2, 3].map((id) => `node {\n nodeid: ${id}\n ring0_addr: 10.0.0.${id}\n }`).join("\n");
 * const quorum = "quorum {\n provider: corosync_votequorum\n }";
 * const config = parseCorosync(`totem {\n version: 2\n }\n${quorum}\nnodelist {\n${nodes}\n}\n`);
 * const { cluster } = steps(quorumCluster(config), [{ kind: "start", nodes: [1, 2, 3] }, { kind: "crash", nodes: [3] }]);
 * partitionsOf(cluster).map(({ members }) => members); // => [[1, 2]]
 * ```
 */
export function steps(cluster: QuorumCluster, events: readonly CorosyncEvent[]): Stepped {
  const notes: QuorumNote[] = [];
  let at = cluster;
  for (const event of events) {
    const stepped = step(at, event);
    for (const note of stepped.notes) notes.push(note);
    at = stepped.cluster;
  }
  return { cluster: at, notes };
}

function perform(play: Play, event: CorosyncEvent): void {
  switch (event.kind) {
    case "start":
      start(play, event.nodes, event.partition);
      return;
    case "crash":
      for (const id of mustRun(play, event.nodes)) play.crash(id);
      play.regroup();
      return;
    case "stop":
      for (const id of mustRun(play, event.nodes)) play.stop(id);
      return;
    case "partition":
      partition(play, event.partitions);
      return;
    case "merge":
      play.places.clear();
      play.regroup();
      return;
    case "wait":
      play.pass(whole(event.ms, Number.MAX_SAFE_INTEGER - play.now, "milliseconds"));
      return;
    case "expected": {
      const votes = whole(event.votes, UINT32_MAX, "votes");
      command(play, event.node, (node) => setExpected(node, votes));
      return;
    }
    case "votes": {
      const votes = whole(event.votes, UINT32_MAX, "votes");
      command(play, event.node, (node) => setVotes(node, event.of, votes));
      return;
    }
    case "cancel":
      command(play, event.node, (node) => cancelWaiting(node, play.configOf(node.id)));
      return;
    case "reload":
      reloadAll(play, event);
      return;
    case "register":
    case "poll":
    case "master-wins":
    case "unregister":
      callDevice(play, event);
      return;
    case "arbiter":
    case "arbiter-link":
    case "heuristics":
      moveArbiter(play, event);
      return;
  }
}

const UINT32_MAX = 2 ** 32 - 1;

function start(play: Play, nodes: readonly number[], place: number | undefined): void {
  const ids = known(play, nodes);
  for (const id of ids) {
    if (play.node(id) !== undefined) throw refused("state", `The node ${id} runs already.`, "a node that does not run");
  }
  if (place !== undefined) whole(place, Number.MAX_SAFE_INTEGER, "a partition");
  for (const id of ids) {
    if (place !== undefined) play.places.set(id, place);
    play.start(id);
  }
  play.regroup();
}

function partition(play: Play, partitions: readonly (readonly number[])[]): void {
  const named = new Set<number>();
  for (const [place, members] of partitions.entries()) {
    for (const id of known(play, members)) {
      if (named.has(id)) throw refused("partition", `The node ${id} is named twice.`, "each node in one partition");
      named.add(id);
      play.places.set(id, place);
    }
  }
  const missing = play.running().filter((id) => !named.has(id));
  if (missing.length > 0) {
    const text = `The partitions leave out ${missing.join(", ")}.`;
    throw refused("partition", text, "each running node in one partition");
  }
  play.regroup();
}

function command(play: Play, id: number, action: (node: NodeState) => Attempt): void {
  play.act(mustRun(play, [id]), action);
}

function reloadAll(play: Play, { config, nodes }: CorosyncEvent & { kind: "reload" }): void {
  const affected = nodes === undefined ? play.running() : nodes;
  if (nodes === undefined) {
    play.config = config;
    play.ownConfigs.clear();
  } else {
    for (const id of known(play, nodes)) play.ownConfigs.set(id, config);
  }
  play.act(affected, (node) => {
    const reaction = reload(node, config);
    for (const code of reaction.faults) {
      play.notes.push({ kind: "logged-fault", node: node.id, code, text: faultText(code) });
    }
    return reaction;
  });
}

const DEVICE = "device";

function callDevice(play: Play, event: DeviceEvent): void {
  if (play.arbiter !== undefined) {
    const text = "The arbiter is modelled, so its device calls by itself.";
    throw refused("state", text, "arbiter up or down, or a cluster without a modelled arbiter");
  }
  const { name = DEVICE } = event;
  play.act(mustRun(play, event.nodes), (node) => {
    switch (event.kind) {
      case "register":
        return registerDevice(node, name);
      case "poll":
        return event.ring !== undefined && !sameRing(event.ring, play.ring(node.id))
          ? { error: "CS_ERR_MESSAGE_ERROR" }
          : pollDevice(node, name, event.vote, play.now);
      case "master-wins":
        return setMasterWins(node, name, event.wins);
      case "unregister":
        return unregisterDevice(node, name);
    }
  });
}

function moveArbiter(play: Play, event: ArbiterEvent): void {
  const { arbiter } = play;
  if (arbiter === undefined) {
    const text = "No arbiter is modelled: there is no device, or its daemon does not start.";
    throw refused("state", text, "a configuration with a quorum device of the model net");
  }
  switch (event.kind) {
    case "arbiter":
      play.arbiter = { ...arbiter, up: event.state === "up" };
      return;
    case "arbiter-link": {
      const cut = new Set(arbiter.cut);
      for (const id of known(play, event.nodes)) {
        if (event.state === "down") cut.add(id);
        else cut.delete(id);
      }
      play.arbiter = { ...arbiter, cut };
      return;
    }
    case "heuristics": {
      const heuristics = new Map(arbiter.heuristics);
      for (const id of known(play, event.nodes)) {
        if (event.result === "off") heuristics.delete(id);
        else heuristics.set(id, event.result);
      }
      play.arbiter = { ...arbiter, heuristics };
      return;
    }
  }
}

/** The ids in ascending order, each once. @throws QuorumError for one that the configuration does not have */
function known(play: Play, ids: readonly number[]): readonly number[] {
  const listed = new Set(play.config.nodes.flatMap(({ id }) => id ?? []));
  for (const id of ids) {
    if (Number.isInteger(id) && id > 0 && id <= UINT32_MAX && (listed.size === 0 || isKnown(play, id, listed)))
      continue;
    const legal = listed.size === 0 ? `1 to ${UINT32_MAX}` : [...listed].sort((a, b) => a - b).join(", ");
    throw refused("node", `There is no node ${id}.`, legal);
  }
  return [...new Set(ids)].sort((a, b) => a - b);
}

/** A node that was taken out of the list may still run. */
function isKnown(play: Play, id: number, listed: ReadonlySet<number>): boolean {
  return listed.has(id) || play.node(id) !== undefined || play.configOf(id).nodes.some((node) => node.id === id);
}

function mustRun(play: Play, ids: readonly number[]): readonly number[] {
  const all = known(play, ids);
  for (const id of all) {
    if (play.node(id) === undefined) throw refused("state", `The node ${id} does not run.`, "a node that runs");
  }
  return all;
}

function whole(value: number, most: number, what: string): number {
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw refused("event", `${value} is not a number of ${what}.`, `0 to ${most}`);
}

function refused(code: EventErrorCode, text: string, legal: string): QuorumError {
  return new QuorumError({ code, text, position: undefined, path: "", legal });
}
