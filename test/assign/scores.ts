import { parseCib } from "../../src/cib/index.js";
import { type EvaluateOptions, evaluate } from "../../src/evaluate.js";
import type { OutputEvent, ScoreLine } from "../../src/model/output.js";
import { readableScore } from "../../src/policy/score.js";

/** The parts of a CIB that a test cares about; the rest is a healthy cluster without fencing in which nothing runs. */
export interface Cluster {
  readonly options?: Readonly<Record<string, string>>;
  readonly nodes?: string;
  readonly resources: string;
  readonly constraints?: string;
  readonly status?: string;
  readonly quorum?: "0" | "1";
}

/** `node1` to `nodeN`, with ids 1 to N. */
export function nodes(count: number): string {
  return names(count)
    .map((name, i) => `<node id="${i + 1}" uname="${name}"/>`)
    .join("");
}

function names(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `node${i + 1}`);
}

export function primitive(id: string, inside = ""): string {
  return `<primitive id="${id}" class="ocf" provider="heartbeat" type="Dummy">${inside}</primitive>`;
}

export function meta(id: string, values: Readonly<Record<string, string>>): string {
  return `<meta_attributes id="${id}-meta">${pairs(`${id}-meta`, values)}</meta_attributes>`;
}

export function utilization(id: string, values: Readonly<Record<string, string>>): string {
  return `<utilization id="${id}-util">${pairs(`${id}-util`, values)}</utilization>`;
}

function pairs(id: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `<nvpair id="${id}-${name}" name="${name}" value="${value}"/>`)
    .join("");
}

export function location(resource: string, node: string, score: string): string {
  return `<rsc_location id="loc-${resource}-${node}" rsc="${resource}" node="${node}" score="${score}"/>`;
}

export function colocation(dependent: string, primary: string, score: string, more = ""): string {
  return `<rsc_colocation id="${dependent}-with-${primary}" rsc="${dependent}" with-rsc="${primary}" score="${score}" ${more}/>`;
}

/** A node state whose history says which resources were started there. */
export function active(id: number, node: string, resources: readonly string[]): string {
  const key = "1:1:0:11111111-1111-1111-1111-111111111111";
  const history = resources.map(
    (resource) =>
      `<lrm_resource id="${resource}" class="ocf" provider="heartbeat" type="Dummy">` +
      `<lrm_rsc_op id="${resource}_last_0" operation_key="${resource}_start_0" operation="start" interval="0" ` +
      `crm_feature_set="3.20.5" transition-key="${key}" transition-magic="0:0;${key}" call-id="5" rc-code="0" ` +
      `op-status="0" on_node="${node}"/></lrm_resource>`,
  );
  return (
    `<node_state id="${id}" uname="${node}" in_ccm="true" crmd="online" join="member" expected="member">` +
    `<lrm id="${id}"><lrm_resources>${history.join("")}</lrm_resources></lrm></node_state>`
  );
}

/** The CIB of a cluster. */
export function cibText(cluster: Cluster): string {
  const properties = pairs("option", { "stonith-enabled": "false", ...cluster.options });
  const status =
    cluster.status ??
    names(3)
      .map((name, i) => active(i + 1, name, []))
      .join("");
  return (
    `<cib crm_feature_set="3.19.0" validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" ` +
    `have-quorum="${cluster.quorum ?? "1"}"><configuration>` +
    `<crm_config><cluster_property_set id="options">${properties}</cluster_property_set></crm_config>` +
    `<nodes>${cluster.nodes ?? nodes(3)}</nodes><resources>${cluster.resources}</resources>` +
    `<constraints>${cluster.constraints ?? ""}</constraints></configuration><status>${status}</status></cib>`
  );
}

/** What the assignment of the cluster's resources writes (05 §9). */
export function eventsOf(cluster: Cluster, options: Partial<EvaluateOptions> = {}): readonly OutputEvent[] {
  return evaluate(parseCib(cibText(cluster)), { now: 1600000000, utilization: true, ...options }).events;
}

/** The score and utilization lines as they are printed (05 §9). */
export function linesOf(cluster: Cluster): string[] {
  return eventsOf(cluster).flatMap(textOf);
}

function textOf(event: OutputEvent): string[] {
  switch (event.kind) {
    case "scores":
      return event.lines.map(
        ({ node, score }) => `${event.by}: ${event.resource} allocation score on ${node}: ${readableScore(score)}`,
      );
    case "capacity":
      return [`${event.comment}: ${event.node} capacity:${valuesText(event.values)}`];
    case "utilization":
      return [`pcmk__assign_resource: ${event.resource} utilization on ${event.node}:${valuesText(event.values)}`];
    default:
      return [];
  }
}

function valuesText(values: readonly (readonly [string, string])[]): string {
  return values.map(([name, value]) => ` ${name}=${value}`).join("");
}

/** A resource's scores at its own assignment, by node name; of its last trial if there are several. */
export function scoresOf(cluster: Cluster, resource: string): Record<string, string> {
  const lines = assignmentLines(eventsOf(cluster), resource);
  return Object.fromEntries(lines.map(({ node, score }) => [node, readableScore(score)]));
}

export function assignmentLines(events: readonly OutputEvent[], resource: string): readonly ScoreLine[] {
  let lines: readonly ScoreLine[] = [];
  for (const event of events) {
    if (event.kind === "scores" && event.by === "pcmk__primitive_assign" && event.resource === resource) {
      lines = event.lines;
    }
  }
  return lines;
}
