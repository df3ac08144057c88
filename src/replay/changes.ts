import type { Cib } from "../cib/cib.js";
import { firstChild } from "../cib/element.js";
import { crmDifference } from "../crmsh/index.js";
import type { Change, ConfigurationChange, NodeCondition, OperationChange } from "./entry.js";
import type { Moment, NodeValue } from "./moment.js";

/** What is different in the world from one input to the next: nodes, quorum, tickets, operations, attributes, configuration. */
export function changesBetween(before: Moment, after: Moment): readonly Change[] {
  return [
    ...quorumChanges(before, after),
    ...nodeChanges(before, after),
    ...ticketChanges(before, after),
    ...operationChanges(before, after),
    ...valueChanges(before.failCounts, after.failCounts, ({ node, of: resource }, was, is) => {
      return { kind: "fail-count", resource, node, was, is };
    }),
    ...valueChanges(before.attributes, after.attributes, ({ node, of: name }, was, is) => {
      return { kind: "attribute", node, name, was, is };
    }),
    ...configurationChanges(before.cib, after.cib),
  ];
}

function quorumChanges(before: Moment, after: Moment): Change[] {
  return before.quorate === after.quorate ? [] : [{ kind: "quorum", quorate: after.quorate }];
}

function nodeChanges(before: Moment, after: Moment): Change[] {
  const names = new Set([...after.nodes.keys(), ...before.nodes.keys()]);
  const toBeFenced = new Set(
    before.verdict.summary.nodeActions.flatMap(({ change, node }) => (change === "fence" ? node : [])),
  );
  const found: Change[] = [];
  for (const node of names) {
    const was: NodeCondition = before.nodes.get(node) ?? "unknown";
    const is: NodeCondition = after.nodes.get(node) ?? "unknown";
    const fenced = toBeFenced.has(node) && is !== "unclean" && is !== "unknown";
    if (was !== is || fenced) found.push({ kind: "node", node, was, is, fenced });
  }
  return found;
}

function ticketChanges(before: Moment, after: Moment): Change[] {
  const names = new Set([...before.tickets.keys(), ...after.tickets.keys()]);
  const found: Change[] = [];
  for (const ticket of names) {
    const was = before.tickets.get(ticket) ?? "unknown";
    const is = after.tickets.get(ticket) ?? "unknown";
    if (was !== is) found.push({ kind: "ticket", ticket, was, is });
  }
  return found;
}

/** Each execution once, though the history may hold it twice (08 §8.25). */
function operationChanges(before: Moment, after: Moment): OperationChange[] {
  const found = new Map<string, OperationChange>();
  for (const [key, { stamp, operation }] of after.operations) {
    if (before.operations.get(key)?.stamp === stamp) continue;
    found.set([operation.node, operation.resource, stamp].join("\n"), operation);
  }
  return [...found.values()];
}

function valueChanges(
  before: ReadonlyMap<string, NodeValue>,
  after: ReadonlyMap<string, NodeValue>,
  change: (of: NodeValue, was: string | undefined, is: string | undefined) => Change,
): Change[] {
  const found: Change[] = [];
  for (const [key, value] of after) {
    const was = before.get(key)?.value;
    if (was !== value.value) found.push(change(value, was, value.value));
  }
  for (const [key, value] of before) if (!after.has(key)) found.push(change(value, value.value, undefined));
  return found;
}

/** Parts that say the same are the same (`share.ts`); crm text is printed only where something is different. */
function configurationChanges(before: Cib, after: Cib): ConfigurationChange[] {
  const was = firstChild(before.root, "configuration");
  const is = firstChild(after.root, "configuration");
  if (was === undefined || is === undefined || was === is) return [];
  const lines = crmDifference(before, after);
  return lines.length === 0 ? [] : [{ kind: "configuration", lines }];
}
