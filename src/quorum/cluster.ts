/** A cluster as far as quorum is concerned: nodes that run, and who hears whom. Plain readonly data. */
import type { ArbiterState } from "./arbiter-state.js";
import type { CorosyncConfig } from "./config.js";
import { QuorumError } from "./error.js";
import type { NodeState } from "./node-state.js";
import type { Ring } from "./ring.js";
import { YKD } from "./start-faults.js";

export interface QuorumCluster {
  /** What nodes read that have no configuration of their own. */
  readonly config: CorosyncConfig;
  readonly ownConfigs: ReadonlyMap<number, CorosyncConfig>;
  /** From node to the tracking value on its disk (12 §5.3), which nothing here ever changes. */
  readonly stored: ReadonlyMap<number, number>;
  /** ms since the beginning. */
  readonly now: number;
  /** The nodes that run, ascending. */
  readonly nodes: ReadonlyMap<number, NodeState>;
  /** From node, running or not, to the number of its partition; 0 for those that are not named. */
  readonly places: ReadonlyMap<number, number>;
  readonly rings: ReadonlyMap<number, Ring>;
  /** Nodes that ran and were stopped in an orderly way, or crashed; those that never ran are in neither. */
  readonly stopped: ReadonlySet<number>;
  readonly crashed: ReadonlySet<number>;
  /** `undefined`: there is no device, or its calls come as events. */
  readonly arbiter: ArbiterState | undefined;
}

export interface ClusterOptions {
  /** Configurations of nodes that do not have the common one. */
  readonly ownConfigs?: ReadonlyMap<number, CorosyncConfig>;
  /** From node to its stored tracking value (12 §5.3); 0 for others. */
  readonly stored?: ReadonlyMap<number, number>;
  /**
   * Whether the arbiter of a configured device is modelled, as it should be for what-if questions (the default). Without it
   * the device does nothing but what events say.
   */
  readonly arbiter?: boolean;
}

/**
 * A cluster in which nothing runs yet.
 *
 * @throws QuorumError for `corosync_ykd`, an old algorithm that is not modelled (12 §10)
 * @example
 * ```ts
 * import { parseCorosync, partitionsOf, quorumCluster } from "pengine/quorum";
 *
 * const nodes = [1, 2, 3].map((id) => `node {\n nodeid: ${id}\n ring0_addr: 10.0.0.${id}\n }`).join("\n");
 * const quorum = "quorum {\n provider: corosync_votequorum\n }";
 * const config = parseCorosync(`totem {\n version: 2\n }\n${quorum}\nnodelist {\n${nodes}\n}\n`);
 * partitionsOf(quorumCluster(config)); // => []
 * ```
 */
export function quorumCluster(config: CorosyncConfig, options: ClusterOptions = {}): QuorumCluster {
  const { ownConfigs = new Map(), stored = new Map(), arbiter = true } = options;
  for (const { quorum, keys } of [config, ...ownConfigs.values()]) {
    if (quorum.provider !== YKD) continue;
    const text = `The provider ${YKD} is not modelled.`;
    const path = "quorum.provider";
    const position = keys.entries.get(path)?.valuePosition;
    throw new QuorumError({ code: "provider", text, position, path, legal: "corosync_votequorum, or none" });
  }
  const modelled = arbiter && config.device?.arbiter.algorithm !== undefined;
  return {
    config,
    ownConfigs,
    stored,
    now: 0,
    nodes: new Map(),
    places: new Map(),
    rings: new Map(),
    stopped: new Set(),
    crashed: new Set(),
    arbiter: modelled
      ? { up: true, cut: new Set(), heuristics: new Map(), chosen: new Set(), answers: new Map(), seen: new Map() }
      : undefined,
  };
}

/** The configuration that a node reads. */
export function configOf({ config, ownConfigs }: QuorumCluster, node: number): CorosyncConfig {
  return ownConfigs.get(node) ?? config;
}

/** The number of the partition that a node is in, or would be in if it ran. */
export function placeOf({ places }: QuorumCluster, node: number): number {
  return places.get(node) ?? 0;
}
