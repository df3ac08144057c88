import { type Element, element, setAttributes, withChildren } from "../cib/element.js";
import { withMore } from "./legacy-ageing.js";
import { type OldForm, oldRule } from "./legacy-options.js";

/** A promotable clone in the form of an element of its own (10 §9.3). */
const master: OldForm = (ageing, choices) =>
  ageing.change(["clone"], choices, (clone) => element("master", clone.attributes, clone.children));

/** A container of a kind that is gone, or with the old name of `promoted-max` (10 §9.3, §9.5). */
const container: OldForm = (ageing, choices) =>
  ageing.change(["docker", "podman"], choices, (of) => {
    const { "promoted-max": most, ...rest } = of.attributes;
    if (choices.chance(50)) return element("rkt", of.attributes);
    return element(of.name, { ...rest, masters: most ?? "1" });
  });

/** A resource or template of a class that is gone, or everything inside of one collective resource (10 §9.5). */
const goneClass: OldForm = (ageing, choices) => {
  const name = choices.of(["nagios", "upstart"]);
  const aged = (of: Element): Element => {
    const inside = withChildren(of, of.children.map(aged));
    if (of.name !== "primitive" && of.name !== "template") return inside;
    if (of.attributes.template !== undefined) return inside;
    return setAttributes(inside, { class: name, provider: undefined });
  };
  ageing.change(["primitive", "template", "group", "clone"], choices, aged);
};

/** A primitive made from a template, where it stood on its own. */
const fromTemplate: OldForm = (ageing, choices) => {
  const templates = ageing.ids("template");
  if (templates.length === 0) return;
  ageing.change(["primitive"], choices, (primitive) => {
    const { id } = primitive.attributes;
    return element("primitive", { id, template: choices.of(templates) }, primitive.children);
  });
};

const nodeType: OldForm = (ageing, choices) =>
  ageing.change(["node"], choices, (node) => setAttributes(node, { type: choices.of(["ping", "normal"]) }));

/** A colocation whose score came from an attribute, which had no effect (10 §8.2). */
const scoreAttribute: OldForm = (ageing, choices) =>
  ageing.change(["rsc_colocation"], choices, (constraint) =>
    setAttributes(constraint, {
      score: undefined,
      [choices.of(["score-attribute", "score-attribute-mangle"])]: "pingd",
    }),
  );

/** One or two rules that say when a constraint holds, now and then one of another constraint (10 §9.4). */
const lifetime: OldForm = (ageing, choices) => {
  const known = ageing.ids("rule");
  const rule = () =>
    known.length > 0 && choices.chance(30)
      ? element("rule", { "id-ref": choices.of(known) })
      : oldRule(ageing, choices);
  const rules = Array.from({ length: 1 + choices.below(2) }, rule);
  ageing.change(["rsc_location", "rsc_colocation", "rsc_order"], choices, (constraint) => {
    if (constraint.children.some(({ name }) => name === "lifetime")) return constraint;
    return withMore(constraint, [element("lifetime", {}, rules)], constraint.name !== "rsc_location");
  });
};

/** Several rules in one location constraint, which once were as many constraints (10 §9.3). */
const severalRules: OldForm = (ageing, choices) => {
  const known = ageing.ids("rule");
  ageing.change(["rsc_location"], choices, (constraint) => {
    const more = Array.from({ length: 1 + choices.below(2) }, () =>
      known.length > 0 && choices.chance(20)
        ? element("rule", { "id-ref": choices.of(known) })
        : oldRule(ageing, choices),
    );
    const ruled = setAttributes(constraint, { node: undefined, score: undefined });
    const last = constraint.children.filter(({ name }) => name === "lifetime");
    const others = constraint.children.filter(({ name }) => name !== "lifetime");
    return withChildren(ruled, [...others, ...more, ...last]);
  });
};

/** Pairs without value, and pairs that take theirs from another (10 §9.1, §9.2). */
const oddPair: OldForm = (ageing, choices) => {
  const known = ageing.ids("nvpair");
  ageing.change(["meta_attributes", "instance_attributes", "utilization"], choices, (block) => {
    if (block.attributes["id-ref"] !== undefined) return block;
    const name = choices.of(["priority", "p1", "target-role", undefined]);
    if (known.length === 0 || choices.chance(30)) return withMore(block, [ageing.pair(name ?? "p1")]);
    const reference = element("nvpair", { "id-ref": choices.of(known), name });
    return withMore(block, [reference], choices.chance(50));
  });
};

/** A pair twice in its block (10 §9.3, "Duplicate names"). */
const doublePair: OldForm = (ageing, choices) =>
  ageing.change(["meta_attributes", "instance_attributes", "cluster_property_set"], choices, (block) => {
    const pair = block.children.find(({ attributes: { name } }) => name !== undefined);
    if (pair === undefined) return block;
    const values = choices.of([["1"], ["#default"], ["#default", "2"], ["3", "#default"]]);
    return withMore(
      block,
      values.map((value) => ageing.pair(pair.attributes.name ?? "", value)),
      choices.chance(30),
    );
  });

const BLOCKS = ["cluster_property_set", "meta_attributes", "instance_attributes", "utilization"] as const;

/** A block that stands for another: mostly of its own kind (10 §8.1, §9.1). */
const blockReference: OldForm = (ageing, choices) => {
  const name = choices.of(BLOCKS);
  const known = ageing.ids(...(choices.chance(12) ? BLOCKS : [name]));
  if (known.length === 0) return;
  const owners = name === "cluster_property_set" ? ["crm_config"] : ["primitive", "template", "group", "clone", "op"];
  ageing.change(owners, choices, (owner) =>
    withMore(owner, [element(name, { "id-ref": choices.of(known) })], choices.chance(50)),
  );
};

/** Operations and sets that stand for others. */
const otherReference: OldForm = (ageing, choices) => {
  const name = choices.of(["operations", "resource_set"] as const);
  const known = ageing.ids(name);
  if (known.length === 0) return;
  const reference = element(name, { "id-ref": choices.of(known) });
  const owners = name === "operations" ? ["primitive", "template"] : ["rsc_order", "rsc_colocation", "rsc_ticket"];
  ageing.change(owners, choices, (owner) => {
    const others = owner.children.filter((child) => child.name !== "operations" || name !== "operations");
    return withChildren(owner, [...others, reference]);
  });
};

/** A rule that stands for another, in a block or in a rule; never for one that it is part of, which is endless. */
const ruleReference: OldForm = (ageing, choices) => {
  const known = ageing.all("rule").filter(({ attributes, children }) => {
    return attributes.id !== undefined && children.every(({ name }) => name !== "rule");
  });
  if (known.length === 0) return;
  // Rules in lifetimes have to live on if they are used elsewhere, too (10 §9.4).
  const passing = ageing.all("lifetime").flatMap(({ children }) => children.filter((rule) => known.includes(rule)));
  const target = choices.of(passing.length > 0 && choices.chance(50) ? passing : known);
  ageing.change(["meta_attributes", "instance_attributes", "rule"], choices, (owner) => {
    if (owner === target) return owner;
    return withMore(owner, [element("rule", { "id-ref": target.attributes.id })], choices.chance(50));
  });
};

const fencingLevel: OldForm = (ageing, choices) => {
  const devices = ageing
    .all("primitive")
    .filter(({ attributes }) => attributes.class === "stonith")
    .flatMap(({ attributes: { id = "" } }) => (/^[\w.-]+$/.test(id) ? [id] : []));
  const index = choices.of(["10", "12", "9", "09", "1", "010", "+12"]);
  const level = { id: ageing.id(), index, devices: devices.length === 0 ? "none" : choices.of(devices) };
  ageing.addTo("fencing-topology", element("fencing-level", { ...level, target: choices.of(["node1", "alice"]) }));
};

/** White space around words and numbers, which schemas allow (10 §10.2). */
const padded: OldForm = (ageing, choices) => {
  const name = choices.of([
    ...["score", "role", "on-fail", "enabled", "symmetrical", "sequential", "require-all", "kind", "action"],
    ...["first-action", "then-action", "rsc-role", "loss-policy", "record-pending", "boolean-op", "operation"],
  ]);
  let left = choices.below(3);
  const [before, after] = choices.of([
    [" ", ""],
    ["", " "],
    ["\t", "\n"],
  ] as const);
  ageing.changeAll((of) => {
    const value = of.attributes[name];
    return value === undefined || left-- !== 0 ? of : setAttributes(of, { [name]: `${before}${value}${after}` });
  });
};

/** What the status section may hold and an upgrade may stumble over (10 §9.1, §14). */
const oddStatus: OldForm = (ageing, choices) => {
  const ids = [...ageing.ids(...BLOCKS, "primitive", "rule"), "x"];
  const id = choices.of(ids);
  const odd = choices.of([
    element("dropped", { id: "d" }),
    element("note", { original: "1", changed: "1", validate: "x" }),
    element("note", { id }),
    element("note", { "id-ref": id }),
    element("nvpair", { name: "p1" }),
    element("meta_attributes", { id: "status-note" }, [
      element("nvpair", { id: "sn-1", name: "a", value: "1" }),
      element("nvpair", { id: "sn-2", name: "a", value: "2" }),
    ]),
  ]);
  const status = ageing.root.children.find(({ name }) => name === "status");
  if (status !== undefined) ageing.replace(status, (of) => withMore(of, [odd]));
};

const ROOT_ATTRIBUTES: readonly (readonly [string, string])[] = [
  ["remote-tls-port", "3121"],
  ["remote-clear-port", "3122"],
  ["cib-last-written", "Tue Nov 14 22:00:00 2023"],
  ["update-origin", "node1"],
  ["update-client", "crmd"],
  ["update-user", "hacluster"],
  ["dc-uuid", "node1"],
  ["crm_feature_set", "3.0.5"],
  ["have-quorum", "1"],
];

const rootAttribute: OldForm = (ageing, choices) => {
  const [name, value] = choices.of(ROOT_ATTRIBUTES);
  ageing.root = setAttributes(ageing.root, { [name]: value });
};

/** Forms of nodes, resources, constraints and references, each with how often it is drawn. */
export const STRUCTURE_FORMS: readonly (readonly [weight: number, form: OldForm])[] = [
  [4, master],
  [2, container],
  [4, goneClass],
  [1, fromTemplate],
  [2, nodeType],
  [2, scoreAttribute],
  [4, lifetime],
  [4, severalRules],
  [4, oddPair],
  [3, doublePair],
  [5, blockReference],
  [2, otherReference],
  [2, ruleReference],
  [2, fencingLevel],
  [2, padded],
  [1, oddStatus],
  [1, rootAttribute],
];
