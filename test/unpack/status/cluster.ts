/** Small clusters whose configuration and status are unpacked, for tests of the status stage. */
import { parseCib } from "../../../src/cib/index.js";
import type { Node } from "../../../src/model/node.js";
import { OutputLog } from "../../../src/model/output.js";
import { findResource } from "../../../src/model/queries.js";
import type { Resource } from "../../../src/model/resource.js";
import { WorkingSet } from "../../../src/model/working-set.js";
import { clockNow, RecheckTime } from "../../../src/policy/clock.js";
import { ReferenceScope } from "../../../src/policy/references.js";
import { unpackConfiguration } from "../../../src/unpack/configuration/index.js";
import { unpackStatus } from "../../../src/unpack/status/index.js";
import { variantMethods } from "../../../src/variants/index.js";

/** The effective time of all tests. */
export const NOW = 1_000_000;

export const MEMBER = 'in_ccm="true" crmd="online" join="member" expected="member"';
export const GONE = 'in_ccm="false" crmd="offline" join="down" expected="member"';

function pairs(id: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value], i) => `<nvpair id="${id}-${i}" name="${name}" value="${value}"/>`)
    .join("");
}

/** What of a history entry matters to a test; the rest is that of a successful operation. */
export interface EntryFields {
  readonly rc?: number;
  readonly status?: number;
  readonly call?: number;
  readonly interval?: number;
  /** Expected exit status; `undefined` (given): no transition key. */
  readonly expected?: number | undefined;
  readonly id?: string;
  readonly time?: number;
  readonly more?: string;
}

/** A history entry: `operation("r", "start", { rc: 1 })`. */
export function operation(resource: string, task: string, fields: EntryFields = {}): string {
  const { interval = 0, rc = 0, status = 0, call = 1, more = "" } = fields;
  const expected = "expected" in fields ? fields.expected : 0;
  const key = expected === undefined ? "" : `transition-key="1:2:${expected}:uuid"`;
  const time = fields.time === undefined ? "" : `last-rc-change="${fields.time}"`;
  const id = fields.id ?? `${resource}_${task}_${interval}`;
  return `<lrm_rsc_op id="${id}" operation_key="${resource}_${task}_${interval}" operation="${task}" ${key} ${time}
    call-id="${call}" rc-code="${rc}" op-status="${status}" interval="${interval}" ${more}/>`;
}

/** The history of a resource on a node, entries in document order. */
export function history(resource: string, entries: readonly string[], more = ""): string {
  return `<lrm_resource id="${resource}" class="ocf" provider="pacemaker" type="Dummy" ${more}>${entries.join("")}</lrm_resource>`;
}

/** A `node_state`. */
export function nodeState(
  name: string,
  fields: {
    readonly membership?: string;
    readonly attributes?: Readonly<Record<string, string>>;
    readonly histories?: readonly string[];
  } = {},
): string {
  const { membership = MEMBER, attributes = {}, histories = [] } = fields;
  return `<node_state id="${name}" uname="${name}" ${membership}><transient_attributes id="t-${name}">
    <instance_attributes id="ti-${name}">${pairs(`t-${name}`, attributes)}</instance_attributes></transient_attributes>
    <lrm id="${name}"><lrm_resources>${histories.join("")}</lrm_resources></lrm></node_state>`;
}

/** A primitive with meta-attributes and operations. */
export function primitive(
  id: string,
  meta: Readonly<Record<string, string>> = {},
  ops = "",
  agent = 'class="ocf" provider="pacemaker" type="Dummy"',
  parameters: Readonly<Record<string, string>> = {},
): string {
  return `<primitive id="${id}" ${agent}><meta_attributes id="${id}-meta">${pairs(`${id}-m`, meta)}</meta_attributes>
    <instance_attributes id="${id}-params">${pairs(`${id}-p`, parameters)}</instance_attributes>
    <operations>${ops}</operations></primitive>`;
}

export function clone(id: string, child: string, meta: Readonly<Record<string, string>> = {}): string {
  return `<clone id="${id}"><meta_attributes id="${id}-meta">${pairs(`${id}-m`, meta)}</meta_attributes>${child}</clone>`;
}

export const REMOTE = 'class="ocf" provider="pacemaker" type="remote"';
export const FENCING = '<primitive id="F" class="stonith" type="fence_xvm"/>';

/** A cluster whose status has been unpacked. */
export interface Cluster {
  readonly ws: WorkingSet;
  node(name: string): Node;
  resource(id: string): Resource;
  /** The score of a resource on a node. */
  score(id: string, node: string): number | undefined;
  /** Key and node of each action in the order of their ids, `?` behind optional ones. */
  actions(): string[];
  /** The reason of the action with that key. */
  reason(key: string): string | undefined;
}

/** Unpacks a cluster of nodes `names`. Fencing is off unless the options say otherwise. */
export function cluster(
  names: readonly string[],
  fields: {
    readonly resources?: readonly string[];
    readonly status?: readonly string[];
    readonly options?: Readonly<Record<string, string>>;
    readonly root?: string;
  },
): Cluster {
  const { resources = [], status = [], options = {}, root = 'have-quorum="1"' } = fields;
  const cib = parseCib(`<cib ${root}><configuration>
    <crm_config><cluster_property_set id="o">${pairs("o", { "fencing-enabled": "false", ...options })}</cluster_property_set></crm_config>
    <nodes>${names.map((name) => `<node id="${name}" uname="${name}"/>`).join("")}</nodes>
    <resources>${resources.join("")}</resources><constraints/></configuration><status>${status.join("")}</status></cib>`);
  const now = clockNow(NOW);
  const ws = new WorkingSet({
    cib,
    now,
    recheck: new RecheckTime(now),
    references: new ReferenceScope(cib.root),
    methods: variantMethods,
    output: new OutputLog({ scores: false, utilization: false }),
    traced: false,
    sanitized: true,
  });
  unpackConfiguration(ws);
  unpackStatus(ws);
  return view(ws);
}

function view(ws: WorkingSet): Cluster {
  const node = (name: string): Node => {
    const found = ws.nodeByName(name);
    if (found === undefined) throw new Error(`no node ${name}`);
    return found;
  };
  const resource = (id: string): Resource => {
    const found = findResource(ws, id);
    if (found === undefined) throw new Error(`no resource ${id}`);
    return found;
  };
  return {
    ws,
    node,
    resource,
    score: (id, name) => resource(id).allowedNodes.score(node(name)),
    actions: () => ws.actions.all.map((each) => `${each.key} ${each.node?.name}${each.optional ? "?" : ""}`),
    reason: (key) => ws.actions.withKey(key)[0]?.reason,
  };
}
