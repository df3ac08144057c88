/** What bombs are made of. */

export interface Bomb {
  /** The size at which the text has about 100 kB, or beyond which nothing else is to be learnt. */
  readonly largest: number;
  readonly text: (size: number) => string;
  /** How many constraints it stands for, where a few words stand for many: they count as input. */
  readonly meant?: (size: number) => number;
}

interface Parts {
  readonly prolog?: string;
  readonly options?: string;
  readonly nodes?: number;
  readonly nodeParts?: string;
  readonly resources?: string;
  readonly constraints?: string;
  readonly more?: string;
  readonly history?: string;
  readonly status?: string;
}

export const times = (count: number, text: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join("");

export const pair = (id: string, name: string, value: string | number): string =>
  `<nvpair id="${id}" name="${name}" value="${value}"/>`;

export const primitive = (id: string, inner = ""): string =>
  `<primitive id="${id}" class="ocf" provider="pacemaker" type="Stateful">${inner}</primitive>`;

export const meta = (id: string, pairs: Readonly<Record<string, string | number>>): string =>
  `<meta_attributes id="${id}-m">${Object.entries(pairs)
    .map(([name, value]) => pair(`${id}-m-${name}`, name, value))
    .join("")}</meta_attributes>`;

export const clone = (id: string, inner: string, pairs: Readonly<Record<string, string | number>> = {}): string =>
  `<clone id="${id}">${meta(id, pairs)}${inner}</clone>`;

export const colocate = (i: number | string, one: string, other: string): string =>
  `<rsc_colocation id="c${i}" rsc="${one}" with-rsc="${other}" score="${typeof i === "number" ? (i % 7) + 1 : "INFINITY"}"/>`;

export const order = (i: number | string, first: string, then: string): string =>
  `<rsc_order id="o${i}" first="${first}" then="${then}"/>`;

export const set = (id: string, members: readonly string[], attributes = ""): string =>
  `<resource_set id="${id}" ${attributes}>${members.map((member) => `<resource_ref id="${member}"/>`).join("")}</resource_set>`;

export const names = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);

export function document(parts: Parts): string {
  const { nodes = 2, resources = primitive("A"), constraints = "", options = "", nodeParts = "" } = parts;
  const { history = "", status = "", more = "", prolog = "" } = parts;
  const node = (i: number): string => `<node id="${i}" uname="n${i}">${i === 0 ? nodeParts : ""}</node>`;
  const lrm = `<lrm id="0"><lrm_resources>${history}</lrm_resources></lrm>`;
  const state = (i: number): string =>
    `<node_state id="${i}" uname="n${i}" in_ccm="true" crmd="online" join="member" expected="member">${i === 0 ? lrm : ""}</node_state>`;
  return `${prolog}<cib validate-with="none" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1" execution-date="1700000000">\
<configuration><crm_config><cluster_property_set id="p">${pair("p-f", "stonith-enabled", "false")}${options}\
</cluster_property_set></crm_config><nodes>${times(nodes, node)}</nodes><resources>${resources}</resources>\
<constraints>${constraints}</constraints>${more}</configuration><status>${times(nodes, state)}${status}</status></cib>`;
}

export function entry(resource: string, i: number, attributes: string): string {
  return `<lrm_rsc_op id="${resource}_${i}" operation_key="${resource}_monitor_${i}000" operation="monitor" interval="${i}000" \
crm_feature_set="3.19.0" transition-key="1:1:0:u" transition-magic="0:0;1:1:0:u" call-id="${i + 1}" ${attributes}/>`;
}

export const located = (pattern: string): string =>
  `<rsc_location id="l" rsc-pattern="${pattern}" node="n0" score="5"/>`;

export const all = (members: readonly string[]): string => members.map((id) => primitive(id)).join("");

export const pairsOf = (count: number, text: (i: number, j: number) => string): string =>
  times(count, (i) => times(i, (j) => text(i, j)));

export const bundle = (i: number, inner: string, replicas: number): string =>
  `<bundle id="b${i}"><docker image="x" replicas="${replicas}"/>${inner}</bundle>`;

export const guest = (i: number): string => primitive(`g${i}`, meta(`g${i}`, { "remote-node": `guest${i}` }));
