import fc, { type Arbitrary } from "fast-check";
import { parseInterval } from "../base/interval.js";
import type { CibDocument } from "../cib/cib.js";
import { descendants, type Element } from "../cib/element.js";
import type { Event, NodeEvent, OperationResult, TicketEvent } from "../simulate/events.js";
import { listOf, maybe, oneOf } from "./draft.js";

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
  readonly intervals: readonly number[];
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

function nodesOf(cib: CibDocument): Pick<Names, "clusterNodes" | "remoteNodes" | "unreachableNodes"> {
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

function namesOf(cib: CibDocument): Names {
  const leaves = new Set<string>();
  const collectives = new Set<string>();
  const tickets = new Set<string>();
  const intervals = new Set<number>();
  for (const each of descendants(cib.root)) {
    const { name, attributes } = each;
    const { id, ticket, interval } = attributes;
    if (ticket !== undefined) tickets.add(ticket);
    if (id === undefined) continue;
    if (LEAVES.has(name)) leaves.add(id);
    if (COLLECTIVES.has(name)) collectives.add(id);
    if (name === "clone") for (const instance of instancesIn(each)) leaves.add(instance);
    if (name === "ticket_state") tickets.add(id);
    if (name === "op") intervals.add(parseInterval(interval).ms);
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

/** The result of an operation, mostly of a resource and on a node that the CIB has. */
function operationOf(names: Names, oneIn: Rareness): Arbitrary<OperationResult> {
  // Nearly every cluster has something to start or to probe.
  const once = oneOf(
    [5, fc.constantFrom("start", "monitor")],
    [4, fc.constantFrom("stop", "promote", "demote", "stop", "migrate_to", "migrate_from", "notify")],
  ).map((task) => ({ task, interval: 0 }));
  const recurring = fc.constantFrom(10000, ...names.intervals).map((interval) => ({ task: "monitor", interval }));
  return fc
    .record({
      resource: oneOf(
        [oneIn.collective - 1, oneOfNames(names.leaves, 97, "nothere")],
        [1, oneOfNames(names.collectives, 97, "nothere")],
      ),
      operation: oneOf([4, once], [1, recurring]),
      node: nodeOf(names, oneIn.node),
      rc: fc.constantFrom(0, 1, 2, 5, 6, 7, 8, 9, 190, 193),
    })
    .map(({ operation, ...rest }) => ({ ...operation, ...rest }));
}

/**
 * Events for `inject` that name nodes, resources and tickets of the CIB; now and then ones that it does not have. One draw
 * in about twenty has something impossible in it, for which `inject` throws a `SimulationError` (09 §9). They come in the
 * order in which the reference's command line makes them happen (09 §9.1). Shrinks to no events at all.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { cib, events } from "pengine/arbitraries";
 *
 * const withEvents = cib().chain((drawn) => fc.tuple(fc.constant(drawn), events(drawn)));
 * fc.assert(fc.property(withEvents, ([, list]) => list.every(({ kind }) => kind !== undefined)));
 * ```
 */
export function events(cib: CibDocument): Arbitrary<readonly Event[]> {
  const names = namesOf(cib);
  // A list is empty in half of the draws, so what may be there is drawn twice as often.
  const some = <T>(percent: number, each: Arbitrary<T>): Arbitrary<readonly T[]> =>
    maybe(2 * percent, listOf(each, 2, 1)).map((list) => list ?? []);
  const atMostOne = <T>(percent: number, each: Arbitrary<T>): Arbitrary<readonly T[]> =>
    maybe(percent, each).map((drawn) => (drawn === undefined ? [] : [drawn]));
  const ticketsTo = (percent: number, state: TicketEvent["state"]) =>
    some(
      percent,
      oneOfNames(names.tickets, 75, "anew").map((ticket): Event => ({ kind: "ticket", ticket, state })),
    );
  const nodesTo = (percent: number, state: NodeEvent["state"]) =>
    some(
      percent,
      nodeOf(names, 150).map((node): Event => ({ kind: "node", node, state })),
    );
  const nobody = names.clusterNodes.length + names.remoteNodes.length === 0;
  const perhaps = (percent: number): number => (nobody ? 1 : percent);
  const operation = operationOf(names, { collective: 150, node: 150 });
  return fc
    .tuple(
      atMostOne(
        30,
        fc.boolean().map((quorate): Event => ({ kind: "quorum", quorate })),
      ),
      atMostOne(
        16,
        fc.boolean().map((active): Event => ({ kind: "watchdog", active })),
      ),
      nodesTo(18, "up"),
      nodesTo(perhaps(20), "down"),
      nodesTo(perhaps(20), "failed"),
      ticketsTo(9, "granted"),
      ticketsTo(9, "revoked"),
      ticketsTo(7, "standby"),
      ticketsTo(7, "active"),
      some(
        perhaps(names.leaves.length === 0 ? 5 : 35),
        operation.map((result): Event => ({ kind: "operation", ...result })),
      ),
    )
    .map((lists) => lists.flat());
}

/**
 * Failures for `execute` (09 §11.4): operations on resources of the CIB, mostly, on one of its nodes or on all of them.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { cib, operationFailures } from "pengine/arbitraries";
 *
 * const drawn = cib().chain((each) => operationFailures(each));
 * fc.assert(fc.property(drawn, (list) => list.every(({ rc }) => Number.isInteger(rc))));
 * ```
 */
export function operationFailures(cib: CibDocument): Arbitrary<readonly OperationResult[]> {
  const names = namesOf(cib);
  const operation = operationOf(names, { collective: 13, node: 30 });
  const everywhere = operation.map((result) => names.clusterNodes.map((node) => ({ ...result, node })));
  const failure = oneOf([1, operation.map((result) => [result])], [2, everywhere]);
  return listOf(failure, 6).map((list) => list.flat());
}
