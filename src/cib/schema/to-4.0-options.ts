import type { Draft } from "../draft.js";
import { filterChildren, idOf } from "./blocks.js";
import type { Marks } from "./to-4.0-marks.js";

const BLOCKS: ReadonlySet<string> = new Set([
  "cluster_property_set",
  "instance_attributes",
  "meta_attributes",
  "utilization",
]);

/** Step 2 of the upgrade to 4.0 (10 §9.2): sorts blocks behind everything else, drops and renames options. */
export function sortAndRename(root: Draft, marks: Marks, lines: string[]): void {
  const visit = (node: Draft): void => {
    if (node.name !== "cib" && node.children.some(isBlock)) sortBlocks(node);
    rename(node, marks, lines);
    filterChildren(node, (child) => {
      if (isDropped(child, node, lines)) return false;
      visit(child);
      return true;
    });
  };
  visit(root);
  root.set({ "validate-with": "pacemaker-4.0" });
}

function isBlock({ name }: Draft): boolean {
  return BLOCKS.has(name);
}

function sortBlocks(node: Draft): void {
  const blocks = node.children
    .filter(isBlock)
    .map((block, place) => ({ block, place, ...rankOf(block) }))
    .sort((a, b) => a.rank - b.rank || b.score - a.score || a.place - b.place);
  const sorted = [...node.children.filter((child) => !isBlock(child)), ...blocks.map(({ block }) => block)];
  if (sorted.some((child, i) => child !== node.children[i])) node.children = sorted;
}

/** The numbers of XPath: without `+`. */
const NUMBER = /^[ \t\r\n]*-?(?:\d+(?:\.\d*)?|\.\d+)[ \t\r\n]*$/;

/** A number as the reference reads it here (10 §9.2), or NaN. */
function numberOf(text: string): number {
  return NUMBER.test(text) ? Number(text) : Number.NaN;
}

function rankOf({ name, attributes }: Draft): { rank: number; score: number } {
  if (name === "cluster_property_set" && attributes.id === "cib-bootstrap-options") return { rank: 1, score: 0 };
  const { score: text } = attributes;
  if (text === undefined) return { rank: 4, score: 0 };
  if (text === "INFINITY" || text === "+INFINITY") return { rank: 2, score: 0 };
  if (text === "-INFINITY") return { rank: 6, score: 0 };
  const score = numberOf(text);
  if (Number.isNaN(score)) return { rank: 7, score: 0 };
  if (score === 0) return { rank: 4, score: 0 };
  return { rank: score > 0 ? 3 : 5, score };
}

function isDropped({ name, attributes }: Draft, parent: Draft, lines: string[]): boolean {
  if (name === "fencing-level") return numberOf(attributes.index ?? "") > 9;
  if (name !== "nvpair") return false;
  if (parent.name === "cluster_property_set" && attributes.name === "remove-after-stop") {
    lines.push(`WARNING: Dropping nvpair ${attributes.id ?? ""} because the remove-after-stop property is unsupported`);
    return true;
  }
  return attributes.value === undefined;
}

const RENAMED: ReadonlyMap<string | undefined, string> = new Map([
  ["crmd-finalization-timeout", "join-finalization-timeout"],
  ["crmd-integration-timeout", "join-integration-timeout"],
  ["crmd-transition-delay", "transition-delay"],
]);

function rename(node: Draft, marks: Marks, lines: string[]): void {
  if (node.name === "cluster_property_set") {
    for (const pair of node.children) {
      if (pair.name !== "nvpair") continue;
      const name = RENAMED.get(pair.attributes.name);
      const off = pair.attributes.name === "stonith-action" && pair.attributes.value === "poweroff";
      if (name === undefined && !off) continue;
      pair.set(name === undefined ? { value: "off" } : { name });
      marks.setChanged(pair);
    }
  }
  if (node.name === "date_spec" && node.attributes.moon !== undefined) {
    lines.push(
      `WARNING: Dropping moon attribute from date spec ${idOf(node)} because moon phase is no longer supported`,
    );
    node.set({ moon: undefined });
    marks.setChanged(node);
  }
}
