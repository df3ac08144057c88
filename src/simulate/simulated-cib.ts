import { createDraft, type Draft, finishDraft, type Objectish } from "immer";
import { integerOr, nextInt32 } from "../base/number.js";
import type { Cib } from "../cib/cib.js";
import { type DraftElement, draftDescendants, findChild, newElement } from "./draft.js";

/**
 * The CIB while events and executed actions edit it (09 §10): a draft of the document with an index of its node states.
 * Nothing of the original changes; {@link finish} gives the new document, which shares what was not edited.
 */
export class SimulatedCib {
  readonly #draft: Draft<Objectish>;
  readonly root: DraftElement;

  constructor(cib: Cib) {
    this.#draft = createDraft(cib as Objectish);
    this.root = (this.#draft as unknown as { root: DraftElement }).root;
  }

  finish(): Cib {
    return finishDraft(this.#draft) as unknown as Cib;
  }

  get status(): DraftElement {
    return this.#section(this.root, "status");
  }

  get configuration(): DraftElement {
    return this.#section(this.root, "configuration");
  }

  /** A section of the configuration, appended if it is missing. */
  configurationSection(name: string): DraftElement {
    return this.#section(this.configuration, name);
  }

  /** All `node_state` elements with that `uname`. */
  nodeStatesNamed(name: string): DraftElement[] {
    return [...draftDescendants(this.status, "node_state")].filter((state) => state.attributes.uname === name);
  }

  /** Counts an edit that changed something (09 §10.1). */
  countEdit(where: "configuration" | "status"): void {
    const { attributes } = this.root;
    if (where === "configuration") {
      attributes.epoch = counted(attributes.epoch);
      attributes.num_updates = "0";
    } else attributes.num_updates = counted(attributes.num_updates);
  }

  #section(parent: DraftElement, name: string): DraftElement {
    const found = findChild(parent, name);
    if (found !== undefined) return found;
    parent.children.push(newElement(name));
    return parent.children[parent.children.length - 1] as DraftElement;
  }
}

function counted(text: string | undefined): string {
  return String(nextInt32(integerOr(text, 0)));
}
