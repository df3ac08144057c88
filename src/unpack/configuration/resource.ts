import { parseInterval } from "../../base/interval.js";
import { isTrue } from "../../base/number.js";
import { foldCase } from "../../base/text.js";
import type { Element } from "../../cib/element.js";
import { fillTable, readBlocks } from "../../facilities/blocks.js";
import { parametersFor } from "../../facilities/parameters.js";
import type { Definition } from "../../model/definition.js";
import { topResource } from "../../model/queries.js";
import { Resource } from "../../model/resource.js";
import { Variant } from "../../model/variant.js";
import type { WorkingSet } from "../../model/working-set.js";
import { isFencingStandard } from "../../policy/agent.js";
import { isCritical } from "../../policy/colocation.js";
import { MIGRATION_THRESHOLD } from "../../policy/failcount.js";
import { areUnique } from "../../policy/instances.js";
import { managementOf } from "../../policy/maintenance.js";
import { PRIORITY, readMetaScore, type ScoreMeta } from "../../policy/meta-score.js";
import { isMigratable } from "../../policy/migration.js";
import { DEFAULT_MULTIPLE_ACTIVE, parseMultipleActive } from "../../policy/multiple-active.js";
import { STICKINESS } from "../../policy/stickiness.js";
import { definesRemoteConnection } from "./connection-element.js";
import { addDefaultScores } from "./default-scores.js";
import { definitionFor } from "./definition.js";
import { evaluateMetaAttributes } from "./meta-attributes.js";
import { applyRequirements } from "./requirements.js";
import { addReference } from "./tags.js";
import { applyTargetRole } from "./target-role.js";

const VARIANTS: ReadonlyMap<string, Variant> = new Map(Object.entries(Variant));

/**
 * **Read resource** (02 §6.1): the element and all below it as resources. The caller appends the result to the list of
 * its parent. `undefined` if it cannot be read.
 */
export function readResource(ws: WorkingSet, element: Element, parent: Resource | undefined): Resource | undefined {
  return readInstance(ws, element, parent, undefined);
}

/** **Create clone instance** (02 §7.3), appended to the clone's children. */
export function createCloneInstance(ws: WorkingSet, clone: Resource): Resource | undefined {
  return clone.methods.createInstance(ws, clone, readInstance);
}

function readInstance(
  ws: WorkingSet,
  element: Element,
  parent: Resource | undefined,
  clone: string | undefined,
): Resource | undefined {
  const variant = VARIANTS.get(foldCase(element.name));
  if (element.attributes.id === undefined) {
    ws.findings?.tell("resource-without-id", element, "configuration without id");
    return undefined;
  }
  if (variant === undefined) {
    ws.findings?.tell("resource-type", element);
    return undefined;
  }
  const definition = definitionFor(ws, element, parent);
  if (definition === undefined) return undefined;
  // An element that is a numbered instance by itself keeps its number.
  const number = clone ?? definition.xml.attributes.clone;
  const resource = newResource(ws, definition, variant, parent, number);
  evaluateMetaAttributes(ws, resource, number);
  const isGuestConnection = readFlags(ws, resource);
  ws.findings?.variant(ws, resource);
  applyTargetRole(resource);
  if (!resource.methods.unpack(ws, resource, number, readInstance)) return undefined;
  addDefaultScores(ws, resource, isGuestConnection);
  definition.utilization ??= readBlocks(ws, definition.xml, "utilization", definition.scope);
  fillTable(resource.configured.utilization, definition.utilization);
  if (definition.template !== undefined) addReference(ws.templates, definition.template, resource.configuredId);
  return resource;
}

/** The resource with its instance number and id (02 §6.2). */
function newResource(
  ws: WorkingSet,
  definition: Definition,
  variant: Variant,
  parent: Resource | undefined,
  clone: string | undefined,
): Resource {
  const { xml } = definition;
  const { id = "" } = xml.attributes;
  return new Resource({
    id: clone === undefined ? id : `${id}:${clone}`,
    variant,
    xml,
    definition,
    parent,
    allowedNodes: ws.newNodeTable(),
    methods: ws.methods[variant],
  });
}

/** Steps 9 to 24 (02 §6.1). Returns whether it is a guest connection. */
function readFlags(ws: WorkingSet, resource: Resource): boolean {
  const { meta } = resource.configured;
  const isConnection = definesRemoteConnection(resource.xml);
  const isGuestConnection = isConnection && meta.has("container");
  const isRemoteNodeConnection = isConnection && !isGuestConnection;
  const critical = meta.get("critical");
  const migrate = meta.get("allow-migrate");
  resource.configured.priority = metaScore(ws, resource, PRIORITY);
  resource.configured.critical = isCritical(critical);
  resource.configured.notify = isTrue(meta.get("notify"));
  resource.configured.isRemoteConnection = isConnection;
  resource.configured.migratable = isMigratable(migrate, isRemoteNodeConnection);
  readManagement(ws, resource);
  readUniqueness(resource);
  resource.configured.multipleActive = parseMultipleActive(meta.get("multiple-active")) ?? DEFAULT_MULTIPLE_ACTIVE;
  readScores(ws, resource);
  if (isFencingStandard(resource.xml.attributes.class)) {
    ws.haveFencing = true;
    resource.configured.fenceDevice = true;
  }
  applyRequirements(ws, resource);
  ws.findings?.resource(ws, resource);
  resource.configured.failureExpirationMs = parseInterval(meta.get("failure-timeout")).ms;
  if (isRemoteNodeConnection) readReconnectInterval(ws, resource);
  return isGuestConnection;
}

/** Steps 9, 15, 16, 17. */
function readManagement(ws: WorkingSet, resource: Resource): void {
  const { meta } = resource.configured;
  const { managed, maintenance } = managementOf(ws.inMaintenance, meta.get("is-managed"), meta.get("maintenance"));
  resource.configured.managed = managed;
  resource.configured.maintenance = maintenance;
}

/** Step 18. */
function readUniqueness(resource: Resource): void {
  const { meta } = resource.configured;
  if (topResource(resource).variant !== Variant.clone) {
    resource.configured.unique = true;
    return;
  }
  resource.configured.unique = areUnique(meta.get("globally-unique"), meta.get("clone-node-max"));
  resource.configured.promotable = isTrue(meta.get("promotable"));
}

function metaScore(ws: WorkingSet, { configured }: Resource, of: ScoreMeta): number {
  return readMetaScore(of, configured.meta.get(of.name), ws.health).score;
}

/** Steps 20 and 21. */
function readScores(ws: WorkingSet, resource: Resource): void {
  resource.configured.stickiness = metaScore(ws, resource, STICKINESS);
  resource.configured.banAfterFailures = metaScore(ws, resource, MIGRATION_THRESHOLD);
}

/** Step 24: it also replaces the failure timeout. */
function readReconnectInterval(ws: WorkingSet, resource: Resource): void {
  const text = parametersFor(ws, resource, undefined).get("reconnect_interval");
  if (text === undefined) return;
  resource.configured.remoteReconnectMs = parseInterval(text).ms;
  resource.configured.failureExpirationMs = resource.configured.remoteReconnectMs;
}
