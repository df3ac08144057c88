import { describe, expect, test } from "vitest";
import { parametersFor } from "../../src/facilities/parameters.js";
import type { WorkingSet } from "../../src/model/working-set.js";
import { primitive } from "../support/elements.js";
import { configured, resourceOf } from "../support/model.js";

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
    expect(resourceOf(ws, "httpd-docker-1").configured.launched.map(({ id }) => id)).toEqual(["httpd-1"]);
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
