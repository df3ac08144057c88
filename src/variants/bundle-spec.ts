import { booleanOr, scanIntegerMin } from "../base/number.js";
import { type Element, firstChild } from "../cib/element.js";
import type { Findings } from "../model/findings.js";

/** A port that the container publishes. */
export interface Port {
  readonly source: string;
  readonly target: string;
}

/** A directory of the host that the container sees. */
export interface Mount {
  readonly source: string;
  readonly target: string;
  readonly options?: string | undefined;
  /** The source has a directory per replica. */
  readonly perReplica: boolean;
}

/** What a bundle's element says (02 §7.4.1). */
export interface BundleSpec {
  readonly agent: "docker" | "podman";
  /** The bundle's id, which all generated names begin with. */
  readonly prefix: string;
  readonly promotedMax: number;
  readonly nReplicas: number;
  nReplicasPerHost: number;
  readonly runCommand: string | undefined;
  readonly launcherOptions: string | undefined;
  readonly image: string | undefined;
  readonly containerNetwork: string | undefined;
  readonly ipRangeStart: string | undefined;
  readonly hostNetmask: string | undefined;
  readonly hostInterface: string | undefined;
  readonly controlPort: string | undefined;
  readonly addHost: boolean;
  readonly ports: Port[];
  readonly mounts: Mount[];
}

/** **Attributes** of a bundle (02 §7.4.1); `undefined` without a container technology that is known. */
export function readBundleSpec(xml: Element, findings: Findings | undefined): BundleSpec | undefined {
  const container = firstChild(xml, "docker") ?? firstChild(xml, "podman");
  if (!container) return undefined;
  const { attributes } = container;
  const network = firstChild(xml, "network");
  const promotedMax = scanIntegerMin(attributes["promoted-max"], 0);
  const { replicas } = attributes;
  return {
    agent: container.name === "docker" ? "docker" : "podman",
    prefix: xml.attributes.id ?? "",
    promotedMax,
    nReplicas: replicas === undefined && promotedMax > 0 ? promotedMax : scanIntegerMin(replicas, 1),
    nReplicasPerHost: scanIntegerMin(attributes["replicas-per-host"], 1),
    runCommand: attributes["run-command"],
    launcherOptions: attributes.options,
    image: attributes.image,
    containerNetwork: attributes.network,
    ipRangeStart: network?.attributes["ip-range-start"],
    hostNetmask: network?.attributes["host-netmask"],
    hostInterface: network?.attributes["host-interface"],
    controlPort: network?.attributes["control-port"],
    addHost: network !== undefined && booleanOr(network.attributes["add-host"], true),
    ports: (network?.children ?? [])
      .filter(({ name }) => name === "port-mapping")
      .flatMap((each) => readPort(each, findings)),
    mounts: (firstChild(xml, "storage")?.children ?? [])
      .filter(({ name }) => name === "storage-mapping")
      .flatMap((each) => readMount(each, findings)),
  };
}

function readPort(mapping: Element, findings: Findings | undefined): Port[] {
  const { attributes } = mapping;
  const source = attributes.port ?? attributes.range;
  if (source === undefined || source === "") {
    findings?.tell("bundle-port", mapping);
    return [];
  }
  return [{ source, target: attributes["internal-port"] ?? source }];
}

function readMount(mapping: Element, findings: Findings | undefined): Mount[] {
  const { attributes } = mapping;
  const source = attributes["source-dir"] ?? attributes["source-dir-root"];
  const target = attributes["target-dir"];
  if (source === undefined || target === undefined) {
    findings?.tell("bundle-mount", mapping);
    return [];
  }
  return [{ source, target, options: attributes.options, perReplica: attributes["source-dir"] === undefined }];
}

/** The port of a replica's connection. */
export function connectionPort(spec: BundleSpec): string {
  return spec.controlPort ?? "3121";
}

/** What the name of a replica's host is inside the bundle. */
export function replicaName(spec: BundleSpec, offset: number): string {
  return `${spec.prefix}-${offset}`;
}
