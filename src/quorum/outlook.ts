/** What each side of a cluster will do: the link from corosync's partitions to Pacemaker (12 §12). */
import { type NoQuorumPolicy, readQuorum } from "../policy/quorum.js";
import type { Event } from "../simulate/events.js";
import { type ClusterOptions, type QuorumCluster, quorumCluster } from "./cluster.js";
import type { CorosyncConfig } from "./config.js";
import { QuorumError } from "./error.js";
import type { CorosyncEvent } from "./event.js";
import type { QuorumNote } from "./play.js";
import { type PartitionReport, partitionsOf } from "./report.js";
import { type Stepped, step } from "./step.js";

/** What Pacemaker's configuration says about partitions without quorum, and about fencing. */
export interface SidePolicy {
  /** The cluster option `no-quorum-policy`, as written; `stop` by default. */
  readonly noQuorumPolicy?: string | undefined;
  /** Whether lost nodes can be fenced: `stonith-enabled`, with a device for them (the default). */
  readonly fencing?: boolean | undefined;
}

/** What a side does with its resources and with the nodes that it has lost (the table of 12 §12). */
export interface Conduct {
  /** `run`: as configured, also what ran on lost nodes. */
  readonly resources: "run" | "stop" | "freeze" | "demote";
  /** Whom it fences. */
  readonly fences: "lost" | "members" | "nobody";
  /** The policy that leads to this; `undefined` with quorum, where no policy matters. */
  readonly policy: NoQuorumPolicy | undefined;
}

/** One partition as Pacemaker sees it from within. Nodes are corosync's ids, which are also the ids of the CIB. */
export interface Side {
  readonly partition: PartitionReport;
  readonly members: readonly number[];
  /** The presumed DC: the one there was, else the lowest id. Its view decides, also where the members do not agree. */
  readonly dc: number;
  readonly quorate: boolean;
  /** Nodes that run outside, and nodes that crashed: to this side they are lost. */
  readonly lost: readonly number[];
  /** Nodes that were stopped in an orderly way. */
  readonly down: readonly number[];
  /** Attributes of the CIB's root for a run of the engine; `no-quorum-panic` only where quorum was lost. */
  readonly root: Readonly<Record<string, string>>;
  /** What has to happen to a CIB in which all nodes are up, for `inject`; nodes by their names. */
  readonly events: readonly Event[];
  readonly conduct: Conduct;
}

/** What is dangerous about the sides there are. */
export type SideDanger =
  /** Several sides run resources as configured: what is not fenced in time runs twice. */
  | { readonly kind: "both-act"; readonly sides: readonly Side[] }
  /** A side recovers the resources of nodes that it has lost but cannot fence. */
  | { readonly kind: "unfenced"; readonly side: Side }
  /** Members of a partition do not agree whether they have quorum; the DC's node decides. */
  | { readonly kind: "mixed"; readonly side: Side };

/** Which nodes are up, which partitions there are, and what each of them will do. */
export interface Outlook {
  /** Running nodes, ascending. */
  readonly up: readonly number[];
  /** By partition number; partitions without a running node are none. */
  readonly sides: readonly Side[];
  readonly dangers: readonly SideDanger[];
}

/**
 * What each partition of a cluster will do (12 §12).
 *
 * @param dcs nodes that are, or were before, a DC; the lowest of them in a partition stays
 * @example
 * ```ts
 * import { outlookOf, parseCorosync, quorumCluster, step } from "pengine/quorum";
 *
 * const nodes = [1, 2, 3].map((id) => `node {\n nodeid: ${id}\n ring0_addr: 10.0.0.${id}\n }`).join("\n");
 * const quorum = "quorum {\n provider: corosync_votequorum\n }";
 * const config = parseCorosync(`totem {\n version: 2\n }\n${quorum}\nnodelist {\n${nodes}\n}\n`);
 * const { cluster } = step(quorumCluster(config), { kind: "start", nodes: [1] });
 * outlookOf(cluster, { noQuorumPolicy: "freeze" }).sides.map(({ conduct }) => conduct.resources); // => ["freeze"]
 * ```
 */
export function outlookOf(cluster: QuorumCluster, policy: SidePolicy = {}, dcs: readonly number[] = []): Outlook {
  const partitions = partitionsOf(cluster);
  const sides = partitions.map((partition) => sideOf(cluster, partition, policy, dcs));
  return { up: [...cluster.nodes.keys()], sides, dangers: dangersOf(sides) };
}

export interface WhatIfOptions extends SidePolicy, ClusterOptions {
  /** The nodes that run at the beginning, together; all by default, none if the list is empty. */
  readonly running?: readonly number[] | undefined;
  /** The DC at the beginning; the lowest running id by default. */
  readonly dc?: number | undefined;
}

export interface WhatIfStep {
  /** `undefined`: how it is at the beginning. */
  readonly event: CorosyncEvent | undefined;
  /** What was refused. */
  readonly notes: readonly QuorumNote[];
  readonly outlook: Outlook;
  readonly cluster: QuorumCluster;
}

/**
 * Plays events from a running cluster, and says after each what every side will do. Pure.
 *
 * @returns the state at the beginning and after each event
 * @throws QuorumError for an event that cannot be, as `step`
 * @example
 * ```ts
 * import { parseCorosync, whatIf } from "pengine/quorum";
 *
 * const nodes = [1, 2, 3].map((id) => `node {\n nodeid: ${id}\n ring0_addr: 10.0.0.${id}\n }`).join("\n");
 * const quorum = "quorum {\n provider: corosync_votequorum\n }";
 * const config = parseCorosync(`totem {\n version: 2\n }\n${quorum}\nnodelist {\n${nodes}\n}\n`);
 * const [, split] = whatIf(config, [{ kind: "partition", partitions: [[1, 2], [3]] }], { noQuorumPolicy: "stop" });
 * split?.outlook.sides.map(({ members, quorate }) => [members, quorate]); // => [[[1, 2], true], [[3], false]]
 * ```
 */
export function whatIf(
  config: CorosyncConfig,
  events: readonly CorosyncEvent[],
  options: WhatIfOptions = {},
): readonly WhatIfStep[] {
  const running = options.running ?? config.nodes.flatMap(({ id }) => id ?? []);
  const start = step(quorumCluster(config, options), { kind: "start", nodes: running });
  let { cluster } = start;
  let outlook = outlookOf(cluster, options, options.dc === undefined ? [] : [options.dc]);
  const found: WhatIfStep[] = [{ event: undefined, notes: start.notes, outlook, cluster }];
  for (const [i, event] of events.entries()) {
    const stepped = stepNumber(i + 1, cluster, event);
    const dcs = outlook.sides.map(({ dc }) => dc);
    cluster = stepped.cluster;
    outlook = outlookOf(cluster, options, dcs);
    found.push({ event, notes: stepped.notes, outlook, cluster });
  }
  return found;
}

/** An event that cannot be says which one of the list it is. */
function stepNumber(number: number, cluster: QuorumCluster, event: CorosyncEvent): Stepped {
  try {
    return step(cluster, event);
  } catch (error) {
    if (!(error instanceof QuorumError)) throw error;
    const [first, ...more] = error.problems.map((problem) => ({ ...problem, path: `event ${number}` }));
    throw first === undefined ? error : new QuorumError(first, more);
  }
}

/**
 * The name that Pacemaker knows a node by; without a `name` its address on link 0 (12 §12).
 * @example
 * ```ts
 * import { nodeName, parseCorosync } from "pengine/quorum";
 *
 * const nodes = [1, 2, 3].map((id) => `node {\n nodeid: ${id}\n ring0_addr: 10.0.0.${id}\n }`).join("\n");
 * const quorum = "quorum {\n provider: corosync_votequorum\n }";
 * const config = parseCorosync(`totem {\n version: 2\n }\n${quorum}\nnodelist {\n${nodes}\n}\n`);
 * nodeName(config, 1); // => "10.0.0.1"
 * ```
 */
export function nodeName({ nodes }: CorosyncConfig, id: number): string {
  const node = nodes.find((each) => each.id === id);
  return node?.name ?? node?.addresses.get(0) ?? String(id);
}

function sideOf(cluster: QuorumCluster, partition: PartitionReport, policy: SidePolicy, dcs: readonly number[]): Side {
  const { members } = partition;
  const dc = members.find((id) => dcs.includes(id)) ?? members[0] ?? 0;
  const view = cluster.nodes.get(dc)?.published;
  const quorate = view?.quorate === true;
  const panic = !quorate && view?.everQuorate === true;
  const outside = [...cluster.nodes.keys()].filter((id) => !members.includes(id));
  const lost = [...outside, ...cluster.crashed].sort((a, b) => a - b);
  const down = [...cluster.stopped].sort((a, b) => a - b);
  const node = (id: number, state: "failed" | "down"): Event => ({
    kind: "node",
    node: nodeName(cluster.config, id),
    state,
  });
  const panics: Readonly<Record<string, string>> = panic ? { "no-quorum-panic": "1" } : {};
  const root = { "have-quorum": String(quorate), "dc-uuid": String(dc), ...panics };
  return {
    partition,
    members,
    dc,
    quorate,
    lost,
    down,
    root,
    events: [
      { kind: "quorum", quorate },
      ...lost.map((id) => node(id, "failed")),
      ...down.map((id) => node(id, "down")),
    ],
    conduct: conductOf(root, policy, lost.length > 0),
  };
}

/** The table of 12 §12; which policy is in force, 02 §4.4 says. */
function conductOf(root: Side["root"], { noQuorumPolicy, fencing = true }: SidePolicy, hasLost: boolean): Conduct {
  const fences = fencing && hasLost ? "lost" : "nobody";
  const facts = { haveQuorum: root["have-quorum"], noQuorumPanic: root["no-quorum-panic"], noQuorumPolicy };
  const { quorate, policy } = readQuorum({ ...facts, fencingEnabled: fencing });
  if (quorate) return { resources: "run", fences, policy: undefined };
  switch (policy) {
    case "ignore":
      return { resources: "run", fences, policy };
    case "fence":
      return { resources: "stop", fences: "members", policy };
    case "stop":
    case "freeze":
    case "demote":
      return { resources: policy, fences: "nobody", policy };
  }
}

function dangersOf(sides: readonly Side[]): readonly SideDanger[] {
  const acting = sides.filter(({ conduct }) => conduct.resources === "run");
  const unfenced = acting.filter(({ conduct, lost }) => conduct.fences === "nobody" && lost.length > 0);
  return [
    ...(acting.length > 1 ? [{ kind: "both-act", sides: acting } as const] : []),
    ...unfenced.map((side) => ({ kind: "unfenced", side }) as const),
    ...sides.filter(({ partition }) => partition.quorate === "mixed").map((side) => ({ kind: "mixed", side }) as const),
  ];
}
