/** Token arithmetic (12 §13): how long it takes until survivors form a new membership. All times in ms. */
import type { QuorumProblem } from "./error.js";
import { integerAt, type KeyMap } from "./key-map.js";

/** What corosync computes from the keys of `totem`; ms, where nothing else is said. */
export interface TokenTimes {
  /** T: a node that does not see the token for this long takes it for lost. */
  readonly token: number;
  readonly retransmit: number;
  readonly hold: number;
  /** How long survivors wait for the silent node before they go on without it. */
  readonly consensus: number;
  readonly join: number;
  readonly merge: number;
  readonly sendJoin: number;
  readonly downcheck: number;
  /** Percent of the token time at which a warning is due; 0: none. */
  readonly warning: number;
  /** How many heartbeats may fail; 0: no heartbeat. */
  readonly heartbeatFailures: number;
  readonly maxNetworkDelay: number;
  /** From a crash to the new membership: token and consensus, less the age of the last token (12 §13.2). */
  readonly detection: number;
}

/** What one link of knet does to find out that it is down; ms (12 §13.1). */
export interface LinkTimes {
  readonly pingTimeout: number;
  readonly pingInterval: number;
  readonly pongCount: number;
}

const SHORTEST = 30;
const SHORTEST_HOLD = 14;
const BASE = 3000;
const PER_NODE = 650;

/** The times of a cluster of that many nodes with an address on link 0 (12 §13.1). */
export function tokenTimes(keys: KeyMap, nodes: number): TokenTimes {
  const totem = (key: string) => integerAt(keys, `totem.${key}`);
  /** A value of 0 counts as absent. */
  const given = (key: string, fallback: number) => totem(key) || fallback;
  const perNode = totem("token_coefficient") ?? PER_NODE;
  const token = (given("token", BASE) + Math.max(0, nodes - 2) * perNode) >>> 0;
  const retransmits = given("token_retransmits_before_loss_const", 4);
  const retransmit = given("token_retransmit", Math.trunc(token / (retransmits + 0.2)));
  const consensus = given("consensus", Math.floor((6 * token) / 5));
  const delay = given("max_network_delay", 50);
  const failures = totem("heartbeat_failures_allowed") ?? 0;
  const heartbeat = failures * retransmit + delay;
  const notice = failures > 0 ? Math.min(heartbeat, token) : token;
  return {
    token,
    retransmit,
    hold: given("hold", Math.trunc(0.8 * retransmit - 10)),
    consensus,
    join: given("join", 50),
    merge: given("merge", 200),
    sendJoin: totem("send_join") ?? 0,
    downcheck: given("downcheck", 1000),
    warning: totem("token_warning") ?? 75,
    heartbeatFailures: failures,
    maxNetworkDelay: delay,
    detection: notice + consensus,
  };
}

/** The knet times of a link (12 §13.1), which follow the token time. */
export function linkTimes(keys: KeyMap, link: number, { token }: TokenTimes): LinkTimes {
  const given = (key: string) => integerAt(keys, `totem.interface.${link}.${key}`) || undefined;
  const pongCount = given("knet_pong_count") ?? 2;
  return {
    pongCount,
    pingTimeout: given("knet_ping_timeout") ?? Math.floor(token / pongCount),
    pingInterval: given("knet_ping_interval") ?? Math.floor(token / (2 * pongCount)),
  };
}

/** The times that are outside their limits (12 §13.1), in the order in which corosync looks at them. */
export function tokenProblems(keys: KeyMap, times: TokenTimes): readonly QuorumProblem<"token">[] {
  const problems: QuorumProblem<"token">[] = [];
  const say = (key: string, text: string, legal: string): void => {
    const path = `totem.${key}`;
    problems.push({
      code: "token",
      text: `parse error in config: ${text}`,
      position: keys.entries.get(path)?.valuePosition,
      path,
      legal,
    });
  };
  const atLeast = (key: string, what: string, value: number, least: number): void => {
    if (value >= least) return;
    say(key, `The ${what} (${value} ms) may not be less than (${least} ms).`, `at least ${least} ms`);
  };
  atLeast("token", "token timeout parameter", times.token, SHORTEST);
  if (times.warning > 100) {
    const text = `The token warning parameter (${times.warning}%) must be between 0 (disabled) and 100.`;
    say("token_warning", text, "0 to 100 percent");
  }
  if (integerAt(keys, "totem.token_retransmit") || times.retransmit >= SHORTEST) {
    atLeast("token_retransmit", "token retransmit timeout parameter", times.retransmit, SHORTEST);
    atLeast("hold", "token hold timeout parameter", times.hold, SHORTEST_HOLD);
  } else if (times.token >= SHORTEST) {
    const text = "Not appropriate token or token_retransmits_before_loss_const value set";
    say("token", text, `a token time of ${SHORTEST} ms or more for each retransmit`);
  }
  atLeast("join", "join timeout parameter", times.join, SHORTEST);
  // A consensus time that is computed from a token time which is too short is no mistake of its own.
  if (integerAt(keys, "totem.consensus"))
    atLeast("consensus", "consensus timeout parameter", times.consensus, SHORTEST);
  if (times.consensus >= SHORTEST && times.consensus < times.join) {
    const text = `The consensus timeout parameter (${times.consensus} ms) may not be less than join timeout (${times.join} ms).`;
    say("consensus", text, `at least the join time, ${times.join} ms`);
  }
  atLeast("merge", "merge timeout parameter", times.merge, SHORTEST);
  atLeast("downcheck", "downcheck timeout parameter", times.downcheck, SHORTEST);
  atLeast("max_network_delay", "max_network_delay parameter", times.maxNetworkDelay, SHORTEST);
  return problems;
}
