import { append } from "../../base/list.js";
import { type Draft, finished, isElement, named, newDraft, nodes } from "../draft.js";
import { attributesOf, descendants, type Element } from "../element.js";
import { isForeign, isNamespaced } from "../xml/namespaces.js";
import { idOf, indexBy, isPlain, type Led, led, remake, upgradeDraft, withComments } from "./blocks.js";
import { convertResource } from "./to-3.0-resources.js";
import { type Rewrite, rewriteMessage, rewriteProperty } from "./to-3.0-tables.js";

const BLOCKS: ReadonlySet<string> = new Set(["cluster_property_set", "instance_attributes", "meta_attributes"]);
const UNFOLDED = "_cibtr-2_";

/**
 * The upgrade from 2.10 to 3.0 (10 §8). Adds its messages to `lines`. `undefined` if a block refers to an element that is
 * not of its kind, or to several.
 */
export function upgradeTo30(root: Element, lines: string[]): Element | undefined {
  if (isNamespaced(root) && hasForeignIds(root)) return undefined;
  const draft = upgradeDraft(root);
  if (!unfold(draft, lines)) return undefined;
  const moved = rename(draft, lines);
  placeMoved(draft, moved);
  return foldBack(draft, lines) ? finished(draft) : undefined;
}

/** Whether there is an attribute `id` in a namespace: the reference's transformation fails at it (10 §8). */
function hasForeignIds(root: Element): boolean {
  return [...descendants(root)].some(({ attributes }) => Object.keys(attributes).some((name) => isForeign(name, "id")));
}

/** Replaces references to blocks by copies with ids of their own (10 §8.1). */
function unfold(root: Draft, lines: string[]): boolean {
  const byId = indexBy(root, "id");
  const replaced: [Draft, Draft[]][] = [];
  for (const node of nodes(root)) {
    if (!node.children.some((child) => BLOCKS.has(child.name) && child.attributes["id-ref"] !== undefined)) continue;
    const children: Draft[] = [];
    for (const child of node.children) {
      const id = child.attributes["id-ref"];
      if (!BLOCKS.has(child.name) || id === undefined) {
        children.push(child);
        continue;
      }
      const originals = (byId.get(id) ?? []).filter(({ name }) => name === child.name);
      const [original] = originals;
      if (!original || originals.length > 1) {
        const found = original ? "more than one @id" : "no such @id";
        lines.push(
          `INTERNAL ERROR:${child.name}: dangling @id-ref (${id}): ${found} found within the same element class`,
        );
        return false;
      }
      children.push(unfoldedCopy(original, id));
    }
    replaced.push([node, children]);
  }
  for (const [node, children] of replaced) node.children = children;
  return true;
}

function unfoldedCopy(original: Draft, id: string): Draft {
  const copy = (node: Draft): Draft => {
    const result = node.with({ children: node.children.map(copy) });
    const { id: own } = node.attributes;
    if (own !== undefined && node.name !== "resource_ref") result.set({ id: `_${UNFOLDED}${id}__${own}` });
    return result;
  };
  const { id: _id, ...others } = original.attributes;
  const attributes = attributesOf(Object.entries({ id: `${UNFOLDED}${id}`, ...others }));
  return original.with({ attributes, children: original.children.map(copy) });
}

/** A pair that moves to a section of defaults, with the comments before it. */
interface Moved {
  readonly under: string;
  readonly pair: Led;
}

/** Renames and drops what has a new form (10 §8.2 to §8.6); gives the cluster properties that move elsewhere. */
function rename(root: Draft, lines: string[]): Moved[] {
  const moved: Moved[] = [];
  root.set({ "validate-with": "pacemaker-3.0" });
  for (const node of nodes(root)) {
    const { name, attributes } = node;
    if (name === "node" && attributes.type === "normal") {
      const rewrite: Rewrite = { action: "rename", to: "type", value: "member", matching: "normal" };
      append(
        lines,
        rewriteMessage("Cluster node", `${attributes.uname ?? ""} (id=${attributes.id ?? ""})`, "type", rewrite),
      );
      node.set({ type: "member" });
    }
    if (name === "rsc_colocation") dropScoreAttributes(node, lines);
    if (name === "cluster_property_set") convertProperties(node, moved, lines);
    if (name === "primitive" || name === "template") convertResource(node, lines);
  }
  for (const node of nodes(root)) {
    const isEmpty = (child: Draft): boolean =>
      child.name === "cluster_property_set" && named(child, "nvpair").length === 0;
    if (node.children.some(isEmpty)) node.children = node.children.filter((child) => !isEmpty(child));
  }
  return moved;
}

function dropScoreAttributes(node: Draft, lines: string[]): void {
  for (const name of Object.keys(node.attributes)) {
    if (name !== "score-attribute" && name !== "score-attribute-mangle") continue;
    const rewrite: Rewrite = { action: "drop", because: "was actually never in effect" };
    append(lines, rewriteMessage("Constraints-colocation", idOf(node), name, rewrite));
    node.set({ [name]: undefined });
  }
}

function convertProperties(block: Draft, moved: Moved[], lines: string[]): void {
  block.children = led(block).flatMap((each) => {
    const { child } = each;
    if (child.name !== "nvpair") return [child];
    const { id = "", name, value } = child.attributes;
    const rewrite = name === undefined ? undefined : rewriteProperty(name, value);
    if (!rewrite || name === undefined) return withComments([each]);
    append(lines, rewriteMessage("Cluster properties", id, name, rewrite));
    if (rewrite.action === "drop") return [];
    remake(child, { name: rewrite.to, ...(rewrite.value === undefined ? {} : { value: rewrite.value }) });
    if (rewrite.action === "move" && isPlain(block)) moved.push({ under: rewrite.under ?? "", pair: each });
    return rewrite.action === "rename" ? withComments([each]) : [];
  });
}

/** Puts moved properties into the sections of defaults (10 §8.3, "Moving"). */
function placeMoved(root: Draft, moved: readonly Moved[]): void {
  for (const configuration of named(root, "configuration")) {
    for (const under of ["op_defaults", "rsc_defaults"]) {
      const pairs = moved.filter((entry) => entry.under === under).map(({ pair }) => pair);
      const targets = named(configuration, under);
      for (const target of targets) placeIn(target, pairs);
      if (targets.length > 0 || pairs.length === 0) continue;
      const block = newDraft("meta_attributes", { id: `_2TO3_-${under.replace("_", "-")}` }, withComments(pairs));
      configuration.children.push(newDraft(under, {}, [block]));
    }
  }
}

function placeIn(target: Draft, pairs: readonly Led[]): void {
  const blocks = named(target, "meta_attributes").filter(isPlain);
  const known = new Set(blocks.flatMap((block) => named(block, "nvpair")).map(({ attributes }) => attributes.name));
  const [first] = blocks;
  const added = pairs.filter(({ child }) => !known.has(child.attributes.name));
  if (first) append(first.children, withComments(added));
}

/** Turns unfolded blocks into references again where they still are what they refer to (10 §8.7). */
function foldBack(root: Draft, lines: string[]): boolean {
  const byId = indexBy(root, "id");
  const folded: [Draft, string][] = [];
  for (const node of nodes(root)) {
    const { id } = node.attributes;
    if (!BLOCKS.has(node.name) || id === undefined || !id.startsWith(UNFOLDED)) continue;
    const original = id.slice(UNFOLDED.length);
    const originals = (byId.get(original) ?? []).filter(({ name }) => name === node.name);
    if (originals.length > 1) return false;
    if (!originals[0]) {
      lines.push(
        `DEBUG: ${node.name}: original element pointed to with @id-ref (${original}) disappeared during upgrade`,
      );
    } else if (fingerprint(node) === fingerprint(originals[0])) folded.push([node, original]);
  }
  for (const [node, original] of folded) {
    node.attributes = attributesOf([["id-ref", original]]);
    node.children = [];
  }
  return true;
}

/** Everything about an element but ids; comments count. */
function fingerprint(node: Draft): string {
  if (!isElement(node)) return JSON.stringify(node.extra?.text);
  const attributes = Object.entries(node.attributes).filter(([name]) => name !== "id");
  const children = node.children.map(fingerprint);
  return JSON.stringify([node.name, attributes, children]);
}
