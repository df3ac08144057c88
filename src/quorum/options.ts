/** The keys of `quorum` and `quorum.device` as they are written (12 §3.2, §3.3); what they lead to is decided by 12 §4. */
import { type ArbiterOptions, arbiterOptions } from "./arbiter-options.js";
import { integerAt, type KeyMap, stringAt } from "./key-map.js";
import type { ListedNode } from "./node-list.js";
import { NO_TIE_BREAKER, parseTieBreaker, type TieBreaker } from "./tie-breaker.js";

export interface QuorumOptions {
  readonly provider: string | undefined;
  readonly expectedVotes: number | undefined;
  /** Votes of a node where there is no node list. */
  readonly votes: number | undefined;
  readonly twoNode: boolean | undefined;
  readonly waitForAll: boolean | undefined;
  readonly lastManStanding: boolean;
  /** ms */
  readonly lastManStandingWindow: number;
  readonly tieBreaker: TieBreaker;
  readonly allowDownscale: boolean;
  readonly expectedVotesTracking: boolean;
}

/** A configured quorum device (12 §3.3). */
export interface DeviceOptions {
  readonly model: string;
  /** `undefined`: left out, to be computed (12 §4.2 step 15). */
  readonly votes: number | undefined;
  /** The device's vote lapses when it does not poll within this time; ms. */
  readonly timeout: number;
  /** The same during synchronization; ms. */
  readonly syncTimeout: number;
  /** How the arbiter of the model `net` decides. */
  readonly arbiter: ArbiterOptions;
}

/** What settings are made of. */
export interface VoteOptions {
  readonly nodes: readonly ListedNode[];
  readonly quorum: QuorumOptions;
  readonly device: DeviceOptions | undefined;
}

const WINDOW = 10_000;
const TIMEOUT = 10_000;
const SYNC_TIMEOUT = 30_000;

/** The options that the key map holds, defaults filled in where 12 §3 names one. */
export function voteOptions(keys: KeyMap, nodes: readonly ListedNode[]): VoteOptions {
  return { nodes, quorum: quorumOptions(keys), device: deviceOptions(keys, nodes) };
}

function quorumOptions(keys: KeyMap): QuorumOptions {
  const integer = (key: string) => integerAt(keys, `quorum.${key}`);
  const asked = (key: string) => {
    const value = integer(key);
    return value === undefined ? undefined : value !== 0;
  };
  return {
    provider: stringAt(keys, "quorum.provider"),
    expectedVotes: integer("expected_votes"),
    votes: integer("votes"),
    twoNode: asked("two_node"),
    waitForAll: asked("wait_for_all"),
    lastManStanding: asked("last_man_standing") ?? false,
    lastManStandingWindow: integer("last_man_standing_window") ?? WINDOW,
    tieBreaker: asked("auto_tie_breaker") ? tieBreaker(stringAt(keys, "quorum.auto_tie_breaker_node")) : NO_TIE_BREAKER,
    allowDownscale: asked("allow_downscale") ?? false,
    expectedVotesTracking: asked("expected_votes_tracking") ?? false,
  };
}

function tieBreaker(node: string | undefined): TieBreaker {
  return node === undefined ? { kind: "lowest" } : (parseTieBreaker(node) ?? NO_TIE_BREAKER);
}

function deviceOptions(keys: KeyMap, nodes: readonly ListedNode[]): DeviceOptions | undefined {
  const model = stringAt(keys, "quorum.device.model");
  if (model === undefined || model === "") return undefined;
  const votes = integerAt(keys, "quorum.device.votes");
  return {
    model,
    votes,
    timeout: integerAt(keys, "quorum.device.timeout") ?? TIMEOUT,
    syncTimeout: integerAt(keys, "quorum.device.sync_timeout") ?? SYNC_TIMEOUT,
    arbiter: arbiterOptions(keys, { model, votes, nodes }),
  };
}
