/** Cluster status as plain data: all that its text and XML forms show (09 §6). */
import type { RoleName } from "./role.js";

export type NodeKind = "cluster" | "remote" | "guest";

export interface NodeStatus {
  readonly id: string;
  readonly name: string;
  readonly kind: NodeKind;
  readonly online: boolean;
  readonly pending: boolean;
  readonly unclean: boolean;
  readonly standby: boolean;
  readonly standbyOnFail: boolean;
  readonly maintenance: boolean;
  readonly shutdown: boolean;
  readonly expectedUp: boolean;
  readonly isDc: boolean;
  /** 02 §13. */
  readonly health: "red" | "yellow" | "green";
  readonly featureSet: string | undefined;
  /** How many resources run on it. */
  readonly resourcesRunning: number;
  /** Of a guest or bundle node: the id of its container. */
  readonly container: string | undefined;
  /** In byte order of the names, those that are not for display left out; only of online nodes (09 §6.12). */
  readonly attributes: readonly NodeAttributeStatus[];
}

export interface NodeAttributeStatus {
  readonly name: string;
  readonly value: string | undefined;
  /** What a `ping` resource on the node would give at best. */
  readonly expected: number | undefined;
}

/** The resources with failures on an online node, in document order of its history; often none (09 §6.13). */
export interface NodeFailCounts {
  readonly node: string;
  readonly counts: readonly FailCountStatus[];
}

export interface FailCountStatus {
  readonly resource: string;
  readonly migrationThreshold: number;
  readonly failCount: number;
  /** Epoch seconds; absent if unknown. */
  readonly lastFailure: number | undefined;
}

/** A node as resources refer to it. */
export interface NodeReference {
  readonly id: string;
  readonly name: string;
  readonly online: boolean;
}

export interface ResourceStatusBase {
  /** Instance id, such as `db:1`. */
  readonly instanceId: string;
  /** Printable id (02 §10.3). */
  readonly id: string;
  readonly removed: boolean;
  readonly managed: boolean;
  readonly maintenance: boolean;
  readonly disabled: boolean;
  readonly failed: boolean;
  readonly failureIgnored: boolean;
  /** 02 §11.2, any and all. */
  readonly active: boolean;
  readonly activeAll: boolean;
}

/** What **describe primitive** (09 §6.5) says about a resource on its display node. */
export interface DisplayPlace {
  /** The node to show; absent: none. */
  readonly node: string | undefined;
  readonly unclean: boolean;
  readonly locked: boolean;
  /** Exit status of a failed probe, of a stopped resource only. */
  readonly failedProbe: number | undefined;
}

/** What a pending action is doing to a resource (09 §6.5). */
export type PendingWord = "starting" | "stopping" | "migrating" | "promoting" | "demoting";

export interface PrimitiveStatus extends ResourceStatusBase {
  readonly variant: "primitive";
  /** Class, provider and type as configured; absent in a document that no schema allows. */
  readonly agentClass: string | undefined;
  readonly provider: string | undefined;
  /** Attribute `provider` counts only for classes that have providers (09 §6.5). */
  readonly usesProvider: boolean;
  readonly type: string | undefined;
  /** Implicit connections of guest nodes are not shown as text. */
  readonly internal: boolean;
  /** The displayable role (02 §11.1). */
  readonly role: RoleName;
  /** Displayable role above Unpromoted. */
  readonly promoted: boolean;
  /** What a pending action is doing. */
  readonly pendingState: PendingWord | undefined;
  /** A recurring monitor is pending. */
  readonly monitoring: boolean;
  readonly blocked: boolean;
  readonly targetRole: string | undefined;
  /** What the target role keeps it from: from running, from being promoted, or from nothing. */
  readonly heldBack: "stopped" | "unpromoted" | undefined;
  readonly description: string | undefined;
  readonly activeNodes: readonly NodeReference[];
  readonly lockedTo: string | undefined;
  readonly place: DisplayPlace;
}

export interface GroupStatus extends ResourceStatusBase {
  readonly variant: "group";
  readonly members: readonly ResourceStatus[];
}

/** How one instance shows in the text form of its clone (09 §6.8). */
export type InstanceDisplay =
  | { readonly kind: "individual" }
  | { readonly kind: "promoted" | "started"; readonly node: string }
  | { readonly kind: "hidden" };

export interface InstanceStatus {
  readonly status: ResourceStatus;
  /** With pending actions shown, and without. */
  readonly display: InstanceDisplay;
  readonly displayWithPending: InstanceDisplay;
  /** Of an anonymous clone's inactive instance that is not removed. */
  readonly countsAsStopped: boolean;
}

/** A node on which a clone is not active. */
export interface StoppedNode {
  readonly node: string;
  /** Exit status of a failed probe there. */
  readonly failedProbe: number | undefined;
}

export interface CloneStatus extends ResourceStatusBase {
  readonly variant: "clone";
  readonly childId: string;
  readonly promotable: boolean;
  readonly unique: boolean;
  readonly cloneMax: number;
  readonly targetRole: string | undefined;
  /** What the target role keeps it from: from running, from being promoted, or from nothing. */
  readonly heldBack: "stopped" | "unpromoted" | undefined;
  readonly instances: readonly InstanceStatus[];
  /** Allowed nodes on which it is not active, for the stopped table (09 §6.8 step 5). */
  readonly stopped: readonly StoppedNode[];
}

export interface ReplicaStatus {
  readonly offset: number;
  readonly address: string | undefined;
  readonly ip: PrimitiveStatus | undefined;
  readonly child: ResourceStatus | undefined;
  readonly container: PrimitiveStatus | undefined;
  readonly remote: PrimitiveStatus | undefined;
  /** Name under which the contained resource, or the container without one, is described. */
  readonly name: string;
  /** The contained resource or the container, on the container's node. */
  readonly described: PrimitiveStatus | undefined;
}

export interface BundleStatus extends ResourceStatusBase {
  readonly variant: "bundle";
  readonly agent: string;
  readonly image: string | undefined;
  readonly unique: boolean;
  /** Whether more than one replica is configured; there are fewer if the inner clone has fewer instances. */
  readonly several: boolean;
  readonly replicas: readonly ReplicaStatus[];
}

export type ResourceStatus = PrimitiveStatus | GroupStatus | CloneStatus | BundleStatus;

/** A failed operation of the history (09 §6.14); texts as they stand there. */
export interface FailedActionStatus {
  readonly key: string;
  readonly hasOperationKey: boolean;
  readonly node: string | undefined;
  readonly exitCode: number;
  readonly exitReason: string | undefined;
  readonly callId: string | undefined;
  readonly status: number;
  /** Epoch seconds. */
  readonly lastRcChange: number | undefined;
  readonly queueTime: string | undefined;
  readonly execTime: string | undefined;
  readonly intervalMs: number;
  readonly task: string;
}

export interface ClusterStatus {
  readonly maintenanceMode: boolean;
  /** Cluster option `start-failure-is-fatal`. */
  readonly startFailureIsFatal: boolean;
  readonly instances: number;
  readonly disabledInstances: number;
  readonly blockedInstances: number;
  readonly nodes: readonly NodeStatus[];
  /** Top-level resources in resource list order, removed inactive ones included. */
  readonly resources: readonly ResourceStatus[];
  /** One entry per state of an online node, in document order. */
  readonly failCounts: readonly NodeFailCounts[];
  readonly failedActions: readonly FailedActionStatus[];
}

/** What a resource consists of: members, instances, or the parts of replicas as the summary orders them (08 §8.16). */
export function partsOf(resource: ResourceStatus): readonly ResourceStatus[] {
  switch (resource.variant) {
    case "primitive":
      return [];
    case "group":
      return resource.members;
    case "clone":
      return resource.instances.map(({ status }) => status);
    case "bundle":
      return resource.replicas.flatMap(({ ip, child, container, remote }) =>
        [ip, container, remote, child].filter((part) => part !== undefined),
      );
  }
}
