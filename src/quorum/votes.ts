/** Totals, threshold and decision of one node (12 §6). */
import {
  Flag,
  hasFlag,
  hasOwnFlag,
  type NodeDraft,
  type NodeState,
  ownEntry,
  setOwn,
  setOwnFlag,
  setWaiting,
} from "./node-state.js";

/** Votes and expected votes are unsigned 32-bit numbers, the threshold is kept in 8 bits. */
const UINT32 = 2 ** 32;
const KEPT = 256;

/** What a decision needs to know of the entries that are members; gathered in one pass, since it is needed at every delivery. */
interface Members {
  readonly count: number;
  readonly votes: number;
  readonly highestExpected: number;
  readonly lowest: number | undefined;
  readonly highest: number | undefined;
}

function membersOf({ peers }: NodeState): Members {
  let [count, votes, highestExpected] = [0, 0, 0];
  let lowest: number | undefined;
  let highest: number | undefined;
  for (const [id, peer] of peers) {
    if (peer.state !== "member") continue;
    count++;
    votes = (votes + peer.votes) % UINT32;
    highestExpected = Math.max(highestExpected, peer.expected);
    lowest = Math.min(lowest ?? id, id);
    highest = Math.max(highest ?? id, id);
  }
  return { count, votes, highestExpected, lowest, highest };
}

/** The highest expected votes of the members. */
export function highestExpected(node: NodeState): number {
  return membersOf(node).highestExpected;
}

/** The votes that decide (12 §6.1): the device's count where this node has cast its vote. */
export function votingTotal(node: NodeState): number {
  return withCast(node, membersOf(node).votes);
}

function withCast(node: NodeState, votes: number): number {
  return hasOwnFlag(node, Flag.Cast) ? (votes + node.settings.deviceVotes) % UINT32 : votes;
}

/** What a threshold is computed with. */
interface Asked {
  /** Whether the threshold may fall below the stored one. */
  readonly allowDecrease: boolean;
  /** Expected votes to take instead of the members'; 0: none. */
  readonly override: number;
  readonly allowDownscale: boolean;
}

/** The votes needed for quorum (12 §6.2). */
export function thresholdOf(node: NodeState, asked: Asked, members = membersOf(node)): number {
  const { allowDecrease, override, allowDownscale } = asked;
  const floored = allowDownscale && allowDecrease && override > 0 ? Math.max(node.expectedBarrier, override) : override;
  const expected = floored > 0 ? floored : members.highestExpected;
  const voters = members.count + (hasOwnFlag(node, Flag.Cast) ? 1 : 0);
  const half = Math.max(majority(expected), majority(withCast(node, members.votes)));
  const result = allowDecrease ? half : Math.max(node.threshold, half);
  return node.settings.twoNode && voters <= 2 ? 1 : result;
}

function majority(votes: number): number {
  return Math.floor(((votes + 2) % UINT32) / 2);
}

/** Which way a recalculation goes: whether the threshold may fall, and whether the number of members becomes the expected votes. */
export interface Recalculation {
  readonly allowDecrease: boolean;
  readonly byMembers: boolean;
}

export const KEEPING: Recalculation = Object.freeze({ allowDecrease: false, byMembers: false });
export const LOWERING: Recalculation = Object.freeze({ allowDecrease: true, byMembers: false });
export const BY_MEMBERS: Recalculation = Object.freeze({ allowDecrease: true, byMembers: true });

/** Expected votes and threshold anew, then the decision (12 §6.3). */
export function recalculate(draft: NodeDraft, { allowDecrease, byMembers }: Recalculation): void {
  const { deviceVotes, tracking, allowDownscale } = draft.settings;
  const before = membersOf(draft);
  const override = byMembers ? before.count + (deviceVotes === 0 ? 0 : 1) : 0;
  const configured = (before.votes + deviceVotes) % UINT32;
  const raises = configured > ownEntry(draft).expected;
  if (raises) setOwn(draft, { expected: configured });
  const members = raises ? membersOf(draft) : before;
  const { expected } = ownEntry(draft);
  if (tracking) draft.trackingBarrier = Math.max(draft.trackingBarrier, expected);
  draft.threshold = thresholdOf(draft, { allowDecrease, override, allowDownscale }, members) % KEPT;
  if (override > 0) setExpectedOfMembers(draft, override);
  decide(draft, withCast(draft, members.votes), members);
}

export function setExpectedOfMembers(draft: NodeDraft, expected: number): void {
  for (const [id, peer] of draft.peers) {
    if (peer.state === "member") draft.peers.set(id, { ...peer, expected });
  }
}

/** Whether the node has quorum with that many votes (12 §6.4). */
function decide(draft: NodeDraft, total: number, { lowest, highest }: Members): void {
  const { waitForAll, computed } = draft.settings;
  if (waitForAll && draft.waiting && total !== ownEntry(draft).expected) return;
  const enough = total >= draft.threshold;
  if (enough) {
    draft.lowest = lowest;
    draft.highest = highest;
  }
  const quorate = !computed || enough || winsTie(draft, total) || masterWins(draft);
  draft.quorate = quorate;
  setOwnFlag(draft, Flag.Quorate, quorate);
  if (waitForAll) setWaiting(draft, !quorate);
  if (!draft.syncing) publish(draft);
}

function winsTie(node: NodeState, total: number): boolean {
  if (total !== Math.floor(ownEntry(node).expected / 2)) return false;
  return node.previous.length - node.current.length < node.threshold && holdsTie(node);
}

/** Whether this half is the one that the tie-breaker means (12 §6.5). */
function holdsTie({ settings, peers, lowest, highest, current, previous }: NodeState): boolean {
  switch (settings.tieBreaker.kind) {
    case "none":
      return false;
    case "lowest":
      return isMember(peers, lowest);
    case "highest":
      return isMember(peers, highest);
    case "list": {
      const { nodes } = settings.tieBreaker;
      const at = nodes.findIndex((id) => current.includes(id));
      return at !== -1 && !nodes.slice(0, at).some((id) => previous.includes(id));
    }
  }
}

/** Whether an entry is a member's; an id that is not known is nobody's. */
export function isMember(peers: NodeState["peers"], id = 0): boolean {
  return peers.get(id)?.state === "member";
}

function masterWins({ masterWinsAllowed, peers }: NodeState): boolean {
  if (!masterWinsAllowed) return false;
  for (const { state, flags } of peers.values()) {
    if (state === "member" && hasFlag(flags, Flag.MasterWins) && hasFlag(flags, Flag.Cast)) return true;
  }
  return false;
}

/** Lets other programs see what is decided (12 §7.2). */
export function publish(draft: NodeDraft): void {
  const { quorate, current, published } = draft;
  draft.published = { quorate, members: current, everQuorate: published.everQuorate || quorate };
}
