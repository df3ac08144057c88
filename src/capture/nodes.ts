import { scanInteger } from "../base/number.js";
import { compareBytes, equalsCaseless } from "../base/text.js";
import { attribute, childrenNamed, type Element, firstChild } from "../cib/element.js";
import { failCount, hasFailures } from "../facilities/failcount.js";
import { historiesOf } from "../facilities/history.js";
import { shownParameters } from "../facilities/parameters.js";
import type { Node } from "../model/node.js";
import { findResource } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { isFailureAttribute } from "../policy/failcount.js";
import { healthColour, parseHealthStrategy } from "../policy/health.js";
import type { FailCountStatus, NodeAttributeStatus, NodeFailCounts, NodeStatus } from "../verdict/status.js";

/** The nodes as they stand after the status stage (09 §6.2, §6.3, §6.12). */
export function captureNodes(ws: WorkingSet): NodeStatus[] {
  const strategy = parseHealthStrategy(ws.option("node-health-strategy"));
  return ws.nodes.map((node) => ({
    id: node.id,
    name: node.name,
    kind: node.isCluster ? "cluster" : node.isGuest ? "guest" : "remote",
    online: node.online,
    pending: node.pending,
    unclean: node.unclean,
    standby: node.standby,
    standbyOnFail: node.failStandby,
    maintenance: node.maintenance,
    shutdown: node.shutdown,
    expectedUp: node.expectedUp,
    isDc: node === ws.dcNode,
    health: HEALTH[healthColour(strategy, ws.health, node.attributes.entries())],
    featureSet:
      node.isCluster && node.online && node.expectedUp ? (node.attributes.get("#feature-set") ?? "<3.15.1") : undefined,
    resourcesRunning: node.runningResources.length,
    container: node.isGuest ? node.connection?.configured.launcher?.id : undefined,
    attributes: node.online ? nodeAttributes(ws, node) : [],
  }));
}

const HEALTH = { "-1": "red", 0: "yellow", 1: "green" } as const;

const HIDDEN = ["shutdown", "terminate", "standby", "#"] as const;

function nodeAttributes(ws: WorkingSet, node: Node): NodeAttributeStatus[] {
  return node.attributes
    .keys()
    .filter((name) => !isFailureAttribute(name) && !HIDDEN.some((prefix) => name.startsWith(prefix)))
    .sort(compareBytes)
    .map((name) => ({
      name,
      value: node.attributes.get(name),
      expected: expectedConnectivity(ws, node.runningResources, name),
    }));
}

/** What a `ping` resource that sets the attribute would set it to at best (09 §6.12). */
function expectedConnectivity(ws: WorkingSet, resources: readonly Resource[], name: string): number | undefined {
  for (const resource of resources) {
    const inside = expectedConnectivity(ws, resource.children, name);
    if (inside !== undefined) return inside;
    const type = resource.xml.attributes.type;
    if (!equalsCaseless(type, "ping") && !equalsCaseless(type, "pingd")) continue;
    const parameters = shownParameters(ws, resource);
    if (!equalsCaseless(parameters.get("name") ?? "pingd", name)) continue;
    const hosts = parameters.get("host_list");
    const multiplier = scanInteger(parameters.get("multiplier"), 1);
    return (hosts === undefined ? 0 : hosts.split(" ").length) * (multiplier.status === "ok" ? multiplier.value : 1);
  }
  return undefined;
}

/** The failures of online nodes, by node state in document order (09 §6.13). */
export function captureFailCounts(ws: WorkingSet): NodeFailCounts[] {
  const status = firstChild(ws.root, "status");
  return (status ? childrenNamed(status, "node_state") : []).flatMap((state) => {
    const node = ws.nodeById(attribute(state, "id") ?? "");
    if (node?.online !== true) return [];
    return [{ node: node.name, counts: hasFailures(ws, node) ? failCounts(ws, node, state) : [] }];
  });
}

/** The resources with failures on a node. */
function failCounts(ws: WorkingSet, node: Node, state: Element): FailCountStatus[] {
  const counts: FailCountStatus[] = [];
  const histories = historiesOf(state);
  for (const entry of histories ? childrenNamed(histories, "lrm_resource") : []) {
    const id = attribute(entry, "id");
    const resource = id === undefined ? undefined : findResource(ws, id);
    if (id === undefined || !resource) continue;
    const { count, lastFailure } = failCount(ws, resource, node, { effective: false });
    if (count <= 0) continue;
    counts.push({
      resource: id,
      migrationThreshold: resource.configured.banAfterFailures,
      failCount: count,
      lastFailure: lastFailure > 0 ? lastFailure : undefined,
    });
  }
  return counts;
}
