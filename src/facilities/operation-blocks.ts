/** The name/value blocks that say something about operations (07 §2.5, §3.2; 01 §9.1, §10). */

import { StringTable } from "../base/string-table.js";
import type { Element } from "../cib/element.js";
import type { ReferenceScope } from "../cib/references.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { type BlockContext, unpackBlocks } from "../policy/nvpair.js";
import type { RuleInput } from "../policy/rule.js";
import { agentOf } from "./blocks.js";

/** Adds the `meta_attributes` blocks of an `op` or of `op_defaults`; rules see the agent and the operation. */
export function addOperationBlocks(
  ws: WorkingSet,
  resource: Resource,
  name: string,
  interval: number,
  parent: Element,
  scope: ReferenceScope,
  target: StringTable<string>,
): void {
  if (parent.children.length === 0) return;
  const rules = { now: ws.now, agent: agentOf(resource.xml), operation: { name, interval }, report: ws.findings };
  unpackBlocks(parent, "meta_attributes", contextOf(ws, rules, scope), target);
}

/** Adds the instance attributes given inside an `op` (07 §2.5); rules see the node's attributes. */
export function addOperationAttributes(
  ws: WorkingSet,
  resource: Resource,
  configuration: Element,
  node: Node | undefined,
  target: StringTable<string>,
): void {
  if (configuration.children.length === 0) return;
  const nodeAttributes = node === undefined ? undefined : (name: string) => node.attributes.get(name);
  const rules = { now: ws.now, nodeAttributes, report: ws.findings };
  unpackBlocks(configuration, "instance_attributes", contextOf(ws, rules, resource.operationsScope), target);
}

function contextOf(ws: WorkingSet, rules: RuleInput, scope: ReferenceScope): BlockContext {
  const { references, health, recheck } = ws;
  return { rules, resolve: scope.resolver, resolvePair: references.resolver, health, recheck };
}

/** The instance attributes given inside an `op`, as a table of its own (07 §2.5, 03 §18.2 step 3). */
export function operationAttributes(
  ws: WorkingSet,
  resource: Resource,
  node: Node | undefined,
  configuration: Element,
): StringTable<string> {
  const table = new StringTable<string>();
  addOperationAttributes(ws, resource, configuration, node, table);
  return table;
}
