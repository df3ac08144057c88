import type { ActionGraph, ActionInput, ActionRecord } from "../verdict/graph.js";

export interface DotOptions {
  /** Show every action (`--all-actions`). */
  readonly all?: boolean;
  /** Show the action ids (verbosity 1 or more). */
  readonly ids?: boolean;
}

/**
 * The text of a dot file (09 §12). Names are not escaped.
 * @example
 * ```ts
 * import { evaluate, readCib } from "pengine";
 * import { renderDot } from "pengine/render";
 *
 * const xml = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1">
 *    <configuration><crm_config/><nodes><node id="1" uname="n1"/></nodes>
 *    <resources><primitive id="web" class="systemd" type="nginx"/></resources><constraints/></configuration>
 *    <status><node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member"/></status></cib>`;
 * const { cib } = readCib(xml);
 * console.log(renderDot(evaluate(cib, { now: 1_700_000_000, actions: true }).actions, { all: true }));
 * ```
 */
export function renderDot(graph: ActionGraph, options: DotOptions = {}): string {
  const { actions } = graph;
  const names = actions.map((action) => `"${dotName(action)}${options.ids === true ? ` (${action.id})` : ""}"`);
  const all = options.all === true;
  const lines = [' digraph "g" {'];
  const shown = actions.map((action, i) => {
    const style = nodeStyle(action, all);
    if (style !== undefined) lines.push(`${names[i]} [ ${style}]`);
    return style !== undefined;
  });
  for (const [i, action] of actions.entries()) {
    for (const input of action.inputs) {
      const style = edgeStyle(input, shown[i] === true && shown[input.action] === true, all);
      if (style !== undefined) lines.push(`${names[input.action]} -> ${names[i]} [ style = ${style}]`);
    }
  }
  lines.push("}");
  return `${lines.join("\n")}\n`;
}

/** **Dot name** of an action (09 §12.1), without the id that verbosity adds. */
export function dotName({ task, key, resource, node, pseudo, historyKey, fenceAction }: ActionRecord): string {
  const prefix = task === "cancel" ? "Cancel " : "";
  const host = node ?? (pseudo ? undefined : "<none>");
  const at = host === undefined ? "" : ` ${host}`;
  if (historyKey !== undefined) return `${prefix}${historyKey}${at}`;
  if (task === "stonith") return `${prefix}stonith '${fenceAction ?? ""}'${at}`;
  if (host === undefined) return key;
  return `${prefix}${resource === undefined ? task : key}${at}`;
}

/** How an action is drawn (09 §12.2); `undefined`: not at all. */
function nodeStyle(action: ActionRecord, all: boolean): string | undefined {
  const font = action.pseudo ? "orange" : "black";
  if (action.inGraph) return `style=bold color="green" fontcolor="${font}"`;
  if (!action.managed) return all ? 'style=dashed color="red" fontcolor="purple"' : undefined;
  if (action.optional) return all ? `style=dashed color="blue" fontcolor="${font}"` : undefined;
  return `style=dashed color="red" fontcolor="${font}"`;
}

/** How a relation is drawn (09 §12.3); `undefined`: not at all. */
function edgeStyle(input: ActionInput, bothShown: boolean, all: boolean): string | undefined {
  const { flags } = input;
  if (input.graphed) return "bold";
  if (flags.length === 0) return undefined;
  const placement = flags.length === 1 && flags[0] === "ifOnSameNodeOrTarget";
  return all || (bothShown && !placement) ? "dashed" : undefined;
}
