import { escapeAttribute } from "../cib/serialize.js";
import {
  allInputs,
  type GraphAction,
  type GraphAttribute,
  type Synapse,
  type TransitionGraph,
} from "../verdict/graph.js";

/**
 * The text of a graph file (08 §8.17.1, §8.18, §8.18.9): as the reference writes it, with all inputs.
 * @example
 * ```ts
 * import { evaluate, readCib } from "pengine";
 * import { renderGraph } from "pengine/render";
 *
 * const xml = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1">
 *    <configuration><crm_config/><nodes><node id="1" uname="n1"/></nodes>
 *    <resources><primitive id="web" class="systemd" type="nginx"/></resources><constraints/></configuration>
 *    <status><node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member"/></status></cib>`;
 * const { cib } = readCib(xml);
 * console.log(renderGraph(evaluate(cib, { now: 1_700_000_000 }).graph));
 * ```
 */
export function renderGraph(graph: TransitionGraph): string {
  return [...graphChunks(graph)].join("");
}

/** How many pieces of text make a chunk: so few that the collector need not move them. */
const CHUNK = 1000;

/** The text of a graph file in chunks. */
function* graphChunks(graph: TransitionGraph): Generator<string, void, undefined> {
  const root = `<transition_graph${rootAttributes(graph)}`;
  if (graph.synapses.length === 0) {
    yield `${root}/>\n`;
    return;
  }
  let parts = [`${root}>\n`];
  for (const synapse of graph.synapses) {
    addSynapse(parts, synapse);
    if (parts.length < CHUNK) continue;
    yield parts.join("");
    parts = [];
  }
  parts.push("</transition_graph>\n");
  yield parts.join("");
}

function text(name: string, value: string | number | undefined): string {
  if (value === undefined) return "";
  return ` ${name}="${typeof value === "number" ? value : escapeAttribute(value)}"`;
}

function rootAttributes(graph: TransitionGraph): string {
  return (
    text("cluster-delay", graph.clusterDelay) +
    text("fencing-timeout", graph.fencingTimeout) +
    text("failed-stop-offset", graph.failedStopOffset) +
    text("failed-start-offset", graph.failedStartOffset) +
    text("batch-limit", graph.batchLimit) +
    text("transition_id", graph.transitionId) +
    text("migration-limit", graph.migrationLimit) +
    text("recheck-by", graph.recheckBy)
  );
}

function addSynapse(parts: string[], synapse: Synapse): void {
  const priority = synapse.priority > 0 ? text("priority", synapse.priority) : "";
  parts.push(`  <synapse id="${synapse.id}"${priority}>\n    <action_set>\n`);
  addAction(parts, synapse);
  parts.push("    </action_set>\n");
  const inputs = allInputs(synapse);
  if (inputs.length === 0) parts.push("    <inputs/>\n");
  else {
    parts.push("    <inputs>\n");
    for (const input of inputs) {
      parts.push(`      <trigger>\n        <${input.element}${identity(input)}/>\n      </trigger>\n`);
    }
    parts.push("    </inputs>\n");
  }
  parts.push("  </synapse>\n");
}

/** The attributes that the full form and the short form of an action have in common (08 §8.18.2). */
function identity(action: GraphAction): string {
  return (
    text("mode", action.mode) +
    text("id", action.id) +
    text("operation", action.operation) +
    text("operation_key", action.key) +
    text("internal_operation_key", action.internalKey) +
    text("on_node", action.node?.name) +
    text("on_node_uuid", action.node?.id) +
    text("router_node", action.router)
  );
}

const INDENT = " ".repeat(8);

function addAction(parts: string[], synapse: Synapse): void {
  const { action, resource } = synapse;
  parts.push(`      <${action.element}${identity(action)}${text("shutdown-lock", synapse.shutdownLock)}>\n`);
  if (resource !== undefined) {
    const names =
      text("id", resource.id) +
      text("long-id", resource.longId) +
      text("class", resource.class) +
      text("provider", resource.provider) +
      text("type", resource.type);
    parts.push(`${INDENT}<${resource.element}${names}/>\n`);
  }
  addAttributes(parts, synapse.attributes, synapse.params);
  if (synapse.downed !== undefined) {
    addList(parts, "downed", synapse.downed, (id) => `<node${text("id", id)}/>`);
  }
  if (synapse.maintenance !== undefined) {
    addList(parts, "maintenance", synapse.maintenance, ({ id, inMaintenance }) => {
      return `<node${text("id", id)}${text("node_in_maintenance", inMaintenance ? 1 : 0)}/>`;
    });
  }
  parts.push(`      </${action.element}>\n`);
}

function addAttributes(
  parts: string[],
  attributes: readonly GraphAttribute[],
  params: readonly GraphAttribute[],
): void {
  let line = `${INDENT}<attributes`;
  for (const [name, value] of attributes) line += text(name, value);
  if (params.length === 0) {
    parts.push(`${line}/>\n`);
    return;
  }
  parts.push(`${line}>\n`);
  for (const [name, value] of params) parts.push(`${INDENT}  <param${text("name", name)}${text("value", value)}/>\n`);
  parts.push(`${INDENT}</attributes>\n`);
}

function addList<T>(parts: string[], name: string, items: readonly T[], render: (item: T) => string): void {
  if (items.length === 0) {
    parts.push(`${INDENT}<${name}/>\n`);
    return;
  }
  parts.push(`${INDENT}<${name}>\n`);
  for (const item of items) parts.push(`${INDENT}  ${render(item)}\n`);
  parts.push(`${INDENT}</${name}>\n`);
}
