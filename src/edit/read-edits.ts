/** Edits from JSON, as they are kept beside a configuration (13 §2). */
import { isRecord, type Misfit, misfitOf, readShaped, type Shape } from "../base/shape.js";
import { type Element, element } from "../cib/element.js";
import type { Edit, EditKind } from "./edits.js";
import { EditError } from "./error.js";

const LIFETIMES = ["forever", "reboot"] as const;
const IDS: Shape = { "set?": "text", "pair?": "text" };
const PAIR: Shape = { name: "text", value: "text or null", ...IDS };
const SWITCH: Shape = { resource: "text" };
const MOVE: Shape = { resource: "text", "node?": "text", "promoted?": "flag", "lifetime?": "text" };
const OPERATION: Shape = { resource: "text", operation: "text", options: "pairs" };
const FAILED: Shape = { "operation?": "text", "interval?": "number" };
const TRACE: Shape = { resource: "text", ...FAILED, "directory?": "text" };
const BESIDE: Shape = { "before?": "text", "after?": "text" };

const PLACES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ["group", { group: "text", ...BESIDE }],
  ["inside", { id: "text" }],
  ["defaults", { of: ["resource", "operation"] }],
]);

/** What each kind of edit says besides its manner. */
const SHAPES: Readonly<Record<EditKind, Shape>> = {
  enable: SWITCH,
  disable: SWITCH,
  manage: { ...SWITCH, "monitor?": "flag" },
  unmanage: { ...SWITCH, "monitor?": "flag" },
  "resource-maintenance": { ...SWITCH, on: "flag" },
  promote: SWITCH,
  demote: SWITCH,
  ban: MOVE,
  move: MOVE,
  clear: { resource: "text", "node?": "text", "promoted?": "flag", "expired?": "flag" },
  meta: { resource: "text", ...PAIR },
  parameter: { resource: "text", ...PAIR },
  utilization: { resource: "text", ...PAIR },
  "node-attribute": { node: "text", ...PAIR, "lifetime?": LIFETIMES },
  "node-utilization": { node: "text", ...PAIR },
  standby: { node: "text", "lifetime?": LIFETIMES },
  online: { node: "text" },
  "node-maintenance": { node: "text", on: "flag" },
  "remove-node": { node: "text" },
  "fail-count": { resource: "text", node: "text", value: "text", ...FAILED },
  cleanup: { "resource?": "text", "node?": "text", ...FAILED, "refresh?": "flag" },
  "forget-fail-count": { resource: "text", node: "text", ...FAILED },
  property: PAIR,
  default: { of: ["resource", "operation"], ...PAIR },
  "operation-add": OPERATION,
  "operation-update": OPERATION,
  "operation-remove": { resource: "text", operation: "text", "options?": "pairs" },
  operations: { resource: "text" },
  trace: TRACE,
  untrace: TRACE,
  "group-add": { group: "text", resources: "texts", ...BESIDE },
  "group-remove": { group: "text", "resources?": "texts" },
  clone: { resource: "text", "id?": "text", "promotable?": "flag", "meta?": "pairs" },
  unclone: { resource: "text" },
  add: { element: elementMisfit, "place?": (value, path) => misfitOf(value, PLACES, path) },
  replace: { element: elementMisfit },
  remove: { ids: "texts", "of?": ["constraint"] },
  rename: { id: "text", to: "text" },
  "tag-members": { tag: "text", "add?": "texts", ...BESIDE, "remove?": "texts" },
  ticket: { ticket: "text", name: "text", value: "text or null" },
  configure: { words: "texts" },
};

const MANNER: Shape = { "dialect?": ["crm", "pcs", "tools"], "force?": "flag" };

const ALL: ReadonlyMap<string, Shape> = new Map(
  Object.entries(SHAPES).map(([kind, shape]): [string, Shape] => [kind, { ...shape, ...MANNER }]),
);

/** What is wrong with a value that is to be an element; nothing if it is one. What its position was does not matter. */
function elementMisfit(value: unknown, at: string): Misfit | undefined {
  const stack: { readonly value: unknown; readonly path: string }[] = [{ value, path: at }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { path } = next;
    const wrong = (problem: string, legal: string): Misfit => ({ path, problem, legal });
    if (!isRecord(next.value) || typeof next.value.name !== "string")
      return wrong("it is no element", "{ name, attributes, children }");
    const { attributes, children } = next.value;
    if (!isRecord(attributes) || !Object.values(attributes).every((each) => typeof each === "string"))
      return wrong("its attributes are not texts by name", "attributes");
    if (!Array.isArray(children)) return wrong("it has no list of children", "children");
    for (const [i, child] of children.entries()) stack.push({ value: child, path: `${path}.children[${i}]` });
  }
  return undefined;
}

/**
 * Edits from a JSON text, or from what `JSON.parse` made of one: every field of every edit is checked. Whether they can be done, `edit`
 * says.
 * @throws EditError (`usage`) with the place in the JSON, such as `[2].resource`, and what would be legal there
 * @example
 * ```ts
 * import { readEdits } from "pengine/edit";
 *
 * const edits = readEdits('[{ "kind": "ban", "resource": "web", "node": "n1" }]');
 * edits[0]?.kind; // => "ban"
 * ```
 */
export function readEdits(json: unknown): readonly Edit[] {
  const edits = readShaped<Edit>(json, ALL, "edits", ({ path, problem, legal }) => {
    throw new EditError("usage", problem, { path, legal });
  });
  return edits.map(whole);
}

/** With elements as a document has them. */
function whole(edit: Edit): Edit {
  return edit.kind === "add" || edit.kind === "replace" ? { ...edit, element: rebuilt(edit.element) } : edit;
}

/** Children before what they are in; does not recurse: depth is the input's. */
function rebuilt(root: Element): Element {
  const all = [root];
  for (const each of all) for (const child of each.children) all.push(child);
  const made = new Map<Element, Element>();
  for (const each of all.reverse()) {
    const children = each.children.map((child) => made.get(child) ?? child);
    made.set(each, element(each.name, each.attributes, children));
  }
  return made.get(root) ?? root;
}
