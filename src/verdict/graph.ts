/**
 * The transition graph as plain readonly data (specification 08 §8.17, §8.18): all that its XML says, in the order in
 * which it says it.
 */
/** A node as the graph names it. */
export interface GraphNode {
  readonly id: string;
  readonly name: string;
}

/** What identifies an action in the graph: all that an input tells about it (08 §8.18.1, §8.18.2). */
export interface GraphAction {
  readonly element: "rsc_op" | "pseudo_event" | "crm_event";
  /** Only of `lrm_delete`. */
  readonly mode: "cib" | undefined;
  readonly id: number;
  /** The task. */
  readonly operation: string;
  /** `operation_key`: the key under which history knows the operation, else the action's own. */
  readonly key: string;
  /** `internal_operation_key`: the action's own key, where that is another. */
  readonly internalKey: string | undefined;
  readonly node: GraphNode | undefined;
  /** Name of the cluster node by which an action gets to a remote or guest node. */
  readonly router: string | undefined;
}

/** The resource of an action (08 §8.18.4). */
export interface GraphResource {
  /** Name of the resource's configuration element. */
  readonly element: string;
  readonly id: string;
  readonly longId: string | undefined;
  readonly class: string | undefined;
  readonly provider: string | undefined;
  readonly type: string | undefined;
}

/** A name and its value. */
export type GraphAttribute = readonly [name: string, value: string];

/** A node with the maintenance state that it is to be told (08 §8.18.8). */
export interface MaintenanceNode {
  readonly id: string;
  readonly inMaintenance: boolean;
}

/** An action with the inputs that must complete before it (08 §8.17.3). */
export interface Synapse {
  readonly id: number;
  /** 0: none. */
  readonly priority: number;
  readonly action: GraphAction;
  /** Epoch seconds at which the resource was locked to the node. */
  readonly shutdownLock: number | undefined;
  readonly resource: GraphResource | undefined;
  /** The `attributes` element, sorted by name. */
  readonly attributes: readonly GraphAttribute[];
  /** Its `param` children: the parameters whose names begin with a digit. */
  readonly params: readonly GraphAttribute[];
  /** Ids of the nodes that the action takes down; `undefined`: no `downed` element. */
  readonly downed: readonly string[] | undefined;
  /** `undefined`: no `maintenance` element. */
  readonly maintenance: readonly MaintenanceNode[] | undefined;
  /** In ascending order of their ids. An input may be an action that no synapse has. No cycle is made of these. */
  readonly inputs: readonly GraphAction[];
  /**
   * Further inputs, which wait for this synapse themselves, so that the transition can never be completed (09 §11.2); in
   * ascending order. Absent where there are none, as in every graph whose orders do not contradict each other.
   */
  readonly circularInputs?: readonly GraphAction[];
}

/** All inputs of a synapse, in ascending order of their ids: what the graph file has. */
export function allInputs({ inputs, circularInputs = [] }: Synapse): readonly GraphAction[] {
  return circularInputs.length === 0 ? inputs : [...inputs, ...circularInputs].sort((a, b) => a.id - b.id);
}

/** The graph of one transition. Option values are texts as configured (08 §8.17.1). */
export interface TransitionGraph {
  readonly clusterDelay: string;
  readonly fencingTimeout: string;
  readonly failedStopOffset: string;
  readonly failedStartOffset: string;
  readonly batchLimit: string;
  readonly transitionId: number;
  readonly migrationLimit: string | undefined;
  /** Epoch seconds. */
  readonly recheckBy: number | undefined;
  readonly synapses: readonly Synapse[];
}

/** A relation to an earlier action, as data (08 §8.1.2, §8.19). */
export interface ActionInput {
  /** Index of the earlier action in `ActionGraph.actions`. */
  readonly action: number;
  /** Names of the relation flags; none: the relation was disabled. */
  readonly flags: readonly RelationFlagName[];
  /** It is a trigger in the transition graph. */
  readonly graphed: boolean;
}

/** What a relation binds: the flags of the glossary (00, "Ordering relation flags"). */
export type RelationFlagName =
  | "ordered"
  | "ifFirstUnmigratable"
  | "thenImpliesFirst"
  | "firstImpliesThen"
  | "promotedThenImpliesFirst"
  | "unmigratableThenBlocks"
  | "unrunnableFirstBlocks"
  | "firstElseThen"
  | "firstImpliesSameNodeThen"
  | "nestedRemoteProbe"
  | "intermediateStop"
  | "serialize"
  | "ifOnSameNode"
  | "thenImpliesFirstGraphed"
  | "firstImpliesThenGraphed"
  | "asymmetric"
  | "ifOnSameNodeOrTarget"
  | "minRunnable"
  | "ifRequiredOnSameNode"
  | "guestAllowed"
  | "thenCancelsFirst";

/** Any action of the evaluation, in the graph or not: what dot files show and explanations are made of. */
export interface ActionRecord {
  readonly id: number;
  readonly key: string;
  readonly task: string;
  /** Of a cancel action: what it cancels. */
  readonly cancelTask: string | undefined;
  /** Instance id. */
  readonly resource: string | undefined;
  /** False: its resource is not managed. */
  readonly managed: boolean;
  readonly node: string | undefined;
  /** Why it is required, or what blocks it: the first reason that was found. */
  readonly reason: string | undefined;
  readonly pseudo: boolean;
  readonly runnable: boolean;
  readonly optional: boolean;
  readonly migratable: boolean;
  /** In the graph whenever it is runnable, also if optional. */
  readonly alwaysInGraph: boolean;
  readonly inGraph: boolean;
  /** How many runnable inputs it needs; 0: not counted. */
  readonly requiredRunnableInputs: number;
  /** The key under which history knows it, if it knows the resource by another id (03 §9.2). */
  readonly historyKey: string | undefined;
  /** Of a fencing: what the device is asked for, such as `reboot`, `off` or `on`. */
  readonly fenceAction: string | undefined;
  /** In list order: ascending ids. */
  readonly inputs: readonly ActionInput[];
}

/** All actions and the relations between them, after the graph was built. */
export interface ActionGraph {
  /** Newest first. */
  readonly actions: readonly ActionRecord[];
}
