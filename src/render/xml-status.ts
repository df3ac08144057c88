import { append } from "../base/list.js";
import { parseOperationKey } from "../policy/key.js";
import { execStatusText, exitText } from "../policy/result-code.js";
import type { ClusterStatus, FailedActionStatus, NodeFailCounts, NodeStatus } from "../verdict/status.js";
import { type XmlNode, xmlNode } from "./xml.js";
import { resourceNodes } from "./xml-resources.js";

/** Which parts of the cluster status to show as XML, and how. */
export interface XmlStatusOptions {
  /** Show pending actions: in the current status, not in the revised one. */
  readonly pending: boolean;
  readonly attributes?: boolean;
  readonly failCounts?: boolean;
  /** Local time in the C form, for last failures: `Sun Sep 13 12:10:00 2020`. */
  readonly localTime: (epochSeconds: number) => string;
  /** Local time as `2020-09-13 12:10:00 +02:00` (`Z` for UTC), for failed actions. */
  readonly isoTime: (epochSeconds: number) => string;
}

/** The elements inside `cluster_status` and `revised_cluster_status` (09 §6). */
export function statusNodes(status: ClusterStatus, options: XmlStatusOptions): XmlNode[] {
  const shown = status.resources.filter((resource) => !resource.removed || resource.activeAll);
  const sections = [xmlNode("nodes", [], status.nodes.map(nodeNode))];
  const resources = shown.flatMap((resource) => resourceNodes(resource, options.pending));
  if (resources.length > 0) sections.push(xmlNode("resources", [], resources));
  if (options.attributes === true) append(sections, section("node_attributes", status.nodes.flatMap(attributeNodes)));
  if (options.failCounts !== true) return sections;
  if (status.failCounts.length > 0) {
    const nodes = status.failCounts.flatMap((failures) => historyNodes(failures, options));
    sections.push(xmlNode("node_history", [], nodes));
  }
  append(
    sections,
    section(
      "failures",
      status.failedActions.map((failure) => failureNode(failure, options)),
    ),
  );
  return sections;
}

/** A section that is there only if it has content. */
function section(name: string, children: readonly XmlNode[]): XmlNode[] {
  return children.length === 0 ? [] : [xmlNode(name, [], children)];
}

function nodeNode(node: NodeStatus): XmlNode {
  return xmlNode("node", [
    ["name", node.name],
    ["id", node.id],
    ["online", node.online],
    ["standby", node.standby],
    ["standby_onfail", node.standbyOnFail],
    ["maintenance", node.maintenance],
    ["pending", node.pending],
    ["unclean", node.unclean],
    ["health", node.health],
    ["feature_set", node.featureSet],
    ["shutdown", node.shutdown],
    ["expected_up", node.expectedUp],
    ["is_dc", node.isDc],
    ["resources_running", node.resourcesRunning],
    ["type", node.kind === "cluster" ? "member" : "remote"],
    ["id_as_resource", node.container],
  ]);
}

function attributeNodes({ name, attributes }: NodeStatus): XmlNode[] {
  if (attributes.length === 0) return [];
  const nodes = attributes.map((attribute) =>
    xmlNode("attribute", [
      ["name", attribute.name],
      ["value", attribute.value],
      ["expected", attribute.expected],
    ]),
  );
  return [xmlNode("node", [["name", name]], nodes)];
}

function historyNodes({ node, counts }: NodeFailCounts, { localTime }: XmlStatusOptions): XmlNode[] {
  if (counts.length === 0) return [];
  const nodes = counts.map(({ resource, migrationThreshold, failCount, lastFailure }) =>
    xmlNode("resource_history", [
      ["id", resource],
      ["orphan", false],
      ["removed", false],
      ["migration-threshold", migrationThreshold],
      ["fail-count", failCount],
      ["last-failure", lastFailure === undefined ? undefined : localTime(lastFailure)],
    ]),
  );
  return [xmlNode("node", [["name", node]], nodes)];
}

function failureNode(failure: FailedActionStatus, { isoTime }: XmlStatusOptions): XmlNode {
  const { key, hasOperationKey, node, exitCode, exitReason, callId, status, lastRcChange } = failure;
  const run = lastRcChange !== undefined && lastRcChange > 0;
  return xmlNode("failure", [
    [hasOperationKey ? "op_key" : "id", key],
    ["node", node],
    ["exitstatus", exitText(exitCode)],
    ["exitreason", escapeOnce(exitReason ?? "none")],
    ["exitcode", exitCode],
    ["call", callId],
    ["status", execStatusText(status)],
    ["last-rc-change", run ? isoTime(lastRcChange) : undefined],
    ["queued", run ? failure.queueTime : undefined],
    ["exec", run ? failure.execTime : undefined],
    ["interval", run ? (parseOperationKey(key)?.interval ?? failure.intervalMs) : undefined],
    ["task", run ? failure.task : undefined],
  ]);
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["<", "&lt;"],
  [">", "&gt;"],
  ["&", "&amp;"],
  ['"', "&quot;"],
]);

/** An exit reason is escaped before the document is: twice in the end (09 §6.14). */
function escapeOnce(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to be escaped
  return text.replace(/[<>&"\u0000-\u001f\u007f]/g, (char) => {
    return ESCAPES.get(char) ?? `&#x${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")};`;
  });
}
