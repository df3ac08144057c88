/** What might help: changes that facts suggest. None of them has been tried; dangerous ones are not among them. */
import { baseName } from "../../base/text.js";
import { element } from "../../cib/element.js";
import type { Edit } from "../../edit/index.js";
import type { Fact, FactOf } from "../../verdict/fact.js";
import type { Book } from "../book.js";
import { isTransient, nodeWord } from "../words.js";
import { byEdit, byEvent, type Candidate, tunable } from "./candidate.js";
import type { Goal } from "./goal.js";
import { placing, preference, promotionScores, STAYS } from "./placing.js";

/** The changes that facts suggest, in the order of the facts, each once. */
export function candidatesOf(book: Book, facts: readonly Fact[], goal: Goal): readonly Candidate[] {
  const all = [...facts.flatMap((fact) => suggestions(book, fact, goal)), ...placing(book, goal)];
  // What nobody has to think twice about is tried first.
  const plain = all.filter(({ caution }) => caution === undefined);
  const byChange = new Map<string, Candidate>();
  for (const each of [...plain, ...all]) {
    const key = JSON.stringify(each.change);
    byChange.set(key, byChange.get(key) ?? each);
  }
  return [...byChange.values()];
}

function suggestions(book: Book, fact: Fact, goal: Goal): readonly Candidate[] {
  switch (fact.code) {
    case "no-quorum":
      return [quorumBack()];
    case "maintenance-mode":
      return [
        byEdit({ kind: "property", name: "maintenance-mode", value: "false" }, "end the maintenance of the cluster"),
      ];
    case "stop-all-resources":
      return [
        byEdit(
          { kind: "property", name: "stop-all-resources", value: "false" },
          "let resources run again (stop-all-resources=false)",
        ),
      ];
    case "node-offline":
    case "node-unseen":
    case "node-pending":
    case "node-shutting-down":
      return [byEvent({ kind: "node", node: fact.node, state: "up" }, `bring ${nodeWord(fact.node)} online`)];
    case "node-standby":
      return fact.onFail ? [] : [outOfStandby(fact)];
    case "node-maintenance":
      return [
        byEdit(
          { kind: "node-maintenance", node: fact.node, on: false },
          `end the maintenance of ${nodeWord(fact.node)}`,
        ),
      ];
    case "node-unhealthy":
      return [
        byEdit(
          { kind: "node-attribute", node: fact.node, name: fact.attribute, value: "green", lifetime: "reboot" },
          `make ${nodeWord(fact.node)} healthy (${fact.attribute} green)`,
        ),
      ];
    case "disabled":
      return [disabledRemedy(fact)];
    case "unmanaged":
      return unmanagedRemedies(fact.by, fact.owner ?? fact.resource);
    case "blocked":
    case "operation-failed":
    case "probe-refused":
    case "fail-count":
      return [cleanup(baseName(fact.resource), fact.node)];
    case "multiple-active":
      return fact.policy === "block" ? [onlyOnce(fact.resource)] : [];
    case "opt-in-cluster":
      return goal.kind === "runs" ? allowed(book, goal.resource) : [];
    case "ticket":
      return fact.granted
        ? [byEvent({ kind: "ticket", ticket: fact.ticket, state: "active" }, `activate the ticket ${fact.ticket}`)]
        : [byEvent({ kind: "ticket", ticket: fact.ticket, state: "granted" }, `grant the ticket ${fact.ticket}`)];
    case "capacity":
      return fact.shortages.map(({ attribute, needed, free, capacity }) =>
        tunable(capacity, capacity + needed - free, (amount) =>
          byEdit(
            { kind: "node-utilization", node: fact.node, name: attribute, value: String(amount) },
            `give ${nodeWord(fact.node)} ${amount - capacity} more ${attribute}`,
          ),
        ),
      );
    case "instance-limit":
      return [
        byEdit(
          { kind: "meta", resource: fact.resource, name: "clone-max", value: String(fact.max + 1) },
          `allow ${fact.resource} one more instance (clone-max=${fact.max + 1})`,
        ),
      ];
    case "promotion-limit":
      return goal.kind === "promoted on" || goal.kind === "promoted"
        ? [
            byEdit(
              { kind: "meta", resource: fact.resource, name: "promoted-max", value: String(fact.max + 1) },
              `allow ${fact.resource} one more promoted instance (promoted-max=${fact.max + 1})`,
            ),
          ]
        : [];
    case "not-interleaved":
      return goal.kind === "stays"
        ? [
            byEdit(
              { kind: "meta", resource: fact.resource, name: "interleave", value: "true" },
              `interleave ${fact.resource} (interleave=true)`,
            ),
          ]
        : [];
    case "location":
      return locationRemedies(fact, goal);
    case "colocation":
      return [
        ...besides(fact, goal),
        ...(fact.primaryRole === "promoted" ? promotionScores(book, fact.primary, goal) : []),
        byEdit(
          { kind: "remove", ids: [fact.constraint], of: "constraint" },
          `remove the colocation ${fact.constraint}`,
          "what it was made for no longer holds",
        ),
      ];
    case "order":
      return [
        byEdit(
          { kind: "remove", ids: [fact.constraint], of: "constraint" },
          `remove the ordering ${fact.constraint}`,
          "what it was made for no longer holds",
        ),
      ];
    case "no-fence-device":
      return [fenceDevice()];
    case "node-cannot-be-fenced":
      return fact.why === "no quorum" ? [quorumBack()] : [];
    case "fencing-disabled":
    case "fenced-one-by-one":
    case "fencing-level-broken":
    case "fencing-delayed":
    case "no-device-for-node":
    case "location-without-node":
    case "node-unclean":
    case "operation-pending":
    case "removed":
      return [];
    case "shutdown-lock":
      return [
        byEvent({ kind: "node", node: fact.node, state: "up" }, `bring ${nodeWord(fact.node)} online`),
        byEdit(
          { kind: "property", name: "shutdown-lock", value: "false" },
          "let resources leave nodes that are shut down (shutdown-lock=false)",
          "this holds for all resources and nodes",
        ),
      ];
  }
}

function quorumBack(): Candidate {
  return byEvent({ kind: "quorum", quorate: true }, "get quorum back (bring enough nodes together)");
}

/** Standby is an attribute of the node: its configuration has it, or its status until it leaves. */
function outOfStandby(fact: FactOf<"node-standby">): Candidate {
  const { node } = fact;
  const edit: Edit = isTransient(fact)
    ? { kind: "node-attribute", node, name: "standby", value: null, lifetime: "reboot" }
    : { kind: "online", node };
  return byEdit(edit, `take ${nodeWord(node)} out of standby`);
}

/** What brings the other resource of a colocation to where it does not hinder. */
function besides(fact: FactOf<"colocation">, goal: Goal): readonly Candidate[] {
  if (!("node" in goal && "resource" in goal)) return [];
  const { primary, dependent, score } = fact;
  const { node } = goal;
  if (score > 0)
    return [byEdit({ kind: "move", resource: primary, node }, `move ${primary} to ${nodeWord(node)} as well`, STAYS)];
  return [primary, dependent]
    .filter((resource) => resource !== goal.resource)
    .map((resource) => byEdit({ kind: "ban", resource, node }, `keep ${resource} off ${nodeWord(node)}`, STAYS));
}

/** Any device will do for the trial; which one fits, and its parameters, only the administrator knows. */
function fenceDevice(): Candidate {
  const device = element("primitive", { id: "fencing", class: "stonith", type: "fence_ipmilan" });
  return byEdit(
    { kind: "add", element: device },
    "configure a fence device that fits the nodes, such as fence_ipmilan with the parameters that it needs",
    "a device that does not work is worse than none: test it",
  );
}

/** What is active on several nodes is stopped there, and started on one. */
function onlyOnce(id: string): Candidate {
  const resource = baseName(id);
  return byEdit(
    { kind: "meta", resource, name: "multiple-active", value: "stop_start" },
    `let the cluster stop ${resource} everywhere and start it once (multiple-active=stop_start)`,
    "what ran twice may have done harm to its data: look at that first",
  );
}

/** Locations that allow a resource on nodes that could have it. */
function allowed(book: Book, resource: string): readonly Candidate[] {
  const top = book.topOf(resource);
  const nodes = book.hosts().slice(0, MOST_NODES);
  return nodes.map((node) => byEdit(preference(top, node, 0), `allow ${top} on ${node}`));
}

function cleanup(resource: string, node: string | undefined): Candidate {
  const where = node === undefined ? "" : ` on ${nodeWord(node)}`;
  return byEdit(
    { kind: "cleanup", resource, node },
    `clean up ${resource}${where} (cleanup), once what failed is mended`,
  );
}

function disabledRemedy({ owner, role }: FactOf<"disabled">): Candidate {
  if (owner === undefined)
    return byEdit(
      { kind: "default", of: "resource", name: "target-role", value: null },
      "take target-role out of the resource defaults",
    );
  if (role === "unpromoted")
    return byEdit({ kind: "promote", resource: owner }, `let ${owner} be promoted again (target-role)`);
  return byEdit({ kind: "enable", resource: owner }, `enable ${owner}`);
}

function unmanagedRemedies(by: string, owner: string): readonly Candidate[] {
  switch (by) {
    case "node maintenance":
      return [byEdit({ kind: "node-maintenance", node: owner, on: false }, `end the maintenance of ${owner}`)];
    case "cluster maintenance":
      return [
        byEdit({ kind: "property", name: "maintenance-mode", value: "false" }, "end the maintenance of the cluster"),
      ];
    case "defaults":
      return [
        byEdit(
          { kind: "default", of: "resource", name: "is-managed", value: null },
          "take is-managed out of the resource defaults",
        ),
      ];
    case "removed":
      return [];
    default:
      return [
        byEdit({ kind: "manage", resource: owner }, `manage ${owner}`),
        byEdit({ kind: "resource-maintenance", resource: owner, on: false }, `end the maintenance of ${owner}`),
      ];
  }
}

function locationRemedies(fact: Extract<Fact, { code: "location" }>, goal: Goal): readonly Candidate[] {
  const { constraint, resource, leftOver } = fact;
  const attributes = attributeRemedies(fact, goal);
  const helps = fact.scores.some(({ node, score }) => ("node" in goal && node === goal.node ? score < 0 : score !== 0));
  if (!helps) return attributes;
  if (leftOver === "ban" || leftOver === "move")
    return [
      byEdit(
        { kind: "clear", resource },
        `clear the ${leftOver === "ban" ? "ban" : "move"} of ${resource} (${constraint})`,
      ),
    ];
  const caution =
    leftOver === "drbd fence"
      ? "only if the data on the other node is up to date: the handler removes it itself after a resync"
      : "what it was made for no longer holds";
  return [
    ...attributes,
    byEdit({ kind: "remove", ids: [constraint], of: "constraint" }, `remove the constraint ${constraint}`, caution),
  ];
}

/** Where a rule that looks at an attribute of the node keeps a resource off it: a value with which it does not. */
function attributeRemedies(fact: FactOf<"location">, goal: Goal): readonly Candidate[] {
  const against = fact.scores.filter(({ node, score }) => score < 0 && (!("node" in goal) || node === goal.node));
  return against.slice(0, MOST_NODES).flatMap(({ node, conditions }) =>
    conditions.flatMap(({ attribute: name, operation, operand }) => {
      if (name === undefined || name.startsWith("#")) return [];
      const value = unmet(operation, operand);
      if (value === undefined) return [];
      const edit: Edit = {
        kind: "node-attribute",
        node,
        name,
        value,
        lifetime: MEASURED.has(operation) ? "reboot" : "forever",
      };
      return [
        byEdit(
          edit,
          value === null
            ? `take the attribute ${name} from ${nodeWord(node)}`
            : `give ${nodeWord(node)} the attribute ${name}=${value}`,
        ),
      ];
    }),
  );
}

const MOST_NODES = 4;

/** Comparisons that look at what an agent measures, such as connectivity; such attributes are gone when the node leaves. */
const MEASURED: ReadonlySet<string | undefined> = new Set(["lt", "lte", "gt", "gte", "not_defined"]);

/** The nearest value with which a condition is not met; null: no value; undefined: not known. */
function unmet(operation: string | undefined, operand: string | undefined): string | null | undefined {
  const number = Number(operand);
  switch (operation) {
    case "ne":
      return operand;
    case "eq":
    case "defined":
      return null;
    case "not_defined":
      return "1";
    case "lt":
      return Number.isFinite(number) ? String(number) : undefined;
    case "lte":
      return Number.isFinite(number) ? String(number + 1) : undefined;
    case "gt":
      return Number.isFinite(number) ? String(number) : undefined;
    case "gte":
      return Number.isFinite(number) ? String(number - 1) : undefined;
    default:
      return undefined;
  }
}
