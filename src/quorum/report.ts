/** What there is to see of a cluster (12 §8). */
import type { QuorumCluster } from "./cluster.js";
import { placeOf } from "./cluster.js";
import { Flag, hasFlag, hasOwnFlag, type NodeState, ownEntry } from "./node-state.js";
import type { Ring } from "./ring.js";
import { highestExpected, votingTotal } from "./votes.js";

/** The words of `corosync-quorumtool -s`, in its order. They show settings, not whether these have an effect now. */
export type QuorumFlag =
  | "2Node"
  | "Quorate"
  | "WaitForAll"
  | "LastManStanding"
  | "AutoTieBreaker"
  | "AllowDownscale"
  | "Qdevice";

/** What a node knows of the device. */
export interface DeviceView {
  readonly alive: boolean;
  readonly cast: boolean;
  readonly masterWins: boolean;
}

/** How members of a partition see it; all those that agree, together. */
export interface QuorumView {
  /** Ascending. */
  readonly nodes: readonly number[];
  /** What programs such as Pacemaker see. */
  readonly quorate: boolean;
  /** What is decided; while it is pending, not what programs see. */
  readonly decided: boolean;
  /** The votes that count, expected votes, and the votes that are needed. */
  readonly total: number;
  readonly expected: number;
  readonly highestExpected: number;
  readonly threshold: number;
  /** For all nodes to be there (`wait_for_all`). */
  readonly waiting: boolean;
  readonly flags: readonly QuorumFlag[];
  /** `undefined`: no device is registered. */
  readonly device: DeviceView | undefined;
}

export interface PartitionReport {
  /** Its number: its place in the last `partition` event, or what a start named. */
  readonly number: number;
  /** Ascending. */
  readonly members: readonly number[];
  /** Whether programs on its nodes see quorum. */
  readonly quorate: "yes" | "no" | "mixed";
  /** A synchronization waits for the quorum device: what is decided is not published yet. */
  readonly pending: boolean;
  readonly ring: Ring | undefined;
  /** One if all members agree, else one for each opinion, in the order of the lowest member. */
  readonly views: readonly QuorumView[];
}

/**
 * The partitions of a cluster, by number; those without a running node are none.
 * @example
 * ```ts
 * import { parseCorosync, partitionsOf, quorumCluster, step } from "pengine/quorum";
 *
 * const nodes = [1, 2, 3].map((id) => `node {\n nodeid: ${id}\n ring0_addr: 10.0.0.${id}\n }`).join("\n");
 * const quorum = "quorum {\n provider: corosync_votequorum\n }";
 * const config = parseCorosync(`totem {\n version: 2\n }\n${quorum}\nnodelist {\n${nodes}\n}\n`);
 * const { cluster } = step(quorumCluster(config), { kind: "start", nodes: [1, 2] });
 * partitionsOf(cluster).map(({ members, quorate }) => [members, quorate]); // => [[[1, 2], "yes"]]
 * ```
 */
export function partitionsOf(cluster: QuorumCluster): readonly PartitionReport[] {
  const partitions = new Map<number, NodeState[]>();
  for (const node of cluster.nodes.values()) {
    const place = placeOf(cluster, node.id);
    const members = partitions.get(place);
    if (members === undefined) partitions.set(place, [node]);
    else members.push(node);
  }
  return [...partitions]
    .sort(([a], [b]) => a - b)
    .map(([number, nodes]) => partitionReport(number, nodes, cluster.rings.get(nodes[0]?.id ?? 0)));
}

function partitionReport(number: number, nodes: readonly NodeState[], ring: Ring | undefined): PartitionReport {
  const groups = new Map<string, QuorumView>();
  for (const node of nodes) {
    const view = viewOf(node);
    const { nodes: ids, ...opinion } = view;
    const key = JSON.stringify(opinion);
    groups.set(key, { ...view, nodes: [...(groups.get(key)?.nodes ?? []), ...ids] });
  }
  const views = [...groups.values()];
  const quorate = views.every((view) => view.quorate) ? "yes" : views.some((view) => view.quorate) ? "mixed" : "no";
  return {
    number,
    members: nodes.map(({ id }) => id),
    quorate,
    pending: nodes.some(({ syncing }) => syncing),
    ring,
    views,
  };
}

function viewOf(node: NodeState): QuorumView {
  const { flags, expected } = ownEntry(node);
  return {
    nodes: [node.id],
    quorate: node.published.quorate,
    decided: node.quorate,
    total: votingTotal(node),
    expected,
    highestExpected: highestExpected(node),
    threshold: node.threshold,
    waiting: node.waiting,
    flags: flagsOf(node),
    device: hasFlag(flags, Flag.Registered)
      ? {
          alive: hasFlag(flags, Flag.Alive),
          cast: hasFlag(flags, Flag.Cast),
          masterWins: hasFlag(flags, Flag.MasterWins),
        }
      : undefined,
  };
}

function flagsOf(node: NodeState): readonly QuorumFlag[] {
  const { settings } = node;
  const flags: readonly (readonly [QuorumFlag, boolean])[] = [
    ["2Node", settings.twoNode],
    ["Quorate", node.published.quorate],
    ["WaitForAll", settings.waitForAll],
    ["LastManStanding", settings.lastManStanding],
    ["AutoTieBreaker", settings.tieBreaker.kind !== "none"],
    ["AllowDownscale", settings.allowDownscale],
    ["Qdevice", hasOwnFlag(node, Flag.Registered)],
  ];
  return flags.filter(([, on]) => on).map(([flag]) => flag);
}

/** What is dangerous about the partitions there are (12 §8). */
export type QuorumDanger =
  /** Several partitions have quorum at once; each acts on its own. */
  | { readonly kind: "split-brain"; readonly partitions: readonly PartitionReport[] }
  /** The members of a partition do not agree whether they have quorum. */
  | { readonly kind: "mixed"; readonly partition: PartitionReport };

/**
 * What is dangerous about partitions (12 §8).
 * @example
 * ```ts
 * import { dangersOf, parseCorosync, partitionsOf, quorumCluster } from "pengine/quorum";
 *
 * const nodes = [1, 2, 3].map((id) => `node {\n nodeid: ${id}\n ring0_addr: 10.0.0.${id}\n }`).join("\n");
 * const quorum = "quorum {\n provider: corosync_votequorum\n }";
 * const config = parseCorosync(`totem {\n version: 2\n }\n${quorum}\nnodelist {\n${nodes}\n}\n`);
 * dangersOf(partitionsOf(quorumCluster(config))); // => []
 * ```
 */
export function dangersOf(partitions: readonly PartitionReport[]): readonly QuorumDanger[] {
  const quorate = partitions.filter((partition) => partition.quorate !== "no");
  return [
    ...(quorate.length > 1 ? [{ kind: "split-brain", partitions: quorate } as const] : []),
    ...partitions
      .filter((each) => each.quorate === "mixed")
      .map((each) => ({ kind: "mixed", partition: each }) as const),
  ];
}
