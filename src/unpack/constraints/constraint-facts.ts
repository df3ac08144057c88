/** What constraints say, as facts for whoever asks why: the resources and scores that the stages made of them. */
import { attribute, type Element } from "../../cib/element.js";
import type { LocationConstraint, TicketConstraint } from "../../model/constraint.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import { metConditions } from "../../policy/met-conditions.js";
import type { OrderKind } from "../../policy/order.js";
import { Role, roleName } from "../../policy/role.js";
import type { RuleInput } from "../../policy/rule.js";
import type { LeftOver, LocationScoreFact, MetCondition } from "../../verdict/fact.js";

/** What made a constraint, told by its id: crm_resource, the shells and fence handlers name theirs. */
const LEFT_OVERS: readonly (readonly [prefix: string, kind: LeftOver])[] = [
  ["cli-ban-", "ban"],
  ["cli-prefer-", "move"],
  ["cli-standby-", "ban"],
  ["drbd-fence-by-handler-", "drbd fence"],
  ["location-move-", "move"],
];

function leftOverOf(id: string): LeftOver | undefined {
  return LEFT_OVERS.find(([prefix]) => id.startsWith(prefix))?.[1];
}

/** Met conditions by node name, for a location by rule; nothing is kept where nobody asks. */
export class MetConditions {
  readonly #met = new Map<string, readonly MetCondition[]>();

  note(ws: WorkingSet, node: string, rule: Element, input: RuleInput): void {
    if (ws.facts) this.#met.set(node, metConditions(rule, input, ws.references.resolver));
  }

  of(node: string): readonly MetCondition[] {
    return this.#met.get(node) ?? [];
  }
}

/** @param rule the rule that gives the scores, if one does */
export function noteLocation(
  ws: WorkingSet,
  constraint: Element,
  location: LocationConstraint,
  discovery: string | undefined,
  rule?: Element,
  met?: MetConditions,
): void {
  if (!ws.facts) return;
  const id = attribute(constraint, "id") ?? "";
  const scores = location.nodes.map(
    ({ node, score }): LocationScoreFact => ({ node: node.name, score, conditions: met?.of(node.name) ?? [] }),
  );
  ws.facts.add(
    {
      code: "location",
      constraint: id,
      rule: rule && attribute(rule, "id"),
      resource: location.resource.id,
      role:
        location.roleFilter === Role.Promoted
          ? "promoted"
          : location.roleFilter === Role.Stopped
            ? "stopped"
            : undefined,
      scores: rule ? scores.reverse() : scores,
      leftOver: leftOverOf(id),
      discovery: discovery === "never" || discovery === "exclusive" ? discovery : "always",
    },
    constraint,
  );
}

/** A location of a node that there is not. */
export function noteMissingNode(ws: WorkingSet, constraint: Element, { id: resource }: Resource, named: string): void {
  const id = attribute(constraint, "id") ?? "";
  ws.facts?.add({ code: "location-without-node", constraint: id, resource, named }, constraint);
}

/** A role as a constraint has it: absent where any will do. */
export function constraintRole(role: Role): string | undefined {
  return role === Role.Unknown ? undefined : roleName(role);
}

export function noteOrder(
  ws: WorkingSet,
  constraint: Element,
  fields: {
    readonly first: readonly Resource[];
    readonly firstTask: string;
    readonly then: readonly Resource[];
    readonly thenTask: string;
    readonly kind: OrderKind;
    readonly symmetrical: boolean;
    readonly anyFirst: boolean;
  },
): void {
  const { first, then, ...rest } = fields;
  const id = attribute(constraint, "id") ?? "";
  const names = (list: readonly Resource[]) => list.map((resource) => resource.id);
  ws.facts?.add({ code: "order", constraint: id, first: names(first), then: names(then), ...rest }, constraint);
}

export function noteTicket(ws: WorkingSet, original: Element, resource: Resource, constraint: TicketConstraint): void {
  const { ticket, role, lossPolicy } = constraint;
  ws.facts?.add(
    {
      code: "ticket",
      constraint: attribute(original, "id") ?? "",
      ticket: ticket.id,
      resource: resource.id,
      granted: ticket.granted,
      standby: ticket.standby,
      lossPolicy,
      role: constraintRole(role),
    },
    original,
  );
}
