/** Instance attributes of resources, and the address of bundle connections that depends on the host. */

import { StringTable } from "../base/string-table.js";
import { equalsCaseless, foldCase } from "../base/text.js";
import type { Definition } from "../model/definition.js";
import type { Node } from "../model/node.js";
import { bundleOf, currentNode } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { fillTable, hasRules, readBlocks } from "./blocks.js";

const BLOCK = "instance_attributes";

/**
 * **Parameters of a resource for a node** (02 §6.6), or for none: its own blocks, then its ancestors'. The first
 * evaluation for a node is kept. Resources read from one element share a table unless rules are involved; nobody may
 * change one but that of a bundle's connection.
 */
export function parametersFor(ws: WorkingSet, resource: Resource, node: Node | undefined): StringTable<string> {
  const key = node === undefined ? "" : foldCase(node.name);
  const cached = resource.configured.parameterCache.get(key);
  if (cached !== undefined) return cached;
  const table = mayShare(resource) ? sharedTable(ws, resource.definition) : evaluate(ws, resource.definition, node);
  resource.configured.parameterCache.set(key, table);
  return table;
}

/** Those for no node as a display asks for them: neither kept, nor do their dates count for the next recheck. */
export function shownParameters(ws: WorkingSet, resource: Resource): StringTable<string> {
  const kept = resource.configured.parameterCache.get("");
  return kept ?? ws.recheck.disregarding(() => evaluate(ws, resource.definition, undefined));
}

/** Without rules parameters are the same on all nodes. The graph changes those of connections (08 §8.18.6). */
function mayShare({ definition, configured }: Resource): boolean {
  if (configured.isRemoteConnection) return false;
  return !haveRules(definition);
}

function sharedTable(ws: WorkingSet, definition: Definition): StringTable<string> {
  definition.parameters ??= evaluate(ws, definition, undefined);
  return definition.parameters;
}

/** Whether rules are involved in the parameters of resources read from an element, or from one around it. */
function haveRules(definition: Definition): boolean {
  const { xml, parent } = definition;
  definition.parametersHaveRules ??= hasRules(xml, BLOCK) || (parent !== undefined && haveRules(parent));
  return definition.parametersHaveRules;
}

function evaluate(ws: WorkingSet, definition: Definition, node: Node | undefined): StringTable<string> {
  const table = new StringTable<string>();
  for (let each: Definition | undefined = definition; each !== undefined; each = each.parent) {
    fillTable(table, readBlocks(ws, each.xml, BLOCK, each.scope, { node }));
  }
  return table;
}

/**
 * Whether a bundle connection **needs a remote name** (02 §7.4.9): its address is `#uname`, that is, wherever its
 * container runs. The parameters of any resource are evaluated for it, which may note a recheck time.
 */
export function needsRemoteName(ws: WorkingSet, resource: Resource): boolean {
  return (
    equalsCaseless(parametersFor(ws, resource, undefined).get("addr"), "#uname") &&
    resource.configured.isRemoteConnection
  );
}

/** The node whose name is the address of a bundle connection that needs one (02 §7.4.9), if it is known. */
export function hostNode(resource: Resource): Node | undefined {
  const replica = bundleOf(resource)?.bundle?.replicas.find(({ remote }) => remote === resource);
  const container = replica?.container;
  return container?.decided.assignedNode ?? (container === undefined ? undefined : currentNode(container));
}
