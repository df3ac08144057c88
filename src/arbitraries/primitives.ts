import fc, { type Arbitrary } from "fast-check";
import { type Element, element } from "../cib/element.js";
import { blocks, type Vocabulary } from "./blocks.js";
import { type Draft, maybe, oneOf, pick, reference, weighted } from "./draft.js";
import { inManyPlaces, inOnePlace, type Presence } from "./history.js";
import { UTILIZATION } from "./nodes.js";
import { operations } from "./operations.js";
import type { Agent } from "./scope.js";
import { duration } from "./times.js";
import { agent, count, fenceAgent, looseScore, parameterValue, resourceName, truth } from "./values.js";

const role = (): Arbitrary<string> =>
  weighted(
    [3, "Started"],
    [4, "Stopped"],
    [2, "Unpromoted"],
    [2, "Promoted"],
    [1, "Slave"],
    [1, "Master"],
    [1, "x"],
    [1, "#default"],
  );

/** Meta-attributes of resources of every variant, also for `rsc_defaults` (02 §15.2). */
export const RESOURCE_META: Vocabulary = {
  priority: [10, looseScore()],
  "target-role": [15, role()],
  "is-managed": [8, weighted([1, "true"], [3, "false"], [1, "default"], [1, "x"])],
  maintenance: [4, truth()],
  "resource-stickiness": [20, looseScore()],
  "migration-threshold": [20, weighted([3, "1"], [2, "3"], [1, "0"], [1, "INFINITY"], [1, "-1"], [1, "default"])],
  "failure-timeout": [18, duration()],
  "multiple-active": [10, fc.constantFrom("stop_only", "block", "stop_unexpected", "stop_start", "x")],
  "allow-migrate": [30, weighted([8, "true"], [1, "false"])],
  critical: [6, truth()],
  requires: [10, fc.constantFrom("nothing", "quorum", "fencing", "unfencing", "x")],
  "allow-unhealthy-nodes": [3, truth()],
  "container-attribute-target": [2, fc.constant("host")],
};

/** Parameters: some are plain, one is secret, one may depend on the node. */
export const PARAMETERS: Vocabulary = {
  p1: [20, parameterValue()],
  passwd: [6, fc.constantFrom("secret", "other")],
  ip: [6, fc.constantFrom("10.0.0.1", "10.0.0.2")],
};

/** What a primitive is made of; where it stands decides what becomes of it. */
export interface PrimitiveOptions {
  readonly now: number;
  /** Whether every node may have an instance of it. */
  readonly many: boolean;
  readonly agent?: Arbitrary<Agent>;
}

/** A primitive on its way into a document, at a place whose number and container are known by then. */
export type PrimitiveDraft = (
  home: number,
  place?: { readonly presences?: readonly Presence[]; readonly historyId?: (id: string) => readonly HistoryPlace[] },
) => Draft<Element>;

/** Under which id, and on which node only, a primitive is in the history. */
export interface HistoryPlace {
  readonly id: string;
  readonly node?: string;
}

/**
 * A primitive with blocks, utilization and operations, from a template now and then. Its history enters the scope.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { Scope, primitive } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * fc.assert(fc.property(primitive({ now, many: false }), (draft) => draft(0)(new Scope(now)).name === "primitive"));
 * ```
 */
export function primitive(options: PrimitiveOptions): Arbitrary<PrimitiveDraft> {
  const { now } = options;
  return fc
    .record({
      name: resourceName(),
      agent: options.agent ?? agent(),
      template: maybe(8, reference()),
      meta: blocks("meta_attributes", RESOURCE_META, "resource", now),
      parameters: blocks("instance_attributes", PARAMETERS, "nodes", now),
      utilization: blocks("utilization", UTILIZATION(35), "nodes", now),
      operations: operations(now),
      presences: options.many ? inManyPlaces() : inOnePlace(),
      scores: maybe(options.many ? 60 : 5, fc.array(maybe(60, looseScore()), { maxLength: 4 })),
    })
    .map((drawn) => (home, place) => (scope) => {
      const id = scope.id(drawn.name);
      const template = drawn.template === undefined ? undefined : pick(scope.templates, drawn.template);
      const used = template?.agent ?? drawn.agent;
      scope.resources.push(id);
      if (template !== undefined) scope.means(template.id, id);
      if (used.class === "stonith") scope.fenceDevices.push(id);
      const parameters = drawn.parameters(id)(scope);
      const plain =
        parameters.length === 1 && parameters[0]?.attributes.score === undefined ? parameters[0] : undefined;
      for (const at of place?.historyId?.(id) ?? [{ id }]) {
        scope.leaves.push({
          id: at.id,
          node: at.node,
          agent: used,
          home,
          presences: place?.presences ?? drawn.presences,
          parameters: pairsOf(plain),
          promotionScores: drawn.scores ?? [],
        });
      }
      return element(
        "primitive",
        template === undefined ? { id, ...attributesOf(drawn.agent) } : { id, template: template.id },
        [...drawn.meta(id)(scope), ...parameters, ...drawn.utilization(id)(scope), ...drawn.operations(id)(scope)],
      );
    });
}

export function attributesOf(agent: Agent): Record<string, string | undefined> {
  return { class: agent.class, provider: agent.provider, type: agent.type };
}

function pairsOf(block: Element | undefined): readonly (readonly [string, string])[] {
  if (block === undefined) return [];
  return block.children.flatMap(({ attributes: { name, value } }) =>
    name === undefined || value === undefined ? [] : [[name, value] as const],
  );
}

/**
 * A template that primitives may be made from.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { Scope, template } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * fc.assert(fc.property(template(now), (draft) => draft(new Scope(now)).name === "template"));
 * ```
 */
export function template(now: number): Arbitrary<Draft<Element>> {
  return fc
    .record({
      agent: oneOf([12, agent()], [1, fenceAgent()]),
      description: maybe(5, fc.constant("a <b>")),
      meta: blocks("meta_attributes", RESOURCE_META, "resource", now),
      parameters: blocks("instance_attributes", PARAMETERS, "nodes", now),
      operations: operations(now),
    })
    .map(({ agent, description, meta, parameters, operations }) => (scope) => {
      const id = scope.id("tmpl");
      scope.templates.push({ id, agent });
      return element("template", { id, ...attributesOf(agent), description }, [
        ...meta(id)(scope),
        ...parameters(id)(scope),
        ...operations(id)(scope),
      ]);
    });
}

const FENCING_PARAMETERS: Vocabulary = {
  pcmk_host_list: [30, fc.constantFrom("node1", "node1 node2", "alice")],
  pcmk_monitor_timeout: [10, duration()],
  pcmk_delay_base: [5, duration()],
};

/**
 * A fencing device; now and then one that unfences (02 §4.5).
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { Scope, fenceDevice } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * fc.assert(fc.property(fenceDevice(now), (draft) => draft(0)(new Scope(now)).attributes.class !== "ocf"));
 * ```
 */
export function fenceDevice(now: number): Arbitrary<PrimitiveDraft> {
  return fc
    .record({
      made: primitive({ now, many: false, agent: fenceAgent() }),
      provides: maybe(10, fc.constant([["provides", "unfencing"]] as const)),
      parameters: blocks("instance_attributes", FENCING_PARAMETERS, "nodes", now),
    })
    .map(({ made, provides, parameters }) => (home, place) => (scope) => {
      const device = made(home, place)(scope);
      const id = device.attributes.id ?? "";
      const meta =
        provides === undefined
          ? []
          : [
              element("meta_attributes", { id: scope.id(`${id}-provides`) }, [
                element("nvpair", { id: scope.id(`${id}-provides-nv`), name: "provides", value: "unfencing" }),
              ]),
            ];
      return element("primitive", device.attributes, [...meta, ...parameters(id)(scope), ...device.children]);
    });
}

const CONNECTION: Vocabulary = {
  server: [30, fc.constantFrom("10.1.0.1", "remote.example")],
  reconnect_interval: [20, duration()],
};

/**
 * A remote node: its connection resource.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { Scope, remoteConnection } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * fc.assert(fc.property(remoteConnection(now), (draft) => draft(0)(new Scope(now)).name === "primitive"));
 * ```
 */
export function remoteConnection(now: number): Arbitrary<PrimitiveDraft> {
  const remote: Agent = { class: "ocf", provider: "pacemaker", type: "remote" };
  return fc
    .record({
      made: primitive({ now, many: false, agent: fc.constant(remote) }),
      parameters: blocks("instance_attributes", CONNECTION, "nodes", now),
    })
    .map(({ made, parameters }) => (home, place) => (scope) => {
      const connection = made(home, place)(scope);
      const id = connection.attributes.id ?? "";
      if (connection.attributes.template === undefined) scope.remoteNodes.push({ name: id, remote: true });
      return element("primitive", connection.attributes, [...parameters(id)(scope), ...connection.children]);
    });
}

/**
 * A guest node: a primitive with `remote-node`, whose implicit connection has a history of its own.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { Scope, guestNode } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * fc.assert(fc.property(guestNode(now), (draft) => draft(0)(new Scope(now)).name === "primitive"));
 * ```
 */
export function guestNode(now: number): Arbitrary<PrimitiveDraft> {
  return fc
    .record({
      made: primitive({ now, many: false }),
      name: fc.constantFrom("guest1", "guest2", "lxc1"),
      presences: inOnePlace(),
      address: maybe(30, fc.constantFrom("10.2.0.1")),
      migrate: maybe(20, truth()),
      port: maybe(10, count(9)),
    })
    .map(({ made, name, presences, address, migrate, port }) => (home, place) => (scope) => {
      const guest = made(home, place)(scope);
      const id = guest.attributes.id ?? "";
      const node = scope.id(name);
      scope.remoteNodes.push({ name: node, remote: false });
      scope.leaves.push({
        id: node,
        agent: { class: "ocf", provider: "pacemaker", type: "remote" },
        home,
        presences,
        container: id,
      });
      const block = scope.id(`${id}-guest`);
      const pair = (key: string, value: string | undefined) =>
        value === undefined ? [] : [element("nvpair", { id: scope.id(`${block}-${key}`), name: key, value })];
      const meta = element("meta_attributes", { id: block }, [
        ...pair("remote-node", node),
        ...pair("remote-addr", address),
        ...pair("remote-port", port),
        ...pair("remote-allow-migrate", migrate),
      ]);
      return element("primitive", guest.attributes, [meta, ...guest.children]);
    });
}

const PING: Vocabulary = {
  name: [50, fc.constantFrom("pingd", "rack", "Color")],
  host_list: [80, fc.constantFrom("10.0.0.1", "10.0.0.1 10.0.0.2")],
  multiplier: [60, fc.constantFrom("1000", "1", "x")],
};

/**
 * A resource that sets the node attribute which says how many hosts a node reaches (09 §6.12).
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { Scope, pingResource } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * fc.assert(fc.property(pingResource({ now, many: false }), (draft) => draft(0)(new Scope(now)).name === "primitive"));
 * ```
 */
export function pingResource(options: Pick<PrimitiveOptions, "now" | "many">): Arbitrary<PrimitiveDraft> {
  const agent = fc.constantFrom("ping", "pingd").map((type): Agent => ({ class: "ocf", provider: "pacemaker", type }));
  return fc
    .record({
      made: primitive({ ...options, agent }),
      parameters: blocks("instance_attributes", PING, "nodes", options.now),
    })
    .map(({ made, parameters }) => (home, place) => (scope) => {
      const ping = made(home, place)(scope);
      return element("primitive", ping.attributes, [...parameters(`${ping.attributes.id}`)(scope), ...ping.children]);
    });
}

/**
 * Any primitive that may stand at the top level.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { Scope, anyPrimitive } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * fc.assert(fc.property(anyPrimitive(now), (draft) => draft(0)(new Scope(now)).name === "primitive"));
 * ```
 */
export function anyPrimitive(now: number): Arbitrary<PrimitiveDraft> {
  return oneOf(
    [12, primitive({ now, many: false })],
    [3, fenceDevice(now)],
    [2, remoteConnection(now)],
    [2, guestNode(now)],
    [1, pingResource({ now, many: false })],
  );
}
