/** The configuration that applies to an operation (07 §3.1, §3.2). */

import { StringTable } from "../base/string-table.js";
import type { Element } from "../cib/element.js";
import type { KnownMeta } from "../model/definition.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { isFencingStandard } from "../policy/agent.js";
import { type ConfiguredOperation, validOnFail } from "../policy/on-fail.js";
import { isProbe } from "../policy/task.js";
import { addOperationBlocks } from "./operation-blocks.js";
import { delayFromOrigin, startDelay, timeoutMs } from "./operation-times.js";
import { type Operation, Operations, operationsOf, readOperation } from "./operations.js";
import { parametersFor } from "./parameters.js";

export { addOperationAttributes, operationAttributes } from "./operation-blocks.js";

/** **Find operation configuration** (07 §3.1): the `op` element for a name and an interval in ms. */
export function findOperation(
  ws: WorkingSet,
  resource: Resource,
  name: string,
  interval: number,
  includeDisabled: boolean,
): Element | undefined {
  const operations = operationsOf(ws, resource);
  const found = find(operations, name, interval, includeDisabled);
  if (found !== undefined || (name !== "migrate_to" && name !== "migrate_from")) return found?.element;
  return find(operations, "migrate", 0, includeDisabled)?.element;
}

function find(operations: Operations, name: string, interval: number, includeDisabled: boolean): Operation | undefined {
  for (const operation of operations.matching(name, interval)) {
    if (includeDisabled || operation.enabled) return operation;
  }
  return undefined;
}

/** The meta-attributes that all actions have in common to which the same configuration applies. */
function sharedMeta(
  ws: WorkingSet,
  resource: Resource,
  name: string,
  interval: number,
  configuration: Element | undefined,
): StringTable<string> {
  // Every instance tells for itself what is wrong with its operations.
  if (ws.findings !== undefined) return computeMeta(ws, resource, name, interval, configuration);
  const known = knownMeta(ws, resource, name, interval, configuration);
  const sameName = known.get(name);
  if (sameName !== undefined) {
    for (const each of sameName) {
      if (each.interval === interval && each.configuration === configuration) return each.table;
    }
  }
  const table = computeMeta(ws, resource, name, interval, configuration);
  const made = { interval, configuration, table };
  if (sameName === undefined) known.set(name, [made]);
  else sameName.push(made);
  return table;
}

/**
 * Where the meta-attributes are kept that come of a configuration: with the `operations` element itself, where nothing else
 * has a say in them and they are the same in the next evaluation.
 */
function knownMeta(
  ws: WorkingSet,
  resource: Resource,
  name: string,
  interval: number,
  configuration: Element | undefined,
): KnownMeta {
  const { operationMeta } = resource.definition;
  const operations = operationsOf(ws, resource);
  if (operations === Operations.none || ws.opDefaults !== undefined) return operationMeta;
  if (configuration !== undefined && configuration.children.length > 0) return operationMeta;
  // With an origin the delay is counted from now.
  if (configuration?.attributes["interval-origin"] !== undefined) return operationMeta;
  // Histories may name any interval.
  return interval === 0 || operations.matching(name, interval).length > 0 ? operations.meta : operationMeta;
}

/** Removes or replaces an `on-fail` that does not suit the action (07 §3.3). */
function validateOnFail(
  table: StringTable<string>,
  action: string,
  configuration: Element | undefined,
  operations: Operations,
): void {
  const given = table.get("on-fail");
  const own = configuration === undefined ? undefined : configuredOperation(readOperation(configuration));
  const value = validOnFail(given, action, own, operations.all.map(configuredOperation));
  if (value === given) return;
  if (value === undefined) table.delete("on-fail");
  else table.set("on-fail", value);
}

function configuredOperation({ element, name, interval, enabled }: Operation): ConfiguredOperation {
  const { role, "on-fail": onFail } = element.attributes;
  return { name, interval, role, enabled, onFail };
}

/** All but what depends on a node (07 §3.2 without step 6). */
function computeMeta(
  ws: WorkingSet,
  resource: Resource,
  name: string,
  interval: number,
  configuration: Element | undefined,
): StringTable<string> {
  const operations = operationsOf(ws, resource);
  const table = new StringTable<string>();
  if (configuration !== undefined) {
    addOperationBlocks(ws, resource, name, interval, configuration, resource.operationsScope, table);
    for (const [attribute, value] of Object.entries(configuration.attributes)) table.set(attribute, value);
  }
  if (isProbe(name, interval) && !table.has("timeout")) {
    const timeout = operations.mostFrequentMonitor?.element.attributes.timeout;
    if (timeout !== undefined) table.set("timeout", timeout);
  }
  if (ws.opDefaults !== undefined) {
    addOperationBlocks(ws, resource, name, interval, ws.opDefaults, ws.references, table);
  }
  if (table.has("id")) table.delete("id");
  if (interval !== 0) table.set("interval", String(interval));
  else if (table.has("interval")) table.delete("interval");
  table.set("timeout", String(timeoutMs(table.get("timeout"))));
  const configured = table.get("on-fail");
  validateOnFail(table, name, configuration, operations);
  ws.findings?.operationMeta(ws, resource, { name, interval, configuration, configured, meta: table });
  const delay = table.get("start-delay");
  if (delay !== undefined) table.set("start-delay", startDelay(delay));
  else {
    const fromOrigin = delayFromOrigin(ws.now, table.get("interval-origin"), interval);
    if (fromOrigin !== undefined) table.set("start-delay", fromOrigin);
  }
  return table;
}

/** Starts and probes of fence devices may take their timeout from a parameter (07 §3.2 step 6). */
function monitorTimeout(
  ws: WorkingSet,
  resource: Resource,
  node: Node | undefined,
  name: string,
  interval: number,
): string | undefined {
  if (name !== "start" && !isProbe(name, interval)) return undefined;
  if (!isFencingStandard(resource.xml.attributes.class)) return undefined;
  return parametersFor(ws, resource, node).get("pcmk_monitor_timeout");
}

/** **Unpack operation meta-attributes** (07 §3.2). The table may be shared: do not change it. */
export function operationMeta(
  ws: WorkingSet,
  resource: Resource,
  node: Node | undefined,
  name: string,
  interval: number,
  configuration: Element | undefined,
): StringTable<string> {
  const timeout = monitorTimeout(ws, resource, node, name, interval);
  if (timeout !== undefined) return newOperationMeta(ws, resource, node, name, interval, configuration);
  return sharedMeta(ws, resource, name, interval, configuration);
}

/** A table of its own for a new action: **unpack operation meta-attributes** (07 §3.2). */
export function newOperationMeta(
  ws: WorkingSet,
  resource: Resource,
  node: Node | undefined,
  name: string,
  interval: number,
  configuration: Element | undefined,
): StringTable<string> {
  const table = sharedMeta(ws, resource, name, interval, configuration).copy();
  const timeout = monitorTimeout(ws, resource, node, name, interval);
  if (timeout !== undefined) table.set("timeout", String(timeoutMs(timeout)));
  return table;
}

/** The validated `on-fail` of an operation, looked up with disabled ones included (03 §14.2). */
export function operationOnFail(
  ws: WorkingSet,
  resource: Resource,
  name: string,
  interval: number,
): string | undefined {
  const configuration = findOperation(ws, resource, name, interval, true);
  return sharedMeta(ws, resource, name, interval, configuration).get("on-fail");
}
