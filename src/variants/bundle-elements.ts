import { makeIdValid, opElement } from "../cib/build.js";
import { type Element, element } from "../cib/element.js";
import type { Replica } from "../model/resource.js";
import { block } from "../unpack/configuration/connection-element.js";
import { type BundleSpec, connectionPort, type Mount, replicaName } from "./bundle-spec.js";

function primitive(
  id: string,
  type: string,
  parametersId: string,
  parameters: Readonly<Record<string, string | undefined>>,
): Element {
  return element("primitive", { id, class: "ocf", provider: "heartbeat", type }, [
    block("instance_attributes", parametersId, parameters),
    element("operations", {}, [opElement(id, "monitor", "60s")]),
  ]);
}

/** **Inner clone** (02 §7.4.2) around the bundle's primitive. */
export function innerCloneElement(spec: BundleSpec, child: Element): Element {
  const promotable = spec.promotedMax > 0;
  const meta = block("meta_attributes", `${spec.prefix}-clone-meta`, {
    ordered: "true",
    "clone-max": String(spec.nReplicas),
    "clone-node-max": String(spec.nReplicasPerHost),
    "globally-unique": String(spec.nReplicasPerHost > 1),
    promotable: promotable ? "true" : undefined,
    "promoted-max": promotable ? String(spec.promotedMax) : undefined,
  });
  return element("clone", { id: makeIdValid(`${spec.prefix}-${promotable ? "master" : "clone"}`) }, [meta, child]);
}

function mountSource(spec: BundleSpec, mount: Mount, offset: number): string {
  return mount.perReplica ? `${mount.source}/${replicaName(spec, offset)}` : mount.source;
}

/** Options of the container's launcher (02 §7.4.4), in an order that digests depend on. */
function runOptions(spec: BundleSpec, replica: Replica, hostOptions: string): string {
  const { offset, ipaddr } = replica;
  let options = spec.agent === "docker" ? " --restart=no" : "";
  if (spec.ipRangeStart !== undefined) options += ` -h ${replicaName(spec, offset)}`;
  options += " -e PCMK_stderr=1";
  if (spec.containerNetwork !== undefined) options += ` --net=${spec.containerNetwork}`;
  options += ` -e PCMK_remote_port=${connectionPort(spec)}`;
  for (const mount of spec.mounts) {
    options += ` -v ${mountSource(spec, mount, offset)}:${mount.target}`;
    if (mount.options !== undefined) options += `:${mount.options}`;
  }
  for (const { source, target } of spec.ports) {
    if (ipaddr !== undefined) options += ` -p ${ipaddr}:${source}:${target}`;
    else if (spec.containerNetwork !== "host") options += ` -p ${source}:${target}`;
  }
  if (spec.launcherOptions !== undefined) options += ` ${spec.launcherOptions}`;
  return `${options} ${hostOptions}`;
}

/** **Container resource** of a replica (02 §7.4.4). */
export function containerElement(spec: BundleSpec, replica: Replica, hostOptions: string): Element {
  const { offset } = replica;
  const own = spec.mounts.filter(({ perReplica }) => perReplica);
  return primitive(
    makeIdValid(`${spec.prefix}-${spec.agent}-${offset}`),
    spec.agent,
    `${spec.prefix}-attributes-${offset}`,
    {
      image: spec.image,
      allow_pull: "true",
      force_kill: "false",
      reuse: "false",
      run_opts: runOptions(spec, replica, hostOptions),
      mount_points: own.map((mount) => mountSource(spec, mount, offset)).join(","),
      run_cmd: spec.runCommand ?? (replica.child && "/usr/sbin/pacemaker-remoted"),
      monitor_cmd: "/bin/true",
    },
  );
}

/** **Address resource** of a replica (02 §7.4.5). */
export function addressElement(spec: BundleSpec, replica: Replica): Element {
  const { offset, ipaddr } = replica;
  return primitive(
    makeIdValid(`${spec.prefix}-ip-${ipaddr ?? "(null)"}`),
    "IPaddr2",
    `${spec.prefix}-attributes-${offset}`,
    { ip: ipaddr, nic: spec.hostInterface, cidr_netmask: spec.hostNetmask ?? "32" },
  );
}
