import { append } from "../../base/list.js";
import { descendants, type Element } from "../../cib/element.js";
import { mapSlot, partSlot } from "../../model/store.js";
import type { WorkingSet } from "../../model/working-set.js";

const NAMES = ["op_defaults", "rsc_defaults", "crm_config", "nodes", "fencing-topology", "tags", "status"] as const;
type SectionName = (typeof NAMES)[number];

/** The sections of a CIB that count (02 §3.1). */
export interface Sections {
  readonly named: ReadonlyMap<SectionName, Element>;
  /** `/cib/configuration/resources`. */
  readonly resources: Element | undefined;
  /** Unfencing is in use: mere presence in the right place counts (02 §4.5). */
  readonly unfencing: boolean;
}

function onlyOne(elements: readonly Element[]): Element | undefined {
  return elements.length === 1 ? elements[0] : undefined;
}

const LOCATED = mapSlot<Element, Sections>();
const INSIDE = partSlot<Element, readonly Element[]>();

/** The sections of the document that is evaluated. */
export function sectionsOf(ws: WorkingSet): Sections {
  const located = ws.kept.of(LOCATED);
  const known = located.get(ws.root);
  if (known !== undefined) return known;
  const sections = locateSections(ws.root, ws.memory.of(INSIDE));
  located.set(ws.root, sections);
  return sections;
}

/** The elements with the name of a section, in document order. `known`: those in what stands two levels below the root. */
function sectionsIn(root: Element, known: WeakMap<Element, readonly Element[]>): readonly Element[] {
  const found: Element[] = [];
  const note = (element: Element): void => {
    if (IS_SECTION.has(element.name)) found.push(element);
  };
  note(root);
  for (const part of root.children) {
    note(part);
    for (const inner of part.children) {
      let inside = known.get(inner);
      if (inside === undefined) {
        inside = namedAsSections(inner);
        known.set(inner, inside);
      }
      append(found, inside);
    }
  }
  return found;
}

function namedAsSections(part: Element): readonly Element[] {
  const found: Element[] = [];
  const rest = [part];
  for (let element = rest.pop(); element !== undefined; element = rest.pop()) {
    if (IS_SECTION.has(element.name)) found.push(element);
    for (let i = element.children.length - 1; i >= 0; i--) rest.push(element.children[i] as Element);
  }
  return found.length === 0 ? NOTHING : found;
}

const NOTHING: readonly Element[] = Object.freeze([]);

const IS_SECTION: ReadonlySet<string> = new Set(NAMES);

/** **Locating sections** (02 §3.1): exactly one element of the name, wherever it is; otherwise the section is absent. */
export function locateSections(root: Element, known = new WeakMap<Element, readonly Element[]>()): Sections {
  const found = new Map<string, Element[]>(NAMES.map((name) => [name, []]));
  for (const element of sectionsIn(root, known)) found.get(element.name)?.push(element);
  const named = new Map<SectionName, Element>();
  for (const name of NAMES) {
    const section = onlyOne(found.get(name) ?? []);
    if (section !== undefined) named.set(name, section);
  }
  const configurations = root.children.filter(({ name }) => name === "configuration");
  const resources = configurations.flatMap(({ children }) => children.filter(({ name }) => name === "resources"));
  return { named, resources: onlyOne(resources), unfencing: usesUnfencing(configurations) };
}

function isUnfencingBlock(block: Element): boolean {
  return (
    block.name === "meta_attributes" &&
    block.children.some(
      ({ name, attributes }) =>
        name === "nvpair" &&
        (attributes.name === "provides" || attributes.name === "requires") &&
        attributes.value === "unfencing",
    )
  );
}

/** **Unfencing search** (02 §4.5): blocks anywhere below `resources`, or directly in `rsc_defaults`. */
function usesUnfencing(configurations: readonly Element[]): boolean {
  for (const { children } of configurations) {
    for (const section of children) {
      if (section.name === "rsc_defaults" && section.children.some(isUnfencingBlock)) return true;
      if (section.name !== "resources") continue;
      for (const element of descendants(section)) if (element !== section && isUnfencingBlock(element)) return true;
    }
  }
  return false;
}
