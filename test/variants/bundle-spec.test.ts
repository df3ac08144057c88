import { describe, expect, it } from "vitest";
import { parseXml } from "../../src/cib/index.js";
import { connectionPort, readBundleSpec, replicaName } from "../../src/variants/bundle-spec.js";

const read = (docker: string, inside = "") =>
  readBundleSpec(parseXml(`<bundle id="b"><docker image="i" ${docker}/>${inside}</bundle>`), undefined);

describe("attributes of a bundle (02 §7.4.1)", () => {
  it("have defaults", () => {
    expect(read("")).toMatchObject({
      agent: "docker",
      prefix: "b",
      promotedMax: 0,
      nReplicas: 1,
      nReplicasPerHost: 1,
      addHost: false,
      ports: [],
      mounts: [],
    });
  });

  it("there are as many replicas as may be promoted, unless it says how many; never fewer than one", () => {
    expect(read('promoted-max="3"')?.nReplicas).toBe(3);
    expect(read('promoted-max="3" replicas="2"')?.nReplicas).toBe(2);
    expect(read('replicas="0"')?.nReplicas).toBe(1);
    expect(read('promoted-max="-1"')?.promotedMax).toBe(0);
  });

  it("a port is published as the same inside, unless it says otherwise", () => {
    const network = `<network add-host="false"><port-mapping id="p" port="80"/><port-mapping id="q" range="1-2" internal-port="9"/><port-mapping id="r"/></network>`;
    expect(read("", network)).toMatchObject({
      addHost: false,
      ports: [
        { source: "80", target: "80" },
        { source: "1-2", target: "9" },
      ],
    });
  });

  it("a mount is of the host, or one for each replica", () => {
    const storage = `<storage><storage-mapping id="s" source-dir="/a" target-dir="/x"/><storage-mapping id="t" source-dir-root="/b" target-dir="/y" options="ro"/><storage-mapping id="u" source-dir="/c"/></storage>`;
    expect(read("", storage)?.mounts).toEqual([
      { source: "/a", target: "/x", options: undefined, perReplica: false },
      { source: "/b", target: "/y", options: "ro", perReplica: true },
    ]);
  });

  it("names replicas, and the port of their connections", () => {
    const spec = read("");
    if (spec === undefined) throw new Error("not read");
    expect([replicaName(spec, 3), connectionPort(spec)]).toEqual(["b-3", "3121"]);
    expect(readBundleSpec(parseXml('<bundle id="b"/>'), undefined)).toBeUndefined();
  });
});
