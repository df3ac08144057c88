import { readCib } from "pengine";
import { serialize } from "pengine/cib";
import { settle } from "pengine/simulate";
import { CLOCK } from "./measure.js";

/** Generated clusters for the benchmark: nothing runs yet, every node is online, fencing is off; or everything runs. */

interface Shape {
  readonly name: string;
  readonly nodes: number;
  readonly resources: string;
  readonly constraints: string;
}

export interface GeneratedCib {
  readonly name: string;
  readonly xml: string;
}

const names = (count: number, name: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => name(i)).join("\n");

function document({ name, nodes, resources, constraints }: Shape): GeneratedCib {
  const state = (i: number) =>
    `<node_state id="${i + 1}" uname="node${i + 1}" in_ccm="true" crmd="online" join="member" expected="member"/>`;
  const xml = `<cib crm_feature_set="3.20.5" validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1" dc-uuid="1" execution-date="1700000000">
<configuration>
<crm_config><cluster_property_set id="options">
<nvpair id="fencing" name="fencing-enabled" value="false"/>
</cluster_property_set></crm_config>
<nodes>
${names(nodes, (i) => `<node id="${i + 1}" uname="node${i + 1}"/>`)}
</nodes>
<resources>
${resources}
</resources>
<constraints>
${constraints}
</constraints>
</configuration>
<status>
${names(nodes, state)}
</status>
</cib>
`;
  return { name, xml };
}

function primitive(id: string): string {
  return `<primitive id="${id}" class="ocf" provider="pacemaker" type="Dummy"><operations><op id="${id}-monitor" name="monitor" interval="10s"/></operations></primitive>`;
}

/** Independent primitives, each with one location preference. */
export function independentPrimitives(count: number, nodes: number): GeneratedCib {
  return document({
    name: `primitives-${count}-on-${nodes}`,
    nodes,
    resources: names(count, (i) => primitive(`rsc${i}`)),
    constraints: names(
      count,
      (i) => `<rsc_location id="loc${i}" rsc="rsc${i}" node="node${(i % nodes) + 1}" score="${100 + (i % 7)}"/>`,
    ),
  });
}

/** Pairs: the second primitive colocated with and ordered after the first. */
export function pairs(count: number, nodes: number): GeneratedCib {
  const both = count / 2;
  return document({
    name: `pairs-${count}-on-${nodes}`,
    nodes,
    resources: names(both, (i) => primitive(`a${i}`) + primitive(`b${i}`)),
    constraints: names(
      both,
      (i) =>
        `<rsc_colocation id="col${i}" rsc="b${i}" with-rsc="a${i}" score="INFINITY"/><rsc_order id="ord${i}" first="a${i}" then="b${i}"/>`,
    ),
  });
}

/** Groups of five. */
export function groups(count: number, nodes: number): GeneratedCib {
  const group = (i: number) => `<group id="grp${i}">${names(5, (member) => primitive(`g${i}m${member}`))}</group>`;
  return document({ name: `groups-${count}-on-${nodes}`, nodes, resources: names(count / 5, group), constraints: "" });
}

function clone(i: number, meta: string): string {
  return `<clone id="clone${i}"><meta_attributes id="clone${i}-meta">${meta}</meta_attributes>${primitive(`c${i}`)}</clone>`;
}

function nvpair(i: number, name: string, value: string): string {
  return `<nvpair id="clone${i}-${name}" name="${name}" value="${value}"/>`;
}

/** Interleaved clones, each colocated with and ordered after the one before. */
export function cloneChain(count: number, nodes: number): GeneratedCib {
  return document({
    name: `clone-chain-${count}-on-${nodes}`,
    nodes,
    resources: names(count, (i) => clone(i, nvpair(i, "interleave", "true"))),
    constraints: names(count - 1, (i) => {
      const [first, then] = [`clone${i}`, `clone${i + 1}`];
      return `<rsc_colocation id="col${i}" rsc="${then}" with-rsc="${first}" score="INFINITY"/><rsc_order id="ord${i}" first="${first}" then="${then}"/>`;
    }),
  });
}

/** Independent promotable clones. */
export function promotableClones(count: number, nodes: number): GeneratedCib {
  return document({
    name: `promotable-${count}-on-${nodes}`,
    nodes,
    resources: names(count, (i) => clone(i, nvpair(i, "promotable", "true"))),
    constraints: names(count, (i) => {
      const rule = `<rule id="loc${i}-rule" role="Promoted" score="100"><expression id="loc${i}-expr" attribute="#uname" operation="eq" value="node${(i % nodes) + 1}"/></rule>`;
      return `<rsc_location id="loc${i}" rsc="clone${i}">${rule}</rsc_location>`;
    }),
  });
}

/** Independent anonymous clones: the reference's own yardstick. */
export function anonymousClones(count: number, nodes: number): GeneratedCib {
  return document({
    name: `clones-${count}-on-${nodes}`,
    nodes,
    resources: names(count, (i) => clone(i, nvpair(i, "interleave", "false"))),
    constraints: "",
  });
}

/** Primitives each of which is colocated with the one after it; `preferring`: the first one prefers a node. */
export function colocationChain(count: number, nodes: number, preferring = false): GeneratedCib {
  const preference = preferring ? `<rsc_location id="loc" rsc="rsc0" node="node2" score="100"/>` : "";
  return document({
    name: `chain-${count}-on-${nodes}`,
    nodes,
    resources: names(count, (i) => primitive(`rsc${i}`)),
    constraints:
      names(count - 1, (i) => `<rsc_colocation id="col${i}" rsc="rsc${i}" with-rsc="rsc${i + 1}" score="INFINITY"/>`) +
      preference,
  });
}

/** The same cluster at rest: everything runs that can, and the status knows it. */
export function atRest({ name, xml }: GeneratedCib): GeneratedCib {
  const { cib } = settle(readCib(xml).cib, { now: CLOCK, scores: false });
  return { name: `${name}-at-rest`, xml: serialize(cib.root) };
}
