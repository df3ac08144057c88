/** What happens to one node: start, membership, time, commands and its device (12 §7.2 to §7.8). */
import type { FaultCode } from "./error.js";
import type { Message } from "./message.js";
import {
  changed,
  Flag,
  hasOwnFlag,
  type NodeDraft,
  type NodeState,
  ownEntry,
  setOwn,
  setOwnFlag,
  setWaiting,
} from "./node-state.js";
import type { VoteOptions } from "./options.js";
import { announcement, deviceAnnouncement, type Reaction } from "./receive.js";
import { type Resolution, resolveAgain, resolveStart } from "./settings.js";
import { startFault } from "./start-faults.js";
import {
  BY_MEMBERS,
  isMember,
  KEEPING,
  publish,
  recalculate,
  setExpectedOfMembers,
  thresholdOf,
  votingTotal,
} from "./votes.js";

/** A node that has read its configuration and has heard of nobody yet (12 §7.3 step 1), or why it refuses to start. */
export function startNode(options: VoteOptions, id: number, stored: number): NodeState | FaultCode {
  const fault = startFault(options, id);
  if (fault !== undefined) return fault;
  const { settings, votes } = resolveStart(options, id, stored);
  const computed = options.quorum.provider !== undefined;
  const expected = votes?.expected ?? 0;
  const node: NodeState = {
    id,
    settings: computed ? settings : { ...settings, computed, waitForAll: false },
    peers: new Map([[id, { state: "member", votes: votes?.own ?? 1, expected, flags: Flag.First }]]),
    threshold: 0,
    quorate: false,
    waiting: false,
    lowest: undefined,
    highest: undefined,
    expectedBarrier: expected,
    trackingBarrier: settings.tracking ? stored : 0,
    current: [],
    previous: [],
    windowEnds: undefined,
    deviceEnds: undefined,
    deviceName: "",
    registering: false,
    masterWinsAllowed: false,
    syncing: false,
    holding: false,
    published: { quorate: false, members: [], everQuorate: false },
  };
  return changed(node, (draft) => {
    if (draft.settings.waitForAll) setWaiting(draft, true);
    recalculate(draft, KEEPING);
  });
}

/** The first half of a synchronization: the node learns its new membership and announces itself (12 §7.2). */
export function beginSync(node: NodeState, members: readonly number[], now: number): Reaction {
  const next = changed(node, (draft) => {
    draft.syncing = true;
    draft.holding = false;
    if (members.length > 1) setOwnFlag(draft, Flag.First, false);
    const left = markLeft(draft, members);
    if (startsWindow(draft, members.length, left)) draft.windowEnds = now + draft.settings.window;
    draft.previous = draft.current;
    draft.current = members;
    if (hasOwnFlag(draft, Flag.Registered) && hasOwnFlag(draft, Flag.Alive)) {
      draft.deviceEnds = now + draft.settings.deviceSyncTimeout;
      draft.holding = true;
    }
  });
  const { id: from, deviceName: name } = next;
  const registration: readonly Message[] = name === "" ? [] : [{ kind: "register", from, name }];
  return { node: next, sent: [announcement(next), deviceAnnouncement(next), ...registration] };
}

/** Members that are gone are dead from now on. @returns whether there was one */
function markLeft(draft: NodeDraft, members: readonly number[]): boolean {
  const staying = new Set(members);
  const left = draft.current.filter((id) => !staying.has(id));
  for (const id of left) {
    const peer = draft.peers.get(id);
    if (peer !== undefined) draft.peers.set(id, { ...peer, state: "dead" });
  }
  return left.length > 0;
}

/** A number of nodes is compared with a threshold in votes, and every tie-breaker looks at the lowest id (12 §14.2, 7). */
function startsWindow({ settings, threshold, lowest, peers }: NodeState, members: number, left: boolean): boolean {
  if (!settings.lastManStanding) return false;
  if (members >= threshold && left) return true;
  return members <= threshold && settings.tieBreaker.kind !== "none" && isMember(peers, lowest);
}

/** The end of a synchronization: what was decided is published (12 §7.2). */
export function activate(node: NodeState): NodeState {
  return changed(node, (draft) => {
    recalculate(draft, KEEPING);
    publish(draft);
    draft.syncing = false;
  });
}

/** What an orderly stop tells the others first: only a node that downscales says that it leaves (12 §7.4). */
export function leave(node: NodeState): Reaction {
  if (!node.settings.allowDownscale) return { node, sent: [] };
  const next = changed(node, (draft) => setOwnFlag(draft, Flag.Leaving, true));
  return { node: next, sent: [announcement(next)] };
}

/** Lets the timers go off that are due (12 §7.5). */
export function fireTimers(node: NodeState, now: number): Reaction {
  let sent: readonly Message[] = [];
  const next = changed(node, (draft) => {
    if ((draft.windowEnds ?? Number.POSITIVE_INFINITY) <= now) {
      draft.windowEnds = undefined;
      if (draft.quorate) recalculate(draft, BY_MEMBERS);
    }
    if ((draft.deviceEnds ?? Number.POSITIVE_INFINITY) > now) return;
    draft.deviceEnds = undefined;
    if (!hasOwnFlag(draft, Flag.Alive)) return;
    setOwnFlag(draft, Flag.Alive, false);
    setOwnFlag(draft, Flag.Cast, false);
    draft.holding = false;
    sent = [announcement(draft)];
  });
  return { node: next, sent };
}

/** A command or call that was carried out, or the error that corosync gives for it; then nothing changes. */
export type Attempt = Reaction | { readonly error: CallError };

export type CallError =
  | "CS_ERR_INVALID_PARAM"
  | "CS_ERR_NAME_NOT_FOUND"
  | "CS_ERR_ACCESS"
  | "CS_ERR_NOT_EXIST"
  | "CS_ERR_EXIST"
  | "CS_ERR_MESSAGE_ERROR";

/** `corosync-quorumtool -e` on a node (12 §7.6). */
export function setExpected(node: NodeState, expected: number): Attempt {
  const total = votingTotal(node);
  const threshold = commandedThreshold(node, expected);
  if (expected < total || (node.quorate && threshold > total)) return { error: "CS_ERR_INVALID_PARAM" };
  const next = changed(node, (draft) => {
    if (expected > 0) setExpectedOfMembers(draft, expected);
  });
  return { node: next, sent: [{ kind: "expected", from: node.id, expected }] };
}

/** What commands are measured by: it may fall, as if nobody downscaled. `override` as in {@link thresholdOf}. */
function commandedThreshold(node: NodeState, override: number): number {
  return thresholdOf(node, { allowDecrease: true, override, allowDownscale: false });
}

/** `corosync-quorumtool -v -n` on a node (12 §7.6). */
export function setVotes(node: NodeState, of: number, votes: number): Attempt {
  const peer = node.peers.get(of);
  if (peer === undefined) return { error: "CS_ERR_NAME_NOT_FOUND" };
  const next = changed(node, (draft) => draft.peers.set(of, { ...peer, votes }));
  const threshold = commandedThreshold(next, 0);
  const total = votingTotal(next);
  if (threshold < Math.floor(total / 2) || threshold > total) return { error: "CS_ERR_INVALID_PARAM" };
  return { node: next, sent: [{ kind: "votes", from: node.id, of, votes }] };
}

/** The configuration read again (12 §4.1); what is wrong with it is only logged. */
function rereadInto(draft: NodeDraft, options: VoteOptions): Resolution {
  const { settings, trackingBarrier } = draft;
  const registered = hasOwnFlag(draft, Flag.Registered);
  const resolution = resolveAgain(options, draft.id, { settings, trackingBarrier, registered });
  draft.settings = resolution.settings;
  if (resolution.votes === undefined) return resolution;
  const { own: votes, expected = ownEntry(draft).expected } = resolution.votes;
  setOwn(draft, { votes, expected });
  draft.expectedBarrier = expected;
  const { waitForAll, impliedWaitForAll } = draft.settings;
  if (!waitForAll && impliedWaitForAll && draft.waiting) setWaiting(draft, false);
  return resolution;
}

/** A reload of the configuration (12 §7.7). */
export function reload(node: NodeState, options: VoteOptions): Reaction & { readonly faults: readonly FaultCode[] } {
  const before = ownEntry(node);
  let faults: readonly FaultCode[] = [];
  const next = changed(node, (draft) => {
    faults = rereadInto(draft, options).faults;
  });
  const { votes, expected } = ownEntry(next);
  const sent: Message[] = [announcement(next), deviceAnnouncement(next)];
  if (votes !== before.votes) sent.push({ kind: "votes", from: node.id, of: node.id, votes });
  if (expected !== before.expected) sent.push({ kind: "expected", from: node.id, expected });
  return { node: next, sent, faults };
}

/** Cancelling the waiting for all (12 §7.6), which has a reload on that node as its side effect. */
export function cancelWaiting(node: NodeState, options: VoteOptions): Reaction {
  const { node: next, sent } = reload(node, options);
  return { node: next, sent: [...sent, { kind: "cancel", from: node.id }] };
}

/** What every call of a device has to pass but the one that registers it (12 §7.8). */
function denied(node: NodeState, name: string): CallError | undefined {
  if (!node.settings.deviceAllowed) return "CS_ERR_ACCESS";
  if (!hasOwnFlag(node, Flag.Registered)) return "CS_ERR_NOT_EXIST";
  return name === node.deviceName ? undefined : "CS_ERR_INVALID_PARAM";
}

/** A device comes to the node (12 §7.8). */
export function registerDevice(node: NodeState, name: string): Attempt {
  if (!node.settings.deviceAllowed) return { error: "CS_ERR_ACCESS" };
  if (hasOwnFlag(node, Flag.Registered)) {
    return name === node.deviceName ? { node, sent: [] } : { error: "CS_ERR_EXIST" };
  }
  return { node: { ...node, registering: true }, sent: [{ kind: "register", from: node.id, name }] };
}

/** The device says that it lives, and whether it gives its vote (12 §7.8). */
export function pollDevice(node: NodeState, name: string, vote: boolean, now: number): Attempt {
  const error = denied(node, name);
  if (error !== undefined) return { error };
  const next = changed(node, (draft) => {
    setOwnFlag(draft, Flag.Alive, true);
    setOwnFlag(draft, Flag.Cast, vote);
    draft.deviceEnds = now + draft.settings.deviceTimeout;
    draft.holding = false;
  });
  return { node: next, sent: ownEntry(next).flags === ownEntry(node).flags ? [] : [announcement(next)] };
}

/** The device says whether its vote alone is enough (12 §7.8). */
export function setMasterWins(node: NodeState, name: string, wins: boolean): Attempt {
  const error = denied(node, name);
  if (error !== undefined) return { error };
  const next = changed(node, (draft) => {
    setOwnFlag(draft, Flag.MasterWins, wins);
    draft.masterWinsAllowed = wins;
  });
  return { node: next, sent: ownEntry(next).flags === ownEntry(node).flags ? [] : [announcement(next)] };
}

const DEVICE_FLAGS: readonly Flag[] = [Flag.Registered, Flag.Alive, Flag.Cast, Flag.MasterWins];

/** The device goes away (12 §7.8). */
export function unregisterDevice(node: NodeState, name: string): Attempt {
  if (!hasOwnFlag(node, Flag.Registered)) return { error: "CS_ERR_NOT_EXIST" };
  if (name !== node.deviceName) return { error: "CS_ERR_INVALID_PARAM" };
  const next = changed(node, (draft) => {
    draft.deviceEnds = undefined;
    draft.holding = false;
    for (const flag of DEVICE_FLAGS) setOwnFlag(draft, flag, false);
  });
  return { node: next, sent: [announcement(next), { kind: "unregister", from: node.id }] };
}
