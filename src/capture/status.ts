import { isTrue, scanInteger, scanIntegerMin } from "../base/number.js";
import { equalsCaseless } from "../base/text.js";
import { attribute, type Element } from "../cib/element.js";
import { isMaskableProbe } from "../facilities/history.js";
import * as LocationKind from "../model/location-kind.js";
import type { Node } from "../model/node.js";
import { allInTree, anyInTree, currentNode, isActive, singleLocation, state, topResource } from "../model/queries.js";
import type { BundleData, CloneData, Replica, Resource } from "../model/resource.js";
import { Variant } from "../model/variant.js";
import type { FailedOperation, WorkingSet } from "../model/working-set.js";
import { parseOperationKey } from "../policy/key.js";
import { Role, roleName } from "../policy/role.js";
import { heldBack } from "../policy/target-role.js";
import { isDisabled } from "../unpack/configuration/target-role.js";
import type {
  BundleStatus,
  CloneStatus,
  ClusterStatus,
  DisplayPlace,
  FailedActionStatus,
  GroupStatus,
  InstanceDisplay,
  InstanceStatus,
  PendingWord,
  PrimitiveStatus,
  ReplicaStatus,
  ResourceStatus,
  StoppedNode,
} from "../verdict/status.js";
import type { AgentName } from "../verdict/verdict.js";
import { FailedProbes } from "./failed-probes.js";
import { captureFailCounts, captureNodes } from "./nodes.js";

/** The cluster status after stages 1 and 2, as data that outlives the working set (09 §6). */
export function captureStatus(ws: WorkingSet): ClusterStatus {
  const probes = new FailedProbes(ws);
  return {
    maintenanceMode: ws.inMaintenance,
    startFailureIsFatal: ws.startFailureFatal,
    instances: ws.ninstances,
    disabledInstances: ws.disabledResources,
    blockedInstances: ws.blockedResources,
    nodes: captureNodes(ws),
    resources: ws.resources.map((resource) => captureResource(resource, probes)),
    failCounts: captureFailCounts(ws),
    failedActions: ws.failedOperations.flatMap(captureFailedAction),
  };
}

/** Every resource by instance id and history id; the first in tree order wins (02 §10.1). */
export function captureAgents(ws: WorkingSet): ReadonlyMap<string, AgentName> {
  const agents = new Map<string, AgentName>();
  const add = (resource: Resource): void => {
    const { class: agentClass, provider, type } = resource.xml.attributes;
    for (const id of [resource.id, resource.observed.historyId]) {
      if (id !== undefined && !agents.has(id)) agents.set(id, { class: agentClass, provider, type });
    }
    for (const child of resource.children) add(child);
  };
  for (const resource of ws.resources) add(resource);
  return agents;
}

function captureResource(resource: Resource, probes: FailedProbes): ResourceStatus {
  if (resource.clone !== undefined) return captureClone(resource, resource.clone, probes);
  if (resource.bundle !== undefined) return captureBundle(resource, resource.bundle, probes);
  if (resource.variant === Variant.group) return captureGroup(resource, probes);
  return capturePrimitive(resource, probes, currentNode(resource) ?? resource.observed.pendingNode);
}

function captureBase(resource: Resource) {
  return {
    instanceId: resource.id,
    id: resource.printableId,
    removed: resource.observed.removed,
    managed: resource.configured.managed,
    maintenance: resource.configured.maintenance,
    disabled: isDisabled(resource),
    failed: resource.observed.failed,
    failureIgnored: resource.observed.ignoreFailure,
    active: isActive(resource, false),
    activeAll: isActive(resource, true),
  };
}

const PENDING_WORDS: ReadonlyMap<string, PendingWord> = new Map([
  ["start", "starting"],
  ["stop", "stopping"],
  ["migrate_to", "migrating"],
  ["migrate_from", "migrating"],
  ["promote", "promoting"],
  ["demote", "demoting"],
]);

function capturePrimitive(resource: Resource, probes: FailedProbes, displayNode: Node | undefined): PrimitiveStatus {
  const top = topResource(resource);
  const role =
    resource.observed.origRole === Role.Started && top.configured.promotable
      ? Role.Unpromoted
      : resource.observed.origRole;
  const agentClass = resource.xml.attributes.class;
  const targetRole = resource.configured.meta.get("target-role");
  const base = captureBase(resource);
  // The base field by field: V8 builds an object from a spread and many fields in many small steps.
  return {
    instanceId: base.instanceId,
    id: base.id,
    removed: base.removed,
    managed: base.managed,
    maintenance: base.maintenance,
    disabled: base.disabled,
    failed: base.failed,
    failureIgnored: base.failureIgnored,
    active: base.active,
    activeAll: base.activeAll,
    variant: "primitive",
    agentClass,
    provider: resource.xml.attributes.provider,
    usesProvider: equalsCaseless(agentClass, "ocf"),
    type: resource.xml.attributes.type,
    internal: isTrue(resource.configured.meta.get("internal_rsc")),
    role: roleName(role),
    promoted: role > Role.Unpromoted,
    pendingState: PENDING_WORDS.get(resource.observed.pendingAction ?? ""),
    monitoring: resource.observed.pendingAction === "monitor",
    blocked: resource.observed.blocked,
    targetRole,
    heldBack: heldBack(targetRole, top.configured.promotable),
    description: resource.xml.attributes.description,
    activeNodes: resource.observed.activeNodes.map(({ id, name, online }) => ({ id, name, online })),
    lockedTo: resource.observed.lockNode?.name,
    place: displayPlace(resource, role, probes, displayNode),
  };
}

/** 09 §6.5 steps 2, 6 to 8. */
function displayPlace(resource: Resource, role: Role, probes: FailedProbes, wanted: Node | undefined): DisplayPlace {
  const node = resource.observed.activeNodes.length > 1 ? undefined : (wanted ?? resource.observed.lockNode);
  return {
    node: node?.name,
    unclean: node !== undefined && !node.online && node.unclean,
    locked: node !== undefined && node === resource.observed.lockNode,
    failedProbe: role === Role.Stopped ? probes.exitStatus(resource, node) : undefined,
  };
}

function captureGroup(resource: Resource, probes: FailedProbes): GroupStatus {
  return {
    ...captureBase(resource),
    variant: "group",
    members: resource.children.map((member) => captureResource(member, probes)),
  };
}

function captureClone(clone: Resource, { childXml, cloneMax }: CloneData, probes: FailedProbes): CloneStatus {
  const targetRole = clone.configured.meta.get("target-role") ?? clone.children[0]?.configured.meta.get("target-role");
  return {
    ...captureBase(clone),
    variant: "clone",
    childId: childXml.attributes.id ?? "",
    promotable: clone.configured.promotable,
    unique: clone.configured.unique,
    cloneMax,
    targetRole,
    heldBack: heldBack(targetRole, true),
    instances: clone.children.map((instance) => captureInstance(clone, instance, probes)),
    stopped: clone.configured.unique ? [] : stoppedNodes(clone, probes),
  };
}

function captureInstance(clone: Resource, instance: Resource, probes: FailedProbes): InstanceStatus {
  const display = instanceDisplay(clone, instance);
  const pending = !clone.configured.unique && instance.observed.pendingAction !== undefined;
  return {
    status: captureResource(instance, probes),
    display,
    displayWithPending: pending ? { kind: "individual" } : display,
    countsAsStopped: !clone.configured.unique && !isActive(instance, false) && !instance.observed.removed,
  };
}

/** 09 §6.8 steps 1 and 2, without pending actions. */
function instanceDisplay(clone: Resource, instance: Resource): InstanceDisplay {
  const active = isActive(instance, false);
  // Only what a configured clone has too many is `removed`, never the clone.
  if (clone.configured.unique) return { kind: "individual" };
  if (!active) return { kind: "hidden" };
  const special =
    anyInTree(instance, (each) => each.observed.removed || each.observed.failed) ||
    !allInTree(instance, (each) => each.configured.managed);
  if (special || !isActive(instance, true)) return { kind: "individual" };
  const node = singleLocation(instance, LocationKind.current);
  if (node === undefined || (!node.online && node.unclean)) return { kind: "individual" };
  return { kind: state(instance, "current") > Role.Unpromoted ? "promoted" : "started", node: node.name };
}

/** The nodes of the **stopped table** (09 §6.8 step 5). */
function stoppedNodes(clone: Resource, probes: FailedProbes): StoppedNode[] {
  const nodes =
    clone.decided.allowedNodes.size > 0 ? clone.decided.allowedNodes.nodes : clone.observed.probedNodes.nodes;
  const active = new Set(clone.observed.activeNodes.map(({ name }) => name));
  return nodes
    .filter(({ name }) => !active.has(name))
    .map((node) => ({ node: node.name, failedProbe: probes.exitStatus(clone, node) }));
}

function captureBundle(
  bundle: Resource,
  { agent, image, nReplicas, replicas }: BundleData,
  probes: FailedProbes,
): BundleStatus {
  return {
    ...captureBase(bundle),
    variant: "bundle",
    agent,
    image,
    unique: bundle.configured.unique,
    several: nReplicas > 1,
    replicas: replicas.map((replica) => captureReplica(replica, probes)),
  };
}

function captureReplica(replica: Replica, probes: FailedProbes): ReplicaStatus {
  const { container, ip, remote, child } = replica;
  const described = child ?? container;
  const asPrimitive = (resource: Resource | undefined) =>
    resource === undefined
      ? undefined
      : capturePrimitive(resource, probes, currentNode(resource) ?? resource.observed.pendingNode);
  return {
    offset: replica.offset,
    address: replica.ipaddr,
    ip: asPrimitive(ip),
    child: child === undefined ? undefined : captureResource(child, probes),
    container: asPrimitive(container),
    remote: asPrimitive(remote),
    name: (remote ?? container)?.printableId ?? "",
    described:
      described === undefined
        ? undefined
        : capturePrimitive(described, probes, container === undefined ? undefined : currentNode(container)),
  };
}

/** One entry of the failed-operation list; masked probes and entries without a usable key are left out (09 §6.14). */
function captureFailedAction({ entry, key, node }: FailedOperation): FailedActionStatus[] {
  const parsed = parseOperationKey(key);
  if (parsed === undefined || isMaskableProbe(entry)) return [];
  const text = (name: string) => attribute(entry, name);
  return [
    {
      key,
      hasOperationKey: text("operation_key") !== undefined,
      node: node.name,
      exitCode: scanIntegerMin(text("rc-code"), 0),
      exitReason: text("exit-reason"),
      callId: text("call-id"),
      status: scanIntegerMin(text("op-status"), 0),
      lastRcChange: integerAttribute(entry, "last-rc-change"),
      queueTime: text("queue-time"),
      execTime: text("exec-time"),
      intervalMs: parsed.interval,
      task: parsed.task,
    },
  ];
}

function integerAttribute(entry: Element, name: string): number | undefined {
  const text = attribute(entry, name);
  if (text === undefined) return undefined;
  const scanned = scanInteger(text, 0);
  return scanned.status === "ok" ? scanned.value : undefined;
}
