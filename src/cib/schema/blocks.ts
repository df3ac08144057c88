import { type Draft, draftOf, isElement, named, nodes } from "../draft.js";
import { attributesOf, type Element } from "../element.js";

/** The draft that an upgrade works on: without CDATA sections, which the reference turns into text, and text goes (10 §2.4). */
export function upgradeDraft(root: Element): Draft {
  const draft = draftOf(root);
  for (const node of nodes(draft)) {
    if (node.source?.extras) filterChildren(node, ({ extra }) => extra?.kind !== "cdata");
  }
  return draft;
}

/** A child element with the comments directly before it. */
export interface Led {
  readonly comments: readonly Draft[];
  readonly child: Draft;
}

/** The child elements, each with the comments that stand between it and the element before; those at the end belong to none. */
export function led(draft: Draft): Led[] {
  const result: Led[] = [];
  let comments: Draft[] = [];
  for (const child of draft.children) {
    if (isElement(child)) {
      result.push({ comments, child });
      comments = [];
    } else comments.push(child);
  }
  return result;
}

/** The elements with their comments, as children. */
export function withComments(list: readonly Led[]): Draft[] {
  return list.flatMap(({ comments, child }) => [...comments, child]);
}

/** Whether a block of pairs has no rule. */
export function isPlain(block: Draft): boolean {
  return named(block, "rule").length === 0;
}

/** Keeps the children for which `keep` is true; asks for one after the other, in order. */
export function filterChildren(draft: Draft, keep: (child: Draft) => boolean): void {
  const kept = draft.children.filter(keep);
  if (kept.length < draft.children.length) draft.children = kept;
}

/** Sets attributes of a pair that is written anew: what comments were in it are gone (10 §8.8). */
export function remake(pair: Draft, changes: Readonly<Record<string, string | undefined>>): void {
  pair.set(changes);
  pair.children = [];
}

/** Renames an attribute, and gives it another value if there is one; it keeps its place. */
export function renameAttribute(draft: Draft, from: string, to: string, replacement?: string): void {
  draft.attributes = attributesOf(
    Object.entries(draft.attributes).map(([name, value]) =>
      name === from ? [to, replacement ?? value] : [name, value],
    ),
  );
}

/** The id of an element; empty where it has none, which only the status section allows. */
export function idOf({ attributes }: Draft): string {
  return attributes.id ?? "";
}

/** Elements by one attribute, in document order. */
export function indexBy(root: Draft, attribute: string): Map<string, Draft[]> {
  const index = new Map<string, Draft[]>();
  for (const node of nodes(root)) {
    const key = node.attributes[attribute];
    if (key === undefined) continue;
    const known = index.get(key);
    if (!known) index.set(key, [node]);
    else known.push(node);
  }
  return index;
}
