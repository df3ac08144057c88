/** Texts of elements of a configuration. */

export type Values = Readonly<Record<string, string>>;

/** One element or several. */
export type Xml = string | readonly string[];

export const joined = (xml: Xml): string => (typeof xml === "string" ? xml : xml.join(""));

/** An element that no test speaks of has this id; the document that it comes to stand in numbers these. */
export const UNNAMED = 'id="?"';

export const attributesText = (values: Values): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${value}"`)
    .join(" ");

export const DUMMY = 'class="ocf" provider="pacemaker" type="Dummy"';
export const STATEFUL = 'class="ocf" provider="pacemaker" type="Stateful"';
export const REMOTE = 'class="ocf" provider="pacemaker" type="remote"';
export const SYSTEMD = 'class="systemd" type="daemon"';

/** The option that switches fencing on, and a fence device. */
export const FENCED = { "fencing-enabled": "true" };
export const FENCING = '<primitive id="F" class="stonith" type="fence_xvm"/>';

/** Attributes with an id: the one that they have, or this one. */
const withId = (id: string, attributes: string): string =>
  /(?:^| )id=/.test(attributes) ? attributes : `id="${id}" ${attributes}`;

export const pairs = (values: Values): string =>
  Object.entries(values)
    .map(([name, value]) => `<nvpair ${UNNAMED} name="${name}" value="${value}"/>`)
    .join("");

const block =
  (name: string) =>
  (values: Values, more = ""): string =>
    `<${name} ${withId("?", more)}>${pairs(values)}</${name}>`;

export const clusterOptions = block("cluster_property_set");
export const meta = block("meta_attributes");
export const parameters = block("instance_attributes");
export const utilization = block("utilization");

export const primitive = (id: string, inside = "", agent = DUMMY): string =>
  `<primitive id="${id}" ${agent}>${inside}</primitive>`;

export const group = (id: string, members: Xml, values: Values = {}): string =>
  `<group id="${id}">${meta(values)}${joined(members)}</group>`;

export const clone = (id: string, child: string, values: Values = {}): string =>
  `<clone id="${id}">${meta(values)}${child}</clone>`;

/** The `operations` of a resource, by the attributes of each `op`. */
export const operations = (...ops: readonly string[]): string =>
  `<operations>${ops.map((op) => `<op ${withId("?", op)}/>`).join("")}</operations>`;

/** A monitor every ten seconds. */
export const MONITOR = operations('name="monitor" interval="10s"');

/** A location constraint, `RESOURCE-on-NODE` unless the further attributes name it. */
export const location = (resource: string, node: string, score: string, more = ""): string =>
  `<rsc_location ${withId(`${resource}-on-${node}`, more)} rsc="${resource}" node="${node}" score="${score}"/>`;

/** A colocation constraint, `DEPENDENT-with-PRIMARY` unless the further attributes name it. */
export const colocation = (dependent: string, primary: string, score: string, more = ""): string =>
  `<rsc_colocation ${withId(`${dependent}-with-${primary}`, more)} rsc="${dependent}" with-rsc="${primary}" score="${score}"/>`;

/** An order constraint, `FIRST-then-THEN` unless the further attributes name it. */
export const order = (first: string, then: string, more = ""): string =>
  `<rsc_order ${withId(`${first}-then-${then}`, more)} first="${first}" then="${then}"/>`;
