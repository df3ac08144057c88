/** Small clusters for tests of clones and bundles: online nodes without fencing, and what the test adds. */
import { parseCib } from "../../src/cib/index.js";
import { type EvaluateOptions, evaluate } from "../../src/evaluate.js";
import { eventLines } from "../../src/render/text-scores.js";
import type { Verdict } from "../../src/verdict/verdict.js";

type Values = Readonly<Record<string, string>>;

export interface Cluster {
  /** How many nodes: `node1`, `node2` and so on, with ids 1, 2 and so on. Default 3. */
  readonly nodes?: number;
  readonly options?: Values;
  readonly resources: string;
  readonly constraints?: string;
  readonly tickets?: string;
  /** By node name: what `started` and the like give. A bundle node may be named too. */
  readonly history?: Readonly<Record<string, readonly string[]>>;
  /** By node name: transient attributes. */
  readonly attributes?: Readonly<Record<string, Values>>;
}

function pairs(id: string, values: Values): string {
  return Object.entries(values)
    .map(([name, value]) => `<nvpair id="${id}-${name}" name="${name}" value="${value}"/>`)
    .join("");
}

export function meta(id: string, values: Values): string {
  return `<meta_attributes id="${id}-meta">${pairs(`${id}-meta`, values)}</meta_attributes>`;
}

export function primitive(id: string, inside = ""): string {
  return `<primitive id="${id}" class="ocf" provider="pacemaker" type="Stateful">${inside}</primitive>`;
}

export function clone(id: string, values: Values, child: string): string {
  return `<clone id="${id}">${meta(id, values)}${child}</clone>`;
}

export function monitor(id: string): string {
  return `<operations><op id="${id}-monitor" name="monitor" interval="10s"/></operations>`;
}

export function location(id: string, resource: string, node: string, score: string, role?: string): string {
  const withRole = role === undefined ? "" : ` role="${role}"`;
  return `<rsc_location id="${id}" rsc="${resource}" node="${node}" score="${score}"${withRole}/>`;
}

export function colocation(id: string, dependent: string, primary: string, score: string, more = ""): string {
  return `<rsc_colocation id="${id}" rsc="${dependent}" with-rsc="${primary}" score="${score}" ${more}/>`;
}

export function order(id: string, first: string, then: string, more = ""): string {
  return `<rsc_order id="${id}" first="${first}" then="${then}" ${more}/>`;
}

/** The digest of an operation without parameters. */
const NO_PARAMETERS = "f2317cad3d54cec5d7d7aa7d0bf35cf8";

type Task = "start" | "promote" | "monitor";

/** The history of a primitive: its tasks one after the other, each with its result. */
function history(id: string, tasks: readonly (readonly [task: Task, rc: number])[], type: string): string {
  const entries = tasks.map(([task, rc], i) => {
    const key = `${i + 1}:0:${task === "monitor" ? 7 : 0}:aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee`;
    return (
      `<lrm_rsc_op id="${id}_${task}_0" operation_key="${id}_${task}_0" operation="${task}" interval="0" ` +
      `crm_feature_set="3.19.0" transition-key="${key}" transition-magic="0:${rc};${key}" call-id="${i + 1}" ` +
      `rc-code="${rc}" op-status="0" op-digest="${NO_PARAMETERS}"/>`
    );
  });
  return `<lrm_resource id="${id}" ${type}>${entries.join("")}</lrm_resource>`;
}

const STATEFUL = 'class="ocf" provider="pacemaker" type="Stateful"';

/** It was started there. */
export function started(id: string, type = STATEFUL): string {
  return history(
    id,
    [
      ["monitor", 7],
      ["start", 0],
    ],
    type,
  );
}

/** It was started and promoted there. */
export function promoted(id: string): string {
  return history(
    id,
    [
      ["monitor", 7],
      ["start", 0],
      ["promote", 0],
    ],
    STATEFUL,
  );
}

/** It was found not to be running there. */
export function absent(id: string): string {
  return history(id, [["monitor", 7]], STATEFUL);
}

function nodeState(id: string, name: string, cluster: Cluster): string {
  const remote = id === name;
  const values = pairs(`${name}-attributes`, cluster.attributes?.[name] ?? {});
  const state = remote
    ? `remote_node="true" in_ccm="true"`
    : `in_ccm="true" crmd="online" join="member" expected="member"`;
  return (
    `<node_state id="${id}" uname="${name}" ${state}>` +
    `<lrm id="${id}"><lrm_resources>${(cluster.history?.[name] ?? []).join("")}</lrm_resources></lrm>` +
    `<transient_attributes id="${id}"><instance_attributes id="${name}-attributes">${values}</instance_attributes>` +
    `</transient_attributes></node_state>`
  );
}

export function cibOf(cluster: Cluster): string {
  const names = Array.from({ length: cluster.nodes ?? 3 }, (_, i) => `node${i + 1}`);
  const options = pairs("option", { "stonith-enabled": "false", ...cluster.options });
  const others = Object.keys({ ...cluster.history, ...cluster.attributes }).filter((name) => !names.includes(name));
  const nodes = names.map((name, i) => `<node id="${i + 1}" uname="${name}"/>`).join("");
  const states = [
    ...names.map((name, i) => nodeState(`${i + 1}`, name, cluster)),
    ...others.map((name) => nodeState(name, name, cluster)),
  ];
  return (
    `<cib crm_feature_set="3.19.0" validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" ` +
    `have-quorum="1"><configuration><crm_config><cluster_property_set id="options">${options}</cluster_property_set>` +
    `</crm_config><nodes>${nodes}</nodes><resources>${cluster.resources}</resources>` +
    `<constraints>${cluster.constraints ?? ""}</constraints></configuration>` +
    `<status>${cluster.tickets ?? ""}${states.join("")}</status></cib>`
  );
}

export function verdictOf(cluster: Cluster, options: Partial<EvaluateOptions> = {}): Verdict {
  return evaluate(parseCib(cibOf(cluster)), { now: 1600000000, actions: true, ...options });
}

/** The lines of the score listing that begin with one of the prefixes, in the order of the listing. */
export function scoreLines(verdict: Verdict, ...prefixes: string[]): string[] {
  return verdict.events
    .flatMap(eventLines)
    .map((line) => line.replace(" allocation score", ""))
    .filter((line) => prefixes.some((prefix) => line.startsWith(prefix)));
}

/** The promotion scores, in promotion order. */
export function promotionLines(verdict: Verdict): string[] {
  return verdict.events.filter(({ kind }) => kind === "promotion").flatMap(eventLines);
}

function actionText({ id, key, node }: { id: number; key: string; node: { name: string } | undefined }): string {
  return `${id} ${key}${node === undefined ? "" : ` ${node.name}`}`;
}

/** The actions of the graph as `ID KEY NODE`, in the order of the synapses. */
export function synapses(verdict: Verdict): string[] {
  return verdict.graph.synapses.map(({ action }) => actionText(action));
}

/** The keys, with nodes, of the actions that an action of the graph waits for. */
export function inputsOf(verdict: Verdict, key: string, node?: string): string[] {
  const synapse = verdict.graph.synapses.find(
    ({ action }) => action.key === key && (node === undefined || action.node?.name === node),
  );
  return (synapse?.inputs ?? []).map((input) => actionText(input).replace(/^\d+ /, ""));
}

/** Where each primitive will be, and as what: `app:0` → `node1 Started`; without a node only the role. */
export function placements(verdict: Verdict): Record<string, string> {
  return Object.fromEntries(
    verdict.placements
      .filter(({ variant }) => variant === "primitive")
      .map(({ resource, node, nextRole }) => [resource, node === undefined ? nextRole : `${node} ${nextRole}`]),
  );
}
