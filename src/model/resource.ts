import type { Element } from "../cib/element.js";
import type { ReferenceScope } from "../cib/references.js";
import { operationKey } from "../policy/key.js";
import type { Action } from "./action.js";
import type { Definition } from "./definition.js";
import type { ResourceMethods } from "./methods.js";
import type { Node } from "./node.js";
import type { NodeTable } from "./node-table.js";
import { ConfiguredFields, DecidedFields, Marks, ObservedFields } from "./resource-fields.js";
import { Variant } from "./variant.js";

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
 * A resource of any variant (02 §2.3): what it is, and apart by owner what is configured, observed
 * and decided of it. Lists that the specification builds by prepending are kept in creation order and named so; walk them
 * backwards for "newest first".
 */
export class Resource {
  /** Instance id: contains `:N` for instances of clones (02 §6.2). */
  readonly id: string;
  readonly variant: Variant;
  /** Expanded configuration without an instance number; the root of the scope of its references (02 §6.1). */
  readonly xml: Element;
  /** What it has in common with other resources read from the same element. */
  readonly definition: Definition;
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

  readonly configured = new ConfiguredFields();
  readonly observed = new ObservedFields();
  readonly decided: DecidedFields;
  readonly marks = new Marks();
  readonly #keys = new Map<string, string>();

  /** Set exactly on groups, clones and bundles respectively. */
  group: GroupData | undefined;
  clone: CloneData | undefined;
  bundle: BundleData | undefined;

  constructor(fields: {
    id: string;
    variant: Variant;
    xml: Element;
    definition: Definition;
    parent: Resource | undefined;
    allowedNodes: NodeTable;
    methods: ResourceMethods;
  }) {
    this.id = fields.id;
    this.variant = fields.variant;
    this.xml = fields.xml;
    this.definition = fields.definition;
    this.operationsXml = fields.definition.operationsXml;
    this.scope = fields.definition.scope;
    this.operationsScope = fields.definition.operationsScope;
    this.parent = fields.parent;
    this.decided = new DecidedFields(this, fields.allowedNodes);
    this.methods = fields.methods;
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
    return this.configured.unique ? this.id : this.configuredId;
  }
}
