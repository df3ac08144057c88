import { type Attributes, descendants, type Element, type Extra } from "../element.js";
import { type Child, type Content, grammarOf, type PairCheck, type Variant } from "./compile.js";
import { collapse, trim } from "./datatypes.js";
import type { Version } from "./versions.js";

/** Where a document is invalid. */
export interface Invalid {
  readonly element: Element;
  /** @internal What the grammar expects there. */
  readonly content: Content;
  /** What is wrong, if it is not the form of the element (`explain` finds that out then). */
  readonly problem: string | undefined;
}

/** The definition of a document that starts with an element `cib`. */
const ROOT: Content = {
  variants: [
    {
      attributes: new Map(),
      required: [],
      children: new Map(),
      particles: [],
    },
  ],
  free: false,
  pairs: undefined,
};

/** The definition of what a reference may name. */
export const REFERENCE: Content = { variants: [], free: false, pairs: undefined };

/**
 * Validates a document under a schema version (10 §10): `undefined` if it is valid, otherwise the first place, in document
 * order, where it is not.
 * @example
 * ```ts
 * import { parseXml, validate } from "pengine/cib";
 *
 * const invalid = validate(parseXml("<cib><nonsense/></cib>"), "4.0");
 * console.log(invalid?.element.name); // the first place that is not allowed; undefined for a valid document
 * ```
 */
export function validate(root: Element, version: Version): Invalid | undefined {
  for (const invalid of invalidPlaces(root, version)) return invalid;
  return undefined;
}

/**
 * All places where a document is invalid under a schema version (10 §10), in document order; references to nothing come
 * last. Of what stands in an element that is not allowed nothing is said. Does not recurse: depth is the input's.
 */
export function* invalidPlaces(root: Element, version: Version): Generator<Invalid, void, undefined> {
  if (root.name !== "cib") {
    yield { element: root, content: ROOT, problem: `element ${root.name} as root` };
    return;
  }
  const ids = new Identifiers();
  const elements: Element[] = [root];
  const contents: Content[] = [grammarOf(version)("cib")];
  for (let element = elements.pop(); element !== undefined; element = elements.pop()) {
    const content = contents.pop() as Content;
    const problem = element.extras === undefined ? undefined : extraProblem(element, content);
    if (problem !== undefined) yield { element, content, problem };
    if (content.free) continue;
    const variant = content.variants.find((form) => matches(element, form));
    if (variant === undefined) yield { element, content, problem: undefined };
    const pair = content.pairs && pairProblem(element, content.pairs);
    if (pair !== undefined) yield { element, content, problem: pair };
    const forms = variant === undefined ? content.variants : [variant];
    const twice = ids.collect(element, forms);
    if (twice !== undefined) yield { element, content, problem: twice };
    const { children } = element;
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i] as Element;
      const inside = contentOf(child, forms);
      if (inside === undefined) ids.excuse(child);
      else {
        elements.push(child);
        contents.push(inside);
      }
    }
  }
  yield* ids.dangling();
}

/** What a child may be in an element of one of some forms; nothing where they do not agree. */
export function contentOf({ name }: Named, forms: readonly Variant[]): Content | undefined {
  let found: Content | undefined;
  for (const form of forms) {
    const content = form.children.get(name)?.content();
    if (content === undefined) continue;
    if (found !== undefined && found !== content) return undefined;
    found = content;
  }
  return found;
}

function extraProblem(element: Element, content: Content): string | undefined {
  return !content.free && (element.extras ?? []).some(isText) ? "CDATA section" : undefined;
}

/** Whether something that is no element is text, of which there may be none. */
export function isText({ kind, text }: Extra): boolean {
  return kind === "cdata" && trim(text) !== "";
}

/** What may stand in an element: an element, or something else, which does not count here. */
interface Named {
  readonly name: string;
  readonly extra?: unknown;
}

/** What the form of an element is about. */
interface Formed {
  readonly attributes: Attributes;
  readonly children: readonly Named[];
}

/** Whether attributes and children have this form; what is inside the children is not looked at. */
export function matches(element: Formed, form: Variant): boolean {
  const { attributes } = element;
  for (const name of form.required) if (attributes[name] === undefined) return false;
  for (const name in attributes) {
    const type = form.attributes.get(name);
    if (type === undefined || !type.test(attributes[name] as string)) return false;
  }
  return childrenMatch(element, form);
}

function childrenMatch({ children }: Formed, form: Variant): boolean {
  const { particles } = form;
  if (children.length === 0) return particles.every(({ least }) => least === 0);
  const counts = particles.map(() => 0);
  let stage = 0;
  let place: Child | undefined;
  let last = "";
  for (const child of children) {
    if (child.extra !== undefined) continue;
    if (child.name !== last || place === undefined) place = form.children.get(child.name);
    last = child.name;
    if (place === undefined || place.stage < stage) return false;
    stage = place.stage;
    counts[place.particle] = (counts[place.particle] as number) + 1;
  }
  return particles.every(({ least, most }, i) => (counts[i] as number) >= least && (counts[i] as number) <= most);
}

/** What is wrong with the name of a pair, or with the value for that name (10 §10.2, §11.3). */
export function pairProblem(
  { attributes }: Pick<Element, "attributes">,
  { forbidden, unless }: PairCheck,
): string | undefined {
  const { name, value } = attributes as { readonly name?: string; readonly value?: string };
  if (name === undefined || "id-ref" in attributes) return undefined;
  const collapsed = collapse(name);
  if (forbidden.has(collapsed)) return `a pair named ${collapsed} is not allowed`;
  const refused = unless.get(collapsed);
  if (refused === undefined) return undefined;
  if (collapsed !== name) return `a pair named ${collapsed} with white space around the name is not allowed`;
  if (value === undefined) return `a pair named ${name} without value is not allowed`;
  return refused.has(collapse(value)) ? `a pair named ${name} with the value ${value} is not allowed` : undefined;
}

/** The identifiers of a document, and what refers to them (10 §10.3). */
class Identifiers {
  readonly #ids = new Set<string>();
  /** Those of elements that are not allowed: whether something may refer to them cannot be said. */
  readonly #excused = new Set<string>();
  readonly #references: { readonly id: string; readonly invalid: Invalid }[] = [];

  /** Notes the identifiers and references of an element; says what is wrong if one occurs twice. */
  collect(element: Element, forms: readonly Variant[]): string | undefined {
    let problem: string | undefined;
    for (const name of IDENTIFYING) {
      const value = (element.attributes as Attributes)[name];
      if (value === undefined) continue;
      const kind = forms.find(({ attributes }) => attributes.has(name))?.attributes.get(name)?.kind;
      if (kind === "ID") {
        const id = trim(value);
        if (this.#ids.has(id)) problem ??= `the id ${id} occurs twice`;
        this.#ids.add(id);
      } else if (kind === "IDREF") {
        const id = trim(value);
        if (this.#ids.has(id)) continue;
        const dangling = `${name} refers to ${id}, which is the id of nothing`;
        this.#references.push({ id, invalid: { element, content: REFERENCE, problem: dangling } });
      }
    }
    return problem;
  }

  /** Notes the identifiers of an element that is not allowed, and of what is in it. */
  excuse(element: Element): void {
    for (const { attributes } of descendants(element)) {
      if (attributes.id !== undefined) this.#excused.add(trim(attributes.id));
    }
  }

  /** The references to nothing. */
  *dangling(): Generator<Invalid, void, undefined> {
    for (const { id, invalid } of this.#references) {
      if (!this.#ids.has(id) && !this.#excused.has(id)) yield invalid;
    }
  }
}

/** All attributes that are an ID or an IDREF in some definition. */
export const IDENTIFYING: readonly string[] = [
  "id",
  "id-ref",
  "rsc",
  "with-rsc",
  "first",
  "then",
  "template",
  "reference",
  "ref",
];
