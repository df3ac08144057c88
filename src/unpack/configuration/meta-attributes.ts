import { agentOf, fillTable, readBlocks } from "../../facilities/blocks.js";
import type { Configured, MetaBlocks, NameValue } from "../../model/configured.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import { StringTable } from "../../policy/string-table.js";
import { equalsCaseless } from "../../policy/text.js";

/**
 * **Evaluate meta-attributes** (02 §6.5): fills the resource's effective table, highest precedence first. Blocks are
 * evaluated once per configured element, always with that element's own agent.
 */
export function evaluateMetaAttributes(ws: WorkingSet, resource: Resource): void {
  const { meta, configured, parent } = resource;
  const { clone } = resource.xml.attributes;
  if (clone !== undefined) setMeta(resource, "clone", clone);
  copyAbsent(meta, Object.entries(resource.xml.attributes));
  configured.metaBlocks ??= evaluateBlocks(ws, configured);
  const blocks = configured.metaBlocks;
  fillTable(meta, blocks.own);
  copyAbsent(meta, blocks.inherited);
  fillTable(meta, blocks.defaults);
  if (parent !== undefined) copyAbsent(meta, parent.meta);
}

/** Sets a meta-attribute, replacing it; a value `#default` is just not stored (02 §6.5). */
export function setMeta(resource: Resource, name: string, value: string): void {
  if (!isDefault(value)) resource.meta.set(name, value);
}

function isDefault(value: string): boolean {
  return value.length === 8 && equalsCaseless(value, "#default");
}

function copyAbsent(table: StringTable<string>, pairs: Iterable<NameValue>): void {
  for (const [name, value] of pairs) if (!table.has(name) && !isDefault(value)) table.set(name, value);
}

/** Steps 3 to 5 (02 §6.5). */
function evaluateBlocks(ws: WorkingSet, configured: Configured): MetaBlocks {
  const agent = agentOf(configured.xml);
  const inherited = new StringTable<string>();
  for (let each = configured.parent; each !== undefined; each = each.parent) {
    fillTable(inherited, readBlocks(ws, each.xml, "meta_attributes", each.scope, { agent }));
  }
  return {
    own: readBlocks(ws, configured.xml, "meta_attributes", configured.scope, { agent }),
    inherited: inherited.entries(),
    defaults:
      ws.rscDefaults === undefined ? [] : readBlocks(ws, ws.rscDefaults, "meta_attributes", ws.references, { agent }),
  };
}
