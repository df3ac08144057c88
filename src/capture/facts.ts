/** The facts of one evaluation: what the stages took down, and the states that the working set shows, with their places. */

import { integerOr, scanIntegerMin } from "../base/number.js";
import { wordOf } from "../base/text.js";
import { attribute, childrenNamed, descendants, type Element } from "../cib/element.js";
import { Paths } from "../cib/path.js";
import { canFence, priorityFencingDelay } from "../facilities/fencing.js";
import { placeOfNode, placeOfNodeAttribute } from "../facilities/finding-places.js";
import { isMaskableProbe } from "../facilities/history.js";
import type { FactLog } from "../model/fact-log.js";
import type { Node } from "../model/node.js";
import { isMultiplyActive } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { FailedOperation, WorkingSet } from "../model/working-set.js";
import { waitsForDevice } from "../policy/fencing.js";
import { healthAttributes, parseHealthStrategy } from "../policy/health.js";
import { interleaves } from "../policy/instances.js";
import { parseOperationKey } from "../policy/key.js";
import { saysMaintenance, saysManaged } from "../policy/maintenance.js";
import { failurePolicyWord } from "../policy/on-fail.js";
import { NO_QUORUM_WORDS } from "../policy/quorum.js";
import { execStatusText, exitText } from "../policy/result-code.js";
import { Role } from "../policy/role.js";
import { effectiveTargetRole } from "../unpack/configuration/target-role.js";
import type { Fact, Place } from "../verdict/fact.js";
import { metaConfiguredBy, optionPair } from "./configured-by.js";
import { noteTopology } from "./topology.js";

/** Adds what the cluster, its nodes and its resources are after the status was read, before anything is decided. */
export function noteStates(ws: WorkingSet, facts: FactLog): void {
  noteCluster(ws, facts);
  for (const node of ws.nodes) noteNode(ws, facts, node);
  noteTopology(ws, facts);
  for (const failure of ws.failedOperations) noteFailure(facts, failure);
  const open = [...ws.resources].reverse();
  for (let resource = open.pop(); resource; resource = open.pop()) {
    noteResource(ws, facts, resource);
    for (let i = resource.children.length - 1; i >= 0; i--) open.push(resource.children[i] as Resource);
  }
}

/** All facts of the evaluation, in the order in which they came up, with their places in the document. */
export function captureFacts(ws: WorkingSet, facts: FactLog): readonly Fact[] {
  const places = new Places(ws.root);
  return facts.list.map(({ fact, element }): Fact => ({ ...fact, place: element && places.of(element) }));
}

/** Finds elements in a document: by identity, or where a stage made its own copy by name and id. */
class Places {
  readonly #root: Element;
  readonly #paths: Paths;
  #byId: Map<string, Element> | undefined;

  constructor(root: Element) {
    this.#root = root;
    this.#paths = new Paths(root);
  }

  of(element: Element): Place | undefined {
    const path = this.#paths.of(element);
    if (path !== "") return { line: element.position?.line, column: element.position?.column, path };
    const known = this.#find(element);
    return known && this.of(known);
  }

  #find({ name, attributes: { id } }: Element): Element | undefined {
    if (id === undefined) return undefined;
    if (!this.#byId) {
      this.#byId = new Map();
      for (const each of descendants(this.#root)) {
        const key = `${each.name} ${each.attributes.id}`;
        if (each.attributes.id !== undefined && !this.#byId.has(key)) this.#byId.set(key, each);
      }
    }
    return this.#byId.get(`${name} ${id}`);
  }
}

function noteCluster(ws: WorkingSet, facts: FactLog): void {
  if (!ws.quorum.quorate) {
    const option = optionPair(ws, "no-quorum-policy");
    const asked = wordOf(NO_QUORUM_WORDS, option?.attributes.value);
    facts.add({ code: "no-quorum", policy: ws.quorum.policy, asked }, option ?? ws.root);
  }
  if (ws.inMaintenance) facts.add({ code: "maintenance-mode" }, optionPair(ws, "maintenance-mode"));
  if (!ws.symmetric) facts.add({ code: "opt-in-cluster" }, optionPair(ws, "symmetric-cluster"));
  if (!ws.concurrentFencing) facts.add({ code: "fenced-one-by-one" }, optionPair(ws, "concurrent-fencing"));
  if (ws.stopAll) facts.add({ code: "stop-all-resources" }, optionPair(ws, "stop-all-resources"));
  const fencing = () => optionPair(ws, "fencing-enabled", "stonith-enabled");
  if (!ws.fencingEnabled) facts.add({ code: "fencing-disabled" }, fencing());
  else if (waitsForDevice(ws)) facts.add({ code: "no-fence-device" }, fencing());
}

function noteNode(ws: WorkingSet, facts: FactLog, node: Node): void {
  const name = { node: node.name };
  const place = placeOfNode(ws, node);
  if (!node.online) facts.add({ code: "node-offline", ...name }, place);
  if (!node.online && node.isCluster && !hasState(ws, node)) facts.add({ code: "node-unseen", ...name }, place);
  if (node.pending) facts.add({ code: "node-pending", ...name }, place);
  else if (node.standby) {
    facts.add({ code: "node-standby", ...name, onFail: node.failStandby }, placeOfNodeAttribute(ws, node, "standby"));
  }
  if (node.maintenance) facts.add({ code: "node-maintenance", ...name }, placeOfNodeAttribute(ws, node, "maintenance"));
  if (node.shutdown) facts.add({ code: "node-shutting-down", ...name }, placeOfNodeAttribute(ws, node, "shutdown"));
  if (node.unclean && !canFence(ws, node)) {
    const why = !ws.fencingEnabled ? "fencing disabled" : !ws.haveFencing ? "no fence device" : "no quorum";
    facts.add({ code: "node-cannot-be-fenced", ...name, why }, place);
  }
  const fencing = ws.singletons.get(`stonith-${node.name}-${ws.fenceAction}`);
  const delay = fencing?.meta.has("priority-fencing-delay") === true ? priorityFencingDelay(ws, node) : 0;
  if (delay > 0) facts.add({ code: "fencing-delayed", ...name, delay }, optionPair(ws, "priority-fencing-delay"));
  for (const { name: attribute, value, score } of healthAttributes(node.attributes, ws.health)) {
    if (score >= 0) continue;
    const strategy = parseHealthStrategy(ws.option("node-health-strategy"));
    const fact = { code: "node-unhealthy", ...name, attribute, value, score, strategy } as const;
    facts.add(fact, placeOfNodeAttribute(ws, node, attribute));
  }
}

function hasState(ws: WorkingSet, node: Node): boolean {
  return childrenNamed(ws.root, "status").some((status) =>
    status.children.some(({ attributes }) => attributes.id === node.id || attributes.uname === node.name),
  );
}

/** Probes that only say that something is not installed where it need not be are no failures, as in the status. */
function noteFailure(facts: FactLog, { entry, key, node, resource, policy }: FailedOperation): void {
  const parsed = parseOperationKey(key);
  const exitCode = scanIntegerMin(attribute(entry, "rc-code"), 0);
  const text = attribute(entry, "exit-reason");
  const reason = text === "" ? undefined : text;
  const about = { resource: resource.printableId, node: node.name, exitCode, exitText: exitText(exitCode), reason };
  if (policy === undefined || isMaskableProbe(entry)) {
    facts.add({ code: "probe-refused", ...about, entry: entry.attributes.id }, entry);
    return;
  }
  if (!parsed) return;
  facts.add(
    {
      code: "operation-failed",
      ...about,
      key,
      task: parsed.task,
      interval: parsed.interval,
      status: execStatusText(scanIntegerMin(attribute(entry, "op-status"), 0)),
      at: integerOr(attribute(entry, "last-rc-change") ?? "", undefined),
      entry: entry.attributes.id,
      onFail: failurePolicyWord(policy),
    },
    entry,
  );
}

function noteResource(ws: WorkingSet, facts: FactLog, resource: Resource): void {
  const { id } = resource;
  const role = effectiveTargetRole(resource);
  if (role === Role.Stopped || role === Role.Unpromoted) {
    const source = metaConfiguredBy(ws, resource, "target-role");
    const wanted = role === Role.Stopped ? "stopped" : "unpromoted";
    facts.add({ code: "disabled", resource: id, role: wanted, owner: source?.owner }, source?.pair ?? resource.xml);
  }
  if (!resource.configured.managed) noteUnmanaged(ws, facts, resource);
  if (resource.observed.removed) facts.add({ code: "removed", resource: id }, undefined);
  if (resource.isPrimitive && isMultiplyActive(resource)) {
    const nodes = resource.observed.activeNodes.map(({ name }) => name);
    facts.add(
      { code: "multiple-active", resource: id, nodes, policy: resource.configured.multipleActive },
      resource.xml,
    );
  }
  const { pendingAction, pendingNode } = resource.observed;
  if (pendingAction !== undefined && pendingNode)
    facts.add({ code: "operation-pending", resource: id, node: pendingNode.name, task: pendingAction }, undefined);
  noteClone(ws, facts, resource);
}

function noteClone(ws: WorkingSet, facts: FactLog, resource: Resource): void {
  const { id, clone } = resource;
  if (!clone) return;
  facts.add({ code: "instance-limit", resource: id, max: clone.cloneMax, perNode: clone.cloneNodeMax }, resource.xml);
  if (resource.configured.promotable)
    facts.add({ code: "promotion-limit", resource: id, max: clone.promotedMax }, resource.xml);
  if (interleaves(resource.configured.meta.get("interleave"))) return;
  facts.add(
    { code: "not-interleaved", resource: id },
    metaConfiguredBy(ws, resource, "interleave")?.pair ?? resource.xml,
  );
}

/** Who says that a resource is not managed; what a stage blocked has a fact of its own. */
function noteUnmanaged(ws: WorkingSet, facts: FactLog, resource: Resource): void {
  const { id } = resource;
  if (resource.observed.blocked) return;
  if (ws.inMaintenance) {
    facts.add(
      { code: "unmanaged", resource: id, by: "cluster maintenance", owner: undefined },
      optionPair(ws, "maintenance-mode"),
    );
    return;
  }
  for (const [name, says] of [
    ["maintenance", saysMaintenance],
    ["is-managed", (text: string) => !saysManaged(text)],
  ] as const) {
    const value = resource.configured.meta.get(name);
    if (value === undefined || !says(value)) continue;
    const source = metaConfiguredBy(ws, resource, name);
    facts.add({ code: "unmanaged", resource: id, by: source?.by ?? "defaults", owner: source?.owner }, source?.pair);
    return;
  }
  const node = resource.observed.activeNodes.find(({ maintenance }) => maintenance);
  if (node) {
    const place = placeOfNodeAttribute(ws, node, "maintenance");
    facts.add({ code: "unmanaged", resource: id, by: "node maintenance", owner: node.name }, place);
  } else if (resource.observed.removed)
    facts.add({ code: "unmanaged", resource: id, by: "removed", owner: undefined }, undefined);
}
