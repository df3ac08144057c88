import { isTrue } from "../base/number.js";
import type { Cib } from "../cib/cib.js";
import { childrenNamed, descendants, firstChild } from "../cib/element.js";
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
export function membershipOf(config: CorosyncConfig, nodes: readonly NodeStatus[], cib: Cib): Membership {
  const [fault] = config.faults;
  if (fault !== undefined) throw new ScenarioError("corosync", `corosync does not start: ${fault.text}`);
  const ids = new Map(
    config.nodes.flatMap(({ id }) => (id === undefined ? [] : [[nodeName(config, id), id] as const])),
  );
  const members = nodes.filter(({ kind }) => kind === "cluster");
  for (const { name } of members) {
    if (ids.has(name)) continue;
    const legal = `the names of its nodes: ${[...ids.keys()].join(", ")}`;
    throw new ScenarioError("corosync", `The node ${name} of the CIB is not in the corosync.conf`, { legal });
  }
  const gone = members.filter(({ online }) => !online);
  const idsOf = (list: readonly NodeStatus[]): readonly number[] => list.flatMap(({ name }) => ids.get(name) ?? []);
  const left = idsOf(gone.filter(({ unclean }) => !unclean));
  const lost = idsOf(gone.filter(({ unclean }) => unclean));
  const events: readonly CorosyncEvent[] = [
    { kind: "start", nodes: idsOf(members) },
    { kind: "wait", ms: LONG },
    ...(left.length > 0 ? [{ kind: "stop", nodes: left } as const] : []),
    ...(lost.length > 0 ? [{ kind: "crash", nodes: lost } as const] : []),
    { kind: "wait", ms: LONG },
  ];
  let cluster = quorumCluster(config);
  for (const event of events) cluster = quorumStep(cluster, event).cluster;
  const dc = ids.get(members.find(({ isDc }) => isDc)?.name ?? "");
  return { config, ids, cluster, outlook: outlookOf(cluster, policyOf(cib), dc === undefined ? [] : [dc]) };
}

/**
 * After something has happened to corosync.
 * @throws QuorumError for what cannot be
 */
export function afterEvent(membership: Membership, event: CorosyncEvent, cib: Cib): Membership {
  const { cluster } = quorumStep(membership.cluster, event);
  const dcs = membership.outlook.sides.map(({ dc }) => dc);
  return { ...membership, cluster, outlook: outlookOf(cluster, policyOf(cib), dcs) };
}

/**
 * After nodes came or went; nodes that go in the same way go in one go. What nodes do that are no cluster nodes, or are in that
 * state already, is nothing to corosync.
 */
export function afterNodes(
  membership: Membership,
  events: readonly NodeEvent[],
  cib: Cib,
  place: number | undefined,
): Membership {
  const states = [...new Set(events.map(({ state }) => state))];
  return states.reduce((at, state) => {
    const names = events.filter((event) => event.state === state).map(({ node }) => node);
    const ids = [...new Set(names.flatMap((name) => at.ids.get(name) ?? []))];
    const nodes = ids.filter((id) => at.cluster.nodes.has(id) === (state !== "up"));
    if (nodes.length === 0) return at;
    const started = { kind: "start", nodes, partition: place } as const;
    const event: CorosyncEvent = state === "up" ? started : { kind: state === "down" ? "stop" : "crash", nodes };
    return afterEvent(at, event, cib);
  }, membership);
}

/** Nodes are fenced: to corosync they vanish without a word. */
export function afterFencing(membership: Membership, names: readonly string[], cib: Cib): Membership {
  return afterNodes(
    membership,
    names.map((node) => ({ kind: "node", node, state: "failed" })),
    cib,
    undefined,
  );
}

/** @throws ScenarioError for names that are none, for parts that leave out a running node or repeat one */
export function afterParting(membership: Membership, parts: readonly (readonly string[])[], cib: Cib): Membership {
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
  return afterEvent(membership, { kind: "partition", partitions }, cib);
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

/** What the configuration says about parts without quorum, and about fencing. */
function policyOf({ root }: Cib): SidePolicy {
  const configuration = firstChild(root, "configuration");
  const section = configuration && firstChild(configuration, "crm_config");
  const options = new Map<string, string>();
  for (const { name, attributes } of section === undefined ? [] : descendants(section)) {
    const { name: option, value } = attributes;
    if (name !== "nvpair" || option === undefined || value === undefined) continue;
    // Of several the first counts.
    if (!options.has(option)) options.set(option, value);
  }
  const resources = configuration === undefined ? [] : childrenNamed(configuration, "resources");
  const devices = resources
    .flatMap((each) => [...descendants(each)])
    .some(({ attributes }) => attributes.class === "stonith");
  const enabled = options.get("fencing-enabled") ?? options.get("stonith-enabled") ?? "true";
  return { noQuorumPolicy: options.get("no-quorum-policy"), fencing: devices && isTrue(enabled) };
}
