import { type ReadonlyStringTable, StringTable } from "../base/string-table.js";
import { ProbeMode } from "../policy/discovery.js";
import type { Resource } from "./resource.js";

/** Digests of one operation of one resource on one node, computed once (03 §18.3). `result` persists between comparisons. */
export interface DigestEntry {
  result: "unknown" | "match" | "mismatch" | "restart";
  readonly all: string | undefined;
  readonly restart: string | undefined;
  readonly secure: string | undefined;
}

/**
 * A node: the data that all copies of it share (02 §2.2), and the node list's own entry (base score, probe mode).
 * Copies of a node with scores of their own live in node tables and location constraints.
 */
export class Node {
  readonly id: string;
  readonly name: string;
  /** Dense number of the id: the index of this node in every node table. */
  readonly slot: number;
  /** False: variant *remote*, which guest and bundle nodes are too. */
  readonly isCluster: boolean;
  /** Score and probe mode of the working set's own entry; what a new entry of a table starts from. */
  baseScore: number;
  probeMode: ProbeMode = ProbeMode.always;

  readonly #attributes = new StringTable<string>();
  /** Counts the changes of its attributes: what was made of them holds while it stays. */
  attributesVersion = 0;
  readonly utilization = new StringTable<string>();
  readonly digestCache = new Map<string, DigestEntry>();
  /** Sum of the priorities of what runs here (03 §15.5). */
  priority = 0;
  online = false;
  pending = false;
  unclean = false;
  shutdown = false;
  maintenance = false;
  standby = false;
  failStandby = false;
  seen = false;
  expectedUp = false;
  probesAllowed = true;
  remoteReset = false;
  remoteFenced = false;
  remoteMaint = false;
  unpacked = false;
  /** Primitives active here, in discovery order. */
  readonly runningResources: Resource[] = [];
  /** How many primitives have been assigned here in this evaluation (05 §1.1). */
  resourceCount = 0;
  /** Primitives assigned here, oldest first; the specification reads it newest first. */
  assignedResources: Resource[] = [];
  /** The connection resource of a remote or guest node. */
  connection: Resource | undefined;

  constructor(id: string, name: string, slot: number, isCluster: boolean, baseScore: number) {
    this.id = id;
    this.name = name;
    this.slot = slot;
    this.isCluster = isCluster;
    this.baseScore = baseScore;
  }

  get attributes(): ReadonlyStringTable<string> {
    return this.#attributes;
  }

  setAttribute(name: string, value: string): void {
    this.#attributes.set(name, value);
    this.attributesVersion++;
  }

  changeAttributes(change: (attributes: StringTable<string>) => void): void {
    change(this.#attributes);
    this.attributesVersion++;
  }

  /** Variant *remote*: a remote, guest or bundle node (02 §2.2). */
  get isPacemakerRemote(): boolean {
    return !this.isCluster;
  }

  /** A remote node: its connection, if it has one, was not launched by a container. */
  get isRemoteNode(): boolean {
    return !this.isCluster && this.connection?.configured.launcher === undefined;
  }

  /** A guest or bundle node: its connection was launched by a container. */
  get isGuest(): boolean {
    return !this.isCluster && this.connection?.configured.launcher !== undefined;
  }

  /** A dangling guest node: its connection's container is gone from the configuration (02 §2.2). */
  get isDanglingGuest(): boolean {
    return (
      !this.isCluster &&
      this.connection !== undefined &&
      this.connection.configured.launcher === undefined &&
      this.connection.observed.removedLaunched
    );
  }
}
