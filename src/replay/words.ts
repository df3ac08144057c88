/** The sentences of a replay: the one place where its data become text. */
import { listOf, taskText } from "../explain/words.js";
import { readableScore } from "../policy/score.js";
import type { NodeActionSummary, ResourceActionSummary } from "../verdict/summary.js";
import type { Change, NodeChange, OperationChange } from "./entry.js";
import type { ReplayFinding } from "./findings.js";

/**
 * A change of the world as a sentence without a full stop. Of a configuration only how much of it changed: its lines are in
 * the change.
 * @example
 * ```ts
 * import { changeText } from "pengine/replay";
 *
 * changeText({ kind: "node", node: "n2", was: "unclean", is: "offline", fenced: true }); // => "n2 was fenced and is offline"
 * ```
 */
export function changeText(change: Change): string {
  switch (change.kind) {
    case "quorum":
      return change.quorate ? "the cluster has quorum again" : "the cluster lost quorum";
    case "node":
      return nodeText(change);
    case "ticket":
      return `the ticket ${change.ticket} is ${change.is} (was ${change.was})`;
    case "operation":
      return operationText(change);
    case "fail-count":
      return change.is === undefined
        ? `the failures of ${change.resource} on ${change.node} were cleaned up (they were ${change.was ?? "none"})`
        : `the fail count of ${change.resource} on ${change.node} is ${change.is} (was ${change.was ?? "0"})`;
    case "attribute":
      return change.is === undefined
        ? `the attribute ${change.name} of ${change.node} is gone (was ${change.was ?? ""})`
        : `the attribute ${change.name} of ${change.node} is ${change.is}${change.was === undefined ? "" : ` (was ${change.was})`}`;
    case "configuration": {
      const added = change.lines.filter(({ kind }) => kind === "added").length;
      return `the configuration changed: ${added} lines of crm text added, ${change.lines.length - added} removed`;
    }
  }
}

function nodeText({ node, was, is, fenced }: NodeChange): string {
  if (fenced) return is === "offline" ? `${node} was fenced and is offline` : `${node} was fenced and is ${is} again`;
  if (is === "unknown") return `${node} is no longer known`;
  if (was === "unknown") return `${node} appeared, and is ${is}`;
  if (is === "unclean") return `${node} was lost (unclean: it has to be fenced)`;
  if (is === "offline")
    return was === "unclean" ? `${node} is offline, and no longer unclean` : `${node} left (was ${was})`;
  if (is === "online" && (was === "offline" || was === "unclean" || was === "joining")) return `${node} joined`;
  return `${node} is ${is} (was ${was})`;
}

/**
 * An operation with its result.
 * @example
 * ```ts
 * import { type OperationChange, operationText } from "pengine/replay";
 *
 * const base = { kind: "operation", resource: "web", task: "start", interval: 0, node: "n1", status: "Done" } as const;
 * const failed: OperationChange = { ...base, outcome: "failed", exitCode: 5, exitText: "Not installed", reason: undefined };
 * operationText(failed); // => "the start of web on n1 failed (exit code 5, Not installed)"
 * ```
 */
export function operationText(operation: OperationChange): string {
  const { task, interval, resource, node, outcome, exitCode, exitText, status, reason } = operation;
  const name = task === "monitor" && interval === 0 ? "probe" : taskText(task);
  const what = `the ${name} of ${resource} on ${node}`;
  if (outcome === "pending") return `${what} is under way`;
  if (outcome === "finished") return exitCode === 0 ? `${what} succeeded` : `${what} said ${exitCode}, ${exitText}`;
  const how = status === "Timed out" ? "timed out" : "failed";
  return `${what} ${how} (exit code ${exitCode}, ${exitText}${reason === undefined ? "" : `: ${reason}`})`;
}

/**
 * What is to be done with a resource.
 * @example
 * ```ts
 * import { evaluate } from "pengine";
 * import { readAny } from "pengine/commands";
 * import { resourceActionText } from "pengine/replay";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * evaluate(cib, { now }).summary.resourceActions.map(resourceActionText); // => ["start web on n1"]
 * ```
 */
export function resourceActionText(action: ResourceActionSummary): string {
  const { change, resource, origin, destination, nextRole } = action;
  const at = destination ?? origin;
  switch (change) {
    case "move":
    case "migrate":
      return `${change} ${resource} from ${origin ?? "nowhere"} to ${destination ?? "nowhere"}`;
    case "start":
      return `start ${resource} on ${at}${nextRole === "promoted" ? ", and promote it" : ""}`;
    case "stop":
      return `stop ${resource} on ${origin ?? at}`;
    default:
      return `${change} ${resource} on ${at}`;
  }
}

/**
 * What is to be done with a node.
 * @example
 * ```ts
 * import { nodeActionText } from "pengine/replay";
 *
 * const lost = { change: "fence", fenceAction: "reboot", node: "n2", container: undefined, reason: "lost" } as const;
 * nodeActionText(lost); // => "fence n2 (reboot)"
 * ```
 */
export function nodeActionText({ change, fenceAction, node }: NodeActionSummary): string {
  return change === "fence" ? `fence ${node} (${fenceAction ?? "off"})` : `shut down ${node}`;
}

const BY = {
  ban: "a ban or move",
  move: "a move",
  "drbd fence": "DRBD's fence handler",
  standby: "a standby",
} as const;

/**
 * A finding as a sentence without a full stop.
 * @example
 * ```ts
 * import { findingText } from "pengine/replay";
 *
 * const span = { since: "pe-input-1", until: "pe-input-9" };
 * findingText({ code: "comes-and-goes", resource: "web", times: 4, ...span }); // => "web ceased to run 4 times (pe-input-1 to pe-input-9)"
 * ```
 */
export function findingText(finding: ReplayFinding): string {
  const span = finding.since === finding.until ? finding.since : `${finding.since} to ${finding.until}`;
  switch (finding.code) {
    case "comes-and-goes":
      return `${finding.resource} ceased to run ${finding.times} times (${span})`;
    case "moves-to-and-fro":
      return `${finding.resource} moves to and fro between ${listOf(finding.nodes)}: it came back ${finding.times} times (${span})`;
    case "node-comes-and-goes":
      return `${finding.node} was lost ${finding.times} times (${span})`;
    case "nodes-take-turns":
      return `${listOf(finding.nodes)} are lost by turns, ${finding.times} times (${span}): do they fence each other?`;
    case "failures-rise":
      return `the fail count of ${finding.resource} on ${finding.node} only rises: ${readableScore(finding.from)} to ${readableScore(finding.to)} (${span})`;
    case "never-completes":
      return `to ${finding.change} ${finding.subject} was decided ${finding.times} times in a row, and not done (${span})`;
    case "left-over-constraint":
      return `${finding.constraint} about ${finding.resource} is left over from ${BY[finding.by]} (since ${finding.since})`;
    case "configuration-moved":
      return `a change of the configuration moved, stopped or restarted ${listOf(finding.resources)} (${finding.since})`;
  }
}
