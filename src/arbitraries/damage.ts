import fc, { type Arbitrary } from "fast-check";
import { type Element, element } from "../cib/element.js";
import { listOf, maybe, oneOf, pick, weighted } from "./draft.js";

/**
 * Damage to a tree: attributes missing or with odd values, elements doubled or of another name. The schema lets a status
 * section hold anything (10 §11.1), so a damaged one is still valid; a configuration has to claim the schema `none` then.
 */
export type Damage = (root: Element) => Element;

/** Odd values of attributes, by name; for others see `ANYTHING`. */
const ODD_VALUES: Readonly<Record<string, readonly string[]>> = {
  operation_key: [
    "",
    "x",
    "A_0",
    "_start_0",
    "A__0",
    "A_start_",
    "aa_b_c_",
    "A_monitor_18446744073709551616",
    "A_monitor_9999999999999999",
    "A_monitor_10000x",
    "A_post_notify_start_0",
    "_migrate_to_0",
    "A_confirmed-pre_notify_promote_0",
  ],
  "transition-magic": [
    "",
    "0:0",
    "0:0;",
    "x:0;1:1:7:u",
    "0:7;1:1",
    "0:x;1:1:7:u",
    "0:0;1:1:7 x",
    "0:0;1:1:x:u",
    "0:0;1:1:0:",
    "0:0;-1:-1:0:other",
    "0:0;1:-1:0:other",
    "4294967296:0;1:1:0:u",
    "-1:193;1:0:7:u",
    "0:7;1:9:7:v",
    " 0: 0; 1: 2: 0:u",
  ],
  "transition-key": ["", "x", "1:1:7", "1:1:7:", "1:-1:7:u", "1:x:0:u", "99999999999:1:0:u"],
  "rc-code": ["300", "-1", "130", "64", "124", "255", "99999999999999999999", "8"],
  "op-status": ["12", "-2", "-1", "99999999999", "1", "10"],
  "call-id": ["-1", "-5", "0", "1", "99999999999"],
  interval: ["-1", "10s", "99999999999999999999", "5000"],
  "last-rc-change": ["0", "-1", "99999999999", "2023-11-14"],
  migrate_source: ["elsewhere"],
  migrate_target: ["elsewhere"],
  crm_feature_set: ["3.0.14", "3.15.0", "3.19.99999999999999999999", "3.20"],
  operation: ["asyncmon", "stonith", "lrm_delete", "reload-agent", "meta-data"],
  class: ["OCF", "stonith", "lsb", "systemd", "upstart"],
  type: ["remote", "string", "integer", "date"],
  node_fenced: ["-1", "99999999999"],
  "score-attribute": ["", "pingd"],
  score: ["abc", "", "INF", "5x"],
  index: ["0", "10", "x", "-1"],
  kind: ["mandatory", "x"],
  role: ["started", "Master", "x"],
  "rsc-role": ["x", "started"],
  "with-rsc-role": ["x", "Slave"],
  action: ["x", "notify"],
  "first-action": ["x", "notify"],
  "then-action": ["x", "notify"],
  symmetrical: ["true", "x"],
  "resource-discovery": ["x", "Never"],
  template: ["tmpl", "A", "gone"],
  "value-source": ["x", "Param"],
  start: ["x", ""],
  "boolean-op": ["xor", "OR"],
};
const ANYTHING = ["", "x", "0", "1", "-1", "A", "true", "#uname", " "] as const;
const NAMES = [
  "x",
  "attributes",
  "rule",
  "expression",
  "lrm_rsc_op",
  "nvpair",
  "instance_attributes",
  "dropped_",
] as const;

interface Wound {
  readonly where: number;
  readonly how: "drop" | "change" | "rename" | "double" | "copy" | "empty";
  readonly which: number;
  readonly value: number;
}

const wound = (): Arbitrary<Wound> =>
  fc.record({
    where: fc.nat({ max: 9999 }),
    how: weighted<Wound["how"]>([5, "drop"], [6, "change"], [1, "rename"], [2, "double"], [1, "copy"], [1, "empty"]),
    which: fc.nat({ max: 99 }),
    value: fc.nat({ max: 99 }),
  });

function descendants(root: Element): Element[] {
  return root.children.flatMap((child) => [child, ...descendants(child)]);
}

/** The tree in which an element is replaced. */
function replaced(root: Element, old: Element, by: readonly Element[]): Element {
  const children = root.children.flatMap((child) => (child === old ? by : [replaced(child, old, by)]));
  return element(root.name, root.attributes, children);
}

function woundOf(root: Element, { where, how, which, value }: Wound): Element {
  // Every section has the same share, however large it is.
  const section = pick(root.children, where);
  if (section === undefined) return root;
  const all = [section, ...descendants(section)];
  const hit = pick(all, Math.floor(where / root.children.length));
  if (hit === undefined) return root;
  const name = pick(Object.keys(hit.attributes), which);
  const changed = (attributes: Readonly<Record<string, string | undefined>>) =>
    element(hit.name, attributes, hit.children);
  switch (how) {
    case "drop":
      return name === undefined ? root : replaced(root, hit, [changed({ ...hit.attributes, [name]: undefined })]);
    case "change": {
      if (name === undefined) return root;
      const telling = Object.keys(hit.attributes).filter((each) => ODD_VALUES[each] !== undefined);
      const chosen = value % 2 === 0 ? (pick(telling, which) ?? name) : name;
      const odd = pick(ODD_VALUES[chosen] ?? ANYTHING, Math.floor(value / 2));
      return replaced(root, hit, [changed({ ...hit.attributes, [chosen]: odd })]);
    }
    case "rename":
      return replaced(root, hit, [element(pick(NAMES, value) ?? "x", hit.attributes, hit.children)]);
    case "double":
      return replaced(root, hit, [hit, hit]);
    case "copy": {
      const other = pick(all, value);
      return other === undefined ? root : replaced(root, hit, [hit, other]);
    }
    case "empty":
      return replaced(root, hit, [element(hit.name, hit.attributes)]);
  }
}

/** Damage in so many percent of the draws, at that many places at most. */
export function damage(percent: number, most = 4): Arbitrary<Damage> {
  return maybe(percent, oneOf([1, listOf(wound(), 1, 1)], [1, listOf(wound(), most, 1)])).map(
    (wounds) => (root) => (wounds ?? []).reduce(woundOf, root),
  );
}
