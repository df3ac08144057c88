import { type Element, element } from "../cib/element.js";
import { type Content, grammarOf, type Variant } from "../cib/schema/compile.js";
import { pairProblem } from "../cib/schema/validate.js";
import type { Version } from "../cib/schema/versions.js";

/**
 * The document with a claim of a schema version and without whatever that version does not allow (10 §11, §12): unknown
 * attributes and elements, values that are not legal, forbidden pairs, what stands in excess, references to what is gone,
 * and elements that lack something then. The status section, which is free in all versions, stays as it is.
 *
 * The document must be a `cib` with all that a configuration has to have, and all its ids must differ; then the result is
 * valid under the version.
 */
export function fitted(root: Element, version: Version): Element {
  const claimed = element("cib", { ...root.attributes, "validate-with": `pacemaker-${version}` }, root.children);
  const content = grammarOf(version)("cib");
  let fit = claimed;
  let known: number;
  let ids: ReadonlySet<string> | undefined;
  // Leaving something out may leave references to it behind; what refers to nothing goes in the next round.
  do {
    known = ids?.size ?? -1;
    const fitting = new Fitting(ids);
    fit = fitting.fit(fit, content) ?? claimed;
    ids = fitting.found;
  } while (ids.size !== known);
  return fit;
}

class Fitting {
  /** The ids that the parts kept declare. */
  readonly found = new Set<string>();
  /** The ids that there are to refer to; any, if not known yet. */
  readonly #ids: ReadonlySet<string> | undefined;

  constructor(ids: ReadonlySet<string> | undefined) {
    this.#ids = ids;
  }

  fit(of: Element, content: Content): Element | undefined {
    const fit = this.#fit(of, content);
    if (fit !== undefined) this.#note(fit, content);
    return fit;
  }

  #fit(of: Element, content: Content): Element | undefined {
    if (content.free) return of;
    if (content.pairs !== undefined && pairProblem(of, content.pairs) !== undefined) return undefined;
    let best: Element | undefined;
    for (const variant of content.variants) {
      const fit = this.#fitTo(of, variant);
      if (fit !== undefined && (best === undefined || sizeOf(fit) > sizeOf(best))) best = fit;
    }
    return best;
  }

  /** The element in one of the forms that it may have; nothing if it lacks what that form requires. */
  #fitTo(of: Element, variant: Variant): Element | undefined {
    const attributes = Object.fromEntries(
      Object.entries(of.attributes).filter(([name, value]) => {
        const type = variant.attributes.get(name);
        if (type?.kind === "IDREF" && this.#ids?.has(value.trim()) === false) return false;
        return type?.test(value) === true;
      }),
    );
    if (variant.required.some((name) => attributes[name] === undefined)) return undefined;
    const counts = variant.particles.map(() => 0);
    const stages: Element[][] = [];
    for (const child of of.children) {
      const place = variant.children.get(child.name);
      if (place === undefined || counts[place.particle] === variant.particles[place.particle]?.most) continue;
      const fit = this.#fit(child, place.content());
      if (fit === undefined) continue;
      counts[place.particle] = (counts[place.particle] ?? 0) + 1;
      stages[place.stage] = [...(stages[place.stage] ?? []), fit];
    }
    if (variant.particles.some(({ least }, i) => (counts[i] ?? 0) < least)) return undefined;
    return element(of.name, attributes, stages.flat());
  }

  #note(fit: Element, { variants }: Content): void {
    for (const [name, value] of Object.entries(fit.attributes)) {
      if (variants.some(({ attributes }) => attributes.get(name)?.kind === "ID")) this.found.add(value.trim());
    }
    for (const child of fit.children) {
      const place = variants.find(({ children }) => children.has(child.name))?.children.get(child.name);
      if (place !== undefined) this.#note(child, place.content());
    }
  }
}

/** How much of an element is kept: attributes and elements at every depth. */
function sizeOf(of: Element): number {
  return Object.keys(of.attributes).length + of.children.reduce((sum, child) => sum + 1 + sizeOf(child), 0);
}
