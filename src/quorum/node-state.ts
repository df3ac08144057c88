/** What one node knows and believes (12 §5). Plain readonly data: every event gives a new state. */
import type { Settings } from "./settings.js";

/**
 * The flags of an announcement (12 §5.2), with the values they have on the wire.
 * @example
 * ```ts
 * import { Flag, parseCorosync, quorumCluster, step } from "pengine/quorum";
 *
 * const nodes = [1, 2, 3].map((id) => `node {\n nodeid: ${id}\n ring0_addr: 10.0.0.${id}\n }`).join("\n");
 * const quorum = "quorum {\n provider: corosync_votequorum\n }";
 * const config = parseCorosync(`totem {\n version: 2\n }\n${quorum}\nnodelist {\n${nodes}\n}\n`);
 * const { cluster } = step(quorumCluster(config), { kind: "start", nodes: [1, 2, 3] });
 * const flags = cluster.nodes.get(1)?.peers.get(1)?.flags ?? 0;
 * (flags & Flag.Quorate) !== 0; // => true
 * ```
 */
export const Flag = {
  Quorate: 1,
  Leaving: 2,
  Waiting: 4,
  First: 8,
  Registered: 16,
  Alive: 32,
  Cast: 64,
  MasterWins: 128,
} as const;
export type Flag = (typeof Flag)[keyof typeof Flag];

/** An entry of the peer table. Only members count; an entry stays for good, a dead one with its votes. */
export interface Peer {
  readonly state: "member" | "dead" | "leaving";
  readonly votes: number;
  readonly expected: number;
  /** A sum of {@link Flag}s. */
  readonly flags: number;
}

/** What other programs on the node see (12 §7.2). */
export interface Published {
  readonly quorate: boolean;
  readonly members: readonly number[];
  /** Whether quorum was published at some time since the node started. */
  readonly everQuorate: boolean;
}

export interface NodeState {
  readonly id: number;
  readonly settings: Settings;
  /** The own entry is among them; its votes and expected votes are the node's. */
  readonly peers: ReadonlyMap<number, Peer>;
  /** Votes needed for quorum, modulo 256. */
  readonly threshold: number;
  /** What is decided; {@link Published} is what is known. */
  readonly quorate: boolean;
  /** For all nodes to be there (`wait_for_all`). */
  readonly waiting: boolean;
  /** Ids learnt at the last decision with enough votes. */
  readonly lowest: number | undefined;
  readonly highest: number | undefined;
  /** Floor for downscaling. */
  readonly expectedBarrier: number;
  readonly trackingBarrier: number;
  /** The last two memberships, ascending. */
  readonly current: readonly number[];
  readonly previous: readonly number[];
  /** When the window of the last man ends, in the cluster's ms; `undefined`: it does not run. */
  readonly windowEnds: number | undefined;
  /** When the device's vote lapses. */
  readonly deviceEnds: number | undefined;
  readonly deviceName: string;
  /** A register call of this node whose message has not come back yet. */
  readonly registering: boolean;
  readonly masterWinsAllowed: boolean;
  /** Between a membership change and its activation. */
  readonly syncing: boolean;
  /** The activation waits for this node's device. */
  readonly holding: boolean;
  readonly published: Published;
}

/** The state of a node while one event acts on it, private to that; the entries of the table are replaced, never changed. */
export type NodeDraft = { -readonly [K in keyof NodeState]: NodeState[K] } & { peers: Map<number, Peer> };

/** A new state from an old one, which stays as it is. */
export function changed(node: NodeState, change: (draft: NodeDraft) => void): NodeState {
  const draft: NodeDraft = { ...node, peers: new Map(node.peers) };
  change(draft);
  return draft;
}

const NOBODY: Peer = Object.freeze({ state: "dead", votes: 0, expected: 0, flags: 0 });

/** A node's own entry. */
export function ownEntry(node: NodeState): Peer {
  return node.peers.get(node.id) ?? NOBODY;
}

export function hasFlag(flags: number, flag: Flag): boolean {
  return (flags & flag) !== 0;
}

export function hasOwnFlag(node: NodeState, flag: Flag): boolean {
  return hasFlag(ownEntry(node).flags, flag);
}

export function setOwn(draft: NodeDraft, change: Partial<Peer>): void {
  draft.peers.set(draft.id, { ...ownEntry(draft), ...change });
}

export function setOwnFlag(draft: NodeDraft, flag: Flag, on: boolean): void {
  const { flags } = ownEntry(draft);
  setOwn(draft, { flags: on ? flags | flag : flags & ~flag });
}

export function setWaiting(draft: NodeDraft, waiting: boolean): void {
  draft.waiting = waiting;
  setOwnFlag(draft, Flag.Waiting, waiting);
}
