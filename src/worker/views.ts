/** A cluster as a picture shows it: its nodes, its primitives, and what becomes of them. Plain and small. */
import type { NodeStatus, Placement, PrimitiveStatus, ResourceChange, ResourceStatus, RoleName } from "../index.js";
import { partsOf } from "../verdict/status.js";
import type { StatusVerdict, Verdict } from "../verdict/verdict.js";

export interface ClusterView {
  readonly nodes: readonly NodeStatus[];
  readonly primitives: readonly PrimitiveView[];
  readonly containers: readonly ContainerView[];
  readonly maintenanceMode: boolean;
  readonly quorate: boolean;
  /** What will be done with nodes; empty before anything was decided. */
  readonly nodeActions: Verdict["summary"]["nodeActions"];
  /** How many actions there are to do; `undefined`: nothing was decided yet. */
  readonly actions: number | undefined;
}

/** A group, clone or bundle. */
export interface ContainerView {
  readonly resource: string;
  readonly variant: "group" | "clone" | "bundle";
  readonly parent: string | undefined;
}

/** A primitive or one instance of it. */
export interface PrimitiveView {
  /** Instance id. */
  readonly resource: string;
  /** Ids of what it is part of, from the inside out. */
  readonly within: readonly string[];
  readonly agent: string;
  readonly active: readonly string[];
  readonly role: RoleName;
  readonly failed: boolean;
  readonly managed: boolean;
  readonly blocked: boolean;
  readonly disabled: boolean;
  /** What is decided; `undefined`: nothing yet. */
  readonly next: NextPlace | undefined;
}

export interface NextPlace {
  /** `undefined`: nowhere. */
  readonly node: string | undefined;
  readonly role: RoleName;
  /** What is done with it; `undefined`: nothing. */
  readonly change: ResourceChange | undefined;
  readonly blocked: boolean;
  readonly reason: string | undefined;
}

/** What the first two stages tell. */
export function glanceOf({ status }: Pick<StatusVerdict, "status">, quorate: boolean): ClusterView {
  const { primitives, containers } = flattened(status.resources);
  return {
    nodes: status.nodes,
    primitives: primitives.map(({ primitive, within }) => viewOf(primitive, within, undefined)),
    containers,
    maintenanceMode: status.maintenanceMode,
    quorate,
    nodeActions: [],
    actions: undefined,
  };
}

/** With what was decided. */
export function clusterViewOf(verdict: Verdict, quorate: boolean): ClusterView {
  const { primitives, containers } = flattened(verdict.status.resources);
  const placements = new Map(verdict.placements.map((placement) => [placement.resource, placement]));
  const lines = new Map<string, Verdict["summary"]["resourceActions"][number]>();
  for (const line of verdict.summary.resourceActions) if (!lines.has(line.resource)) lines.set(line.resource, line);
  const next = ({ instanceId }: PrimitiveStatus): NextPlace | undefined => {
    const placement = placements.get(instanceId);
    const line = lines.get(instanceId);
    if (placement === undefined) return undefined;
    const { change, blocked = false, reason } = line ?? {};
    return { ...destination(placement), change, blocked, reason };
  };
  return {
    nodes: verdict.status.nodes,
    primitives: primitives.map(({ primitive, within }) => viewOf(primitive, within, next(primitive))),
    containers,
    maintenanceMode: verdict.status.maintenanceMode,
    quorate,
    nodeActions: verdict.summary.nodeActions,
    actions: verdict.graph.synapses.length,
  };
}

/** Where it will be: what is not managed stays where it is. */
function destination({ node, nextRole, managed, active, currentRole }: Placement): Pick<NextPlace, "node" | "role"> {
  if (!managed) return { node: active[0], role: currentRole };
  const stopped = nextRole === "stopped" || nextRole === "unknown";
  return { node: stopped ? undefined : node, role: nextRole };
}

function viewOf(primitive: PrimitiveStatus, within: readonly string[], next: NextPlace | undefined): PrimitiveView {
  const { instanceId, agentClass, provider, type, activeNodes, role, failed, managed, blocked, disabled } = primitive;
  return {
    resource: instanceId,
    within,
    agent: [agentClass, provider, type].filter((part) => part !== undefined).join(":"),
    active: activeNodes.map(({ name }) => name),
    role,
    failed,
    managed,
    blocked,
    disabled,
    next,
  };
}

interface Flattened {
  readonly primitives: readonly { readonly primitive: PrimitiveStatus; readonly within: readonly string[] }[];
  readonly containers: readonly ContainerView[];
}

/** The primitives of a resource tree, in its order. */
function flattened(resources: readonly ResourceStatus[]): Flattened {
  const primitives: { readonly primitive: PrimitiveStatus; readonly within: readonly string[] }[] = [];
  const containers: ContainerView[] = [];
  const open: { readonly status: ResourceStatus; readonly within: readonly string[] }[] = [];
  const push = (inside: readonly ResourceStatus[], within: readonly string[]): void => {
    for (let i = inside.length - 1; i >= 0; i--) {
      const status = inside[i];
      if (status !== undefined) open.push({ status, within });
    }
  };
  push(resources, []);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { status, within } = next;
    if (status.variant === "primitive") primitives.push({ primitive: status, within });
    else {
      containers.push({ resource: status.instanceId, variant: status.variant, parent: within[0] });
      push(partsOf(status), [status.instanceId, ...within]);
    }
  }
  return { primitives, containers };
}

/** One line of what will happen: an action, or several alike that happen at the same time on one node. */
export interface OrderedAction {
  readonly task: string;
  readonly subjects: readonly string[];
  readonly node: string | undefined;
  readonly kind: "operation" | "fencing" | "node action";
  readonly state: "done" | "impossible" | "blocked" | "left out" | "plain";
  readonly reason: string | undefined;
  /** The key of the action, of the first of several. */
  readonly key: string;
}

export interface OrderedActions {
  /** What of one entry can happen once what comes before has. Pseudo-actions are left out. */
  readonly waves: readonly (readonly OrderedAction[])[];
  readonly total: number;
}
