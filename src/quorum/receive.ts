/** What a node does with what it hears (12 §7.1, §7.6, §7.8). */
import type { Message } from "./message.js";
import {
  changed,
  Flag,
  hasFlag,
  type NodeDraft,
  type NodeState,
  ownEntry,
  type Peer,
  setOwn,
  setOwnFlag,
  setWaiting,
} from "./node-state.js";
import { KEEPING, LOWERING, recalculate, setExpectedOfMembers } from "./votes.js";

/** A node after what it did, and what it has to say about it. */
export interface Reaction {
  readonly node: NodeState;
  readonly sent: readonly Message[];
  /** The register call of this node fails, since another device has that place: `CS_ERR_EXIST`. */
  readonly refused?: boolean;
}

/** Takes messages in the order in which they are delivered. */
export function receive(node: NodeState, messages: Iterable<Message>): Reaction {
  const sent: Message[] = [];
  let refused = false;
  const next = changed(node, (draft) => {
    for (const message of messages) {
      if (message.kind === "register") refused = takeRegistration(draft, message, sent) || refused;
      else take(draft, message);
    }
  });
  return { node: next, sent, refused };
}

/** What a node says about itself. */
export function announcement(node: NodeState): Message {
  const { votes, expected, flags } = ownEntry(node);
  return { kind: "node", from: node.id, votes, expected, flags };
}

/** What a node says about the device. */
export function deviceAnnouncement({ id, settings }: NodeState): Message {
  return { kind: "device", from: id, votes: settings.deviceVotes };
}

function take(draft: NodeDraft, message: Exclude<Message, { kind: "register" }>): void {
  switch (message.kind) {
    case "node":
      takeAnnouncement(draft, message);
      return;
    case "device":
      takeDevice(draft, message.from, message.votes);
      return;
    case "expected":
      takeExpected(draft, message.expected);
      return;
    case "votes": {
      const peer = draft.peers.get(message.of);
      if (peer !== undefined) draft.peers.set(message.of, { ...peer, votes: message.votes });
      recalculate(draft, LOWERING);
      return;
    }
    case "cancel":
      setWaiting(draft, false);
      recalculate(draft, KEEPING);
      return;
    case "unregister":
      if (!someoneRegistered(draft)) draft.deviceName = "";
      return;
  }
}

const UNKNOWN: Peer = Object.freeze({ state: "dead", votes: 0, expected: 0, flags: 0 });

/** 12 §7.1, under its numbers. */
function takeAnnouncement(draft: NodeDraft, { from, votes, expected, flags }: Message & { kind: "node" }): void {
  const before = draft.peers.get(from) ?? UNKNOWN;
  const leaving = hasFlag(flags, Flag.Leaving);
  // 2 and 3; for the own entry this brings back the flags of the moment of sending
  draft.peers.set(from, { ...before, flags, votes, state: leaving ? "leaving" : "member" });
  // 4
  const joinsQuorate = !draft.quorate && hasFlag(flags, Flag.Quorate);
  if (joinsQuorate) setOwn(draft, { expected });
  // 5
  const own = ownEntry(draft).expected;
  const taken = hasFlag(flags, Flag.Quorate) || draft.settings.tracking ? expected : own;
  const entry = { ...(draft.peers.get(from) ?? before), expected: taken };
  draft.peers.set(from, entry);
  // 6
  if (draft.settings.lastManStanding && votes > 1) {
    draft.settings = { ...draft.settings, lastManStanding: false };
    draft.windowEnds = undefined;
  }
  // 7
  const isNews = from === draft.id || hasFlag(flags, Flag.First) || differs(before, entry);
  if (isNews) recalculate(draft, { allowDecrease: leaving || joinsQuorate, byMembers: leaving });
  // 8
  const { flags: now } = draft.peers.get(from) ?? entry;
  if (draft.settings.waitForAll && hasFlag(now, Flag.Quorate) && !hasFlag(now, Flag.Waiting)) setWaiting(draft, false);
}

function differs(a: Peer, b: Peer): boolean {
  return a.state !== b.state || a.votes !== b.votes || a.expected !== b.expected || a.flags !== b.flags;
}

function takeDevice(draft: NodeDraft, from: number, announced: number): void {
  const { deviceVotes } = draft.settings;
  const trusted = !draft.quorate && hasFlag(draft.peers.get(from)?.flags ?? 0, Flag.Quorate);
  const votes = trusted ? announced : Math.max(deviceVotes, announced);
  if (votes === deviceVotes) return;
  draft.settings = { ...draft.settings, deviceVotes: votes };
  recalculate(draft, KEEPING);
}

function takeExpected(draft: NodeDraft, expected: number): void {
  if (expected > 0) setExpectedOfMembers(draft, expected);
  draft.expectedBarrier = expected;
  const own = ownEntry(draft).expected;
  // Without tracking the barrier is 0.
  setOwn(draft, { expected: Math.max(own, draft.trackingBarrier) });
  recalculate(draft, LOWERING);
}

/** @returns whether this node's own call fails */
function takeRegistration(draft: NodeDraft, { from, name }: Message & { kind: "register" }, sent: Message[]): boolean {
  const own = from === draft.id;
  if (own && !draft.registering) return false;
  if (draft.deviceName === "") draft.deviceName = name;
  if (!own) return false;
  draft.registering = false;
  if (draft.deviceName !== name) return true;
  setOwnFlag(draft, Flag.Registered, true);
  sent.push(deviceAnnouncement(draft), announcement(draft));
  return false;
}

function someoneRegistered({ peers }: NodeState): boolean {
  for (const { state, flags } of peers.values()) {
    if (state === "member" && hasFlag(flags, Flag.Registered)) return true;
  }
  return false;
}
