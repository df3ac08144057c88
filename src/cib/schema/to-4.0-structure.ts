import { append } from "../../base/list.js";
import { type Draft, named, newDraft, nodes } from "../draft.js";
import { idOf, renameAttribute } from "./blocks.js";
import { type Marks, PREFIX } from "./to-4.0-marks.js";

/** Step 3 of the upgrade to 4.0 (10 §9.3): duplicate pairs, ping nodes, masters, location constraints with several rules. */
export function splitAndConvert(root: Draft, marks: Marks): void {
  const bans: Draft[] = [];
  const split = new Map<string, number>();
  for (const node of nodes(root)) {
    dropDuplicates(node);
    if (node.name === "node" && node.attributes.type === "ping") {
      node.set({ type: "member" });
      marks.setChanged(node);
      bans.push(banOf(node.attributes.uname ?? ""));
    }
    if (node.name === "master") convertMaster(node, marks);
    if (node.attributes.masters !== undefined) {
      renameAttribute(node, "masters", "promoted-max");
      marks.setChanged(node);
    }
    if (node.children.some((child) => rulesOf(child).length > 1)) {
      node.children = node.children.flatMap((child) => splitRules(child, marks, split));
    }
  }
  for (const node of nodes(root)) {
    const count = node.name === "acl_permission" ? split.get(node.attributes.reference ?? "") : undefined;
    if (count !== undefined) pointToParts(node, count, marks);
  }
  for (const constraints of constraintsOf(root)) append(constraints.children, bans);
}

/** The `constraints` section. */
function constraintsOf(root: Draft): Draft[] {
  return named(root, "configuration").flatMap((configuration) => named(configuration, "constraints"));
}

/** Of pairs with the same name one survives: the first; or, with `#default` among them, the one that follows the last. */
function dropDuplicates(node: Draft): void {
  const byName = new Map<string, Draft[]>();
  for (const pair of node.children) {
    const { name } = pair.attributes;
    if (pair.name !== "nvpair" || name === undefined) continue;
    const known = byName.get(name);
    if (!known) byName.set(name, [pair]);
    else known.push(pair);
  }
  const dropped = new Set<Draft>();
  for (const pairs of byName.values()) {
    if (pairs.length === 1) continue;
    const last = pairs.findLastIndex(({ attributes }) => attributes.value === "#default");
    const survivor = pairs[last + 1] ?? pairs[last];
    for (const pair of pairs) if (pair !== survivor) dropped.add(pair);
  }
  if (dropped.size > 0) node.children = node.children.filter((child) => !dropped.has(child));
}

function banOf(uname: string): Draft {
  return newDraft("rsc_location", {
    id: `${PREFIX}ping-node-ban-${uname}`,
    "rsc-pattern": ".*",
    node: uname,
    score: "-INFINITY",
    "resource-discovery": "never",
  });
}

function convertMaster(node: Draft, marks: Marks): void {
  const id = `${PREFIX}promotable-legacy-${idOf(node)}-meta_attributes`;
  const pair = newDraft("nvpair", { id: `${id}-promotable`, name: "promotable", value: "true" });
  node.name = "clone";
  node.children = [newDraft("meta_attributes", { id, score: "INFINITY" }, [pair]), ...node.children];
  marks.setChanged(node);
}

function rulesOf(node: Draft): Draft[] {
  return node.name === "rsc_location" ? named(node, "rule") : [];
}

/** One constraint for each rule of a location constraint that has several. */
function splitRules(node: Draft, marks: Marks, split: Map<string, number>): Draft[] {
  const rules = rulesOf(node);
  if (rules.length < 2) return [node];
  split.set(idOf(node), rules.length);
  return rules.map((rule, i) => {
    const kept = (names: string): Draft[] => named(node, names).map((child) => (i === 0 ? child : marks.copyOf(child)));
    const part = node.with({ children: [...kept("resource_set"), rule, ...kept("lifetime")] });
    part.set({ id: partId(node.attributes.id, i) });
    return part;
  });
}

function partId(id: string | undefined, i: number): string {
  return `${PREFIX}${id}-${i + 1}`;
}

/** Lets a permission for a constraint that was split hold for all its parts. */
function pointToParts(permission: Draft, count: number, marks: Marks): void {
  const terms = Array.from({ length: count }, (_, i) => `@id = '${partId(permission.attributes.reference, i)}'`);
  renameAttribute(permission, "reference", "xpath", `//*[${terms.join(" or ")}]`);
  marks.setChanged(permission);
}

/** Step 4 of the upgrade to 4.0 (10 §9.4): lifetimes of constraints. */
export function dropLifetimes(root: Draft, marks: Marks, lines: string[]): void {
  const live = liveRules(root, marks);
  for (const node of nodes(root)) {
    const lifetimes = named(node, "lifetime");
    if (lifetimes.length === 0) continue;
    if (node.name === "rsc_location") convertLifetime(node, lifetimes);
    if (node.name !== "rsc_colocation" && node.name !== "rsc_order") continue;
    node.children = node.children.filter(({ name }) => name !== "lifetime");
    lines.push(
      `WARNING: Dropping lifetime element from constraint ${idOf(node)} because lifetime elements are no longer ` +
        "supported. Any rules contained there will no longer apply to the constraint",
    );
  }
  if (live.length === 0) return;
  const id = `${PREFIX}coloc-order-lifetime-rules`;
  const rule = newDraft("rule", { id: `${id}-rule`, score: "-INFINITY" }, live);
  for (const constraints of constraintsOf(root)) {
    constraints.children.push(newDraft("rsc_location", { id, "rsc-pattern": "a^" }, [rule]));
  }
}

/** Rules of dropped lifetimes that are used elsewhere, too, so that their definition has to stay somewhere. */
function liveRules(root: Draft, marks: Marks): Draft[] {
  const lifetimes = constraintsOf(root)
    .flatMap((constraints) => named(constraints, "rsc_colocation", "rsc_order"))
    .flatMap((constraint) => named(constraint, "lifetime"));
  if (lifetimes.length === 0) return [];
  const uses = countRules([root]);
  const dropped = countRules(lifetimes);
  return lifetimes
    .flatMap((lifetime) => named(lifetime, "rule"))
    .filter((rule) => {
      const id = idOf(rule);
      return marks.isOwn(rule) && uses.get(id)?.rules !== dropped.get(id)?.trees;
    });
}

/** By id: how many rules there are in some trees, and in how many of the trees. */
function countRules(trees: readonly Draft[]): Map<string, { rules: number; trees: number }> {
  const counts = new Map<string, { rules: number; trees: number }>();
  for (const tree of trees) {
    const seen = new Set<string>();
    for (const { name, attributes } of nodes(tree)) {
      if (name !== "rule" || attributes.id === undefined) continue;
      const count = counts.get(attributes.id) ?? { rules: 0, trees: 0 };
      count.rules++;
      if (!seen.has(attributes.id)) count.trees++;
      seen.add(attributes.id);
      counts.set(attributes.id, count);
    }
  }
  return counts;
}

/** Turns the lifetime of a location constraint into a part of its rule. */
function convertLifetime(node: Draft, lifetimes: readonly Draft[]): void {
  const { id, node: uname, score } = node.attributes;
  const first = named(node, "rule")[0] ?? nodeRule(`${PREFIX}${id}-node-score-rule`, uname ?? "", score ?? "");
  const rules = lifetimes.flatMap((lifetime) => named(lifetime, "rule"));
  const only = rules.length === 1 ? rules[0] : undefined;
  const second = only ?? newDraft("rule", { id: `${PREFIX}${id}-lifetime-or-rule`, "boolean-op": "or" }, rules);
  const outer = newDraft("rule", { id: `${PREFIX}${id}-lifetime-and-rule`, "boolean-op": "and" }, [first, second]);
  node.set({ node: undefined, score: undefined });
  node.children = [...named(node, "resource_set"), outer];
}

function nodeRule(id: string, uname: string, score: string): Draft {
  const attributes = { id: `${id}-expr`, attribute: "#uname", operation: "eq", value: uname };
  return newDraft("rule", { id, score }, [newDraft("expression", attributes)]);
}
