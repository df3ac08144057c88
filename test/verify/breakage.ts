import fc, { type Arbitrary } from "fast-check";
import { descendants, type Element, element, setAttributes, withChildren } from "../../src/cib/element.js";
import { parseCib } from "../../src/cib/parse.js";
import { serialize } from "../../src/cib/serialize.js";

/** One thing done to a document so that something is wrong with it. */
export interface Breakage {
  readonly kind: (typeof KINDS)[number];
  readonly where: number;
  readonly what: number;
}

const KINDS = [
  "attribute",
  "attribute",
  "drop",
  "rename",
  "meta",
  "option",
  "utilization",
  "child",
  "old role",
] as const;

export function breakages(): Arbitrary<readonly Breakage[]> {
  const one = fc.record(
    { kind: fc.constantFrom(...KINDS), where: fc.nat(), what: fc.nat() },
    { noNullPrototype: true },
  );
  return fc.array(one, { minLength: 1, maxLength: 6, size: "max" });
}

/**
 * The document with things broken in it. Most of what comes out is not valid under any schema:
 * `unvalidated` makes it claim the schema `none`, so that an evaluation meets all of it.
 */
export function broken(xml: string, list: readonly Breakage[], unvalidated: boolean): string {
  let { root } = parseCib(xml);
  for (const breakage of list) root = apply(root, breakage);
  return serialize(unvalidated ? setAttributes(root, { "validate-with": "none" }) : root);
}

function apply(root: Element, { kind, where, what }: Breakage): Element {
  switch (kind) {
    case "attribute":
      return attributeChanged(root, where, what);
    case "drop":
      return changeOne(
        root,
        where,
        ({ attributes }) => Object.keys(attributes).length > 0,
        (of) => {
          const name = pick(Object.keys(of.attributes), what);
          return setAttributes(of, { [name]: undefined });
        },
      );
    case "rename":
      return changeOne(
        root,
        where,
        ({ name }) => !KEPT.has(name),
        (of) => ({ ...of, name: pick(NAMES, what) }),
      );
    case "meta":
      return withPair(root, where, "meta_attributes", pick(META, what));
    case "option":
      return withPair(root, where, "cluster_property_set", pick(OPTIONS, what));
    case "utilization":
      return withPair(root, where, "utilization", pick(UTILIZATION, what));
    case "child":
      return changeOne(
        root,
        where,
        ({ children }) => children.length > 0,
        (of) =>
          withChildren(
            of,
            of.children.filter((_, i) => i !== what % of.children.length),
          ),
      );
    default:
      return changeOne(
        root,
        where,
        ({ attributes }) => "role" in attributes || "rsc-role" in attributes,
        (of) =>
          setAttributes(of, { ["role" in of.attributes ? "role" : "rsc-role"]: pick(["Master", "Slave", "x"], what) }),
      );
  }
}

const KEPT: ReadonlySet<string> = new Set(["cib", "configuration", "status", "resources", "constraints", "nodes"]);

function attributeChanged(root: Element, where: number, what: number): Element {
  const hasSome = ({ name, attributes }: Element) => name !== "cib" && Object.keys(attributes).some(isChanged);
  return changeOne(root, where, hasSome, (of) => {
    const name = pick(Object.keys(of.attributes).filter(isChanged), what);
    // As the id of a node this would come up wherever an action is given that node.
    const odd = name === "id" ? ODD.filter((value) => value !== "#default") : ODD;
    return setAttributes(of, { [name]: pick(VALUES[name] ?? odd, what >> 4) });
  });
}

const isChanged = (name: string): boolean => !["uname", "transition-key", "transition-magic"].includes(name);

const ODD = ["", "x", "-1", "0", "99999999999999999999", "INFINITY", "true", "no-such", "#default", "default", "1.5"];

const VALUES: Readonly<Record<string, readonly string[]>> = {
  score: ["x", "", "high", "1.5", "-INFINITY", "99999999999"],
  kind: ["x", "Serialize", "Optional", "mandatory"],
  symmetrical: ["true", "false", "x"],
  "require-all": ["true", "false", "x"],
  action: ["start", "stop", "promote", "monitor", "notify", "x"],
  "first-action": ["start", "promote", "monitor", "notify", "x"],
  "then-action": ["stop", "demote", "monitor", "notify", "x"],
  "loss-policy": ["fence", "stop", "x"],
  role: ["Master", "Slave", "Promoted", "x", "Started"],
  "rsc-role": ["Master", "Slave", "Promoted", "x", "Started"],
  "with-rsc-role": ["Master", "Slave", "Promoted", "x", "Started"],
  "on-fail": ["x", "demote", "fence", "standby", "restart", "block"],
  interval: ["10s", "0", "x", "-1"],
  "boolean-op": ["x", "or", "and", "AND"],
  operation: ["x", "defined", "eq", "lt", "gt", "in_range", "date_spec", "not_defined", "start", "migrate_to"],
  type: ["x", "string", "number", "version", "remote", "member", "ping"],
  "value-source": ["x", "param", "meta", "literal"],
  index: ["x", "0", "10", "1", "-1"],
  "rsc-pattern": ["(", "!(", "a*", "!", ""],
  "resource-discovery": ["x", "never", "exclusive"],
  influence: ["x", "true", "false"],
  ordering: ["x", "group", "listed"],
  sequential: ["x", "false"],
  "validate-with": ["none"],
  "op-status": ["x", "", "99", "0"],
  "rc-code": ["x", "", "999", "0"],
  class: ["stonith", "lsb", "systemd", "ocf", "x"],
};

const NAMES = ["primitive", "group", "clone", "bundle", "template", "rsc_location", "op", "nvpair", "rule", "x", "tag"];

const META: readonly (readonly [name: string, value: string])[] = [
  ["priority", "x"],
  ["resource-stickiness", "default"],
  ["resource-stickiness", "x"],
  ["migration-threshold", "default"],
  ["migration-threshold", "-5"],
  ["migration-threshold", "x"],
  ["is-managed", "default"],
  ["target-role", "default"],
  ["target-role", "x"],
  ["target-role", "Promoted"],
  ["target-role", "Slave"],
  ["target-role", "Master"],
  ["requires", "x"],
  ["requires", "fencing"],
  ["requires", "unfencing"],
  ["requires", "#default"],
  ["multiple-active", "x"],
  ["container", "no-such"],
  ["ordered", "false"],
  ["collocated", "false"],
  ["master-max", "1"],
  ["master-node-max", "1"],
  ["clone-node-max", "2"],
  ["clone-max", "3"],
  ["globally-unique", "true"],
  ["promotable", "true"],
  ["interleave", "true"],
  ["on-fail", "x"],
  ["failure-timeout", "10s"],
  ["remote-node", "guest"],
];

const OPTIONS: readonly (readonly [name: string, value: string])[] = [
  ["no-quorum-policy", "x"],
  ["no-quorum-policy", "fence"],
  ["no-quorum-policy", "suicide"],
  ["fencing-enabled", "false"],
  ["stonith-enabled", "false"],
  ["stonith-enabled", "x"],
  ["stonith-action", "off"],
  ["stonith-timeout", "x"],
  ["batch-limit", "x"],
  ["enable-startup-probes", "false"],
  ["concurrent-fencing", "false"],
  ["stop-orphan-resources", "false"],
  ["stop-removed-resources", "false"],
  ["cancel-removed-actions", "false"],
  ["startup-fencing", "false"],
  ["node-health-strategy", "x"],
  ["node-health-base", "x"],
  ["default-action-timeout", "x"],
  ["placement-strategy", "utilization"],
  ["placement-strategy", "balanced"],
  ["placement-strategy", "x"],
  ["priority-fencing-delay", "x"],
  ["cluster-delay", "-1"],
  ["have-watchdog", "x"],
];

const UTILIZATION: readonly (readonly [name: string, value: string])[] = [
  ["cpu", "x"],
  ["cpu", "1.5"],
  ["cpu", ""],
  ["memory", "99999999999"],
  ["memory", "3 GB"],
];

/** Adds a pair to the block of a kind that `where` points at: one that is there, or a new one in some resource. */
function withPair(root: Element, where: number, block: string, [name, value]: readonly [string, string]): Element {
  const pair = element("nvpair", { id: `broken-${name}-${where % 1000}`, name, value });
  const blocks = [...descendants(root)].filter((each) => each.name === block).length;
  if (blocks > 0 && where % 3 > 0) {
    return changeOne(
      root,
      where,
      (each) => each.name === block,
      (of) => {
        const others = of.children.filter(({ attributes }) => attributes.name !== name);
        return withChildren(of, [...others, pair]);
      },
    );
  }
  const parents = block === "cluster_property_set" ? ["crm_config"] : block === "utilization" ? LEAVES : RESOURCES;
  return changeOne(
    root,
    where,
    (each) => parents.includes(each.name),
    (of) => withChildren(of, [element(block, { id: `broken-${block}-${where % 1000}` }, [pair]), ...of.children]),
  );
}

const LEAVES: readonly string[] = ["primitive", "node"];
const RESOURCES: readonly string[] = ["primitive", "group", "clone", "bundle", "op"];

/** Changes the element that `where` points at among those that are wanted. */
function changeOne(
  root: Element,
  where: number,
  isWanted: (element: Element) => boolean,
  to: (element: Element) => Element,
): Element {
  const wanted = [...descendants(root)].filter(isWanted);
  const target = wanted[where % wanted.length];
  if (target === undefined) return root;
  const replaced = (of: Element): Element => {
    if (of === target) return to(of);
    const children = of.children.map(replaced);
    return children.some((child, i) => child !== of.children[i]) ? withChildren(of, children) : of;
  };
  return replaced(root);
}

function pick<T>(list: readonly T[], number: number): T {
  return list[number % list.length] as T;
}
