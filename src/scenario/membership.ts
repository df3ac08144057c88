import {
  type CorosyncConfig,
  type CorosyncEvent,
  nodeName,
  type Outlook,
  outlookOf,
  type QuorumCluster,
  quorumCluster,
  step as quorumStep,
  type SidePolicy,
} from "../quorum/index.js";
import type { NodeEvent } from "../simulate/events.js";
import type { NodeStatus } from "../verdict/status.js";
import { ScenarioError } from "./error.js";

/** How a node goes, in corosync's words. */
const GOING = { down: "stop", failed: "crash" } as const;

/** What corosync knows of a cluster, nodes by their names. Plain readonly data. */
export interface Membership {
  readonly config: CorosyncConfig;
  readonly ids: ReadonlyMap<string, number>;
  readonly cluster: QuorumCluster;
  readonly outlook: Outlook;
}

/** A part of the cluster, by names. */
export interface Part {
  /** Its number in corosync. */
  readonly number: number;
  readonly nodes: readonly string[];
  readonly dc: string;
  readonly quorate: boolean;
  /** It had quorum once, and has none. */
  readonly panics: boolean;
}

/** After it everything that corosync waits for has come, ms: longer than any window that people configure. */
const LONG = 3_600_000;

/**
 * Corosync of a cluster that has been up for a while: all nodes had started, and those that are not online now have left, in
 * an orderly way or not.
 * @throws ScenarioError for a corosync.conf that corosync refuses, or that lacks a node of the cluster
 */
export function membershipOf(config: CorosyncConfig, nodes: readonly NodeStatus[], policy: SidePolicy): Membership {
  const [fault] = config.faults;
  if (fault !== undefined) throw new ScenarioError("corosync", `corosync does not start: ${fault.text}`);
  const ids = new Map(
    config.nodes.flatMap(({ id }) => (id === undefined ? [] : [[nodeName(config, id), id] as const])),
  );
  const members = nodes
    .filter(({ kind }) => kind === "cluster")
    .map((node) => ({ ...node, number: numberOf(ids, node) }));
  const numbersOf = (list: readonly { readonly number: number }[]): readonly number[] =>
    list.map(({ number }) => number);
  const gone = members.filter(({ online }) => !online);
  const events: readonly CorosyncEvent[] = [
    { kind: "start", nodes: numbersOf(members) },
    { kind: "stop", nodes: numbersOf(gone.filter(({ unclean }) => !unclean)) },
    { kind: "crash", nodes: numbersOf(gone.filter(({ unclean }) => unclean)) },
    { kind: "wait", ms: LONG },
  ];
  let cluster = quorumCluster(config);
  for (const event of events) cluster = quorumStep(cluster, event).cluster;
  const dcs = numbersOf(members.filter(({ isDc }) => isDc));
  return { config, ids, cluster, outlook: outlookOf(cluster, policy, dcs) };
}

function numberOf(ids: Membership["ids"], { name }: NodeStatus): number {
  const number = ids.get(name);
  if (number !== undefined) return number;
  const legal = `the names of its nodes: ${[...ids.keys()].join(", ")}`;
  throw new ScenarioError("corosync", `The node ${name} of the CIB is not in the corosync.conf`, { legal });
}

/**
 * After something has happened to corosync.
 * @throws QuorumError for what cannot be
 */
export function afterEvent(membership: Membership, event: CorosyncEvent, policy: SidePolicy): Membership {
  const { cluster } = quorumStep(membership.cluster, event);
  const dcs = membership.outlook.sides.map(({ dc }) => dc);
  return { ...membership, cluster, outlook: outlookOf(cluster, policy, dcs) };
}

/**
 * After nodes came or went; nodes that go in the same way go in one go. What nodes do that are no cluster nodes, or are in that
 * state already, is nothing to corosync.
 */
export function afterNodes(
  membership: Membership,
  events: readonly Pick<NodeEvent, "node" | "state">[],
  policy: SidePolicy,
  place: number | undefined,
): Membership {
  const states = [...new Set(events.map(({ state }) => state))];
  return states.reduce((at, state) => {
    const names = events.filter((event) => event.state === state).map(({ node }) => node);
    const ids = [...new Set(names.flatMap((name) => at.ids.get(name) ?? []))];
    const nodes = ids.filter((id) => at.cluster.nodes.has(id) === (state !== "up"));
    if (nodes.length === 0) return at;
    const started = { kind: "start", nodes, partition: place } as const;
    return afterEvent(at, state === "up" ? started : { kind: GOING[state], nodes }, policy);
  }, membership);
}

/** Nodes are fenced: to corosync they vanish without a word. */
export function afterFencing(membership: Membership, names: readonly string[], policy: SidePolicy): Membership {
  return afterNodes(
    membership,
    names.map((node) => ({ node, state: "failed" })),
    policy,
    undefined,
  );
}

/** @throws ScenarioError for names that are none, for parts that leave out a running node or repeat one */
export function afterParting(
  membership: Membership,
  parts: readonly (readonly string[])[],
  policy: SidePolicy,
): Membership {
  const named = new Set<string>();
  const partitions = parts.map((names) =>
    names.map((name) => {
      const id = membership.ids.get(name);
      const legal = [...membership.ids.keys()].join(", ");
      if (id === undefined) throw new ScenarioError("node", `There is no node ${name}`, { legal });
      if (named.has(name))
        throw new ScenarioError("parts", `${name} is in two parts`, { legal: "each node in one part" });
      named.add(name);
      return id;
    }),
  );
  const left = [...membership.ids].filter(([name, id]) => membership.cluster.nodes.has(id) && !named.has(name));
  if (left.length > 0) {
    const names = left.map(([name]) => name).join(", ");
    throw new ScenarioError("parts", `The parts leave out ${names}`, { legal: "each node that runs in one part" });
  }
  return afterEvent(membership, { kind: "partition", partitions }, policy);
}

/** The parts there are, by number. */
export function partsOf({ config, outlook }: Membership): readonly Part[] {
  return outlook.sides.map(({ partition, members, dc, quorate, root }) => ({
    number: partition.number,
    nodes: members.map((id) => nodeName(config, id)),
    dc: nodeName(config, dc),
    quorate,
    panics: root["no-quorum-panic"] !== undefined,
  }));
}

/** Whether a node went in an orderly way. */
export function leftInOrder({ ids, cluster }: Membership, name: string): boolean {
  return cluster.stopped.has(ids.get(name) ?? 0);
}
