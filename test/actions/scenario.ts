/** Small clusters for tests of actions: two online nodes n1 and n2, and what the test adds. */
import { parseCib } from "../../src/cib/index.js";
import { evaluate } from "../../src/evaluate.js";
import type { ActionRecord } from "../../src/model/graph.js";
import type { Verdict } from "../../src/verdict/verdict.js";

const UUID = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";
const NODES = ["n1", "n2"] as const;
export type NodeName = (typeof NODES)[number];

export interface Scenario {
  readonly options?: Readonly<Record<string, string>>;
  readonly resources: string;
  readonly constraints?: string;
  /** Children of `configuration` after the constraints. */
  readonly defaults?: string;
  /** By node: `lrm_resource` elements. */
  readonly history?: Partial<Record<NodeName, string>>;
  /** By node: attributes of the `node_state` element instead of those of an online member. */
  readonly states?: Partial<Record<NodeName, string>>;
  /** By node: transient node attributes. */
  readonly attributes?: Partial<Record<NodeName, Readonly<Record<string, string>>>>;
  readonly quorum?: boolean;
}

const ONLINE = 'in_ccm="true" crmd="online" join="member" expected="member"';

function pairs(prefix: string, values: Readonly<Record<string, string>> = {}): string {
  return Object.entries(values)
    .map(([name, value]) => `<nvpair id="${prefix}-${name}" name="${name}" value="${value}"/>`)
    .join("");
}

function nodeState(scenario: Scenario, name: NodeName): string {
  const id = name.slice(1);
  return `<node_state id="${id}" uname="${name}" ${scenario.states?.[name] ?? ONLINE}>
    <transient_attributes id="${id}"><instance_attributes id="t${id}">${pairs(`t${id}`, scenario.attributes?.[name])}
    </instance_attributes></transient_attributes>
    <lrm id="${id}"><lrm_resources>${scenario.history?.[name] ?? ""}</lrm_resources></lrm></node_state>`;
}

export function cibText(scenario: Scenario): string {
  const options = { "fencing-enabled": "false", ...scenario.options };
  return `<cib crm_feature_set="3.20.5" validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0"
    have-quorum="${scenario.quorum === false ? 0 : 1}" dc-uuid="1" execution-date="1700000000"><configuration>
    <crm_config><cluster_property_set id="o">${pairs("o", options)}</cluster_property_set></crm_config>
    <nodes><node id="1" uname="n1"/><node id="2" uname="n2"/></nodes><resources>${scenario.resources}</resources>
    <constraints>${scenario.constraints ?? ""}</constraints>${scenario.defaults ?? ""}</configuration>
    <status>${NODES.map((name) => nodeState(scenario, name)).join("")}</status></cib>`;
}

export function schedule(scenario: Scenario): Verdict {
  return evaluate(parseCib(cibText(scenario)), { now: 1700000000, scores: false, actions: true });
}

/** All actions by ascending id: `ID KEY NODE`, `*` for optional ones, `!` for those that cannot run. */
export function actions(verdict: Verdict): string[] {
  return records(verdict).map(
    ({ id, key, node, optional, runnable }) =>
      `${id} ${key}${node === undefined ? "" : ` ${node}`}${optional ? "*" : ""}${runnable ? "" : "!"}`,
  );
}

export function records(verdict: Verdict): ActionRecord[] {
  return [...(verdict.actions?.actions ?? [])].sort((a, b) => a.id - b.id);
}

/** One action of the graph: its attributes as they would be written, without those that every action has. */
export function attributesOf(verdict: Verdict, key: string, node: NodeName): Record<string, string> {
  const synapse = verdict.graph.synapses.find(({ action }) => action.key === key && action.node?.name === node);
  const common = /^(crm_feature_set|CRM_meta_on_node(_uuid)?)$/;
  return Object.fromEntries((synapse?.attributes ?? []).filter(([name]) => !common.test(name)));
}

/** The digest of no parameters (03 §18.1), and that of none but a recurring operation's timeout of 20 seconds. */
export const NO_PARAMETERS = 'op-digest="f2317cad3d54cec5d7d7aa7d0bf35cf8"';
const ONLY_TIMEOUT = 'op-digest="4811cef7f7f94e3a35a70be7916cb2fd"';

/** A history entry; `extra`: more attributes than usual, in place of the digest. */
export function entry(
  resource: string,
  task: string,
  interval: number,
  rc: number,
  call: number,
  extra = interval > 0 ? ONLY_TIMEOUT : NO_PARAMETERS,
): string {
  const id = interval > 0 ? `${resource}_${task}_${interval}` : `${resource}_${task}_0-${call}`;
  const key = `${call}:1:${rc}:${UUID}`;
  return `<lrm_rsc_op id="${id}" operation_key="${resource}_${task}_${interval}" operation="${task}"
    interval="${interval}" transition-key="${key}" transition-magic="0:${rc};${key}" call-id="${call}" rc-code="${rc}"
    op-status="0" crm_feature_set="3.20.5" ${extra}/>`;
}

/** The history of a resource of type `ocf:pacemaker:TYPE`. */
export function historyOf(resource: string, entries: string, type = "Dummy"): string {
  return `<lrm_resource id="${resource}" class="ocf" provider="pacemaker" type="${type}">${entries}</lrm_resource>`;
}

export function dummy(id: string, inside = "", type = "Dummy"): string {
  return `<primitive id="${id}" class="ocf" provider="pacemaker" type="${type}">${inside}</primitive>`;
}

export function metaOf(id: string, values: Readonly<Record<string, string>>): string {
  return `<meta_attributes id="${id}-meta">${pairs(`${id}-meta`, values)}</meta_attributes>`;
}

export function parametersOf(id: string, values: Readonly<Record<string, string>>): string {
  return `<instance_attributes id="${id}-params">${pairs(`${id}-params`, values)}</instance_attributes>`;
}
