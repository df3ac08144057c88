import { PatternBook } from "../base/pattern/pattern.js";
import { StringTable } from "../base/string-table.js";
import { foldCase, naturalCompare } from "../base/text.js";
import type { Cib } from "../cib/cib.js";
import type { Element } from "../cib/element.js";
import type { ReferenceScope } from "../cib/references.js";
import type { Now, RecheckTime } from "../policy/clock.js";
import { isAllowedByDefault } from "../policy/discovery.js";
import type { FenceAction } from "../policy/fencing.js";
import type { FailurePolicy } from "../policy/on-fail.js";
import { type Quorum, UNKNOWN_QUORUM } from "../policy/quorum.js";
import { type HealthScores, INFINITY } from "../policy/score.js";
import type { PlacementStrategy } from "../policy/utilization.js";
import type { Cause } from "../verdict/cause.js";
import type { Synapse } from "../verdict/graph.js";
import type { ProgressListener } from "../verdict/progress.js";
import { type Action, ActionList, type ChangeCounter, type OrderingRecord } from "./action.js";
import { Budget, type Limits } from "./budget.js";
import type { LocationConstraint, Ticket } from "./constraint.js";
import type { FactLog } from "./fact-log.js";
import type { Findings } from "./findings.js";
import type { VariantMethods } from "./methods.js";
import type { Node } from "./node.js";
import { NodeOrder, NodeTable } from "./node-table.js";
import type { OutputLog } from "./output.js";
import { ProgressReport } from "./progress.js";
import type { Resource } from "./resource.js";
import { ResourceIndex } from "./resource-index.js";
import { Store } from "./store.js";

/** A failed history entry, as the failed-operation list keeps it (03 §14.8). */
export interface FailedOperation {
  readonly entry: Element;
  /** Operation key, or the entry's id where it has none. */
  readonly key: string;
  readonly node: Node;
  readonly resource: Resource;
  /** What is done about it; absent of a probe that only says that the resource cannot run there. */
  readonly policy: FailurePolicy | undefined;
}

/** A history entry to be compared after assignment, when the host of a bundle connection is known (03 §18.6). */
export interface DeferredCheck {
  readonly kind: "last failure" | "active";
  readonly entry: Element;
  readonly resource: Resource;
  readonly node: Node;
}

/**
 * All that one evaluation knows (02 §2.1). Built by the call, mutable while the stages run, never handed out.
 * Lists that the specification builds by prepending are kept in creation order; walk them backwards.
 */
export class WorkingSet {
  readonly cib: Cib;
  readonly root: Element;
  readonly now: Now;
  /** Earliest future time at which the result may change (01 §8.2). */
  readonly recheck: RecheckTime;
  readonly output: OutputLog;
  /** Takes down what is wrong with the configuration, if anybody wants to know. */
  readonly findings: Findings | undefined;
  /** Takes down what the stages decide, if anybody wants to know why. */
  readonly facts: FactLog | undefined;
  /** Keep the steps that lead to each score. */
  readonly traced: boolean;
  /** 03 §18.3. */
  readonly sanitized: boolean;
  readonly progress: ProgressReport;
  readonly budget: Budget;
  readonly patterns = new PatternBook();
  readonly methods: VariantMethods;
  /** Reference scope of the whole document, implicit elements included (01 §5.2). */
  references: ReferenceScope;

  /** Names to values; defaults are filled in when the options are read (01 §11.1). */
  readonly options = new StringTable<string>();
  health: HealthScores = { red: 0, yellow: 0, green: 0 };
  quorum: Quorum = UNKNOWN_QUORUM;
  fenceAction: FenceAction = "reboot";
  fenceTimeoutMs = 0;
  priorityFencingMs = 0;
  shutdownLockMs = 0;
  nodePendingMs = 0;
  placementStrategy: PlacementStrategy = "default";

  symmetric = true;
  inMaintenance = false;
  fencingEnabled = false;
  haveFencing = false;
  enableUnfencing = false;
  concurrentFencing = true;
  stopRemoved = true;
  cancelRemovedActions = true;
  stopAll = false;
  startFailureFatal = false;
  startupFencing = false;
  shutdownLock = false;
  probeResources = false;
  fenceRemoteNoQuorum = false;
  haveRemoteNodes = false;
  /** False while the CIB's feature set is newer than the engine's: nothing is unpacked then (02 §3). */
  supported = true;

  /** Sorted by numeric name order (02 §5.2). */
  readonly nodes: Node[] = [];
  dcNode: Node | undefined;
  /** Top-level resources in their current order. */
  resources: Resource[] = [];
  /** Finds resources by id (02 §10.1); `findResource` is its only reader. */
  readonly resourceIndex = new ResourceIndex();
  /** Id → ids of the resources expanded from the template, in the order in which they were read. */
  readonly templates = new Map<string, string[]>();
  /** Id → referenced ids. */
  readonly tags = new Map<string, string[]>();
  readonly tickets = new Map<string, Ticket>();
  rscDefaults: Element | undefined;
  opDefaults: Element | undefined;
  /** The children of the `resources` section, implicit connections appended (02 §5.6). */
  resourceElements: readonly Element[] = [];
  /** Those of them that are templates, by id. */
  readonly templateElements = new Map<string, Element>();

  /** All actions in creation order, resource actions included. */
  readonly actions = new ActionList();
  /** Actions without resource by exact key (07 §1.3). */
  readonly singletons = new Map<string, Action>();
  readonly changes: ChangeCounter = { value: 0 };
  nextActionId = 1;
  /** The number of the next walk along colocations (05 §6.9). */
  nextWalk = 1;
  readonly orderings: OrderingRecord[] = [];
  /** Those of the transition graph under construction (08 §8.17). */
  readonly synapses: Synapse[] = [];
  /** In creation order; applied newest first (04 §7). */
  readonly locationConstraints: LocationConstraint[] = [];

  readonly failedOperations: FailedOperation[] = [];
  /** In creation order; processed newest first. */
  readonly deferredChecks: DeferredCheck[] = [];
  /** History entries whose `op-restart-digest` counts as `calculated-failure-timeout` (03 §13.3). */
  readonly expiredRecurring = new Set<Element>();
  /** Attributes that the status stage gives to history entries, by entry (03 §22 trap 7). */
  readonly entryMarks = new Map<Element, Readonly<Record<string, string>>>();
  /** What this evaluation has worked out and keeps. */
  readonly kept = new Store();
  /** What was read from parts of documents, which never change: it may serve more than one evaluation. */
  readonly memory: Store;
  ninstances = 0;
  disabledResources = 0;
  blockedResources = 0;

  readonly #emptyOrder = NodeOrder.empty();
  readonly #slots = new Map<string, number>();
  readonly #nodesByName = new Map<string, Node>();
  readonly #nodesById = new Map<string, Node>();

  constructor(fields: {
    cib: Cib;
    now: Now;
    recheck: RecheckTime;
    references: ReferenceScope;
    methods: VariantMethods;
    output: OutputLog;
    findings?: Findings | undefined;
    facts?: FactLog | undefined;
    traced: boolean;
    sanitized: boolean;
    progress?: ProgressListener | undefined;
    limits?: Partial<Limits> | undefined;
    memory: Store;
  }) {
    this.cib = fields.cib;
    this.root = fields.cib.root;
    this.now = fields.now;
    this.recheck = fields.recheck;
    this.references = fields.references;
    this.methods = fields.methods;
    this.output = fields.output;
    this.findings = fields.findings;
    this.facts = fields.facts;
    this.traced = fields.traced;
    this.sanitized = fields.sanitized;
    this.progress = new ProgressReport(fields.progress);
    this.budget = new Budget(fields.limits);
    this.memory = fields.memory;
  }

  newNodeTable(): NodeTable {
    return NodeTable.empty(this.#emptyOrder, this.traced);
  }

  /** The dense number of a node id: equal ids share one (02 §2.3, tables are keyed by id). */
  slotOf(id: string): number {
    const known = this.#slots.get(id);
    if (known !== undefined) return known;
    this.#slots.set(id, this.#slots.size);
    return this.#slots.size - 1;
  }

  /** Puts a node into the sorted list, before others of an equal name (02 §5.2). */
  insertNode(node: Node): void {
    let low = 0;
    for (let high = this.nodes.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (naturalCompare(node.name, (this.nodes[middle] as Node).name) > 0) low = middle + 1;
      else high = middle;
    }
    this.nodes.splice(low, 0, node);
    this.#nodesByName.set(foldCase(node.name), node);
    const sameId = this.#nodesById.get(foldCase(node.id));
    if (sameId === undefined || this.nodes.indexOf(sameId) > low) this.#nodesById.set(foldCase(node.id), node);
  }

  /** The first node of that name, ignoring case (02 §5.7). */
  nodeByName(name: string): Node | undefined {
    return this.#nodesByName.get(foldCase(name));
  }

  /** The first node of that id, ignoring case (02 §5.7). */
  nodeById(id: string): Node | undefined {
    return this.#nodesById.get(foldCase(id));
  }

  /** The ticket of that id; one that nobody described is neither granted nor in standby (02 §9.3). */
  ticket(id: string): Ticket {
    let ticket = this.tickets.get(id);
    if (ticket === undefined) {
      ticket = { id, granted: false, standby: false, lastGranted: -1, state: new Map() };
      this.tickets.set(id, ticket);
    }
    return ticket;
  }

  /** Value of a cluster option, defaults included; `undefined` for options without one (01 §11.1). */
  option(name: string): string | undefined {
    return this.options.get(name);
  }
}

/**
 * **Add node score** (02 §12.1): a score to a resource and everything below it, for one node or (without `node`) for
 * every node of the working set. A table that lacks the node gets an entry at the node's present base score first.
 */
export function addNodeScore(
  ws: WorkingSet,
  resource: Resource,
  node: Node | undefined,
  score: number,
  cause: Cause,
  options: { symmetricDefault?: boolean } = {},
): void {
  if (node !== undefined) {
    addScoreForNode(resource, node, score, cause, options.symmetricDefault === true);
    return;
  }
  for (const each of ws.nodes) addScoreForNode(resource, each, score, cause, options.symmetricDefault === true);
  if (score === -INFINITY && resource.decided.assignedNode !== undefined) {
    resource.decided.assignedNode = undefined;
    ws.changes.value++;
  }
}

const BASE_SCORE: Cause = { kind: "base score" };

function addScoreForNode(resource: Resource, node: Node, score: number, cause: Cause, symmetricDefault: boolean): void {
  if (symmetricDefault && !isAllowedByDefault(node.probeMode, resource.configured.exclusiveProbes)) return;
  for (const child of resource.children) addScoreForNode(child, node, score, cause, symmetricDefault);
  const table = resource.decided.allowedNodes;
  if (!table.has(node)) table.insert(node, node.baseScore, node.probeMode, BASE_SCORE);
  table.add(node, score, cause);
}

/** **Ban everywhere** (04 §10): −INFINITY on all nodes. */
export function banEverywhere(ws: WorkingSet, resource: Resource, cause: Cause): void {
  addNodeScore(ws, resource, undefined, -INFINITY, cause);
}
