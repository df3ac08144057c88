import { secondsFromMilliseconds } from "../base/interval.js";
import { baseName } from "../base/text.js";
import { settleFailCount } from "../facilities/failcount.js";
import { placeOfNodeAttribute } from "../facilities/finding-places.js";
import type { FactLog } from "../model/fact-log.js";
import type { Node } from "../model/node.js";
import { topResource } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import { addNodeScore, type WorkingSet } from "../model/working-set.js";
import { bansForExclusiveness } from "../policy/discovery.js";
import { failureOwner, isFailCountAttribute, thresholdReached } from "../policy/failcount.js";
import { INFINITY } from "../policy/score.js";
import { stickinessScore } from "../policy/stickiness.js";
import type { Cause } from "../verdict/cause.js";

/** Stage 5, node criteria (05 §2.2): shutdown locks, locations, stickiness, failure thresholds, exclusive discovery. */
export function applyNodeCriteria(ws: WorkingSet): void {
  if (ws.shutdownLock) for (const resource of ws.resources) resource.methods.shutdownLock(ws, resource);
  for (let i = ws.locationConstraints.length - 1; i >= 0; i--) {
    const location = ws.locationConstraints[i];
    location?.resource.methods.applyLocation(ws, location.resource, location);
  }
  for (const resource of ws.resources) applyStickiness(ws, resource);
  const exclusive = ws.resources.filter(mayBeExclusive);
  for (const node of ws.nodes) {
    const failures = hasFailures(node);
    for (const resource of ws.resources) if (failures) checkThreshold(ws, resource, node);
    for (const resource of exclusive) banUnlessExclusive(resource, node);
  }
}

/** **Stickiness** (05 §2.2.3): a managed leaf prefers the one node where it is active. */
function applyStickiness(ws: WorkingSet, resource: Resource): void {
  if (resource.children.length > 0) {
    for (const child of resource.children) applyStickiness(ws, child);
    return;
  }
  const [node] = resource.observed.activeNodes;
  if (!node) return;
  const score = stickinessScore({
    stickiness: resource.configured.stickiness,
    managed: resource.configured.managed,
    activeOn: resource.observed.activeNodes.length,
    symmetricCluster: ws.symmetric,
    nodeAllowed: resource.decided.allowedNodes.has(node),
  });
  if (score > 0) addNodeScore(ws, resource, node, score, STICKINESS);
}

const STICKINESS: Cause = { kind: "stickiness", id: "resource-stickiness" };

/** Only nodes with a recorded failure can reach a threshold. */
function hasFailures(node: Node): boolean {
  return node.attributes.keys().some(isFailCountAttribute);
}

/** **Threshold check** (05 §2.2.4). A fail count that is being cleared on the node does not ban. */
function checkThreshold(ws: WorkingSet, resource: Resource, node: Node): void {
  if (resource.children.length > 0) {
    for (const child of resource.children) checkThreshold(ws, child, node);
    return;
  }
  const clearing = resource.decided.actions.withKey(resource.keyOf("clear_failcount"));
  if (clearing.some((action) => action.node === node)) return;
  const banned = bannedByFailures(ws, resource, node);
  if (ws.facts) noteFailures(ws, ws.facts, resource, node, banned !== undefined);
  if (banned) addNodeScore(ws, banned, node, -INFINITY, FAIL_COUNT);
}

/** Tells whoever asks why how often a resource failed on a node, whether that bans it, and when it no longer counts. */
function noteFailures(ws: WorkingSet, facts: FactLog, resource: Resource, node: Node, banned: boolean): void {
  const { count, lastFailure } = settleFailCount(ws, resource, node, { effective: true, launched: true });
  if (count === 0) return;
  const { banAfterFailures: threshold, failureExpirationMs } = resource.configured;
  const last = lastFailure > 0 ? lastFailure : undefined;
  const timeout = secondsFromMilliseconds(failureExpirationMs);
  const expires = last !== undefined && timeout > 0 ? last + timeout : undefined;
  const about = { resource: resource.printableId, node: node.name, count, threshold, banned, last, expires };
  facts.add({ code: "fail-count", ...about }, placeOfNodeAttribute(ws, node, failCountName(resource, node)));
}

function failCountName({ id }: Resource, node: Node): string {
  const base = baseName(id);
  const isItsOwn = (name: string) => isFailCountAttribute(name) && baseName(failureOwner(name) ?? "") === base;
  return node.attributes.keys().find(isItsOwn) ?? "";
}

const FAIL_COUNT: Cause = { kind: "fail count", id: "migration-threshold" };

/**
 * **Threshold reached** (05 §2.2.4): what the failures of a leaf ban from a node.
 * @returns the resource to ban from the node: itself, or the clone of an anonymous instance; none if not reached
 */
export function bannedByFailures(ws: WorkingSet, resource: Resource, node: Node): Resource | undefined {
  if (resource.configured.banAfterFailures === 0 || resource.observed.ignoreFailure) return undefined;
  const { count } = settleFailCount(ws, resource, node, { effective: true, launched: true });
  if (!thresholdReached(resource.configured.banAfterFailures, count)) return undefined;
  return resource.configured.unique ? resource : topResource(resource);
}

function mayBeExclusive(resource: Resource): boolean {
  return resource.configured.exclusiveProbes || topResource(resource).configured.exclusiveProbes;
}

/** **Exclusive discovery** (04 §8): bans every node that no exclusive location constraint names. */
function banUnlessExclusive(resource: Resource, node: Node): void {
  if (!mayBeExclusive(resource)) return;
  for (const child of resource.children) banUnlessExclusive(child, node);
  if (!bansForExclusiveness(resource.decided.allowedNodes.probeMode(node))) return;
  resource.decided.allowedNodes.set(node, -INFINITY, EXCLUSIVE);
}

const EXCLUSIVE: Cause = { kind: "exclusive discovery", id: "resource-discovery" };
