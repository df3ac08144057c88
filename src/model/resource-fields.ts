import { StringTable } from "../base/string-table.js";
import { DEFAULT_MULTIPLE_ACTIVE } from "../policy/multiple-active.js";
import { Role } from "../policy/role.js";
import { INFINITY } from "../policy/score.js";
import type { ScoreStep } from "../verdict/cause.js";
import type { MultipleActivePolicy } from "../verdict/words.js";
import { ActionList } from "./action.js";
import type { Colocation, LocationConstraint, TicketConstraint } from "./constraint.js";
import type { Node } from "./node.js";
import { NodeSet } from "./node-set.js";
import type { NodeTable } from "./node-table.js";
import type { Resource } from "./resource.js";

/**
 * What the configuration says of a resource (02 §6): unpacking writes it. Three of its fields are refined later, each where
 * the chapter says so: a blocked resource and a lost ticket take `managed` away, constraints change `priority`.
 */
export class ConfiguredFields {
  readonly meta = new StringTable<string>();
  utilization = new StringTable<string>();
  /** Lower-cased node name (empty: no node) → parameters (02 §6.6). */
  readonly parameterCache = new Map<string, StringTable<string>>();
  priority = 0;
  stickiness = 0;
  /** `migration-threshold`; 0 means disabled. */
  banAfterFailures = INFINITY;
  failureExpirationMs = 0;
  remoteReconnectMs = 0;
  multipleActive: MultipleActivePolicy = DEFAULT_MULTIPLE_ACTIVE;
  launcher: Resource | undefined;
  readonly launched: Resource[] = [];
  /** Colocations in which it is the primary, sorted by dependent (04 §12.2). */
  readonly withThisColocations: Colocation[] = [];
  /** Colocations in which it is the dependent, sorted by primary (04 §12.2). */
  readonly thisWithColocations: Colocation[] = [];
  /** In creation order; the specification's list is newest first. */
  readonly locationConstraints: LocationConstraint[] = [];
  readonly ticketConstraints: TicketConstraint[] = [];

  managed = false;
  maintenance = false;
  notify = false;
  unique = false;
  fenceDevice = false;
  promotable = false;
  remoteNestingAllowed = false;
  critical = false;
  isRemoteConnection = false;
  exclusiveProbes = false;
  migratable = false;
  replicaContainer = false;
  needsQuorum = false;
  needsFencing = false;
  needsUnfencing = false;
}

/** What the status shows of a resource (03): reading the history writes it. */
export class ObservedFields {
  #origRole: Role = Role.Stopped;
  /** The id under which history knows it, when it differs from `id` (03 §9.2). */
  historyId: string | undefined;
  /** In discovery order; ancestors' lists may hold a node twice (03 §15.5). */
  activeNodes: Node[] = [];
  /** Nodes where its state is known. */
  readonly probedNodes = new NodeSet();
  pendingAction: string | undefined;
  pendingNode: Node | undefined;
  lockNode: Node | undefined;
  /** Epoch seconds. */
  lockTime = 0;
  partialMigrationSource: Node | undefined;
  partialMigrationTarget: Node | undefined;
  /** In creation order; the specification's list is newest first. */
  readonly danglingMigrationSources: Node[] = [];

  removed = false;
  removedLaunched = false;
  blocked = false;
  failed = false;
  stopIfFailed = false;
  startPending = false;
  ignoreFailure = false;

  /** The role in which it is, as far as its history has been read. */
  get origRole(): Role {
    return this.#origRole;
  }

  /** Only reading the history writes it, and three that correct it: 05 §8.2 for groups, 06 §8.4, 08 §8.16. */
  observeRole(role: Role): void {
    this.#origRole = role;
  }
}

/** What is decided about a resource (04 to 07): the assignment and the creation of actions write it. */
export class DecidedFields {
  readonly #resource: Resource;
  #nextRole: Role = Role.Unknown;
  #allowedNodes: NodeTable;
  promotionPriority = 0;
  /** The steps that led to it, the last one first; only in a traced evaluation. */
  promotionSteps: ScoreStep | undefined;
  #assignedNode: Node | undefined;
  /** The score that the chosen entry had when it was chosen. */
  assignedScore = 0;
  readonly actions = new ActionList();

  unassigned = true;
  restarting = false;
  reload = false;
  stopUnexpected = false;

  constructor(resource: Resource, allowedNodes: NodeTable) {
    this.#resource = resource;
    this.#allowedNodes = allowedNodes;
  }

  /** With the scores of the nodes. */
  get allowedNodes(): NodeTable {
    return this.#allowedNodes;
  }

  set allowedNodes(table: NodeTable) {
    if (table === this.#allowedNodes) return;
    this.#allowedNodes.replaced();
    this.#allowedNodes = table;
  }

  /** The role that it is to have; Unknown while nobody has decided. */
  get nextRole(): Role {
    return this.#nextRole;
  }

  /** The target role decides first, then what the history asks for, the assignment, promotion, and the lack of quorum. */
  decideRole(role: Role): void {
    this.#nextRole = role;
  }

  get assignedNode(): Node | undefined {
    return this.#assignedNode;
  }

  set assignedNode(node: Node | undefined) {
    if (node === this.#assignedNode) return;
    this.#assignedNode = node;
    for (let at: Resource | undefined = this.#resource; at !== undefined; at = at.parent) at.marks.assignmentVersion++;
  }
}

/** What a resource prefers, as others see it (05 §6.9). It holds while the table is the same in the same version. */
export interface Preferences {
  readonly table: NodeTable;
  readonly version: number;
  /** The numbered values of the node attribute by which it is seen. */
  readonly values: object;
  /** The best score for each value; -INFINITY for values that are missing. */
  readonly best: readonly number[];
  /** It likes all nodes of the cluster alike, and all are ready: nobody learns anything from it. */
  readonly neutral: boolean;
}

/** Whether anything can be learned from a resource and those who speak after it (05 §6.9), and for how long that holds. */
export interface Quietness {
  readonly quiet: boolean;
  holds(): boolean;
}

/** The place of a resource on a way along colocations (05 §6.9) that is passed at once. */
export interface Passage {
  /** Whether somebody before it, whose walk goes on from there, is being visited. */
  readonly beingPassed: boolean;
}

/** What a running stage remembers of a resource: nothing of it lasts. */
export class Marks {
  assigning = false;
  updatingNodes = false;
  /** The last walk along colocations that came here (05 §6.9). */
  walk = 0;
  preferences: Preferences | undefined;
  /** Where its dependents speak after it, and where its primaries do. */
  quietWithThis: Quietness | undefined;
  quietThisWith: Quietness | undefined;
  /** On the way to its dependents, and to its primaries. */
  passageWithThis: Passage | undefined;
  passageThisWith: Passage | undefined;
  /** Counts the assignments made and dropped here and below: what depends on them may be kept while it stays. */
  assignmentVersion = 0;
}
