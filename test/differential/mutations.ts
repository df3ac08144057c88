import fc, { type Arbitrary } from "fast-check";
import { type Element, setAttributes, withChildren } from "../../src/cib/element.js";
import { parseCib } from "../../src/cib/parse.js";
import { serialize } from "../../src/cib/serialize.js";

/** One change of a document; where it applies is a number, counted over the elements that it could apply to. */
export interface Mutation {
  readonly kind: keyof typeof MUTATIONS;
  readonly where: number;
  readonly what: number;
}

export function mutations(): Arbitrary<readonly Mutation[]> {
  const kinds = Object.keys(MUTATIONS) as (keyof typeof MUTATIONS)[];
  return fc.array(
    fc.record({ kind: fc.constantFrom(...kinds), where: fc.nat(), what: fc.nat() }, { noNullPrototype: true }),
    { minLength: 1, maxLength: 5, size: "max" },
  );
}

/** The document with the mutations applied one after the other; those that find nothing to change do nothing. */
export function mutated(xml: string, list: readonly Mutation[]): string {
  let { root } = parseCib(xml);
  for (const { kind, where, what } of list) root = MUTATIONS[kind](root, where, what);
  return serialize(root);
}

type Change = (root: Element, where: number, what: number) => Element;
type Wanted = (element: Element, parent: Element) => boolean;

const DATA: Wanted = (_, parent) => !["cib", "configuration"].includes(parent.name);

/** Changes one of the elements that are wanted; `to` gives what stands in its place. */
function changeOne(
  root: Element,
  where: number,
  wanted: Wanted,
  to: (element: Element, parent: Element, i: number) => readonly Element[],
): Element {
  let count = 0;
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (wanted(child, element)) count++;
      walk(child);
    }
  };
  walk(root);
  if (count === 0) return root;
  let left = where % count;
  const change = (element: Element): Element => {
    if (left < 0) return element;
    let touched = false;
    const children = element.children.flatMap((child, i) => {
      if (left < 0) return [child];
      if (wanted(child, element) && left-- === 0) {
        touched = true;
        left = -1;
        return to(child, element, i);
      }
      const inner = change(child);
      if (inner !== child) touched = true;
      return [inner];
    });
    return touched ? withChildren(element, children) : element;
  };
  return change(root);
}

const VALUES = [
  "true",
  "false",
  "0",
  "1",
  "2",
  "INFINITY",
  "-INFINITY",
  "100",
  "-1",
  "",
  "10s",
  "Stopped",
  "Promoted",
  "Started",
  "Unpromoted",
  "stop",
  "freeze",
  "ignore",
  "block",
  "fence",
  "standby",
  "restart",
  "demote",
  "x",
]; // prettier-ignore

const OPTIONS: readonly (readonly [string, readonly string[]])[] = [
  ["no-quorum-policy", ["ignore", "freeze", "stop", "demote", "suicide"]],
  ["stonith-enabled", ["true", "false"]],
  ["symmetric-cluster", ["true", "false"]],
  ["maintenance-mode", ["true"]],
  ["stop-all-resources", ["true"]],
  ["stop-orphan-resources", ["false"]],
  ["stop-orphan-actions", ["false"]],
  ["startup-fencing", ["false"]],
  ["stonith-action", ["off"]],
  ["have-watchdog", ["true"]],
  ["concurrent-fencing", ["true", "false"]],
  ["shutdown-lock", ["true"]],
  ["enable-startup-probes", ["false"]],
  ["placement-strategy", ["utilization", "minimal", "balanced"]],
  ["node-health-strategy", ["migrate-on-red", "only-green", "progressive"]],
  ["priority-fencing-delay", ["60"]],
];

const MEMBERSHIP = [
  { in_ccm: "false", crmd: "offline", join: "down", expected: "down" },
  { in_ccm: "false", crmd: "offline", join: "down", expected: "member" },
  { in_ccm: "true", crmd: "offline", join: "down", expected: "member" },
  { in_ccm: "true", crmd: "online", join: "member", expected: "member" },
  { in_ccm: "true", crmd: "online", join: "pending", expected: "member" },
] as const;

const RESULTS = [
  { "rc-code": "0", "op-status": "0" },
  { "rc-code": "1", "op-status": "4" },
  { "rc-code": "7", "op-status": "0" },
  { "rc-code": "8", "op-status": "0" },
  { "rc-code": "9", "op-status": "4" },
  { "rc-code": "5", "op-status": "4" },
  { "rc-code": "6", "op-status": "4" },
  { "rc-code": "1", "op-status": "2" },
  { "rc-code": "193", "op-status": "-1" },
  { "rc-code": "5", "op-status": "7" },
  { "rc-code": "190", "op-status": "0" },
] as const;

/** A document with a fresh id in place of the element's own and those below: a duplicate must not repeat ids. */
function renamed(element: Element): Element {
  const { id } = element.attributes;
  const children = element.children.map(renamed);
  const copy = withChildren(element, children);
  return id === undefined || element.name === "resource_ref" || element.name === "obj_ref"
    ? copy
    : setAttributes(copy, { id: `${id}-dup` });
}

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

const MUTATIONS = {
  drop: (root, where) => changeOne(root, where, DATA, () => []),
  dropConstraint: (root, where) =>
    changeOne(
      root,
      where,
      (_, parent) => parent.name === "constraints",
      () => [],
    ),
  duplicate: (root, where) => changeOne(root, where, DATA, (element) => [element, renamed(element)]),
  swap: (root, where, what) =>
    changeOne(
      root,
      where,
      (element) => element.children.length > 1 && element.name !== "cib",
      (element) => {
        const children = [...element.children];
        const i = what % (children.length - 1);
        [children[i], children[i + 1]] = [children[i + 1] as Element, children[i] as Element];
        return [withChildren(element, children)];
      },
    ),
  changeValue: (root, where, what) =>
    changeOne(
      root,
      where,
      (element) => element.name === "nvpair",
      (pair) => [setAttributes(pair, { value: pick(VALUES, what) })],
    ),
  changeScore: (root, where, what) =>
    changeOne(
      root,
      where,
      (element) => "score" in element.attributes,
      (element) => [
        setAttributes(element, { score: pick(["INFINITY", "-INFINITY", "0", "1", "-1", "500", "-500"], what) }),
      ],
    ),
  dropAttribute: (root, where, what) =>
    changeOne(root, where, DATA, (element) => {
      const names = Object.keys(element.attributes).filter((name) => name !== "id");
      return [names.length === 0 ? element : setAttributes(element, { [pick(names, what)]: undefined })];
    }),
  option: (root, where, what) =>
    changeOne(
      root,
      0,
      (element) => element.name === "cluster_property_set",
      (block) => {
        const [name, values] = pick(OPTIONS, where);
        const value = pick(values, what);
        const others = block.children.filter((child) => child.attributes.name !== name);
        const pair = setAttributes(
          { name: "nvpair", attributes: {}, children: [] },
          { id: `mutated-${name}`, name, value },
        );
        return [withChildren(block, [...others, pair])];
      },
    ),
  meta: (root, where, what) =>
    changeOne(
      root,
      where,
      (element) => element.name === "meta_attributes",
      (block) => {
        const [name, value] = pick(META, what);
        const id = `${block.attributes.id ?? "m"}-mutated-${name}`;
        if (block.attributes.id === undefined || block.children.some((child) => child.attributes.id === id))
          return [block];
        return [
          withChildren(block, [
            ...block.children,
            setAttributes({ name: "nvpair", attributes: {}, children: [] }, { id, name, value }),
          ]),
        ];
      },
    ),
  node: (root, where, what) =>
    changeOne(
      root,
      where,
      (element) => element.name === "node_state",
      (state) => [setAttributes(state, pick(MEMBERSHIP, what))],
    ),
  operation: (root, where, what) =>
    changeOne(
      root,
      where,
      (element) => element.name === "lrm_rsc_op",
      (entry) => [setAttributes(entry, pick(RESULTS, what))],
    ),
  task: (root, where, what) =>
    changeOne(
      root,
      where,
      (element) => element.name === "lrm_rsc_op",
      (entry) => [
        setAttributes(entry, {
          operation: pick(["start", "stop", "promote", "demote", "monitor", "migrate_to"], what),
        }),
      ],
    ),
  quorum: (root, _, what) => setAttributes(root, { "have-quorum": what % 2 === 0 ? "0" : "1" }),
} as const satisfies Record<string, Change>;

const META: readonly (readonly [string, string])[] = [
  ["target-role", "Stopped"],
  ["target-role", "Unpromoted"],
  ["is-managed", "false"],
  ["resource-stickiness", "100"],
  ["resource-stickiness", "INFINITY"],
  ["migration-threshold", "1"],
  ["failure-timeout", "60"],
  ["allow-migrate", "true"],
  ["interleave", "true"],
  ["notify", "true"],
  ["globally-unique", "true"],
  ["clone-max", "1"],
  ["clone-node-max", "2"],
  ["promotable", "true"],
  ["multiple-active", "stop_unexpected"],
  ["multiple-active", "block"],
  ["priority", "10"],
  ["critical", "false"],
  ["requires", "unfencing"],
];
