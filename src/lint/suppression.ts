import type { Element } from "../cib/element.js";

/** Elements that hold objects: a comment in one is about the object behind it. */
const SECTIONS: ReadonlySet<string> = new Set([
  "cib",
  "configuration",
  "crm_config",
  "nodes",
  "resources",
  "constraints",
  "rsc_defaults",
  "op_defaults",
  "tags",
  "acls",
  "alerts",
  "fencing-topology",
]);

/** The codes that a comment silences: `pengine-ignore CODE...`, or all of them if it names none. */
function codesIn(text: string): ReadonlySet<string> | undefined {
  const found = /(?:^|[\s#])pengine-ignore\b([^\n]*)/.exec(text)?.[1];
  return found === undefined ? undefined : new Set(found.split(/[\s,]/).filter((word) => word !== ""));
}

/** What comments silence, by the elements that they are about; what an element is in counts for it, too. */
export class Suppressions {
  readonly #by = new Map<Element, ReadonlySet<string>[]>();

  /** Reads the comments of an element: those in a section are about what follows them, others about what they are in. */
  read(element: Element): void {
    if (element.extras === undefined) return;
    for (const { kind, text, before } of element.extras) {
      const codes = kind === "comment" ? codesIn(text) : undefined;
      if (codes === undefined) continue;
      for (const about of SECTIONS.has(element.name) ? element.children.slice(before, before + 1) : [element]) {
        const known = this.#by.get(about);
        if (known === undefined) this.#by.set(about, [codes]);
        else known.push(codes);
      }
    }
  }

  /** Whether a code is silenced for an element, given with all that it is in. */
  silences(code: string, path: readonly Element[]): boolean {
    return path.some((each) => (this.#by.get(each) ?? []).some((codes) => codes.size === 0 || codes.has(code)));
  }
}
