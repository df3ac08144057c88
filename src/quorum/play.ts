/** One event at work on a cluster: membership changes, delivery and time (12 §7.2, §7.5, §7.9). */
import type { ArbiterState } from "./arbiter-state.js";
import { configOf, placeOf, type QuorumCluster } from "./cluster.js";
import type { CorosyncConfig } from "./config.js";
import type { FaultCode } from "./error.js";
import type { Message } from "./message.js";
import { type Attempt, activate, beginSync, type CallError, fireTimers, leave, startNode } from "./node.js";
import type { NodeState } from "./node-state.js";
import { receive } from "./receive.js";
import { NO_RING, type Ring } from "./ring.js";
import { faultText } from "./start-faults.js";

/** What an event led to besides the new state. */
export type QuorumNote =
  /** A node did not start; `text` is the reason that corosync logs. */
  | { readonly kind: "refused-start"; readonly node: number; readonly code: FaultCode; readonly text: string }
  /** A command or a device's call failed with corosync's error, and nothing changed. */
  | { readonly kind: "refused-call"; readonly node: number; readonly error: CallError }
  /** A node that reads its configuration again logs what is wrong with it, and goes on. */
  | { readonly kind: "logged-fault"; readonly node: number; readonly code: FaultCode; readonly text: string };

/** A cluster while an event is at work on it, private to that. */
export class Play {
  readonly notes: QuorumNote[] = [];
  readonly #before: QuorumCluster;
  readonly #nodes: Map<number, NodeState>;
  readonly #rings: Map<number, Ring>;
  readonly places: Map<number, number>;
  readonly ownConfigs: Map<number, CorosyncConfig>;
  config: CorosyncConfig;
  readonly stopped: Set<number>;
  readonly crashed: Set<number>;
  arbiter: ArbiterState | undefined;
  now: number;

  constructor(cluster: QuorumCluster) {
    this.#before = cluster;
    this.#nodes = new Map(cluster.nodes);
    this.#rings = new Map(cluster.rings);
    this.places = new Map(cluster.places);
    this.ownConfigs = new Map(cluster.ownConfigs);
    this.config = cluster.config;
    this.stopped = new Set(cluster.stopped);
    this.crashed = new Set(cluster.crashed);
    this.arbiter = cluster.arbiter;
    this.now = cluster.now;
  }

  /** The cluster after what was played. */
  cluster(): QuorumCluster {
    const nodes = new Map([...this.#nodes].sort(([a], [b]) => a - b));
    const { places, ownConfigs, config, stopped, crashed, arbiter, now } = this;
    return { ...this.#before, nodes, rings: this.#rings, places, ownConfigs, config, stopped, crashed, arbiter, now };
  }

  node(id: number): NodeState | undefined {
    return this.#nodes.get(id);
  }

  ring(id: number): Ring {
    return this.#rings.get(id) ?? NO_RING;
  }

  configOf(id: number): CorosyncConfig {
    return configOf({ ...this.#before, config: this.config, ownConfigs: this.ownConfigs }, id);
  }

  /** The running nodes, by id, ascending. */
  nodes(): readonly NodeState[] {
    return [...this.#nodes.values()].sort((a, b) => a.id - b.id);
  }

  running(): readonly number[] {
    return this.nodes().map(({ id }) => id);
  }

  /** The running nodes of each partition, ascending, by the partition's number. */
  partitions(): readonly (readonly number[])[] {
    const found = new Map<number, number[]>();
    for (const id of this.running()) {
      const place = placeOf({ ...this.#before, places: this.places }, id);
      const members = found.get(place);
      if (members === undefined) found.set(place, [id]);
      else members.push(id);
    }
    return [...found].sort(([a], [b]) => a - b).map(([, members]) => members);
  }

  /** Starts a node up to the membership of itself (12 §7.3). */
  start(id: number): void {
    const started = startNode(this.configOf(id), id, this.#before.stored.get(id) ?? 0);
    this.stopped.delete(id);
    this.crashed.delete(id);
    if (typeof started === "string") {
      this.notes.push({ kind: "refused-start", node: id, code: started, text: faultText(started) });
      return;
    }
    this.#nodes.set(id, started);
    this.changeMembership([id]);
  }

  /** A node vanishes; the others notice at the next {@link regroup}. */
  crash(id: number): void {
    this.#nodes.delete(id);
    this.crashed.add(id);
    this.#forget(id);
  }

  /** A node stops in an orderly way (12 §7.4). */
  stop(id: number): void {
    this.act([id], leave);
    this.#nodes.delete(id);
    this.stopped.add(id);
    this.#forget(id);
    this.regroup();
  }

  #forget(id: number): void {
    if (this.arbiter === undefined) return;
    const [answers, seen] = [new Map(this.arbiter.answers), new Map(this.arbiter.seen)];
    answers.delete(id);
    seen.delete(id);
    this.arbiter = { ...this.arbiter, answers, seen };
  }

  /** A membership change in every partition whose members are not what its nodes know (12 §7.2). */
  regroup(): void {
    for (const members of this.partitions()) {
      // They all know the same: what changed for one has changed for all.
      const [known = members] = members.map((id) => this.#nodes.get(id)?.current);
      if (!sameMembers(known, members)) this.changeMembership(members);
    }
  }

  /** A synchronization: everybody announces before anybody hears; then the activation, if no device holds it up. */
  changeMembership(members: readonly number[]): void {
    const sequence = 4 + members.reduce((most, id) => Math.max(most, this.ring(id).sequence), 0);
    const ring = { representative: members[0] ?? 0, sequence };
    for (const id of members) this.#rings.set(id, ring);
    this.#deliver(
      members,
      this.#collect(members, (node) => beginSync(node, members, this.now)),
    );
  }

  /** Lets running nodes do something at once, and delivers what they say; what is refused is noted. */
  act(ids: readonly number[], action: (node: NodeState) => Attempt): void {
    const acting = new Set(ids);
    for (const members of this.partitions()) {
      const some = members.filter((id) => acting.has(id));
      this.#deliver(members, this.#collect(some, action));
    }
  }

  /** Lets time pass (12 §7.5). Devices whose daemon lives never lapse: it polls in time. */
  pass(ms: number): void {
    const end = this.now + ms;
    for (let due = this.#nextDue(); due <= end; due = this.#nextDue()) {
      this.now = Math.max(this.now, due);
      for (const members of this.partitions()) {
        this.#deliver(
          members,
          this.#collect(members, (node) => fireTimers(this.#polled(node), this.now)),
        );
      }
    }
    this.now = end;
  }

  #nextDue(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const node of this.#nodes.values()) {
      const { windowEnds, deviceEnds } = this.#polled(node);
      for (const at of [windowEnds, deviceEnds]) next = Math.min(next, at ?? next);
    }
    return next;
  }

  /** A node without the timer of a device whose daemon lives, which polls again when something has happened. */
  #polled(node: NodeState): NodeState {
    return this.arbiter?.answers.has(node.id) === true ? { ...node, deviceEnds: undefined } : node;
  }

  #collect(ids: readonly number[], action: (node: NodeState) => Attempt): readonly Message[] {
    const all: Message[] = [];
    for (const id of ids) {
      const node = this.#nodes.get(id);
      if (node === undefined) continue;
      const done = action(node);
      if ("error" in done) {
        this.notes.push({ kind: "refused-call", node: id, error: done.error });
        continue;
      }
      this.#nodes.set(id, done.node);
      for (const message of done.sent) all.push(message);
    }
    return all;
  }

  /** Rounds of delivery until nobody says anything any more (12 §7.9), then the activation. */
  #deliver(members: readonly number[], first: readonly Message[]): void {
    for (let messages = first; messages.length > 0; ) {
      const round = messages;
      messages = this.#collect(members, (node) => {
        const reaction = receive(node, round);
        if (reaction.refused === true) this.notes.push({ kind: "refused-call", node: node.id, error: "CS_ERR_EXIST" });
        return reaction;
      });
    }
    const nodes = members.flatMap((id) => this.#nodes.get(id) ?? []);
    if (nodes.some(({ holding }) => holding)) return;
    for (const node of nodes) if (node.syncing) this.#nodes.set(node.id, activate(node));
  }
}

function sameMembers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}
