import { integerOr, isTrue, unsignedOr } from "../base/number.js";
import { baseName } from "../base/text.js";
import type { Cib } from "../cib/cib.js";
import { childrenNamed, type Element, firstChild } from "../cib/element.js";
import { historiesOf } from "../facilities/history.js";
import * as ExecStatus from "../policy/exec-status.js";
import { failureOwner, isFailCountAttribute, isFailureAttribute } from "../policy/failcount.js";
import { execStatusText, exitText, parseExecStatus, parseExitStatus } from "../policy/result-code.js";
import type { Whereabout } from "../scenario/outcome.js";
import { placesIn } from "../scenario/places.js";
import type { NodeStatus } from "../verdict/status.js";
import type { ExplainableVerdict } from "../verdict/verdict.js";
import type { NodeCondition, OperationChange, TicketCondition } from "./entry.js";

/** What an input says of the world, in the form in which two inputs are compared. */
export interface Moment {
  readonly name: string;
  /** Epoch seconds. */
  readonly now: number;
  readonly cib: Cib;
  readonly verdict: ExplainableVerdict;
  readonly nodes: ReadonlyMap<string, NodeCondition>;
  readonly quorate: boolean;
  readonly tickets: ReadonlyMap<string, TicketCondition>;
  /** By node and name. */
  readonly attributes: ReadonlyMap<string, NodeValue>;
  /** By node and resource; the failures of all operations together. */
  readonly failCounts: ReadonlyMap<string, NodeValue>;
  /** By node, resource and entry. */
  readonly operations: ReadonlyMap<string, RecordedOperation>;
  /** Where every primitive is active, by its configured id. */
  readonly places: ReadonlyMap<string, readonly Whereabout[]>;
}

/** The value of something that a node has. */
export interface NodeValue {
  readonly node: string;
  /** Of an attribute its name, of a fail count the resource. */
  readonly of: string;
  readonly value: string;
}

/** A history entry. */
export interface RecordedOperation {
  /** Differs whenever the operation was executed again. */
  readonly stamp: string;
  readonly operation: OperationChange;
}

/** Reads what an input says of the world. */
export function momentOf(name: string, now: number, cib: Cib, verdict: ExplainableVerdict): Moment {
  const status = firstChild(cib.root, "status");
  const states = status === undefined ? [] : childrenNamed(status, "node_state");
  const { attributes, failCounts } = nodeValues(states);
  return {
    name,
    now,
    cib,
    verdict,
    nodes: new Map(verdict.status.nodes.map((node) => [node.name, conditionOf(node)])),
    quorate: isTrue(cib.root.attributes["have-quorum"]),
    tickets: new Map(status === undefined ? [] : ticketsIn(status)),
    attributes,
    failCounts,
    operations: operationsIn(states, failuresIn(verdict)),
    places: placesIn(verdict),
  };
}

function conditionOf(node: NodeStatus): NodeCondition {
  if (node.unclean) return "unclean";
  if (node.pending) return "joining";
  if (!node.online) return "offline";
  if (node.shutdown) return "shutting down";
  if (node.maintenance) return "in maintenance";
  return node.standby || node.standbyOnFail ? "in standby" : "online";
}

function* ticketsIn(status: Element): Iterable<[string, TicketCondition]> {
  const tickets = firstChild(status, "tickets");
  for (const { attributes } of tickets === undefined ? [] : childrenNamed(tickets, "ticket_state")) {
    const granted = isTrue(attributes.granted);
    yield [attributes.id ?? "", isTrue(attributes.standby) ? "in standby" : granted ? "granted" : "revoked"];
  }
}

function nodeName({ attributes }: Element): string {
  return attributes.uname ?? attributes.id ?? "";
}

function nodeValues(states: readonly Element[]): Pick<Moment, "attributes" | "failCounts"> {
  const attributes = new Map<string, NodeValue>();
  const failCounts = new Map<string, NodeValue>();
  for (const state of states) {
    const node = nodeName(state);
    for (const { attributes: pair } of transientAttributes(state)) {
      const { name = "", value = "" } = pair;
      if (isFailCountAttribute(name)) addFailures(failCounts, node, failureOwner(name) ?? name, value);
      else if (!isFailureAttribute(name)) attributes.set(`${node}\n${name}`, { node, of: name, value });
    }
  }
  return { attributes, failCounts };
}

function addFailures(counts: Map<string, NodeValue>, node: string, resource: string, value: string): void {
  const key = `${node}\n${resource}`;
  const before = counts.get(key)?.value;
  const endless = value === "INFINITY" || before === "INFINITY";
  const sum = endless ? "INFINITY" : String(integerOr(before, 0) + integerOr(value, 0));
  counts.set(key, { node, of: resource, value: sum });
}

function* transientAttributes(state: Element): Iterable<Element> {
  for (const block of childrenNamed(state, "transient_attributes")) {
    for (const set of childrenNamed(block, "instance_attributes")) {
      for (const pair of childrenNamed(set, "nvpair")) yield pair;
    }
  }
}

/** By node, resource without an instance number, task, interval and exit code: what counts as a failure. */
type Failures = ReadonlySet<string>;

function failuresIn({ facts }: ExplainableVerdict): Failures {
  const failed = facts.filter((fact) => fact.code === "operation-failed");
  return new Set(
    failed.map(({ node, resource, task, interval, exitCode }) => failureKey(node, resource, task, interval, exitCode)),
  );
}

function failureKey(node: string, resource: string, task: string, interval: number, exitCode: number): string {
  return [node, baseName(resource), task, interval, exitCode].join("\n");
}

function operationsIn(states: readonly Element[], failures: Failures): Moment["operations"] {
  const found = new Map<string, RecordedOperation>();
  for (const state of states) {
    const node = nodeName(state);
    const histories = historiesOf(state);
    for (const history of histories === undefined ? [] : childrenNamed(histories, "lrm_resource")) {
      const resource = history.attributes.id ?? "";
      for (const { attributes: entry } of childrenNamed(history, "lrm_rsc_op")) {
        const task = entry.operation ?? "";
        const interval = unsignedOr(entry.interval, 0);
        const execStatus = parseExecStatus(entry["op-status"]) ?? ExecStatus.Unknown;
        const exitCode = parseExitStatus(entry["rc-code"]) ?? -1;
        const failed = failures.has(failureKey(node, resource, task, interval, exitCode));
        const outcome = execStatus === ExecStatus.Pending ? "pending" : failed ? "failed" : "finished";
        const stamp = [entry["call-id"], entry["transition-magic"], entry["last-rc-change"], entry.operation].join(
          "\n",
        );
        const operation: OperationChange = {
          kind: "operation",
          resource,
          task,
          interval,
          node,
          outcome,
          exitCode,
          exitText: exitText(exitCode),
          status: execStatusText(execStatus),
          reason: entry["exit-reason"] || undefined,
        };
        found.set(`${node}\n${resource}\n${entry.id}`, { stamp, operation });
      }
    }
  }
  return found;
}
