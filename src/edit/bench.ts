import { integerOr, nextInt32 } from "../base/number.js";
import type { CibDocument } from "../cib/cib.js";
import { type Draft, type DraftWatch, draftOf, finished } from "../cib/draft.js";
import type { Attributes } from "../cib/element.js";
import { claimedVersion, type Version } from "../cib/schema/versions.js";
import { epochOf } from "../policy/clock.js";
import { DocumentIndex } from "./document-index.js";
import { unknownName } from "./error.js";
import type { TakenIds } from "./ids.js";
import { isResourceTag, type Resource, resourceAt } from "./resource.js";
import { StepValidity } from "./step-validity.js";

/** A document that is made when somebody asks for it. */
export interface Later {
  readonly document: CibDocument;
  /** Ends a step. @returns whether the document is valid */
  isValidNow(version: Version): boolean;
}

/**
 * A document while edits change it, with the look-ups that they need. Nothing of the original changes; {@link finish} gives
 * the new document.
 */
export class Workbench {
  #root: Draft;
  #later: Later | undefined;
  /** Epoch seconds. */
  readonly now: number;
  readonly #cib: CibDocument;
  /** Made when somebody looks something up. */
  #index: DocumentIndex | undefined;
  /** The changes that are to be counted: of the configuration, and of anything else alone. */
  #steps = { configuration: 0, other: 0 };
  /** Whether the document was replaced since the last step. */
  #adopted = false;
  /** The schema that the document has to be valid under after each step; nothing if nobody asks. */
  #version: Version | undefined;
  #validity: StepValidity | undefined;

  constructor(cib: CibDocument, now: number) {
    this.#cib = cib;
    this.#root = draftOf(cib.root);
    this.now = epochOf(now);
  }

  /** Goes on with another document, which was made from this one. */
  adopt(cib: CibDocument): void {
    this.#goOnWith(cib);
    this.#adopted = true;
  }

  /** Goes on with the document as it was: whoever was to make it may have gone further. */
  keep(cib: CibDocument): void {
    if (this.#later !== undefined) this.#goOnWith(cib);
  }

  #goOnWith(cib: CibDocument): void {
    this.#root = draftOf(cib.root);
    this.#later = undefined;
    this.#index = undefined;
  }

  /** Goes on with another document, which is made when somebody looks at it. */
  adoptLater(later: Later): void {
    this.#later = later;
    this.#adopted = true;
  }

  /** What the document will be made by, as long as nobody has looked at it. */
  get later(): Later | undefined {
    return this.#later;
  }

  /** The document, as edits change it. */
  get root(): Draft {
    if (this.#later !== undefined) {
      this.#root = draftOf(this.#later.document.root);
      this.#later = undefined;
      this.#watch(this.#root);
    }
    return this.#root;
  }

  get index(): DocumentIndex {
    const { root } = this;
    return this.#index ?? this.#watch(root);
  }

  /** Watches changes from here on. */
  #watch(root: Draft): DocumentIndex {
    const index = new DocumentIndex(root);
    const validity = this.#version === undefined ? undefined : new StepValidity(root, this.#version);
    root.watch = validity === undefined ? index : new Watches([index, validity]);
    this.#index = index;
    this.#validity = validity;
    return index;
  }

  /**
   * Whether the document is valid is wanted after each step, from here on. @returns whether it is; if not, or if nobody knows the
   * schema that it claims, it is not looked at
   */
  watchValidity(): boolean {
    this.#version = claimedVersion(this.#cib.root.attributes["validate-with"]);
    if (this.#version === undefined) return false;
    this.#watch(this.root);
    if (this.isValidNow()) return true;
    this.#version = undefined;
    this.#watch(this.root);
    return false;
  }

  /** Whether the document is valid after a step: costs what was changed in it. Only for those who watch. */
  isValidNow(): boolean {
    if (this.#version === undefined) return true;
    if (this.#later !== undefined) return this.#later.isValidNow(this.#version);
    if (this.#index === undefined) this.#watch(this.root);
    return this.#validity?.isValidNow() ?? true;
  }

  /**
   * What was done since the last step counts as one change of the document. Without steps, all that was done is one.
   */
  step(): void {
    const changes = this.#later === undefined ? this.index.changes() : NO_CHANGES;
    const { configuration, other } = this.#steps;
    if (changes.configuration || this.#adopted) this.#steps = { configuration: configuration + 1, other: 0 };
    else if (changes.other) this.#steps = { configuration, other: other + 1 };
    this.#adopted = false;
  }

  /** The document as it is now. */
  snapshot(): CibDocument {
    const root = finished(this.root);
    return root === this.#cib.root ? this.#cib : Object.freeze({ root });
  }

  /**
   * The document after all edits, with what the cluster counts: the `epoch` where the configuration changed, `num_updates`
   * where only the status did (13 §1.3).
   */
  finish(): CibDocument {
    const made = this.snapshot();
    const { configuration, other } = this.#steps;
    // Several steps may have come back to where they began: each of them counts.
    if (made === this.#cib && configuration + other < 2) return made;
    const { epoch, num_updates } = this.root.attributes;
    const configured = this.#cib.root.children.find(({ name }) => name === "configuration");
    const changed = configuration > 0 || made.root.children.find(({ name }) => name === "configuration") !== configured;
    this.root.set(
      changed
        ? { epoch: counted(epoch, Math.max(1, configuration)), num_updates: String(other) }
        : { num_updates: counted(num_updates, Math.max(1, other)) },
    );
    return this.snapshot();
  }

  get configuration(): Draft {
    return this.root.findOrAppend("configuration");
  }

  get status(): Draft {
    return this.root.findOrAppend("status");
  }

  /** A section of the configuration, if there is one. */
  section(name: string): Draft | undefined {
    return this.root.find("configuration")?.find(name);
  }

  /** What is in a section of the configuration. */
  elements(section: string): Draft[] {
    return this.section(section)?.elements ?? [];
  }

  /** A section of the configuration, made at its end if it is missing, as all dialects do. */
  needSection(name: string): Draft {
    return this.configuration.findOrAppend(name);
  }

  /** All resources, containers before what they hold, in document order. */
  resources(): Resource[] {
    const list: Resource[] = [];
    const section = this.section("resources");
    if (section === undefined) return list;
    const stack: { readonly draft: Draft; readonly container: Resource | undefined }[] = [];
    const open = (of: Draft, container: Resource | undefined): void => {
      for (const draft of of.elements.toReversed()) stack.push({ draft, container });
    };
    open(section, undefined);
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { draft, container } = next;
      const { id = "" } = draft.attributes;
      const tag = draft.name;
      if (!isResourceTag(tag)) continue;
      const made: Resource = { id, tag, element: draft, container, parent: container?.element ?? section };
      list.push(made);
      open(draft, made);
    }
    return list;
  }

  findResource(id: string): Resource | undefined {
    const [first] = this.index.resources(id);
    return first === undefined ? undefined : resourceAt(first);
  }

  /** @throws EditError (`unknown`) */
  resource(id: string): Resource {
    const found = this.findResource(id);
    if (found === undefined)
      throw unknownResource(
        id,
        this.resources().map((each) => each.id),
      );
    return found;
  }

  /** The resources meant by a name: a resource, or those of a tag. @throws EditError (`unknown`) */
  resourcesNamed(id: string): Resource[] {
    const found = this.findResource(id);
    if (found !== undefined) return [found];
    const tag = this.tag(id);
    if (tag === undefined)
      throw unknownResource(
        id,
        this.resources().map((each) => each.id),
      );
    return tag.elements.flatMap(({ attributes }) => {
      const member = attributes.id === undefined ? undefined : this.findResource(attributes.id);
      return member === undefined ? [] : [member];
    });
  }

  /** The resources directly in another. */
  members(of: Resource): Resource[] {
    return of.element.elements.flatMap((element) => {
      const { name: tag } = element;
      const { id = "" } = element.attributes;
      return isResourceTag(tag) ? [{ id, tag, element, container: of, parent: of.element }] : [];
    });
  }

  /** An object of the configuration by its id, with what it is directly in. */
  object(id: string): { readonly element: Draft; readonly parent: Draft } | undefined {
    const resource = this.findResource(id);
    if (resource !== undefined) return resource;
    const [first] = this.index.objects(id);
    return first?.parent === undefined ? undefined : { element: first, parent: first.parent };
  }

  tag(id: string): Draft | undefined {
    return this.section("tags")?.find("tag", id);
  }

  /** The `node` elements. */
  nodes(): Draft[] {
    return this.elements("nodes");
  }

  /** The `node` element of a name. @throws EditError (`unknown`) */
  node(name: string): Draft {
    const all = this.nodes();
    const found = all.find(({ attributes }) => attributes.uname === name);
    if (found === undefined)
      throw unknownName(
        "node",
        name,
        all.map(({ attributes }) => attributes.uname ?? ""),
      );
    return found;
  }

  /** The `node_state` of a node's id. */
  nodeState(id: string): Draft | undefined {
    return this.root.find("status")?.find("node_state", id);
  }

  /** The `node_state` elements. */
  nodeStates(): Draft[] {
    return this.root.find("status")?.elements.filter(({ name }) => name === "node_state") ?? [];
  }

  /** The ids that are taken: those of the configuration, and what is added to the answer. */
  ids(): TakenIds {
    const { index } = this;
    const own = new Map<string, boolean>();
    return {
      has: (id) => own.get(id) ?? index.hasId(id),
      add: (id) => own.set(id, true),
      delete: (id) => own.set(id, false),
    };
  }

  /** Every id that an element of the configuration has. */
  allIds(): string[] {
    return this.index.ids();
  }
}

/** Several that are told of changes. */
class Watches implements DraftWatch {
  readonly #all: readonly DraftWatch[];

  constructor(all: readonly DraftWatch[]) {
    this.#all = all;
  }

  entered(child: Draft, parent: Draft): void {
    for (const each of this.#all) each.entered(child, parent);
  }

  left(child: Draft, parent: Draft): void {
    for (const each of this.#all) each.left(child, parent);
  }

  changed(draft: Draft, before: Attributes): void {
    for (const each of this.#all) each.changed(draft, before);
  }
}

const NO_CHANGES = { configuration: false, other: false };

function unknownResource(id: string, known: readonly string[]): Error {
  return unknownName("resource", id, known);
}

function counted(text: string | undefined, steps: number): string {
  let count = integerOr(text, 0);
  for (let i = 0; i < steps; i++) count = nextInt32(count);
  return String(count);
}
