import { integerOr, nextInt32 } from "../base/number.js";
import type { Cib } from "../cib/cib.js";
import { type Draft, draftOf, finished, withRoot } from "../cib/draft.js";

/**
 * The CIB while events and executed actions edit it (09 §10): a draft of the document with an index of its node states.
 * Nothing of the original changes; {@link finish} gives the new document, which shares what was not edited.
 */
export class SimulatedCib {
  readonly #cib: Cib;
  readonly root: Draft;

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

  /** A section of the configuration, appended if it is missing. */
  configurationSection(name: string): Draft {
    return this.configuration.findOrAppend(name);
  }

  /** All `node_state` elements with that `uname`. */
  nodeStatesNamed(name: string): Draft[] {
    return this.status.all("node_state").filter((state) => state.attributes.uname === name);
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
