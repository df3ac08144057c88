import type { Leaf } from "./history.js";

/** A kind of resource a constraint can be drawn for. */
export type ResourceKind = "primitive" | "group" | "clone" | "bundle";

/**
 * What a document has so far: whatever later parts refer to. Filled in document order while the document is made.
 * @example
 * ```ts
 * import { Scope } from "pengine/arbitraries";
 *
 * const scope = new Scope(1_700_000_000);
 * [scope.id("web"), scope.id("web")]; // => ["web", "web-1"]
 * ```
 */
export class Scope {
  /** Evaluation time, epoch seconds: dates and histories are near it. */
  readonly now: number;
  /** Cluster nodes, by name. */
  readonly clusterNodes: string[] = [];
  /** Ids of cluster nodes, by name. */
  readonly nodeIds = new Map<string, string>();
  /** Remote, guest and bundle nodes, by name; with whether it is a remote node in the narrow sense. */
  readonly remoteNodes: { readonly name: string; readonly remote: boolean }[] = [];
  /** Ids of resources, groups' members and clones' primitives included, that constraints may name. */
  readonly resources: string[] = [];
  readonly topLevel: { readonly id: string; readonly kind: ResourceKind }[] = [];
  readonly templates: { readonly id: string; readonly agent: Agent }[] = [];
  readonly tags: string[] = [];
  readonly fenceDevices: string[] = [];
  readonly tickets: readonly string[] = ["ticketA", "ticketB"];
  /** Everything that may have a history. */
  readonly leaves: Leaf[] = [];
  /** Blocks and rules that others may refer to, by element name. */
  readonly shared = new Map<string, string[]>();
  readonly #ids = new Set<string>();
  readonly #meanings = new Map<string, string[]>();

  constructor(now: number) {
    this.now = now;
  }

  /** A new id: the wanted one, or if it is taken, that with the lowest free number behind it. */
  id(wanted: string): string {
    let id = wanted;
    for (let n = 1; this.#ids.has(id); n++) id = `${wanted}-${n}`;
    this.#ids.add(id);
    return id;
  }

  /** Node names in the order in which histories count them: cluster nodes first. */
  get allNodes(): readonly string[] {
    return [...this.clusterNodes, ...this.remoteNodes.map(({ name }) => name)];
  }

  /** Notes that a constraint that names one id is (also) about another: a tag's about its members, for instance. */
  means(id: string, other: string): void {
    const known = this.#meanings.get(id);
    if (known === undefined) this.#meanings.set(id, [other]);
    else known.push(other);
  }

  /** What a constraint that names this id is about. */
  meant(id: string): readonly string[] {
    return this.#meanings.get(id)?.flatMap((other) => this.meant(other)) ?? [id];
  }

  share(element: string, id: string): void {
    const ids = this.shared.get(element);
    if (ids === undefined) this.shared.set(element, [id]);
    else ids.push(id);
  }
}

/** A resource agent: the attributes of a primitive or template that name it. */
export interface Agent {
  readonly class: string;
  readonly provider: string | undefined;
  readonly type: string;
}
