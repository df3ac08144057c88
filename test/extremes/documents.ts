/** CIBs with one number at the ends of 32 or 64 bits, for every attribute that the reference reads a number from. */

/** What a number may be at the ends of what fits. */
export const EXTREMES = [
  "-18446744073709551617",
  "-9223372036854775809",
  "-9223372036854775808",
  "-4294967297",
  "-2147483649",
  "-1",
  "2147483647",
  "2147483648",
  "4294967295",
  "4294967296",
  "9223372036854775807",
  "9223372036854775808",
  "18446744073709551616",
  "9223372036854776s",
] as const;

/** A document with `%` where the number stands, by the name of the place. */
const PLACES = new Map<string, string>();

const OP_DIGEST = "f2317cad3d54cec5d7d7aa7d0bf35cf8";

/** What is not said of a document: nothing is fenced, and two nodes are online. */
interface Parts {
  readonly options?: string;
  readonly resources?: string;
  readonly constraints?: string;
  readonly attributes?: string;
  readonly history?: string;
  readonly state?: string;
}

const pair = (name: string, value: string): string => `<nvpair id="n-${name}" name="${name}" value="${value}"/>`;

const meta = (name: string): string => `<meta_attributes id="m">${pair(name, "%")}</meta_attributes>`;

const primitive = (id: string, inner = ""): string =>
  `<primitive id="${id}" class="ocf" provider="pacemaker" type="Stateful">${inner}</primitive>`;

const operation = (attributes: string): string =>
  primitive("A", `<operations><op id="o" name="monitor" ${attributes}/></operations>`);

function entry(changes: Readonly<Record<string, string>> = {}, operation = "start"): string {
  const attributes: Record<string, string> = {
    id: operation === "monitor" ? "A_monitor_10000" : "A_last_0",
    operation_key: `A_${operation}_${operation === "monitor" ? "10000" : "0"}`,
    operation,
    crm_feature_set: "3.19.0",
    "transition-key": "1:1:0:5f3b2c9e-8a41-4d7e-9c55-2f1d0a6be701",
    "transition-magic": "0:0;1:1:0:5f3b2c9e-8a41-4d7e-9c55-2f1d0a6be701",
    "call-id": operation === "monitor" ? "3" : "2",
    "rc-code": "0",
    "op-status": "0",
    interval: operation === "monitor" ? "10000" : "0",
    "last-rc-change": "1699996400",
    "exec-time": "12",
    "queue-time": "0",
    "op-digest": OP_DIGEST,
    ...changes,
  };
  return `<lrm_rsc_op ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(" ")}/>`;
}

function place(name: string, parts: Parts): void {
  const { options = "", resources = operation('interval="10s"'), constraints = "", attributes = "" } = parts;
  const { history = entry(), state = "" } = parts;
  const nodes = ["north", "south"].map((uname, i) => {
    const own = i === 0 ? attributes : "";
    return `<node id="${i + 1}" uname="${uname}">${own}</node>`;
  });
  const member = `in_ccm="true" crmd="online" join="member" expected="member"`;
  PLACES.set(
    name,
    `<cib crm_feature_set="3.19.0" validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" \
have-quorum="1" dc-uuid="1" execution-date="1700000000"><configuration><crm_config><cluster_property_set id="p">\
${pair("fencing-enabled", "false")}${options}</cluster_property_set></crm_config><nodes>${nodes.join("")}</nodes>\
<resources>${resources}</resources><constraints>${constraints}</constraints></configuration><status>\
<node_state id="1" uname="north" ${state === "" ? member : state}><lrm id="1"><lrm_resources><lrm_resource id="A" \
class="ocf" provider="pacemaker" type="Stateful">${history}</lrm_resource></lrm_resources></lrm></node_state>\
<node_state id="2" uname="south" ${member}/></status></cib>`,
  );
}

for (const name of ["interval", "timeout", "start-delay"]) {
  place(`op ${name}`, { resources: operation(name === "interval" ? 'interval="%"' : `interval="10s" ${name}="%"`) });
}
const FAILED = entry({ id: "A_last_failure_0", "rc-code": "1", "last-rc-change": "1699999000" }, "start");
const COUNTED = `<instance_attributes id="na">${pair("fail-count-A#start_0", "3")}${pair("last-failure-A#start_0", "1699999000")}</instance_attributes>`;
for (const name of ["priority", "resource-stickiness", "migration-threshold", "failure-timeout"]) {
  place(`meta ${name}`, { resources: primitive("A", meta(name)), history: FAILED, attributes: COUNTED });
}
for (const name of ["promoted-max", "promoted-node-max"]) {
  const promotable = `<meta_attributes id="m">${pair("promotable", "true")}${pair(name, "%")}</meta_attributes>`;
  place(`meta ${name}`, {
    resources: `<clone id="C">${promotable}${primitive("A")}</clone>`,
    attributes: `<instance_attributes id="na">${pair("master-A", "5")}</instance_attributes>`,
  });
}
for (const name of [
  "batch-limit",
  "migration-limit",
  "cluster-delay",
  "cluster-recheck-interval",
  "fencing-timeout",
  "node-pending-timeout",
  "shutdown-lock-limit",
  "priority-fencing-delay",
]) {
  place(`option ${name}`, { options: pair(name, "%") });
}
const HEALTH = `<instance_attributes id="na">${pair("#health-x", "red")}</instance_attributes>`;
for (const name of ["node-health-red", "node-health-base"]) {
  place(`option ${name}`, { options: pair("node-health-strategy", "custom") + pair(name, "%"), attributes: HEALTH });
}
place("location score", { constraints: '<rsc_location id="l" rsc="A" node="south" score="%"/>' });
place("colocation score", {
  resources: primitive("A") + primitive("B"),
  constraints: '<rsc_colocation id="c" rsc="B" with-rsc="A" score="%"/>',
});
for (const type of ["integer", "number"]) {
  place(`expression ${type}`, {
    constraints: `<rsc_location id="l" rsc="A"><rule id="r" score="5"><expression id="e" attribute="x" operation="gt" type="${type}" value="9223372036854775806"/></rule></rsc_location>`,
    attributes: `<instance_attributes id="na">${pair("x", "%")}</instance_attributes>`,
  });
}
place("utilization", {
  options: pair("placement-strategy", "balanced"),
  resources: primitive("A", `<utilization id="u">${pair("cpu", "%")}</utilization>`),
  attributes: `<utilization id="nu">${pair("cpu", "4")}</utilization>`,
});
for (const name of ["call-id", "rc-code", "op-status", "interval", "last-rc-change"]) {
  place(`history ${name}`, { history: entry() + entry({ [name]: "%" }, "monitor") });
}
place("failure time", {
  resources: primitive("A", `<meta_attributes id="m">${pair("failure-timeout", "600s")}</meta_attributes>`),
  history: entry() + entry({ "rc-code": "7", "last-rc-change": "%" }, "monitor"),
});
for (const name of ["fail-count", "last-failure"]) {
  const value = (own: string, other: string): string => (name === own ? "%" : other);
  place(`attribute ${name}`, {
    resources: primitive("A", `<meta_attributes id="m">${pair("migration-threshold", "5")}</meta_attributes>`),
    attributes: `<instance_attributes id="na">${pair("fail-count-A#start_0", value("fail-count", "7"))}${pair("last-failure-A#start_0", value("last-failure", "1699999000"))}</instance_attributes>`,
  });
}
place("attribute last-failure that expires", {
  resources: primitive(
    "A",
    `<meta_attributes id="m">${pair("migration-threshold", "5")}${pair("failure-timeout", "600s")}</meta_attributes>`,
  ),
  attributes: `<instance_attributes id="na">${pair("fail-count-A#start_0", "7")}${pair("last-failure-A#start_0", "%")}</instance_attributes>`,
});
for (const name of ["in_ccm", "crmd"]) {
  const times = { in_ccm: "1699990000", crmd: "1699990000", [name]: "%" };
  place(`state ${name}`, {
    state: `in_ccm="${times.in_ccm}" crmd="${times.crmd}" join="member" expected="member"`,
  });
}

export interface ExtremeCase {
  readonly place: string;
  readonly value: string;
  readonly xml: string;
}

/** Every place with every number. */
export const EXTREME_CASES: readonly ExtremeCase[] = [...PLACES].flatMap(([name, xml]) =>
  EXTREMES.map((value) => ({ place: name, value, xml: xml.replaceAll("%", value) })),
);

/** What is compared: status, scores, utilization and the graph. */
export const EXTREME_OPTIONS = ["-S", "-s", "-U", "-G", "graph"] as const;
