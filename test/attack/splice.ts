import type { Pool } from "./pool.js";
import type { Random } from "./random.js";
import { placesBelow, sectionOf, type Tree, treeOf } from "./tree.js";

/** Puts resources, constraints, options and status of another case into a document, as if they belonged together. */
export function splice(random: Random, pool: Pool, root: Tree): void {
  const other = treeOf(random.pickEarly(pool.cases));
  renameInto(random, root, other);
  for (const name of ["resources", "constraints", "tags", "fencing-topology", "rsc_defaults", "op_defaults"])
    if (random.chance(name === "resources" ? 90 : 60)) append(root, other, name);
  if (random.chance(40)) mergeOptions(root, other);
  if (random.chance(30)) append(root, other, "nodes");
  if (random.chance(75)) mergeStatus(random, root, other);
}

/** Gives the other's resources names of their own, or now and then the names of ours, and its nodes our names. */
function renameInto(random: Random, root: Tree, other: Tree): void {
  const ours = idsOf(sectionOf(root, "resources"));
  const names = new Map<string, string>();
  for (const id of idsOf(sectionOf(other, "resources")))
    names.set(id, ours.length > 0 && random.chance(15) ? random.pick(ours) : `${id}x`);
  const nodes = sectionOf(root, "nodes")?.children ?? [];
  for (const [at, node] of (sectionOf(other, "nodes")?.children ?? []).entries()) {
    const own = nodes[at % Math.max(1, nodes.length)];
    for (const name of ["id", "uname"]) {
      const [theirs, mine] = [node.attributes[name], own?.attributes[name]];
      if (theirs !== undefined && mine !== undefined) names.set(theirs, mine);
    }
  }
  for (const { element } of placesBelow(other)) {
    for (const [name, value] of Object.entries(element.attributes)) {
      const renamed = names.get(value);
      if (renamed !== undefined) element.attributes[name] = renamed;
      else if (name === "id" && element.name !== "node_state" && element.name !== "lrm")
        element.attributes[name] += "x";
      else if (name === "operation_key") element.attributes[name] = keyOf(element, names, value);
    }
  }
}

function keyOf(entry: Tree, names: ReadonlyMap<string, string>, key: string): string {
  const { operation = "", interval = "0" } = entry.attributes;
  const resource = key.slice(0, -`_${operation}_${interval}`.length);
  const [base = "", instance] = resource.split(":");
  const renamed = names.get(base);
  if (renamed === undefined) return key;
  return `${renamed}${instance === undefined ? "" : `:${instance}`}_${operation}_${interval}`;
}

function idsOf(section: Tree | undefined): readonly string[] {
  if (section === undefined) return [];
  const resources = placesBelow(section).filter(({ element }) => RESOURCES.has(element.name));
  return resources.flatMap(({ element }) => element.attributes.id ?? []);
}

const RESOURCES: ReadonlySet<string> = new Set(["primitive", "group", "clone", "master", "bundle", "template"]);

function append(root: Tree, other: Tree, name: string): void {
  const theirs = sectionOf(other, name);
  if (theirs === undefined) return;
  const own = sectionOf(root, name);
  if (own !== undefined) own.children.push(...theirs.children);
  else root.children.find((child) => child.name === "configuration")?.children.push(theirs);
}

function mergeOptions(root: Tree, other: Tree): void {
  const own = sectionOf(root, "crm_config")?.children[0];
  const theirs = sectionOf(other, "crm_config")?.children[0];
  if (own !== undefined && theirs !== undefined) own.children.push(...theirs.children);
}

/** Histories and attributes of the other's nodes, on nodes of ours. */
function mergeStatus(random: Random, root: Tree, other: Tree): void {
  const states = sectionOf(root, "status")?.children ?? [];
  if (states.length === 0) return;
  for (const [at, theirs] of (sectionOf(other, "status")?.children ?? []).entries()) {
    const own = states[(at + random.below(2)) % states.length];
    if (own === undefined || theirs.name !== "node_state") continue;
    for (const part of theirs.children) {
      const same = own.children.find(({ name }) => name === part.name);
      if (same === undefined) own.children.push(part);
      else if (part.name === "lrm" && same.children[0] !== undefined)
        same.children[0].children.push(...(part.children[0]?.children ?? []));
      else same.children.push(...part.children);
    }
  }
}
