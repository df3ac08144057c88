/** Why no daemon would start, although the configuration test passes (12 §4.3). */
import type { FaultCode, QuorumProblem } from "./error.js";
import type { KeyMap } from "./key-map.js";
import type { VoteOptions } from "./options.js";
import { resolveStart } from "./settings.js";

export const VOTEQUORUM = "corosync_votequorum";
/** An old algorithm that no chapter describes (12 §10). */
export const YKD = "corosync_ykd";

interface Fault {
  /** The key that has to be there for it. */
  readonly key: string;
  /** What corosync logs as the reason. */
  readonly text: string;
  readonly legal: string;
}

const CONFIGURATION = "configuration error: ";

const FAULTS: Readonly<Record<FaultCode, Fault>> = {
  provider: { key: "quorum.provider", text: "Invalid quorum provider", legal: VOTEQUORUM },
  "no-votes": {
    key: "quorum.provider",
    text: `${CONFIGURATION}nodelist or quorum.expected_votes must be configured!`,
    legal: "a node list, or expected_votes",
  },
  "two-node-device": {
    key: "quorum.two_node",
    text: `${CONFIGURATION}two_node and quorum device cannot be configured at the same time!`,
    legal: "without two_node, or without the device",
  },
  "tie-breaker-odd": {
    key: "quorum.auto_tie_breaker",
    text: `${CONFIGURATION}auto_tie_breaker & last_man_standing not available in odd sized cluster`,
    legal: "an even sum of votes, or wait_for_all: 1",
  },
  "device-last-man": {
    key: "quorum.last_man_standing",
    text: `${CONFIGURATION}quorum.device is not compatible with last_man_standing`,
    legal: "without last_man_standing; the algorithm lms of the device does the same",
  },
  "device-tie-breaker": {
    key: "quorum.auto_tie_breaker",
    text: `${CONFIGURATION}quorum.device is not compatible with auto_tie_breaker`,
    legal: "without auto_tie_breaker; the device decides between halves",
  },
  "device-downscale": {
    key: "quorum.allow_downscale",
    text: `${CONFIGURATION}quorum.device is not compatible with allow_downscale`,
    legal: "without allow_downscale",
  },
  "device-votes-missing": {
    key: "quorum.expected_votes",
    text: `${CONFIGURATION}quorum.device.votes must be specified when quorum.expected_votes is set`,
    legal: "votes in the section device, or no expected_votes",
  },
  "device-votes-uneven": {
    key: "quorum.device.model",
    text: `${CONFIGURATION}quorum.device.votes must be specified when not all nodes votes 1`,
    legal: "votes in the section device, or one vote for every node",
  },
  "device-votes-high": {
    key: "quorum.device.votes",
    text: `${CONFIGURATION}quorum.device.votes is too high or expected_votes is too low`,
    legal: "expected_votes that exceed the device's votes by at least 2",
  },
};

/** What corosync logs as the reason for a fault. */
export function faultText(code: FaultCode): string {
  return FAULTS[code].text;
}

/** All faults of a configuration in the order in which a starting node meets them; it reports the first. */
export function startFaults(options: VoteOptions, keys: KeyMap): readonly QuorumProblem<FaultCode>[] {
  return faultCodes(options).map((code) => {
    const { key, text, legal } = FAULTS[code];
    return { code, text, position: keys.entries.get(key)?.position, path: key, legal };
  });
}

function faultCodes(options: VoteOptions): readonly FaultCode[] {
  const first = options.nodes.find(({ id }) => id !== undefined)?.id;
  return faultsOf(options, first ?? 0);
}

/** What keeps one node from starting, which is the first fault that it meets. */
export function startFault(options: VoteOptions, id: number): FaultCode | undefined {
  return faultsOf(options, id)[0];
}

function faultsOf(options: VoteOptions, id: number): readonly FaultCode[] {
  const { provider } = options.quorum;
  if (provider === undefined || provider === YKD) return [];
  return provider === VOTEQUORUM ? resolveStart(options, id, 0).faults : ["provider"];
}
