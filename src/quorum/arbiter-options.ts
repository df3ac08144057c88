/** How the arbiter outside the cluster gives the device's vote (12 §9.1). */
import { integerAt, type KeyMap, stringAt } from "./key-map.js";
import type { ListedNode } from "./node-list.js";

export type Algorithm = "ffsplit" | "lms";

export interface ArbiterOptions {
  /** `undefined`: the device's daemon does not start, so its votes are missing; `refusal` says why. */
  readonly algorithm: Algorithm | undefined;
  readonly refusal: string | undefined;
  /** Whose half wins where nothing else decides: the lowest or highest id, or this node. */
  readonly tieBreaker: "lowest" | "highest" | number;
  /** Whether, before that, the half wins that was chosen the last time (ffsplit). */
  readonly keepActive: boolean;
  /** Whether `wait_for_all` is configured, which lets a vote of lms outlive the arbiter (12 §9.3). */
  readonly waitForAll: boolean;
}

interface About {
  readonly model: string;
  readonly votes: number | undefined;
  readonly nodes: readonly ListedNode[];
}

/** The options of `quorum.device.net`, and whether the device's daemon would run with them (12 §9.1 to §9.3). */
export function arbiterOptions(keys: KeyMap, about: About): ArbiterOptions {
  const net = (key: string) => stringAt(keys, `quorum.device.net.${key}`);
  const word = net("algorithm") ?? "ffsplit";
  const refusal = refusalOf(word, keys, about);
  const tie = net("tie_breaker") ?? "lowest";
  return {
    algorithm: refusal === undefined && (word === "ffsplit" || word === "lms") ? word : undefined,
    refusal,
    tieBreaker: tie === "highest" || /^[1-9][0-9]*$/.test(tie) ? (tie === "highest" ? tie : Number(tie)) : "lowest",
    keepActive: net("keep_active_partition_tie_breaker") !== "off",
    waitForAll: (integerAt(keys, "quorum.wait_for_all") ?? 0) !== 0,
  };
}

function refusalOf(algorithm: string, keys: KeyMap, { model, votes, nodes }: About): string | undefined {
  if (model !== "net") return `there is no device of the model ${model}, only net`;
  if ((stringAt(keys, "quorum.device.net.host") ?? "") === "") return "quorum.device.net.host is missing";
  if ((stringAt(keys, "totem.cluster_name") ?? "") === "")
    return "totem.cluster_name is missing, which the model net needs";
  switch (algorithm) {
    case "ffsplit":
      if (votes !== 1) {
        return "50:50 split algorithm works only if quorum.device.votes configuration key is set to 1!";
      }
      return nodes.some((node) => node.votes !== 1)
        ? "the algorithm ffsplit needs exactly one vote on every node"
        : undefined;
    case "lms":
      return votes === undefined ? undefined : "the algorithm lms needs quorum.device.votes to be left out";
    default:
      return `there is no algorithm ${algorithm}, only ffsplit and lms`;
  }
}
