import * as LocationKind from "../../model/location-kind.js";
import type { Node } from "../../model/node.js";
import { isUniversalClone, locations } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import { createCloneInstance } from "../configuration/resource.js";

/** The member of an instance (or the instance itself) whose id or configured id is `name`. */
function memberNamed(instance: Resource, name: string): Resource | undefined {
  if (instance.id === name || instance.configuredId === name) return instance;
  for (const child of instance.children) {
    const found = memberNamed(child, name);
    if (found) return found;
  }
  return undefined;
}

/**
 * **Choosing an instance of an anonymous clone** (03 §9.3) for the history of a node, without going through all instances
 * each time: where an instance is changes only while its own history is read, and from nowhere to somewhere for good.
 */
export class InstanceChoice {
  readonly #clone: Resource;
  readonly #positions = new Map<Resource, number>();
  /** First place → the instances with that first place. */
  readonly #byFirstPlace = new Map<Node, Resource[]>();
  readonly #firstPlaces = new Map<Resource, Node>();
  /** All instances before this position have a place or are blocked. */
  #free = 0;

  constructor(clone: Resource) {
    this.#clone = clone;
    this.#catchUp();
  }

  #catchUp(): void {
    const { children } = this.#clone;
    for (let position = this.#positions.size; position < children.length; position++) {
      const instance = children[position] as Resource;
      this.#positions.set(instance, position);
      this.update(instance);
    }
  }

  /** Must be called when the history of an instance or of a member has been read. */
  update(instance: Resource): void {
    const [first] = locations(instance, LocationKind.current | LocationKind.pending);
    const known = this.#firstPlaces.get(instance);
    if (first === known || !first) return;
    if (known) {
      const rest = this.#byFirstPlace.get(known)?.filter((each) => each !== instance) ?? [];
      this.#byFirstPlace.set(known, rest);
    }
    this.#firstPlaces.set(instance, first);
    const list = this.#byFirstPlace.get(first);
    if (!list) this.#byFirstPlace.set(first, [instance]);
    else list.push(instance);
  }

  /** The resource with that un-numbered name whose state the node's history describes. */
  choose(ws: WorkingSet, node: Node, name: string): Resource | undefined {
    this.#catchUp();
    const match = this.#existing(node, name);
    if (match && !this.#isInVain(ws, match, node)) return match;
    const created = createCloneInstance(ws, this.#clone);
    return created && memberNamed(created, name);
  }

  #existing(node: Node, name: string): Resource | undefined {
    const here = this.#byFirstPlace.get(node) ?? [];
    if (here.length > 1) here.sort((a, b) => this.#position(a) - this.#position(b));
    let inactiveAllowed = true;
    for (const instance of here) {
      const member = memberNamed(instance, name);
      if (!member) continue;
      if (member.observed.activeNodes.length === 0) return member;
      // A second history of the same thing on one node must not use up an instance.
      inactiveAllowed = false;
    }
    return inactiveAllowed ? this.#inactive(node, name) : undefined;
  }

  #position(instance: Resource): number {
    return this.#positions.get(instance) ?? 0;
  }

  #isTaken(instance: Resource): boolean {
    return instance.observed.blocked || this.#firstPlaces.has(instance);
  }

  #inactive(node: Node, name: string): Resource | undefined {
    const { children } = this.#clone;
    while (this.#free < children.length && this.#isTaken(children[this.#free] as Resource)) this.#free++;
    for (let position = this.#free; position < children.length; position++) {
      const instance = children[position] as Resource;
      if (this.#isTaken(instance)) continue;
      const member = memberNamed(instance, name);
      if (!member) continue;
      if (!member.observed.pendingNode || member.observed.pendingNode === node) return member;
    }
    return undefined;
  }

  /** Whether an instance would be used up by a node whose history says nothing reliable (03 §9.3, after the loop, 2). */
  #isInVain(ws: WorkingSet, match: Resource, node: Node): boolean {
    if (match.configured.needsFencing || node.isGuest || (node.online && !node.unclean)) return false;
    return !isUniversalClone(ws, this.#clone);
  }
}
