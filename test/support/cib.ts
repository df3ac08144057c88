/** Texts of CIBs: a document with given sections, and a healthy cluster. */
import { type Cib, cibOf as currentCib, parseCib } from "../../src/cib/index.js";
import {
  attributesText,
  clusterOptions,
  colocation,
  joined,
  location,
  order,
  primitive,
  UNNAMED,
  type Values,
  type Xml,
} from "./elements.js";
import { MEMBER, nodeState } from "./history.js";

/** What the sections of a document hold; what is not given is empty. */
export interface Sections {
  /** The schema; default: the current one. */
  readonly claim?: string;
  /** Further attributes of `cib`. */
  readonly root?: Values;
  readonly crmConfig?: string;
  readonly nodes?: string;
  readonly resources?: Xml;
  readonly constraints?: Xml;
  /** Further sections of the configuration. */
  readonly more?: string;
  /** The whole status section; may be left out by "". */
  readonly status?: string;
}

/** The text of a document with these sections and nothing else, the sections of the configuration in lines 3 to 6. */
export function documentText(sections: Sections = {}): string {
  const { claim = "pacemaker-4.0", root = {}, crmConfig = "", nodes = "", resources = "", constraints = "" } = sections;
  const attributes = { "validate-with": claim, admin_epoch: "0", epoch: "1", num_updates: "0", ...root };
  const text = [
    `<cib ${attributesText(attributes)}>`,
    "  <configuration>",
    `    <crm_config>${crmConfig}</crm_config>`,
    `    <nodes>${nodes}</nodes>`,
    `    <resources>${joined(resources)}</resources>`,
    `    <constraints>${joined(constraints)}</constraints>`,
    `    ${sections.more ?? ""}`,
    "  </configuration>",
    sections.status ?? "  <status/>",
    "</cib>",
  ].join("\n");
  let ids = 0;
  return text.replaceAll(UNNAMED, () => `id="id-${++ids}"`);
}

/** What a test cares about. The rest is a healthy cluster without fencing on which nothing has happened yet. */
export interface Cluster {
  /** Attributes of `cib` besides and in place of those that say that there is quorum. */
  readonly root?: Values;
  /** Cluster options; `fencing-enabled` is false unless they say otherwise. */
  readonly options?: Values;
  /**
   * How many nodes there are (`n1`, `n2` and so on, with ids 1, 2 and so on), or their names, which are their ids as well, or
   * their elements. Default 3.
   */
  readonly nodes?: number | readonly string[] | string;
  readonly resources?: Xml;
  readonly constraints?: Xml;
  /** Further sections of the configuration. */
  readonly more?: string;
  readonly tickets?: string;
  /** By node name: `lrm_resource` elements. Names that are none of the nodes' are of remote and guest nodes. */
  readonly history?: Readonly<Record<string, Xml>>;
  /** By node name: transient attributes. */
  readonly attributes?: Readonly<Record<string, Values>>;
  /** By node name: attributes of `node_state` instead of those of a member. */
  readonly states?: Readonly<Record<string, string>>;
  /** Elements of the status section, instead of what the four above say. */
  readonly status?: Xml;
}

/** The text of a cluster's CIB. */
export function cibText(cluster: Cluster): string {
  const { nodes = 3, options = {}, root = {}, resources, constraints, more } = cluster;
  const known = namesAndIds(nodes);
  return documentText({
    root: { crm_feature_set: "3.20.5", "have-quorum": "1", ...root },
    crmConfig: clusterOptions({ "fencing-enabled": "false", ...options }),
    nodes: typeof nodes === "string" ? nodes : nodeElements(known),
    resources: resources ?? "",
    constraints: constraints ?? "",
    more: more ?? "",
    status: `  <status>${joined(cluster.status ?? statusOf(cluster, known))}</status>`,
  });
}

/** The CIB of a cluster, as it is: neither validated nor upgraded. */
export const cibOf = (cluster: Cluster): Cib => currentCib(parseCib(cibText(cluster)).root);

/** What there is under a name that may be any text. */
const of = <T>(byName: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(byName, name) ? byName[name] : undefined;

type Named = readonly (readonly [name: string, id: string])[];

function namesAndIds(nodes: number | readonly string[] | string): Named {
  if (typeof nodes === "number") return Array.from({ length: nodes }, (_, i) => [`n${i + 1}`, String(i + 1)]);
  if (typeof nodes !== "string") return nodes.map((name) => [name, name]);
  return [...nodes.matchAll(/<node id="([^"]*)" uname="([^"]*)"/g)].map(([, id = "", name = ""]) => [name, id]);
}

const nodeElements = (nodes: Named): string => nodes.map(([name, id]) => `<node id="${id}" uname="${name}"/>`).join("");

function statusOf(cluster: Cluster, nodes: Named): string[] {
  const { history = {}, attributes = {}, states = {}, tickets = "" } = cluster;
  const others = Object.keys({ ...history, ...attributes, ...states }).filter(
    (name) => !nodes.some(([known]) => known === name),
  );
  const stateOf = (name: string, id: string, usual: string): string =>
    nodeState(name, {
      id,
      state: of(states, name) ?? usual,
      attributes: of(attributes, name) ?? {},
      history: of(history, name) ?? "",
    });
  return [
    tickets,
    ...nodes.map(([name, id]) => stateOf(name, id, MEMBER)),
    ...others.map((name) => stateOf(name, name, 'remote_node="true" in_ccm="true"')),
  ];
}

/** A cluster that commands are tried on: two nodes, `a` kept from n1, `b` with `a` and after it. */
export const CIB = documentText({
  root: { "have-quorum": "1" },
  crmConfig:
    '<cluster_property_set id="o"><nvpair id="o1" name="fencing-enabled" value="false"/></cluster_property_set>',
  nodes: '<node id="1" uname="n1"/><node id="2" uname="n2"/>',
  resources: [primitive("a"), primitive("b")],
  constraints: [
    location("a", "n1", "-INFINITY", 'id="away"'),
    colocation("b", "a", "INFINITY", 'id="together"'),
    order("a", "b", 'id="first"'),
  ],
  status: `<status><node_state id="1" uname="n1" ${MEMBER}/><node_state id="2" uname="n2" ${MEMBER}/></status>`,
});
