import fc, { type Arbitrary } from "fast-check";
import { type Element, element } from "../cib/element.js";
import { type Draft, drawn, listOf, maybe, oneOf, pick, reference, section, weighted } from "./draft.js";
import { pattern } from "./patterns.js";
import { rule } from "./rules.js";
import type { Scope } from "./scope.js";
import { overlap, resourceSets, type SetUse, subject } from "./sets.js";
import { schemaBoolean, score, truth } from "./values.js";

const ROLE = weighted([4, "Promoted"], [3, "Started"], [3, "Unpromoted"], [2, "Stopped"], [1, "Master"], [1, "Slave"]);
const ACTION = fc.constantFrom("start", "stop", "promote", "demote");

export type Constraint = Draft<Element | undefined>;

/** Two subjects, mostly different ones. */
function pairOf(first: number, second: number, scope: Scope): readonly [string, string] | undefined {
  const one = subject(first, scope);
  const other = subject(second, scope);
  if (one === undefined || other === undefined) return undefined;
  return one === other ? [one, subject(second + 3, scope) ?? other] : [one, other];
}

function withSets(
  name: string,
  use: SetUse,
): Arbitrary<(id: string, attributes: Readonly<Record<string, string | undefined>>) => Constraint> {
  return resourceSets(use).map((sets) => (id, attributes) => (scope) => {
    const own = scope.id(id);
    const made = sets(own)(scope);
    return made.length === 0 ? undefined : element(name, { id: own, ...attributes }, made);
  });
}

const location = (now: number): Arbitrary<Constraint> =>
  fc
    .record({
      rsc: reference(),
      pattern: maybe(12, pattern()),
      role: maybe(20, ROLE),
      discovery: maybe(20, fc.constantFrom("always", "never", "exclusive")),
      node: reference(),
      score: score(),
      rule: maybe(35, rule("location", now)),
      sets: maybe(10, resourceSets("location")),
    })
    .map(({ rsc, pattern, role, discovery, node, score, rule, sets }) => (scope) => {
      const id = scope.id("loc");
      const made = sets?.(id)(scope) ?? [];
      const named = subject(rsc, scope);
      if (made.length === 0 && pattern === undefined && named === undefined) return undefined;
      const about =
        made.length > 0 ? {} : pattern !== undefined ? { "rsc-pattern": pattern, role } : { rsc: named, role };
      const common = { id, ...about, "resource-discovery": discovery };
      if (rule !== undefined) return element("rsc_location", common, [...made, rule(scope)]);
      return element("rsc_location", { ...common, node: pick(scope.allNodes, node) ?? "x", score }, made);
    });

const colocation = (): Arbitrary<Constraint> =>
  oneOf(
    [
      5,
      fc
        .record({
          first: reference(),
          second: reference(),
          score: maybe(92, score()),
          role: maybe(25, ROLE),
          withRole: maybe(25, ROLE),
          influence: maybe(10, truth()),
          attribute: maybe(12, fc.constantFrom("color", "rack", "#uname", "#id")),
        })
        .map(({ first, second, score, role, withRole, influence, attribute }) => (scope: Scope) => {
          const pair = pairOf(first, second, scope);
          if (pair === undefined) return undefined;
          return element("rsc_colocation", {
            id: scope.id("col"),
            score,
            influence,
            rsc: pair[0],
            "with-rsc": pair[1],
            "node-attribute": attribute,
            "rsc-role": role,
            "with-rsc-role": withRole,
          });
        }),
    ],
    [
      1,
      fc
        .record({
          sets: withSets("rsc_colocation", "colocation"),
          score: maybe(80, score()),
          influence: maybe(10, truth()),
        })
        .map(({ sets, score, influence }) => sets("col", { score, influence })),
    ],
  );

const kind = () => maybe(60, fc.constantFrom("Mandatory", "Optional", "Serialize"));

const order = (): Arbitrary<Constraint> =>
  oneOf(
    [
      5,
      fc
        .record({
          first: reference(),
          second: reference(),
          kind: kind(),
          score: maybe(15, score()),
          firstAction: maybe(35, ACTION),
          thenAction: maybe(35, ACTION),
          symmetrical: maybe(15, schemaBoolean()),
          requireAll: maybe(12, schemaBoolean()),
        })
        .map(({ first, second, kind, score, firstAction, thenAction, symmetrical, requireAll }) => (scope: Scope) => {
          const pair = pairOf(first, second, scope);
          if (pair === undefined || overlap(pair[0], [pair[1]], scope)) return undefined;
          return element("rsc_order", {
            id: scope.id("ord"),
            kind: score === undefined ? kind : undefined,
            score,
            first: pair[0],
            then: pair[1],
            "first-action": firstAction,
            "then-action": thenAction,
            symmetrical,
            "require-all": requireAll,
          });
        }),
    ],
    [
      1,
      fc
        .record({ sets: withSets("rsc_order", "order"), kind: kind(), symmetrical: maybe(15, schemaBoolean()) })
        .map(({ sets, kind, symmetrical }) => sets("ord", { kind, symmetrical })),
    ],
  );

const ticket = (): Arbitrary<Constraint> =>
  fc
    .record({
      rsc: reference(),
      ticket: reference(),
      policy: maybe(80, fc.constantFrom("stop", "demote", "fence", "freeze")),
      role: maybe(30, ROLE),
      sets: maybe(15, withSets("rsc_ticket", "ticket")),
    })
    .map(({ rsc, ticket, policy, role, sets }) => (scope) => {
      const common = { ticket: pick(scope.tickets, ticket), "loss-policy": policy };
      if (sets !== undefined) return sets("tkt", common)(scope);
      const named = subject(rsc, scope);
      return named === undefined
        ? undefined
        : element("rsc_ticket", { id: scope.id("tkt"), ...common, rsc: named, "rsc-role": role });
    });

/**
 * One constraint of any kind; nothing if the scope has no resource to constrain.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { clusterNode, constraint, resources, Scope } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * const parts = fc.record({ node: clusterNode(now), resources: resources(now, 3), constraint: constraint(now) });
 * fc.assert(
 *   fc.property(parts, (drafts) => {
 *     const scope = new Scope(now);
 *     drafts.node(scope);
 *     drafts.resources(scope);
 *     const made = drafts.constraint(scope); // refers to what the scope has; nothing if it has no resource
 *     return made === undefined || made.name.startsWith("rsc_");
 *   }),
 * );
 * ```
 */
export function constraint(now: number): Arbitrary<Constraint> {
  return oneOf([5, location(now)], [5, colocation()], [5, order()], [1, ticket()]);
}

/**
 * The section `constraints`.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { Scope, constraints } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * fc.assert(fc.property(constraints(now, 3), (draft) => draft(new Scope(now)).name === "constraints"));
 * ```
 */
export function constraints(now: number, max: number): Arbitrary<Draft<Element>> {
  return listOf(constraint(now), max).map((list) => (scope) => section("constraints", drawn(list, scope)));
}
