import { StringTable } from "../base/string-table.js";
import type { Element } from "../cib/element.js";
import { operationKey } from "../policy/key.js";
import { DEFAULT_MULTIPLE_ACTIVE, type MultipleActivePolicy } from "../policy/multiple-active.js";
import type { ReferenceScope } from "../policy/references.js";
import { Role } from "../policy/role.js";
import { INFINITY } from "../policy/score.js";
import type { ScoreStep } from "../verdict/cause.js";
import { type Action, ActionList } from "./action.js";
import type { Configured } from "./configured.js";
import type { Colocation, LocationConstraint, TicketConstraint } from "./constraint.js";
import { Variant } from "./flags.js";
import type { ResourceMethods } from "./methods.js";
import type { Node } from "./node.js";
import type { NodeTable } from "./node-table.js";

/** What only groups have (02 §7.2). */
export interface GroupData {
  ordered: boolean;
  colocated: boolean;
}

/** What only clones have (02 §7.3, 06 §2.2). */
export interface CloneData {
  cloneMax: number;
  cloneNodeMax: number;
  promotedMax: number;
  promotedNodeMax: number;
  totalClones: number;
  ordered: boolean;
  /** Promotion scores were added (06 §8.3). */
  promotionAdded: boolean;
  /** Roles are being or have been chosen (06 §8.5). */
  promotionConstrained: boolean;
  /** While its primaries are being assigned (06 §7.1 step 4): what was settled when that began; 0 in the first run. */
  settledAtRun: number | undefined;
  /** The cloned element. */
  childXml: Element;
  readonly notifications: {
    start: NotificationRecord | undefined;
    stop: NotificationRecord | undefined;
    promote: NotificationRecord | undefined;
    demote: NotificationRecord | undefined;
  };
}

export type NotifiedTask = "start" | "stop" | "promote" | "demote";

/** The pseudo-actions of the notifications about one task (08 §8.9.1). */
export interface NotificationRecord {
  readonly task: NotifiedTask;
  readonly pre: Action | undefined;
  readonly preDone: Action | undefined;
  readonly post: Action | undefined;
  readonly postDone: Action | undefined;
}

/** One unit of a bundle (02 §7.4). */
export interface Replica {
  readonly offset: number;
  ipaddr: string | undefined;
  node: Node | undefined;
  container: Resource | undefined;
  ip: Resource | undefined;
  remote: Resource | undefined;
  child: Resource | undefined;
}

/** What only bundles have (02 §7.4). */
export interface BundleData {
  readonly agent: "docker" | "podman";
  promotedMax: number;
  nReplicas: number;
  nReplicasPerHost: number;
  readonly image: string | undefined;
  /** The inner clone. */
  child: Resource | undefined;
  attributeTarget: string | undefined;
  readonly replicas: Replica[];
}

/**
 * A resource of any variant (02 §2.3). Lists that the specification builds by prepending are kept in creation order
 * and named so; walk them backwards for "newest first".
 */
export class Resource {
  /** Instance id: contains `:N` for instances of clones (02 §6.2). */
  readonly id: string;
  readonly variant: Variant;
  /** Expanded configuration without an instance number; the root of the scope of its references (02 §6.1). */
  readonly xml: Element;
  /** What it has in common with other resources read from the same element. */
  readonly configured: Configured;
  /** The `operations` element in force. */
  operationsXml: Element | undefined;
  /** Where id-refs of its blocks are looked up (01 §5.2). */
  readonly scope: ReferenceScope;
  /** Where id-refs inside its operations are looked up: its own scope, or the CIB for `operations id-ref`. */
  operationsScope: ReferenceScope;
  parent: Resource | undefined;
  /** In the list order of the specification; clones re-sort theirs. */
  children: Resource[] = [];
  methods: ResourceMethods;

  readonly meta = new StringTable<string>();
  utilization = new StringTable<string>();
  /** Lower-cased node name (empty: no node) → parameters (02 §6.6). */
  readonly parameterCache = new Map<string, StringTable<string>>();
  allowedNodes: NodeTable;
  /** Nodes where its state is known, by id (01 §4.2: of two nodes with one id the table has one). */
  readonly probedNodes = new Map<string, Node>();

  priority = 0;
  promotionPriority = 0;
  /** The steps that led to it, the last one first; only in a traced evaluation. */
  promotionSteps: ScoreStep | undefined;
  stickiness = 0;
  /** `migration-threshold`; 0 means disabled. */
  banAfterFailures = INFINITY;
  failureExpirationMs = 0;
  remoteReconnectMs = 0;
  multipleActive: MultipleActivePolicy = DEFAULT_MULTIPLE_ACTIVE;
  origRole: Role = Role.Stopped;
  nextRole: Role = Role.Unknown;
  /** The id under which history knows it, when it differs from `id` (03 §9.2). */
  historyId: string | undefined;
  launcher: Resource | undefined;
  readonly launched: Resource[] = [];
  /** In discovery order; ancestors' lists may hold a node twice (03 §15.5). */
  activeNodes: Node[] = [];
  /** Counts the assignments made and dropped here and below: what depends on them may be kept while it stays. */
  assignmentVersion = 0;
  #assignedNode: Node | undefined;
  readonly #keys = new Map<string, string>();
  /** The score that the chosen entry had when it was chosen. */
  assignedScore = 0;
  pendingAction: string | undefined;
  pendingNode: Node | undefined;
  lockNode: Node | undefined;
  /** Epoch seconds. */
  lockTime = 0;
  partialMigrationSource: Node | undefined;
  partialMigrationTarget: Node | undefined;
  /** In creation order; the specification's list is newest first. */
  readonly danglingMigrationSources: Node[] = [];
  readonly actions = new ActionList();
  /** Colocations in which it is the primary, sorted by dependent (04 §12.2). */
  readonly withThisColocations: Colocation[] = [];
  /** Colocations in which it is the dependent, sorted by primary (04 §12.2). */
  readonly thisWithColocations: Colocation[] = [];
  /** In creation order; the specification's list is newest first. */
  readonly locationConstraints: LocationConstraint[] = [];
  readonly ticketConstraints: TicketConstraint[] = [];

  removed = false;
  managed = false;
  blocked = false;
  removedLaunched = false;
  notify = false;
  unique = false;
  fenceDevice = false;
  promotable = false;
  unassigned = true;
  assigning = false;
  updatingNodes = false;
  restarting = false;
  stopIfFailed = false;
  reload = false;
  remoteNestingAllowed = false;
  critical = false;
  failed = false;
  detectLoop = false;
  isRemoteConnection = false;
  startPending = false;
  exclusiveProbes = false;
  stopUnexpected = false;
  migratable = false;
  ignoreFailure = false;
  replicaContainer = false;
  maintenance = false;
  needsQuorum = false;
  needsFencing = false;
  needsUnfencing = false;

  /** Set exactly on groups, clones and bundles respectively. */
  group: GroupData | undefined;
  clone: CloneData | undefined;
  bundle: BundleData | undefined;

  constructor(fields: {
    id: string;
    variant: Variant;
    xml: Element;
    configured: Configured;
    parent: Resource | undefined;
    allowedNodes: NodeTable;
    methods: ResourceMethods;
  }) {
    this.id = fields.id;
    this.variant = fields.variant;
    this.xml = fields.xml;
    this.configured = fields.configured;
    this.operationsXml = fields.configured.operationsXml;
    this.scope = fields.configured.scope;
    this.operationsScope = fields.configured.operationsScope;
    this.parent = fields.parent;
    this.allowedNodes = fields.allowedNodes;
    this.methods = fields.methods;
  }

  get assignedNode(): Node | undefined {
    return this.#assignedNode;
  }

  set assignedNode(node: Node | undefined) {
    if (node === this.#assignedNode) return;
    this.#assignedNode = node;
    for (let at: Resource | undefined = this; at !== undefined; at = at.parent) at.assignmentVersion++;
  }

  /** The key of its operation with interval 0, always the same string: so that it is hashed only once. */
  keyOf(task: string): string {
    let key = this.#keys.get(task);
    if (key === undefined) {
      key = operationKey(this.id, task, 0);
      this.#keys.set(task, key);
    }
    return key;
  }

  get isPrimitive(): boolean {
    return this.variant === Variant.primitive;
  }

  /** Clone or bundle. */
  get isCollective(): boolean {
    return this.variant >= Variant.clone;
  }

  /** The configured id: attribute `id` of the element, without an instance number. */
  get configuredId(): string {
    return this.xml.attributes.id ?? this.id;
  }

  /** **Printable id** (02 §10.3). */
  get printableId(): string {
    return this.unique ? this.id : this.configuredId;
  }
}
