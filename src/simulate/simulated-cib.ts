import { integerOr, nextInt32 } from "../base/number.js";
import type { Cib } from "../cib/cib.js";
import { type Draft, draftOf, finished, newDraft, withRoot } from "../cib/draft.js";
import { type Element, elementsNamed } from "../cib/element.js";

/**
 * The CIB while events and executed actions edit it (09 §10): a draft of the document with an index of its node states.
 * Nothing of the original changes; {@link finish} gives the new document, which shares what was not edited.
 */
export class SimulatedCib {
  readonly #cib: Cib;
  readonly root: Draft;
  #states: readonly Draft[] | undefined;
  #nested = false;
  #strays: readonly Element[] | undefined;

  constructor(cib: Cib) {
    this.#cib = cib;
    this.root = draftOf(cib.root);
  }

  finish(): Cib {
    return withRoot(this.#cib, finished(this.root));
  }

  get status(): Draft {
    return this.root.findOrAppend("status");
  }

  get configuration(): Draft {
    return this.root.findOrAppend("configuration");
  }

  /** A section of the configuration, where there is one. */
  findSection(name: string): Draft | undefined {
    return this.root.find("configuration")?.find(name);
  }

  /** A section of the configuration, appended if it is missing. */
  configurationSection(name: string): Draft {
    return this.configuration.findOrAppend(name);
  }

  /** All `node_state` elements of the status, in document order. */
  get nodeStates(): readonly Draft[] {
    if (this.#states !== undefined) return this.#states;
    const { status } = this;
    const places = status.places("node_state");
    const states = places.map((place) => place.draft);
    this.#nested = places.some(({ holder }) => holder !== status);
    if (!this.#nested) this.#states = states;
    return states;
  }

  /** Whether a node state is inside another element, so that an edit of one may be an edit of several. */
  get nestedStates(): boolean {
    return this.#nested;
  }

  /** All `node_state` elements with that `uname`. */
  nodeStatesNamed(name: string): Draft[] {
    return this.nodeStates.filter((state) => state.attributes.uname === name);
  }

  /**
   * How many `node_state` elements outside the status have a value in an attribute, which only a document that no schema
   * applies to can have: the reference looks for states everywhere (09 §9.3 steps 2 and 3).
   */
  strayStates(attribute: "id" | "uname", value: string): number {
    this.#strays ??= this.#cib.root.children.flatMap((section) =>
      section.name === "status" ? [] : elementsNamed(section, "node_state"),
    );
    return this.#strays.filter(({ attributes }) => attributes[attribute] === value).length;
  }

  /** A new `node_state`, the last in the status. */
  addNodeState(id: string | undefined, uname: string): Draft {
    const made = this.status.append(newDraft("node_state", { id, uname }));
    this.#states = undefined;
    return made;
  }

  /** Says that there may be other `node_state` elements now than before. */
  forgetNodeStates(): void {
    this.#states = undefined;
  }

  /** Counts an edit that changed something (09 §10.1). */
  countEdit(where: "configuration" | "status"): void {
    const { epoch, num_updates: updates } = this.root.attributes;
    if (where === "configuration") this.root.set({ epoch: counted(epoch), num_updates: "0" });
    else this.root.set({ num_updates: counted(updates) });
  }
}

function counted(text: string | undefined): string {
  return String(nextInt32(integerOr(text, 0)));
}
