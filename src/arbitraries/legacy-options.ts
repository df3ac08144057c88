import { type Element, element, setAttributes, withChildren } from "../cib/element.js";
import type { Choices } from "./choices.js";
import { type Ageing, withMore } from "./legacy-ageing.js";

/** Puts something of former times into a document; which and where is by choice. */
export type OldForm = (ageing: Ageing, choices: Choices) => void;

type Pairs = readonly (readonly [name: string, values: readonly (string | undefined)[]])[];

/** Names with hyphens that were also written with underscores. */
const BOTH = (words: string, values: readonly string[]): Pairs => [
  [words.replaceAll(" ", "-"), values],
  [words.replaceAll(" ", "_"), values],
];

/** Cluster properties that the upgrades to 3.0 and 4.0 rename, move or drop (10 §8.3, §9.2), and their neighbours. */
const PROPERTIES: Pairs = [
  ["crmd-finalization-timeout", ["30min"]],
  ["crmd-integration-timeout", ["3min"]],
  ["crmd-transition-delay", ["0s", "2s"]],
  ["remove-after-stop", ["true", "false"]],
  ["stonith-action", ["poweroff", "off", "reboot"]],
  ["cluster-infrastructure", ["cman", "openais", "heartbeat", "classic openais (with plugin)", "corosync", undefined]],
  ...BOTH("default action timeout", ["20s", "5min"]),
  ...BOTH("default resource stickiness", ["100", "INFINITY", "-5"]),
  ...BOTH("is managed default", ["true", "false"]),
  ...BOTH("default resource failure stickiness", ["-INFINITY", "-10", "0"]),
  ...BOTH("default migration threshold", ["3"]),
  ["expected-quorum-votes", ["2"]],
  ["notification-agent", ["/bin/true"]],
  ["notification-recipient", ["root"]],
  ["cluster_recheck_interval", ["15min"]],
  ["dc_deadtime", ["20s"]],
  ["election_timeout", ["2min"]],
  ["no_quorum_policy", ["ignore", "stop"]],
  ["remove_after_stop", ["true"]],
  ["shutdown_escalation", ["20min"]],
  ["startup_fencing", ["false"]],
  ["stonith_action", ["poweroff", "reboot"]],
  ["stonith_enabled", ["true", "false"]],
  ["stop_orphan_actions", ["false"]],
  ["stop_orphan_resources", ["false"]],
  ["symmetric_cluster", ["false", "true"]],
  ["transition_idle_timeout", ["60s"]],
  [" stonith-action ", ["off"]],
];

/** Parameters of fencing devices with old names (10 §8.4). */
const DEVICE_PARAMETERS: Pairs = [
  ["pcmk_arg_map", ["port:nodename"]],
  ["pcmk_arg_map", ["port:a,b:c", "plug:x", undefined]],
  ...["list", "monitor", "off", "on", "reboot", "status"].map((what) => [`pcmk_${what}_cmd`, ["x"]] as const),
];

/** Meta-attributes of resources that have gone (10 §8.5, §9.5). */
const RESOURCE_META: Pairs = [
  ["isolation", ["docker", undefined]],
  ["isolation-host", ["true"]],
  ["isolation-instance", ["x"]],
  ["isolation-wrapper", ["x"]],
  ["resource-failure-stickiness", ["-INFINITY", "-1"]],
  ["resource_failure_stickiness", ["-INFINITY", "0"]],
  ["restart-type", ["restart", "ignore"]],
  ["migration-threshold", ["2", "#default", undefined]],
  ["target-role", ["Started", "Stopped", "#default"]],
  ["requires", ["nothing", "fencing"]],
  ["timeout", ["5s"]],
];

/** Meta-attributes of operations that have gone (10 §9.5), or come from the resource (10 §8.6). */
const OPERATION_META: Pairs = [
  ["can_fail", ["true"]],
  ["role_after_failure", ["Stopped"]],
  ["requires", ["nothing", "quorum", "fencing"]],
  ["timeout", ["7s", undefined]],
  ["on-fail", ["block", "ignore"]],
];

/** What once was given as instance attributes of operations (10 §8.6). */
const OPERATION_PARAMETERS: Pairs = [
  ["requires", ["nothing", "unfencing"]],
  ["requires", ["nothing", "quorum", "fencing"]],
  ["interval-origin", ["2023-11-14 22:00:00"]],
  ["start-delay", ["3s"]],
  ["enabled", ["false", "true"]],
  ["on-fail", ["block", "ignore", "restart"]],
  ["record-pending", ["true", undefined]],
  ["role", ["Stopped", "Started", "Master"]],
  ["timeout", ["9s"]],
  ["depth", ["1"]],
];

/** One to three pairs by choice. */
function pairsOf(vocabulary: Pairs, ageing: Ageing, choices: Choices): Element[] {
  return Array.from({ length: 1 + choices.below(3) }, () => {
    const [name, values] = choices.of(vocabulary);
    return ageing.pair(name, choices.of(values));
  });
}

/** A rule that holds on some nodes, at some time, or for some operations. */
export function oldRule(ageing: Ageing, choices: Choices): Element {
  const expression = choices.of([
    { name: "expression", attributes: { attribute: "#uname", operation: "defined" } },
    { name: "date_expression", attributes: { operation: "gt", start: "2023-11-14T00:00:00Z" } },
    { name: "date_expression", attributes: { operation: "lt", end: "2023-11-14T00:00:00Z" } },
    { name: "date_expression", attributes: { operation: "date_spec" } },
    { name: "expression", attributes: { attribute: "color", operation: "eq", value: "red" } },
  ]);
  const isSpec = expression.attributes.operation === "date_spec";
  const spec = element("date_spec", { id: ageing.id(), hours: "0-12", moon: choices.of(["4", undefined]) });
  const inside = element(expression.name, { id: ageing.id(), ...expression.attributes }, isSpec ? [spec] : []);
  const score = choices.of([{ score: "INFINITY" }, { score: "100" }, { "score-attribute": "pingd" }, {}]);
  return element("rule", { id: ageing.id(), ...score, "boolean-op": choices.of([undefined, "or"]) }, [inside]);
}

const SCORES = [undefined, undefined, undefined, "5", "+7", "INFINITY", "+INFINITY", "-INFINITY", "-3", "0", " 5 "];

/** Adds pairs to a block of a name inside an element, or a new block with them. */
function addPairs(owners: readonly string[], name: string, vocabulary: Pairs): OldForm {
  return (ageing, choices) =>
    ageing.change(owners, choices, (owner) => {
      const made = pairsOf(vocabulary, ageing, choices);
      const present = owner.children.filter((child) => child.name === name && child.attributes.id !== undefined);
      if (present.length === 0 || choices.chance(40)) {
        const rule = choices.chance(25) ? [oldRule(ageing, choices)] : [];
        const block = element(name, { id: ageing.id(), score: choices.of(SCORES) }, [...rule, ...made]);
        return withMore(owner, [block], choices.chance(50));
      }
      const wanted = choices.of(present);
      const children = owner.children.map((child) =>
        child === wanted ? withMore(child, made, choices.chance(50)) : child,
      );
      return withChildren(owner, children);
    });
}

const bootstrapOptions: OldForm = (ageing, choices) => {
  if (ageing.ids("cluster_property_set").includes("cib-bootstrap-options")) return;
  const pairs = pairsOf(PROPERTIES, ageing, choices);
  ageing.addTo("crm_config", element("cluster_property_set", { id: "cib-bootstrap-options" }, pairs));
};

/** A section of defaults that has no block without a rule: nothing can move there (10 §8.3). */
const bareDefaults: OldForm = (ageing, choices) => {
  const section = choices.of(["op_defaults", "rsc_defaults"]);
  if (ageing.all(section).length > 0) return;
  const block = element("meta_attributes", { id: ageing.id() }, [
    oldRule(ageing, choices),
    ageing.pair("timeout", "4s"),
  ]);
  ageing.addTo(section, ...(choices.chance(50) ? [block] : []));
};

/** A start or promote operation, or any other, with the attribute `requires` (10 §8.6.3). */
const requires: OldForm = (ageing, choices) =>
  ageing.change(["op"], choices, (op) =>
    setAttributes(op, { requires: choices.of(["nothing", "quorum", "fencing", "unfencing"]) }),
  );

/** A resource gets an operation that old forms are about. */
const operation: OldForm = (ageing, choices) =>
  ageing.change(["primitive", "template"], choices, (resource) => {
    const name = choices.of(["start", "promote", "stop", "monitor"]);
    const more = choices.chance(40) ? { requires: choices.of(["nothing", "quorum"]) } : {};
    const op = element("op", { id: ageing.id(), name, interval: name === "monitor" ? "7s" : "0", ...more });
    const present = resource.children.find((child) => child.name === "operations");
    if (present === undefined) return withMore(resource, [element("operations", {}, [op])]);
    return withChildren(
      resource,
      resource.children.map((child) => (child === present ? withMore(child, [op]) : child)),
    );
  });

/** A block that another resource shares, and of which an upgrade leaves nothing (10 §8.7). */
const sharedAndGone: OldForm = (ageing, choices) => {
  const id = ageing.id();
  const name = choices.of(["resource-failure-stickiness", "resource_failure_stickiness"]);
  ageing.change(["primitive"], choices, (of) =>
    withMore(of, [element("meta_attributes", { id }, [ageing.pair(name, "0")])]),
  );
  ageing.change(["primitive", "template", "op"], choices, (of) =>
    withMore(of, [element("meta_attributes", { "id-ref": id })]),
  );
};

/** Forms of options, parameters and meta-attributes, each with how often it is drawn. */
export const OPTION_FORMS: readonly (readonly [weight: number, form: OldForm])[] = [
  [4, addPairs(["crm_config"], "cluster_property_set", PROPERTIES)],
  [1, bootstrapOptions],
  [1, bareDefaults],
  [2, addPairs(["rsc_defaults"], "meta_attributes", RESOURCE_META)],
  [2, addPairs(["op_defaults"], "meta_attributes", OPERATION_META)],
  [3, addPairs(["primitive", "template"], "instance_attributes", DEVICE_PARAMETERS)],
  [4, addPairs(["primitive", "template"], "meta_attributes", RESOURCE_META)],
  [1, addPairs(["group", "clone", "bundle"], "meta_attributes", RESOURCE_META)],
  [3, addPairs(["op"], "meta_attributes", OPERATION_META)],
  [4, addPairs(["op"], "instance_attributes", OPERATION_PARAMETERS)],
  [3, requires],
  [4, operation],
  [1, sharedAndGone],
];
