import { describe, expect, test } from "vitest";
import { needsRemoteName, parametersFor } from "../../../src/facilities/parameters.js";
import type { WorkingSet } from "../../../src/model/working-set.js";
import { nextAddress } from "../../../src/unpack/configuration/bundle-address.js";
import { meta, pairs, primitive } from "../../support/elements.js";
import { configured, resourceOf, tableOf } from "../../support/model.js";

const NETWORK = '<network ip-range-start="10.0.0.1"/>';

function bundle(attributes: string, inside: string, agent = "docker") {
  return `<bundle id="b"><${agent} image="i" ${attributes}/>${inside}</bundle>`;
}

function parameter(ws: WorkingSet, id: string, name: string): string | undefined {
  return parametersFor(ws, resourceOf(ws, id), undefined).get(name);
}

describe("containers (02 §7.4.4)", () => {
  // The example of the specification.
  const ws = configured({
    resources:
      '<bundle id="httpd"><docker image="i" replicas="2" options="--log=x" network="host"/>' +
      '<network ip-range-start="192.168.1.253" add-host="false"><port-mapping id="p1" port="80"/>' +
      '<port-mapping id="p2" port="81" internal-port="8081"/><port-mapping id="p3" range="9000-9010"/></network>' +
      '<storage><storage-mapping id="s1" source-dir="/a" target-dir="/b" options="rw"/>' +
      `<storage-mapping id="s2" source-dir-root="/r" target-dir="/t"/></storage>${primitive("P")}</bundle>`,
  });

  test("run_opts", () => {
    expect(parameter(ws, "httpd-docker-1", "run_opts")).toBe(
      " --restart=no -h httpd-1 -e PCMK_stderr=1 --net=host -e PCMK_remote_port=3121 -v /a:/b:rw -v /r/httpd-1:/t" +
        " -v /etc/pacemaker/authkey:/etc/pacemaker/authkey -v /var/log/pacemaker/bundles/httpd-1:/var/log" +
        " -p 192.168.1.254:80:80 -p 192.168.1.254:81:8081 -p 192.168.1.254:9000-9010:9000-9010" +
        " -p 192.168.1.254:3121:3121 --log=x  --hosts-entry=192.168.1.253=httpd-0 --hosts-entry=192.168.1.254=httpd-1",
    );
  });

  test("mount_points, run_cmd and the address", () => {
    expect(parameter(ws, "httpd-docker-1", "mount_points")).toBe("/r/httpd-1,/var/log/pacemaker/bundles/httpd-1");
    expect(parameter(ws, "httpd-docker-1", "run_cmd")).toBe("/usr/sbin/pacemaker-remoted");
    expect(parameter(ws, "httpd-ip-192.168.1.254", "cidr_netmask")).toBe("32");
    expect(parameter(ws, "httpd-1", "addr")).toBe("192.168.1.254");
  });

  test("children: container, address, connection per replica, then the clone", () => {
    expect(resourceOf(ws, "httpd").children.map(({ id }) => id)).toEqual([
      "httpd-docker-0",
      "httpd-ip-192.168.1.253",
      "httpd-0",
      "httpd-docker-1",
      "httpd-ip-192.168.1.254",
      "httpd-1",
      "httpd-clone",
    ]);
    expect(resourceOf(ws, "httpd-docker-1").launched.map(({ id }) => id)).toEqual(["httpd-1"]);
  });

  test("without a primitive there are only containers", () => {
    const plain = configured({
      resources: bundle('replicas="2" run-command="/x"', "", "podman"),
    });
    expect(resourceOf(plain, "b").children.map(({ id }) => id)).toEqual(["b-podman-0", "b-podman-1"]);
    expect(parameter(plain, "b-podman-0", "run_opts")).toBe(" -e PCMK_stderr=1 -e PCMK_remote_port=3121 ");
    expect(parameter(plain, "b-podman-0", "mount_points")).toBe("");
  });
});

describe("addresses (02 §7.4.3)", () => {
  test.each([
    ["1.2.3.4", "1.2.3.5"],
    ["1.2.3.253/24", "1.2.3.254"],
    ["1.2.3.254", "1.2.4.1"],
    ["1.2.254.1", undefined],
    ["fe80::1", undefined],
  ])("after %s comes %s", (address, next) => {
    expect(nextAddress(address)).toBe(next);
  });

  test("after a replica without address the range starts again", () => {
    const ws = configured({ resources: bundle('replicas="3"', '<network ip-range-start="fe80::1"/>') });
    const { replicas } = resourceOf(ws, "b").bundle ?? { replicas: [] };
    expect(replicas.map(({ ipaddr }) => ipaddr)).toEqual(["fe80::1", undefined, "fe80::1"]);
    expect(replicas.map(({ ip }) => ip?.id)).toEqual(["b-ip-fe80::1", "b-ip-.null.", "b-ip-fe80::1"]);
    expect(parameter(ws, "b-docker-1", "run_opts")).toContain(" --add-host=b-1:(null) ");
  });
});

describe("replicas (02 §7.4.6, §7.4.7)", () => {
  test("only the child may run on its replica's node", () => {
    const ws = configured({
      resources: primitive("first") + bundle('replicas="2"', NETWORK + primitive("P")) + primitive("last"),
    });
    expect(tableOf(resourceOf(ws, "P:1"))).toEqual({ "b-1": 500 });
    expect(tableOf(resourceOf(ws, "first"))).toEqual({ n1: 0, n2: 0, n3: 0 });
    expect(tableOf(resourceOf(ws, "last"))).toEqual({ n1: 0, n2: 0, n3: 0 });
    expect(tableOf(resourceOf(ws, "b-clone"))).toMatchObject({ "b-0": -1000000, "b-1": -1000000, n1: 0 });
    expect(ws.nodes.map(({ name, baseScore }) => [name, baseScore]).slice(0, 2)).toEqual([
      ["b-0", -1000000],
      ["b-1", -1000000],
    ]);
    expect(ws.nodeByName("b-1")?.connection?.launcher?.id).toBe("b-docker-1");
    expect(resourceOf(ws, "P:0").exclusiveProbes).toBe(true);
  });

  test("a clone that is read later counts the bundle's nodes (02 §16 fact 14)", () => {
    const made = `<clone id="c">${primitive("C")}</clone>`;
    const inner = bundle('replicas="2"', NETWORK + primitive("P"));
    expect(resourceOf(configured({ resources: made + inner }), "c").clone?.cloneMax).toBe(3);
    expect(resourceOf(configured({ resources: inner + made }), "c").clone?.cloneMax).toBe(5);
  });

  test("the name of a connection is avoided only if it was read before (02 §17 trap 19)", () => {
    const inner = bundle("", NETWORK + primitive("P"));
    const remotes = (resources: string) =>
      configured({ resources })
        .resources.find(({ id }) => id === "b")
        ?.bundle?.replicas.map(({ remote }) => remote?.id);
    expect(remotes(primitive("b-0") + inner)).toEqual(["pcmk-internal-P:0-remote-0"]);
    expect(remotes(inner + primitive("b-0"))).toEqual(["b-0"]);
  });

  test("the utilization of the primitive is that of its container", () => {
    const child = primitive("P", `<utilization id="u">${pairs({ cpu: "2" })}</utilization>`);
    const ws = configured({ resources: bundle("", NETWORK + child) });
    expect(resourceOf(ws, "b-docker-0").utilization.get("cpu")).toBe("2");
    expect(resourceOf(ws, "P:0").utilization.size).toBe(0);
  });

  test("the connection's address is the host's name where there is no range", () => {
    const ws = configured({
      resources: bundle('replicas-per-host="2"', `<network control-port="99"/>${primitive("P")}`),
    });
    const connection = resourceOf(ws, "b-0");
    expect([parameter(ws, "b-0", "addr"), parameter(ws, "b-0", "port")]).toEqual(["#uname", "99"]);
    expect(needsRemoteName(ws, connection)).toBe(true);
    // 02 §17 trap 18
    expect([resourceOf(ws, "b").bundle?.nReplicasPerHost, resourceOf(ws, "b").unique]).toEqual([1, true]);
  });

  test("the inner clone inherits what its own element does not say", () => {
    const inner = `<bundle id="b">${meta({ priority: "4", "clone-max": "9", "promoted-max": "9" })}<docker image="i" promoted-max="2"/>${NETWORK}${primitive("P", meta({ "container-attribute-target": "host" }))}</bundle>`;
    const ws = configured({ resources: inner });
    const clone = resourceOf(ws, "b-master");
    expect([clone.priority, clone.clone?.cloneMax, clone.clone?.promotedMax, clone.promotable]).toEqual([
      4,
      2,
      2,
      true,
    ]);
    expect([clone, resourceOf(ws, "b")].map((each) => each.meta.get("container-attribute-target"))).toEqual([
      "host",
      "host",
    ]);
  });

  test("a primitive needs a network that is usable", () => {
    expect(configured({ resources: bundle("", primitive("P")) }).resources).toEqual([]);
  });
});
