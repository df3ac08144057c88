/**
 * What crm makes of a whole document when it commits one change of it (11 §8.1): it has read it in the form in which its language
 * sees it, and writes it so, but for most of the defaults that it did not look at.
 */
import type { CibDocument } from "../cib/cib.js";
import { type Draft, draftOf, finished, nodes } from "../cib/draft.js";
import { attributesOf, descendants, type Element } from "../cib/element.js";
import { DEFAULTS } from "../crmsh/normalize.js";
import { loadCrm } from "../crmsh/parse.js";

/** The document as crm would commit it without any change. */
export function recommitted(base: CibDocument): CibDocument {
  return committed(base, loadCrm("", { base }).cib);
}

/** A document that crm's language has made of another one, with the defaults that a commit leaves. */
export function committed(base: CibDocument, made: CibDocument): CibDocument {
  const before = defaultsOf(base);
  if (before.size === 0) return made;
  const root = draftOf(made.root);
  for (const element of nodes(root)) {
    const old = before.get(keyOf(element));
    if (old !== undefined) restore(element, old);
  }
  return Object.freeze({ root: finished(root) });
}

/** Of expressions crm forgets the default. */
const FORGOTTEN: ReadonlySet<string> = new Set(["expression"]);

/** The elements that say what is the default anyway, by name and id. */
function defaultsOf({ root }: CibDocument): Map<string, Element> {
  const found = new Map<string, Element>();
  for (const element of descendants(root)) {
    const defaults = FORGOTTEN.has(element.name) ? [] : (DEFAULTS.get(element.name) ?? []);
    if (defaults.some(([name, value]) => element.attributes[name] === value)) found.set(keyOf(element), element);
  }
  return found;
}

function keyOf({ name, attributes }: Pick<Element, "name" | "attributes">): string {
  return `${name} ${attributes.id ?? ""}`;
}

/** Puts the defaults back where they stood. */
function restore(element: Draft, old: Element): void {
  const now = element.attributes;
  const missing = (DEFAULTS.get(element.name) ?? []).filter(
    ([name, value]) => old.attributes[name] === value && now[name] === undefined,
  );
  if (missing.length === 0) return;
  const all = new Map([...missing, ...Object.entries(now)]);
  const order = [...Object.keys(old.attributes).filter((name) => all.has(name)), ...all.keys()];
  element.attributes = attributesOf([...new Set(order)].map((name) => [name, all.get(name) ?? ""] as const));
}
