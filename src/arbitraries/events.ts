import fc, { type Arbitrary } from "fast-check";
import { parseInterval } from "../base/interval.js";
import type { Cib } from "../cib/cib.js";
import { descendants, type Element } from "../cib/element.js";
import type { SyntheticEvents } from "../simulate/events.js";
import { listOf, maybe, oneOf, weighted } from "./draft.js";

/** What a CIB has that events can be about. */
interface Names {
  readonly clusterNodes: readonly string[];
  /** Remote, guest and bundle nodes of which events can find or make a state (09 §9.3). */
  readonly remoteNodes: readonly string[];
  /** Remote, guest and bundle nodes of which they cannot, so that an event on one of them is impossible. */
  readonly unreachableNodes: readonly string[];
  /** Configured primitives, and what only a history knows; instances with their numbers. */
  readonly leaves: readonly string[];
  readonly collectives: readonly string[];
  readonly tickets: readonly string[];
  /** Intervals of operations in milliseconds. */
  readonly intervals: readonly string[];
}

const LEAVES = new Set(["primitive", "lrm_resource"]);
const COLLECTIVES = new Set(["group", "clone", "master", "bundle"]);

/** Instances of what is cloned, by their numbers. */
function instancesIn(clone: Element): readonly string[] {
  const ids = [...descendants(clone)].flatMap(({ name, attributes: { id } }) =>
    name === "primitive" && id ? [id] : [],
  );
  return ids.flatMap((id) => [`${id}:0`, `${id}:1`]);
}

/** The nodes that a primitive is the connection of, or makes. */
function nodesBehind(primitive: Element): readonly string[] {
  const { provider, type, id = "" } = primitive.attributes;
  const guests = [...descendants(primitive)].flatMap(({ name, attributes }) =>
    name === "nvpair" && attributes.name === "remote-node" && attributes.value ? [attributes.value] : [],
  );
  return provider === "pacemaker" && type === "remote" && id !== "" ? [id, ...guests] : guests;
}

function nodesOf(cib: Cib): Pick<Names, "clusterNodes" | "remoteNodes" | "unreachableNodes"> {
  const clusterNodes = new Set<string>();
  const remoteNodes = new Set<string>();
  const reachable = new Set<string>();
  for (const each of descendants(cib.root)) {
    const { id, uname } = each.attributes;
    if (each.name === "node" && uname !== undefined) clusterNodes.add(uname);
    if (each.name === "node_state" && uname !== undefined) reachable.add(uname);
    if (each.name === "primitive") for (const node of nodesBehind(each)) remoteNodes.add(node);
    if (each.name === "bundle" && id !== undefined) remoteNodes.add(`${id}-0`).add(`${id}-1`);
    if (each.name !== "resources") continue;
    for (const resource of each.children) {
      if (resource.name === "primitive") for (const node of nodesBehind(resource)) reachable.add(node);
    }
  }
  const remote = [...remoteNodes].filter((node) => !clusterNodes.has(node));
  return {
    clusterNodes: [...clusterNodes],
    remoteNodes: remote.filter((node) => reachable.has(node)),
    unreachableNodes: remote.filter((node) => !reachable.has(node)),
  };
}

function namesOf(cib: Cib): Names {
  const leaves = new Set<string>();
  const collectives = new Set<string>();
  const tickets = new Set<string>();
  const intervals = new Set<string>();
  for (const each of descendants(cib.root)) {
    const { name, attributes } = each;
    const { id, ticket, interval } = attributes;
    if (ticket !== undefined) tickets.add(ticket);
    if (id === undefined) continue;
    if (LEAVES.has(name)) leaves.add(id);
    if (COLLECTIVES.has(name)) collectives.add(id);
    if (name === "clone") for (const instance of instancesIn(each)) leaves.add(instance);
    if (name === "ticket_state") tickets.add(id);
    if (name === "op") intervals.add(String(parseInterval(interval).ms));
  }
  return {
    ...nodesOf(cib),
    leaves: [...leaves],
    collectives: [...collectives],
    tickets: [...tickets],
    intervals: [...intervals],
  };
}

/** One of the names, in so many percent of the draws; else, or if there are none, one that the CIB does not have. */
function oneOfNames(names: readonly string[], percent: number, unknown: string): Arbitrary<string> {
  if (names.length === 0) return fc.constant(unknown);
  return oneOf([percent, fc.constantFrom(...names)], [100 - percent, fc.constant(unknown)]);
}

/** Nodes on which events are possible; one in so many draws, where anything at all is, some other. */
function nodeOf(names: Names, oneOther: number): Arbitrary<string> {
  const { clusterNodes, remoteNodes, unreachableNodes } = names;
  const possible = [
    ...(clusterNodes.length > 0 ? [[6, fc.constantFrom(...clusterNodes)] as const] : []),
    ...(remoteNodes.length > 0 ? [[1, fc.constantFrom(...remoteNodes)] as const] : []),
  ];
  const other = fc.constantFrom("unknown", ...unreachableNodes);
  return possible.length === 0 ? other : oneOf([oneOther - 1, oneOf(...possible)], [1, other]);
}

interface Rareness {
  /** One operation in so many is on a group, clone or bundle, of which no result can be recorded. */
  readonly collective: number;
  /** One in so many is on a node that cannot have a state. */
  readonly node: number;
}

/** `RSC_TASK_INTERVAL@NODE=RC`; now and then something that is not quite that (09 §9.6). */
function operationOf(names: Names, oneIn: Rareness): Arbitrary<string> {
  // Nearly every cluster has something to start or to probe.
  const once = oneOf(
    [5, fc.constantFrom("start", "monitor")],
    [4, fc.constantFrom("stop", "promote", "demote", "stop", "migrate_to", "migrate_from", "notify")],
  );
  const recurring = fc.constantFrom("10000", ...names.intervals).map((interval) => `monitor_${interval}`);
  return fc
    .record({
      resource: oneOf(
        [oneIn.collective - 1, oneOfNames(names.leaves, 97, "nothere")],
        [1, oneOfNames(names.collectives, 97, "nothere")],
      ),
      task: oneOf([4, once.map((task) => `${task}_0`)], [1, recurring]),
      node: nodeOf(names, oneIn.node),
      rc: fc.constantFrom("0", "1", "2", "5", "6", "7", "8", "9", "190", "193"),
      broken: maybe(3, fc.nat({ max: 5 })),
    })
    .map(({ resource, task, node, rc, broken }) => {
      const key = `${resource}_${task}`;
      const spec = `${key}@${node}=${rc}`;
      return broken === undefined
        ? spec
        : ([key, `${key}@${node}`, `@${node}=${rc}`, `${key}@${node}=x`, `${resource}@${node}=${rc}`, ""][broken] ??
            "");
    });
}

/**
 * Events for `inject` that name nodes, resources and tickets of the CIB; now and then ones that it does not have, for which
 * `inject` records an error. One draw in about fifty has something impossible in it, for which it throws a
 * `SimulationError` (09 §9). Shrinks to no events at all.
 */
export function syntheticEvents(cib: Cib): Arbitrary<SyntheticEvents> {
  const names = namesOf(cib);
  // Every key is absent from half of the draws, so what may be there is drawn twice as often.
  const some = (percent: number, each: Arbitrary<string>) =>
    maybe(2 * percent, listOf(each, 2, 1)).map((list) => list ?? []);
  const ticket = oneOfNames(names.tickets, 75, "anew");
  const node = nodeOf(names, 150);
  const nobody = names.clusterNodes.length + names.remoteNodes.length === 0;
  const perhaps = (percent: number): number => (nobody ? 1 : percent);
  return fc.record(
    {
      quorum: maybe(30, weighted([30, "true"], [30, "false"], [10, "1"], [10, "0"], [1, "x"])),
      watchdog: maybe(16, fc.constantFrom("true", "false")),
      nodesUp: some(18, node),
      nodesDown: some(perhaps(20), node),
      nodesFailed: some(perhaps(20), node),
      ticketsGranted: some(9, ticket),
      ticketsRevoked: some(9, ticket),
      ticketsStandby: some(7, ticket),
      ticketsActivated: some(7, ticket),
      operations: some(perhaps(names.leaves.length === 0 ? 5 : 35), operationOf(names, { collective: 150, node: 150 })),
    },
    { requiredKeys: [], noNullPrototype: true },
  );
}

/** Failures for `execute` (09 §11.4): operations on resources of the CIB, mostly, on one of its nodes or on all of them. */
export function operationFailures(cib: Cib): Arbitrary<readonly string[]> {
  const names = namesOf(cib);
  const operation = operationOf(names, { collective: 13, node: 30 });
  const everywhere = operation.map((spec) => names.clusterNodes.map((node) => spec.replace(/@[^=]*/, `@${node}`)));
  const failure = oneOf([1, operation.map((spec) => [spec])], [2, everywhere]);
  return listOf(failure, 6).map((list) => list.flat());
}
