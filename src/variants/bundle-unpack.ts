import { firstChild } from "../cib/element.js";
import type { ReadResource } from "../model/methods.js";
import type { Replica, Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { placeOfResource } from "../unpack/configuration/limits.js";
import { setMeta } from "../unpack/configuration/meta-attributes.js";
import { AddressPool } from "./bundle-address.js";
import { addConnection } from "./bundle-connection.js";
import { addressElement, containerElement, innerCloneElement } from "./bundle-elements.js";
import { type BundleSpec, connectionPort, readBundleSpec } from "./bundle-spec.js";

/** Reads what only bundles have, and creates the resources of the replicas (02 §7.4); false if that fails. */
export function readBundle(
  ws: WorkingSet,
  resource: Resource,
  _instance: string | undefined,
  read: ReadResource,
): boolean {
  const spec = readBundleSpec(resource.xml, ws.findings);
  if (!spec) return false;
  ws.budget.spend("replicas", spec.nReplicas, () => placeOfResource(resource));
  if (spec.nReplicasPerHost === 1) resource.configured.unique = false;
  const pool = new AddressPool(spec);
  const inner = readInnerClone(ws, resource, spec, read);
  if (!inner) return false;
  const [child] = inner;
  const replicas = child ? childReplicas(pool, child) : emptyReplicas(spec, pool);
  resource.bundle = {
    agent: spec.agent,
    promotedMax: spec.promotedMax,
    nReplicas: spec.nReplicas,
    nReplicasPerHost: spec.nReplicasPerHost,
    image: spec.image,
    child,
    attributeTarget: attributeTarget(resource, child),
    replicas,
  };
  for (const replica of replicas) {
    if (addReplica(ws, resource, spec, replica, pool.hostOptions, read)) continue;
    ws.findings?.tell("bundle-parts", resource.xml, resource.id);
    return false;
  }
  if (child) resource.children.push(child);
  return true;
}

/** The inner clone (02 §7.4.2), none in the array without a primitive; `undefined` if it cannot be read. */
function readInnerClone(
  ws: WorkingSet,
  resource: Resource,
  spec: BundleSpec,
  read: ReadResource,
): readonly Resource[] | undefined {
  const primitive = firstChild(resource.xml, "primitive");
  if (!primitive) return [];
  if (spec.ipRangeStart === undefined) {
    if (spec.controlPort === undefined) {
      ws.findings?.tell(
        "bundle-no-control",
        firstChild(resource.xml, "network") ?? resource.xml,
        resource.id,
        primitive.attributes.id,
      );
      return undefined;
    }
    if (spec.nReplicasPerHost > 1) {
      ws.findings?.tell("bundle-replicas-per-host", resource.xml, resource.id);
    }
    // Replicas without addresses of their own cannot share a host. The bundle stays `unique` (02 §17 trap 18).
    spec.nReplicasPerHost = 1;
  }
  const clone = read(ws, innerCloneElement(spec, primitive), resource, undefined);
  if (!clone) return undefined;
  addInternalMappings(spec);
  return [clone];
}

/** What the remote executor in the container needs (02 §7.4.2 items 1 to 3). */
function addInternalMappings(spec: BundleSpec): void {
  const logs = spec.mounts.some(({ target }) => target === "/var/log");
  const key = "/etc/pacemaker/authkey";
  spec.mounts.push({ source: key, target: key, perReplica: false });
  if (!logs) spec.mounts.push({ source: "/var/log/pacemaker/bundles", target: "/var/log", perReplica: true });
  const port = connectionPort(spec);
  spec.ports.push({ source: port, target: port });
}

function newReplica(offset: number, ipaddr: string | undefined, child: Resource | undefined): Replica {
  return { offset, ipaddr, child, node: undefined, container: undefined, ip: undefined, remote: undefined };
}

function emptyReplicas({ nReplicas }: BundleSpec, pool: AddressPool): Replica[] {
  return Array.from({ length: nReplicas }, (_, offset) => newReplica(offset, pool.allocate(offset), undefined));
}

function childReplicas(pool: AddressPool, clone: Resource): Replica[] {
  return clone.children.map((child, offset) => {
    child.configured.exclusiveProbes = true;
    if (child.configured.notify) clone.configured.notify = true;
    return newReplica(offset, pool.allocate(offset), child);
  });
}

/** The last instance decides; the bundle and its clone get the value too. */
function attributeTarget(bundle: Resource, clone: Resource | undefined): string | undefined {
  const name = "container-attribute-target";
  const target = clone?.children.at(-1)?.configured.meta.get(name);
  if (!clone || target === undefined) return undefined;
  setMeta(bundle, name, target);
  setMeta(clone, name, target);
  return target;
}

/** The resources of one replica (02 §7.4.4 to §7.4.7), appended to the bundle's children. */
function addReplica(
  ws: WorkingSet,
  bundle: Resource,
  spec: BundleSpec,
  replica: Replica,
  hostOptions: string,
  read: ReadResource,
): boolean {
  const { child, ipaddr } = replica;
  const container = read(ws, containerElement(spec, replica, hostOptions), bundle, undefined);
  if (!container) return false;
  container.configured.replicaContainer = true;
  replica.container = container;
  bundle.children.push(container);
  if (spec.ipRangeStart !== undefined) {
    replica.ip = read(ws, addressElement(spec, replica), bundle, undefined);
    if (!replica.ip) return false;
    bundle.children.push(replica.ip);
  }
  if (!addConnection(ws, bundle, spec, replica, read)) return false;
  if (replica.remote) replica.remote.configured.remoteNestingAllowed = true;
  if (!child) return true;
  if (ipaddr !== undefined) setMeta(child, "external-ip", ipaddr);
  // What the configured primitive needs is what its container takes from the host.
  [child.configured.utilization, container.configured.utilization] = [
    container.configured.utilization,
    child.configured.utilization,
  ];
  return true;
}
