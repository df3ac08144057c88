import { execStatusText, exitText } from "../policy/result-code.js";
import type { ClusterStatus, FailedActionStatus, NodeFailCounts, NodeStatus } from "../verdict/status.js";
import { padBytes } from "./bytes.js";
import { LazyList, type TextOutput } from "./text.js";
import { writeResource } from "./text-resources.js";

/** Which parts of the cluster status to print, and how. */
export interface StatusOptions {
  /** Show pending actions: in the current status, not in the revised one. */
  readonly pending: boolean;
  readonly attributes?: boolean;
  readonly failCounts?: boolean;
  /** Local time of epoch seconds in the C form: `Sun Sep 13 12:10:00 2020`. Needed for fail counts. */
  readonly localTime?: (epochSeconds: number) => string;
}

/**
 * The sections of a cluster status as text (09 §6.1), inside the list that the caller opened.
 * @example
 * ```ts
 * import { clusterStatus } from "pengine";
 * import { readAny } from "pengine/commands";
 * import { TextOutput, writeStatus } from "pengine/render";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * const out = new TextOutput();
 * writeStatus(out, clusterStatus(cib, { now }).status, { pending: true });
 * console.log(out.text);
 * ```
 */
export function writeStatus(out: TextOutput, status: ClusterStatus, options: StatusOptions): void {
  let printed = writeNodes(out, status.nodes);
  printed = writeResources(out, status, options, printed) || printed;
  if (options.attributes === true) printed = writeAttributes(out, status.nodes, printed) || printed;
  if (options.failCounts !== true) return;
  const localTime = options.localTime ?? String;
  printed = writeFailCounts(out, status.failCounts, printed, localTime) || printed;
  writeFailedActions(out, status.failedActions, printed, localTime);
}

/** **Status text** of a node, first match (09 §6.2). */
export function nodeStatusText(node: NodeStatus): string {
  if (node.unclean) return `UNCLEAN (${node.online ? "online" : node.pending ? "pending" : "offline"})`;
  if (node.pending) return "pending";
  if (node.standbyOnFail && node.online) return "standby (on-fail)";
  if (node.standby && !node.online) return "OFFLINE (standby)";
  if (node.standby) return node.resourcesRunning === 0 ? "standby" : "standby (with active resources)";
  if (node.maintenance) return node.online ? "maintenance" : "OFFLINE (maintenance)";
  return node.online ? "online" : "OFFLINE";
}

const KIND_WORDS = { cluster: "Node", remote: "RemoteNode", guest: "GuestNode" } as const;

function isShownAlone(node: NodeStatus): boolean {
  return node.unclean || node.pending || node.standby || node.maintenance || node.health !== "green";
}

/** The collection that a node is listed in; offline guests in none. */
function collectionOf(node: NodeStatus): string | undefined {
  if (node.kind === "cluster") return node.online ? "Online" : "OFFLINE";
  if (node.kind === "remote") return node.online ? "RemoteOnline" : "RemoteOFFLINE";
  return node.online ? "GuestOnline" : undefined;
}

function writeNodes(out: TextOutput, nodes: readonly NodeStatus[]): boolean {
  if (nodes.length === 0) return false;
  const collections = new Map<string, string[]>(
    ["Online", "OFFLINE", "RemoteOnline", "RemoteOFFLINE", "GuestOnline"].map((name) => [name, []]),
  );
  out.begin("Node List");
  for (const node of nodes) {
    if (isShownAlone(node)) {
      const health = node.health === "red" ? " (health is RED)" : node.health === "yellow" ? " (health is YELLOW)" : "";
      out.item(`${KIND_WORDS[node.kind]} ${node.name}: ${nodeStatusText(node)}${health}`);
    } else if (node.name !== "") collections.get(collectionOf(node) ?? "")?.push(node.name);
  }
  for (const [name, members] of collections) if (members.length > 0) out.item(`[ ${members.join(" ")} ]`, name);
  out.end();
  return true;
}

function writeResources(out: TextOutput, status: ClusterStatus, options: StatusOptions, printed: boolean): boolean {
  const list = new LazyList(out, "Full List of Resources", printed);
  let any = false;
  for (const resource of status.resources) {
    if (resource.removed && !resource.activeAll) continue;
    list.open();
    any = writeResource(out, resource, options.pending) || any;
  }
  if (!any) {
    list.open();
    out.item("No resources");
  }
  list.close();
  return true;
}

function writeAttributes(out: TextOutput, nodes: readonly NodeStatus[], printed: boolean): boolean {
  const list = new LazyList(out, "Node Attributes", printed);
  for (const node of nodes) {
    if (node.attributes.length === 0) continue;
    list.open();
    out.begin(`Node: ${node.name}`);
    for (const { name, value, expected } of node.attributes) {
      const shown = `${padBytes(name, 32)}\t: ${padBytes(value ?? "(null)", 10)}`;
      out.item(shown + connectivity(value, expected));
    }
    out.end();
  }
  list.close();
  return list.opened;
}

function connectivity(value: string | undefined, expected: number | undefined): string {
  if (expected === undefined) return "";
  const number = value === undefined ? 0 : Number.parseInt(value, 10);
  if (Number.isNaN(number) || number <= 0) return "\t: Connectivity is lost";
  return number < expected ? `\t: Connectivity is degraded (Expected=${expected})` : "";
}

type LocalTime = (epochSeconds: number) => string;

function writeFailCounts(
  out: TextOutput,
  nodes: readonly NodeFailCounts[],
  printed: boolean,
  localTime: LocalTime,
): boolean {
  const list = new LazyList(out, "Migration Summary", printed);
  for (const { node, counts } of nodes) {
    list.open();
    if (counts.length === 0) continue;
    out.begin(`Node: ${node}`);
    for (const { resource, migrationThreshold, failCount, lastFailure } of counts) {
      const last = lastFailure === undefined ? "" : ` last-failure='${localTime(lastFailure)}'`;
      out.item(`${resource}: migration-threshold=${migrationThreshold} fail-count=${failCount}${last}`);
    }
    out.end();
  }
  list.close();
  return list.opened;
}

function writeFailedActions(
  out: TextOutput,
  failures: readonly FailedActionStatus[],
  printed: boolean,
  localTime: LocalTime,
): void {
  const list = new LazyList(out, "Failed Resource Actions", printed);
  for (const failure of failures) {
    list.open();
    out.item(describeFailure(failure, localTime));
  }
  list.close();
}

function describeFailure(failure: FailedActionStatus, localTime: LocalTime): string {
  const { key, node, exitCode, callId, status, exitReason, lastRcChange, queueTime, execTime } = failure;
  const parts = [
    `${key} on ${node ?? "unknown node"} '${exitText(exitCode)}' (${exitCode}): call=${callId ?? "unknown"}`,
    `status='${execStatusText(status)}'`,
  ];
  if (exitReason !== undefined && exitReason !== "") parts.push(`exitreason='${exitReason}'`);
  if (lastRcChange !== undefined) parts.push(`last-rc-change='${localTime(lastRcChange)}'`);
  if (queueTime !== undefined && queueTime !== "") parts.push(`queued=${queueTime}ms`);
  if (execTime !== undefined && execTime !== "") parts.push(`exec=${execTime}ms`);
  return parts.join(", ");
}
