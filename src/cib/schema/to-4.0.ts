import { type Draft, finished, nodes } from "../draft.js";
import { attributesOf, type Element } from "../element.js";
import { indexBy, renameAttribute, upgradeDraft } from "./blocks.js";
import { Marks, PREFIX } from "./to-4.0-marks.js";
import { sortAndRename } from "./to-4.0-options.js";
import { dropUnsupported } from "./to-4.0-resources.js";
import { dropLifetimes, splitAndConvert } from "./to-4.0-structure.js";

/**
 * The upgrade from 3.10 to 4.0 (10 §9): six steps, of which each works on the complete result of the one before.
 * Adds its messages to `lines`. `undefined` if references cannot be resolved.
 */
export function upgradeTo40(root: Element, lines: string[]): Element | undefined {
  const draft = upgradeDraft(root);
  const marks = new Marks(draft);
  removeInternalNames(draft, marks);
  if (!resolveReferences(draft, marks)) return undefined;
  sortAndRename(draft, marks, lines);
  splitAndConvert(draft, marks);
  dropLifetimes(draft, marks, lines);
  dropUnsupported(draft, lines);
  restoreReferences(draft, marks, lines);
  return finished(draft);
}

/**
 * Names that the reference uses for its own marks during this upgrade vanish from the document; what bears the mark of
 * changed elements counts as changed (10 §14.21).
 */
function removeInternalNames(root: Draft, marks: Marks): void {
  for (const node of nodes(root)) {
    if (node.children.some(({ name }) => name === "dropped")) {
      node.children = node.children.filter(({ name }) => name !== "dropped");
    }
    const { original, changed } = node.attributes;
    if (changed !== undefined) marks.setChanged(node);
    if (original !== undefined || changed !== undefined) node.set({ original: undefined, changed: undefined });
  }
}

/** More elements than this in one document come only from references nested in references to do harm. */
const MOST_COPIES = 1_000_000;

/** Step 1 (10 §9.1): every reference is replaced by copies of what it refers to. False if that is not possible. */
function resolveReferences(root: Draft, marks: Marks): boolean {
  const byId = indexBy(root, "id");
  const open = new Set<string>();
  let copies = 0;
  let possible = true;
  const resolve = (reference: Draft, id: string): Draft[] => {
    const originals = byId.get(id) ?? [];
    const { name } = reference.attributes;
    if (reference.name === "nvpair" && name !== undefined) {
      const merged = originals.reduce((all, { attributes }) => Object.assign(all, attributes), {});
      const attributes = attributesOf(Object.entries<string>({ ...merged, id: `${PREFIX}${id}-${name}`, name }));
      return [marks.copied(reference.with({ attributes }))];
    }
    if (open.has(id)) possible = false;
    open.add(id);
    const resolved = possible ? originals.flatMap(copy) : [];
    open.delete(id);
    return resolved;
  };
  const copy = (original: Draft): Draft[] => {
    const reference = original.attributes["id-ref"];
    if (++copies > MOST_COPIES) possible = false;
    if (!possible) return [];
    if (reference !== undefined) return resolve(original, reference);
    return [marks.copied(original.with({ children: original.children.flatMap(copy) }))];
  };
  const replaced = [...nodes(root)].map((node): [Draft, Draft[]] => [
    node,
    node.children.flatMap((child) => {
      const reference = child.attributes["id-ref"];
      return reference === undefined ? [child] : resolve(child, reference);
    }),
  ]);
  for (const [node, children] of replaced) node.children = children;
  return possible;
}

const XPATH_WARNING =
  'WARNING: CIB syntax changes may invalidate ACLs that use "xpath". It is strongly recommended to run "cibadmin ' +
  '--upgrade" and then examine the updated CIB carefully to ensure ACLs still match the desired intent.';

/** Step 6 (10 §9.6): copies become references again, and access control lists are adapted to what is gone. */
function restoreReferences(root: Draft, marks: Marks, lines: string[]): void {
  const byId = indexBy(root, "id");
  const owned = new Set<string>();
  for (const [id, found] of byId) if (found.some((node) => marks.isOwn(node))) owned.add(id);
  let warn = false;
  let changed = false;
  for (const node of nodes(root)) {
    if (marks.isChanged(node)) changed = true;
    if (node.name !== "acl_permission") continue;
    if (node.attributes.xpath !== undefined) warn = true;
    const { reference } = node.attributes;
    if (reference === undefined || byId.has(reference)) continue;
    renameAttribute(node, "reference", "xpath", "/*[false()]");
  }
  if (warn && changed) lines.push(XPATH_WARNING);
  for (const node of nodes(root)) {
    const { id } = node.attributes;
    if (id === undefined || marks.isOwn(node)) continue;
    if (!owned.has(id) && byId.get(id)?.[0] === node) continue;
    node.attributes = attributesOf([["id-ref", id]]);
    node.children = [];
  }
}
