import fc, { type Arbitrary } from "fast-check";
import { type Element, element } from "../cib/element.js";
import { block, pairs, type Vocabulary } from "./blocks.js";
import { type Damage, damage } from "./damage.js";
import { type Draft, listOf, maybe, oneOf, pick, reference, weighted } from "./draft.js";
import { inOnePlace, type Leaf, Recorded } from "./history.js";
import { attributesOf } from "./primitives.js";
import { rule } from "./rules.js";
import type { Scope } from "./scope.js";
import { agent, attributeValue, fenceAgent, looseScore, truth } from "./values.js";

type NodeState = Readonly<Record<string, string | undefined>>;

const ONLINE: NodeState = { in_ccm: "true", crmd: "online", join: "member", expected: "member" };

/** Membership of a cluster node as recorded: mostly online; sometimes gone, lost, joining or contradictory (03 §6). */
const membership = (now: number): Arbitrary<NodeState> =>
  oneOf(
    [14, fc.constant(ONLINE)],
    [2, fc.constant({ in_ccm: "false", crmd: "offline", join: "down", expected: "down" })],
    [2, fc.constant({ in_ccm: "false", crmd: "offline", join: "down", expected: "member" })],
    [1, fc.constant({ in_ccm: "true", crmd: "offline", join: "down", expected: "member" })],
    [1, fc.constant({ in_ccm: "true", crmd: "online", join: "pending", expected: "member" })],
    [1, fc.constant({ in_ccm: "true", crmd: "online", join: "banned", expected: "member" })],
    [
      1,
      fc.record({
        in_ccm: maybe(90, fc.constantFrom(String(now - 500), String(now - 5), "true", "false", "0", "x")),
        crmd: maybe(90, fc.constantFrom(String(now - 300), "online", "offline", "0", "x")),
        join: maybe(90, fc.constantFrom("member", "pending", "down", "banned", "x")),
        expected: maybe(90, fc.constantFrom("member", "down", "x")),
      }),
    ],
  );

/** Transient attributes that change what a node may do, each seldom. */
const transient = (now: number): Arbitrary<readonly (readonly [string, string])[]> =>
  fc
    .tuple(
      maybe(
        6,
        truth().map((value) => ["standby", value] as const),
      ),
      maybe(
        3,
        truth().map((value) => ["maintenance", value] as const),
      ),
      maybe(
        3,
        fc.constantFrom("true", "1", "false", String(now - 20)).map((value) => ["terminate", value] as const),
      ),
      maybe(
        6,
        fc.constantFrom(String(now - 10), "0", "1").map((value) => ["shutdown", value] as const),
      ),
      maybe(
        6,
        fc.constantFrom("red", "yellow", "green", "-10").map((value) => ["#health-cpu", value] as const),
      ),
      maybe(
        3,
        looseScore().map((value) => ["#health-disk", value] as const),
      ),
      maybe(
        8,
        attributeValue().map((value) => ["pingd", value] as const),
      ),
      maybe(
        8,
        attributeValue().map((value) => ["color", value] as const),
      ),
      maybe(
        3,
        fc.constantFrom("0", "1", String(now - 100)).map((value) => ["#node-unfenced", value] as const),
      ),
      maybe(
        3,
        truth().map((value) => ["resource-discovery-enabled", value] as const),
      ),
      maybe(3, fc.constant(["probe_complete", "true"] as const)),
    )
    .map((list) => list.filter((pair) => pair !== undefined));

const remoteState = (): Arbitrary<NodeState> =>
  fc.record({
    node_fenced: maybe(15, fc.constantFrom("1", "0")),
    node_in_maintenance: maybe(10, fc.constantFrom("1", "0")),
    in_ccm: maybe(60, fc.constantFrom("true", "false")),
  });

const stateOf = (now: number) =>
  fc.record({
    here: weighted([14, true], [1, false]),
    membership: membership(now),
    remote: remoteState(),
    transient: transient(now),
    conditional: maybe(4, fc.record({ rule: rule("nodes", now), damaged: damage(70), list: pairs(CONDITIONAL) })),
    locked: maybe(5, fc.constantFrom(String(now - 100), "0", String(now - 100_000))),
  });

/** History of something that is no longer configured. */
const removed = () =>
  fc.record({
    id: fc.constantFrom("gone", "gone:0", "A:7", "old-fence", "lost-remote", "bundle", "grp"),
    agent: oneOf(
      [5, agent()],
      [1, fenceAgent()],
      [1, fc.constant({ class: "ocf", provider: "pacemaker", type: "remote" })],
    ),
    home: reference(),
    presences: inOnePlace(),
    container: maybe(10, reference()),
  });

const ticketState = (now: number) =>
  fc.record({
    granted: maybe(90, truth()),
    standby: maybe(25, truth()),
    "last-granted": maybe(50, fc.constantFrom(String(now - 50), "-1", "x")),
  });

/**
 * The section `status`: node states with histories of everything in the scope, tickets, leftovers.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { Scope, status } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * fc.assert(fc.property(status(now), (draft) => draft(new Scope(now)).name === "status"));
 * ```
 */
export function status(now: number): Arbitrary<Draft<Element>> {
  return fc
    .record({
      states: fc.array(stateOf(now), { minLength: 10, maxLength: 10 }),
      removed: maybe(12, listOf(removed(), 2, 1)),
      tickets: maybe(40, listOf(ticketState(now), 2, 1)),
      reversed: weighted([5, false], [1, true]),
      damaged: damage(10),
    })
    .map(({ states, removed, tickets, reversed, damaged }) => (scope) => {
      const recorded = new Recorded(scope);
      for (const leaf of scope.leaves) recorded.add(leaf);
      for (const { container, ...leaf } of removed ?? []) {
        if (scope.resources.includes(leaf.id)) continue;
        const launcher = container === undefined ? undefined : pick(scope.topLevel, container)?.id;
        recorded.add({ ...leaf, container: launcher });
      }
      const remote = new Set(scope.remoteNodes.map(({ name }) => name));
      const made = scope.allNodes.flatMap((name, i) => {
        const state = pick(states, i);
        if (state === undefined || !state.here) return [];
        const { remote: remoteAttributes, membership } = state;
        const own: NodeState = remote.has(name) ? { remote_node: "true", ...remoteAttributes } : membership;
        return [nodeState(scope, recorded, { name, index: i, ...state, own, remote: remote.has(name) })];
      });
      const ticketStates = (tickets ?? []).map((each, i) => element("ticket_state", { id: scope.tickets[i], ...each }));
      const first = ticketStates.length === 0 ? [] : [element("tickets", {}, ticketStates)];
      return damaged(element("status", {}, [...first, ...(reversed ? made.reverse() : made)]));
    });
}

interface StateParts {
  readonly name: string;
  readonly index: number;
  readonly remote: boolean;
  readonly own: NodeState;
  readonly transient: readonly (readonly [string, string])[];
  readonly locked: string | undefined;
  readonly conditional: Conditional | undefined;
}

/** Transient attributes under a rule that may be no proper one. */
interface Conditional {
  readonly rule: Draft<Element>;
  readonly damaged: Damage;
  readonly list: readonly (readonly [string, string])[];
}

const CONDITIONAL: Vocabulary = { color: [70, attributeValue()], standby: [20, truth()] };

function conditionalBlock(scope: Scope, name: string, { rule, damaged, list }: Conditional): Element {
  // Ids in a status section are free text, but those of rules are taken from the scope all the same.
  return damaged(
    element("transient_attributes", {}, [block("instance_attributes", name, list, scope, { rule: rule(scope) })]),
  );
}

function nodeState(scope: Scope, recorded: Recorded, parts: StateParts): Element {
  const { name, own, transient, locked } = parts;
  const id = parts.remote ? name : (scope.nodeIds.get(name) ?? name);
  const attributes = [...new Map([...(recorded.attributes.get(name) ?? []), ...transient])];
  const children: Element[] = [];
  if (attributes.length > 0) {
    children.push(
      element("transient_attributes", { id }, [
        block("instance_attributes", `status-${parts.index}`, attributes, scope),
      ]),
    );
  }
  const resources = [...(recorded.resources.get(name)?.values() ?? [])];
  if (parts.conditional !== undefined)
    children.push(conditionalBlock(scope, `status-${parts.index}`, parts.conditional));
  children.push(
    element("lrm", { id }, [
      element(
        "lrm_resources",
        {},
        resources.map(({ leaf, entries }) => lrmResource(leaf, entries, locked)),
      ),
    ]),
  );
  return element("node_state", { id, uname: name, ...own }, children);
}

function lrmResource(leaf: Leaf, entries: readonly Element[], locked: string | undefined): Element {
  return element(
    "lrm_resource",
    { id: leaf.id, ...attributesOf(leaf.agent), container: leaf.container, "shutdown-lock": locked },
    entries,
  );
}
