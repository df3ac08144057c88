import { StringTable } from "../../base/string-table.js";
import { equalsCaseless } from "../../base/text.js";
import { agentOf, fillTable, readBlocks } from "../../facilities/blocks.js";
import type { Definition, MetaBlocks, NameValue } from "../../model/definition.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import { reportDefaultWord } from "../../policy/nvpair.js";

/**
 * **Evaluate meta-attributes** (02 §6.5): fills the resource's effective table, highest precedence first. Blocks are
 * evaluated once per configured element, always with that element's own agent.
 */
export function evaluateMetaAttributes(ws: WorkingSet, resource: Resource, clone: string | undefined): void {
  const { definition, parent } = resource;
  const { meta } = resource.configured;
  if (clone !== undefined) setMeta(resource, "clone", clone);
  definition.metaBlocks ??= evaluateBlocks(ws, definition);
  const blocks = definition.metaBlocks;
  copyAbsent(meta, blocks.attributes);
  if (ws.findings !== undefined) {
    for (const [name, value] of blocks.attributes) {
      if (isDefault(value)) reportDefaultWord(ws.findings, name, definition.original);
    }
  }
  fillTable(meta, blocks.own);
  copyAbsent(meta, blocks.inherited);
  fillTable(meta, blocks.defaults);
  if (parent !== undefined) copyFromParent(meta, parent.configured.meta, definition);
}

/**
 * Step 6: what only the parent's table has. Which names those are is found out once for all instances that start from
 * tables of the same sizes, since only values differ between them.
 */
function copyFromParent(table: StringTable<string>, parent: StringTable<string>, definition: Definition): void {
  let known = definition.parentMeta;
  if (known?.ownSize !== table.size || known.parentSize !== parent.size) {
    const names = parent.keys().filter((name) => !table.has(name));
    known = { ownSize: table.size, parentSize: parent.size, names };
    definition.parentMeta = known;
  }
  for (const name of known.names) {
    const value = parent.get(name);
    if (value !== undefined) copyAbsent(table, [[name, value]]);
  }
}

/** Sets a meta-attribute, replacing it; a value `#default` is just not stored (02 §6.5). */
export function setMeta(resource: Resource, name: string, value: string): void {
  if (!isDefault(value)) resource.configured.meta.set(name, value);
}

function isDefault(value: string): boolean {
  return value.length === 8 && equalsCaseless(value, "#default");
}

function copyAbsent(table: StringTable<string>, pairs: Iterable<NameValue>): void {
  for (const [name, value] of pairs) if (!table.has(name) && !isDefault(value)) table.set(name, value);
}

/** Steps 3 to 5 (02 §6.5). */
function evaluateBlocks(ws: WorkingSet, definition: Definition): MetaBlocks {
  const agent = agentOf(definition.xml);
  const inherited = new StringTable<string>();
  for (let each = definition.parent; each !== undefined; each = each.parent) {
    fillTable(inherited, readBlocks(ws, each.xml, "meta_attributes", each.scope, { agent }));
  }
  return {
    attributes: Object.entries(definition.xml.attributes),
    own: readBlocks(ws, definition.xml, "meta_attributes", definition.scope, { agent }),
    inherited: inherited.entries(),
    defaults:
      ws.rscDefaults === undefined ? [] : readBlocks(ws, ws.rscDefaults, "meta_attributes", ws.references, { agent }),
  };
}
