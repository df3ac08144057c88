import type {
  BundleStatus,
  CloneStatus,
  GroupStatus,
  PrimitiveStatus,
  ReplicaStatus,
  ResourceStatus,
} from "../verdict/status.js";
import { agentText, stateText } from "./words.js";
import { type XmlNode, xmlNode } from "./xml.js";

/** The elements of a resource in the status: none or one (09 §6.6 to §6.11). `pending`: show pending actions. */
export function resourceNodes(resource: ResourceStatus, pending: boolean): XmlNode[] {
  switch (resource.variant) {
    case "primitive":
      return [primitiveNode(resource, pending)];
    case "group":
      return [groupNode(resource, pending)];
    case "clone":
      return resource.instances.length === 0 ? [] : [cloneNode(resource, pending)];
    case "bundle":
      return [bundleNode(resource, pending)];
  }
}

function primitiveNode(resource: PrimitiveStatus, pending: boolean): XmlNode {
  const nodes = resource.activeNodes.map(({ name, id, online }) =>
    xmlNode("node", [
      ["name", name],
      ["id", id],
      ["cached", online],
    ]),
  );
  return xmlNode(
    "resource",
    [
      ["id", resource.id],
      ["resource_agent", agentText(resource, resource.provider)],
      ["role", stateText(resource, pending)],
      ["target_role", resource.targetRole],
      ["active", resource.activeAll],
      ["orphaned", resource.removed],
      ["removed", resource.removed],
      ["blocked", resource.blocked],
      ["maintenance", resource.maintenance],
      ["managed", resource.managed],
      ["failed", resource.failed],
      ["failure_ignored", resource.failureIgnored],
      ["nodes_running_on", resource.activeNodes.length],
      ["pending", pending && resource.monitoring ? "Monitoring" : undefined],
      ["locked_to", resource.lockedTo],
    ],
    nodes,
  );
}

function groupNode(group: GroupStatus, pending: boolean): XmlNode {
  return xmlNode(
    "group",
    [
      ["id", group.instanceId],
      ["number_resources", group.members.length],
      ["maintenance", group.maintenance],
      ["managed", group.managed],
      ["disabled", group.disabled],
    ],
    group.members.flatMap((member) => resourceNodes(member, pending)),
  );
}

function cloneNode(clone: CloneStatus, pending: boolean): XmlNode {
  return xmlNode(
    "clone",
    [
      ["id", clone.instanceId],
      ["multi_state", clone.promotable],
      ["unique", clone.unique],
      ["maintenance", clone.maintenance],
      ["managed", clone.managed],
      ["disabled", clone.disabled],
      ["failed", clone.failed],
      ["failure_ignored", clone.failureIgnored],
      ["target_role", clone.targetRole],
    ],
    clone.instances.flatMap((instance) => resourceNodes(instance.status, pending)),
  );
}

function bundleNode(bundle: BundleStatus, pending: boolean): XmlNode {
  return xmlNode(
    "bundle",
    [
      ["id", bundle.instanceId],
      ["type", bundle.agent],
      ["image", bundle.image],
      ["unique", bundle.unique],
      ["maintenance", bundle.maintenance],
      ["managed", bundle.managed],
      ["failed", bundle.failed],
    ],
    bundle.replicas.map((replica) => replicaNode(replica, pending)),
  );
}

function replicaNode({ offset, ip, child, container, remote }: ReplicaStatus, pending: boolean): XmlNode {
  const parts = [ip, child, container, remote].flatMap((part) =>
    part === undefined ? [] : resourceNodes(part, pending),
  );
  return xmlNode("replica", [["id", offset]], parts);
}
