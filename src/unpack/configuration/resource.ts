import { parseInterval } from "../../base/interval.js";
import { isTrue, scanInteger } from "../../base/number.js";
import { equalsCaseless, foldCase } from "../../base/text.js";
import type { Element } from "../../cib/element.js";
import { fillTable, readBlocks } from "../../facilities/blocks.js";
import { parametersFor } from "../../facilities/parameters.js";
import type { Configured } from "../../model/configured.js";
import { Variant } from "../../model/flags.js";
import { topResource } from "../../model/queries.js";
import { type MultipleActivePolicy, Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import { MIGRATION_THRESHOLD } from "../../policy/failcount.js";
import { PRIORITY, readMetaScore, type ScoreMeta } from "../../policy/meta-score.js";
import { STICKINESS } from "../../policy/stickiness.js";
import { readBundle } from "./bundle.js";
import { createInstance, readClone } from "./clone.js";
import { configuredFor } from "./configured.js";
import { definesRemoteConnection } from "./connection-element.js";
import { addDefaultScores } from "./default-scores.js";
import { readGroup } from "./group.js";
import { evaluateMetaAttributes } from "./meta-attributes.js";
import { readPrimitive } from "./primitive.js";
import { applyRequirements } from "./requirements.js";
import { reportResource, reportVariant } from "./resource-findings.js";
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
  return createInstance(ws, clone, readInstance);
}

function readInstance(
  ws: WorkingSet,
  element: Element,
  parent: Resource | undefined,
  clone: string | undefined,
): Resource | undefined {
  const variant = VARIANTS.get(foldCase(element.name));
  if (element.attributes.id === undefined) {
    ws.findings?.error(`Ignoring <${element.name}> configuration without id`, element, "an id");
    return undefined;
  }
  if (variant === undefined) {
    const text = `Ignoring resource '${element.attributes.id}' of unknown type '${element.name}'`;
    ws.findings?.error(text, element, [...VARIANTS.keys()].join(", "));
    return undefined;
  }
  const configured = configuredFor(ws, element, parent);
  if (configured === undefined) return undefined;
  // An element that is a numbered instance by itself keeps its number.
  const number = clone ?? configured.xml.attributes.clone;
  const resource = newResource(ws, configured, variant, parent, number);
  evaluateMetaAttributes(ws, resource, number);
  const isGuestConnection = readFlags(ws, resource);
  if (ws.findings !== undefined) reportVariant(ws, ws.findings, resource);
  applyTargetRole(resource);
  if (!readVariant(ws, resource, number)) return undefined;
  addDefaultScores(ws, resource, isGuestConnection);
  configured.utilization ??= readBlocks(ws, configured.xml, "utilization", configured.scope);
  fillTable(resource.utilization, configured.utilization);
  if (configured.template !== undefined) addReference(ws.templates, configured.template, resource.configuredId);
  return resource;
}

/** The resource with its instance number and id (02 §6.2). */
function newResource(
  ws: WorkingSet,
  configured: Configured,
  variant: Variant,
  parent: Resource | undefined,
  clone: string | undefined,
): Resource {
  const { xml } = configured;
  const { id = "" } = xml.attributes;
  return new Resource({
    id: clone === undefined ? id : `${id}:${clone}`,
    variant,
    xml,
    configured,
    parent,
    allowedNodes: ws.newNodeTable(),
    methods: ws.methods[variant],
  });
}

function readVariant(ws: WorkingSet, resource: Resource, clone: string | undefined): boolean {
  switch (resource.variant) {
    case Variant.primitive:
      return readPrimitive(ws, resource);
    case Variant.group:
      return readGroup(ws, resource, clone, readInstance);
    case Variant.clone:
      return readClone(ws, resource, readInstance);
    default:
      return readBundle(ws, resource, readInstance);
  }
}

/** Steps 9 to 24 (02 §6.1). Returns whether it is a guest connection. */
function readFlags(ws: WorkingSet, resource: Resource): boolean {
  const { meta } = resource;
  const isConnection = definesRemoteConnection(resource.xml);
  const isGuestConnection = isConnection && meta.has("container");
  const isRemoteNodeConnection = isConnection && !isGuestConnection;
  const critical = meta.get("critical");
  const migrate = meta.get("allow-migrate");
  resource.priority = metaScore(ws, resource, PRIORITY);
  resource.critical = critical === undefined || isTrue(critical);
  resource.notify = isTrue(meta.get("notify"));
  resource.isRemoteConnection = isConnection;
  resource.migratable = migrate === undefined ? isRemoteNodeConnection : isTrue(migrate);
  readManagement(ws, resource);
  readUniqueness(resource);
  resource.multipleActive = multipleActivePolicy(meta.get("multiple-active"));
  readScores(ws, resource);
  if (equalsCaseless(resource.xml.attributes.class, "stonith")) {
    ws.haveFencing = true;
    resource.fenceDevice = true;
  }
  applyRequirements(ws, resource);
  if (ws.findings !== undefined) reportResource(ws, ws.findings, resource);
  resource.failureExpirationMs = parseInterval(meta.get("failure-timeout")).ms;
  if (isRemoteNodeConnection) readReconnectInterval(ws, resource);
  return isGuestConnection;
}

/** Steps 9, 15, 16, 17: cluster-wide maintenance prevails. */
function readManagement(ws: WorkingSet, resource: Resource): void {
  const isManaged = resource.meta.get("is-managed");
  resource.maintenance = ws.inMaintenance || isTrue(resource.meta.get("maintenance"));
  resource.managed =
    !resource.maintenance && (isManaged === undefined || equalsCaseless(isManaged, "default") || isTrue(isManaged));
}

/** Step 18. */
function readUniqueness(resource: Resource): void {
  const { meta } = resource;
  if (topResource(resource).variant !== Variant.clone) {
    resource.unique = true;
    return;
  }
  const unique = meta.get("globally-unique");
  const perNode = meta.get("clone-node-max");
  resource.unique = unique === undefined ? perNode !== undefined && scanInteger(perNode).value > 1 : isTrue(unique);
  resource.promotable = isTrue(meta.get("promotable"));
}

/** Step 19. */
function multipleActivePolicy(text: string | undefined): MultipleActivePolicy {
  switch (text === undefined ? "" : foldCase(text)) {
    case "stop_only":
      return "stop";
    case "block":
      return "block";
    case "stop_unexpected":
      return "unexpected";
    default:
      return "restart";
  }
}

function metaScore(ws: WorkingSet, { meta }: Resource, of: ScoreMeta): number {
  return readMetaScore(of, meta.get(of.name), ws.health).score;
}

/** Steps 20 and 21. */
function readScores(ws: WorkingSet, resource: Resource): void {
  resource.stickiness = metaScore(ws, resource, STICKINESS);
  resource.banAfterFailures = metaScore(ws, resource, MIGRATION_THRESHOLD);
}

/** Step 24: it also replaces the failure timeout. */
function readReconnectInterval(ws: WorkingSet, resource: Resource): void {
  const text = parametersFor(ws, resource, undefined).get("reconnect_interval");
  if (text === undefined) return;
  resource.remoteReconnectMs = parseInterval(text).ms;
  resource.failureExpirationMs = resource.remoteReconnectMs;
}
