import { describe } from "vitest";
import { primitive, small, transcribe } from "./transcript.js";

const params = (id: string, ...names: readonly string[]): string =>
  `<instance_attributes id="${id}">${names
    .map((pair) => {
      const [name = "", value = ""] = pair.split("=");
      return `<nvpair id="${id}-${name}" name="${name}" value="${value}"/>`;
    })
    .join("")}</instance_attributes>`;
const op = (id: string, name: string, interval: string, timeout: string): string =>
  `<op id="${id}" name="${name}" interval="${interval}" timeout="${timeout}"/>`;
const traced = (id: string, name: string, interval: string): string =>
  `<operations><op id="${id}" name="${name}" interval="${interval}">${params(`${id}p`, "trace_ra=1", "trace_dir=/x")}</op></operations>`;

const cib = small({
  resources: [
    primitive(
      "a",
      `${params("ap", "monitor=5", "start=1")}<operations>${op("am", "monitor", "10s", "20s")}${op("as", "stop", "0s", "30s")}</operations>`,
    ),
    primitive("t", `<meta_attributes id="te"/>${traced("tm", "monitor", "10s")}`),
    primitive("t0", `<meta_attributes id="t0e"/>${traced("t0m", "start", "0")}`),
    `<group id="g">${params("gp", "dir=1")}${primitive("b", params("bp", "dir=2", "host=3"))}</group>`,
  ].join(""),
});

describe("what has the name of an operation, or nothing in it, is none (13 §5)", () => {
  transcribe(
    cib,
    `
> pcs resource op add a monitor interval=5s
! force: force
> pcs resource op add a start timeout=5s
        op id="as"
+       op id="a-start-interval-0s" name="start" timeout="5s" interval="0s"
> crm resource trace a start
        op id="as"
+       op name="start" interval="0" id="a-start-0"
+         instance_attributes id="a-start-0-instance_attributes"
+           nvpair name="trace_ra" value="1" id="a-start-0-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="a-start-0-instance_attributes-trace_dir"
> pcs resource unmanage a --monitor
    primitive id="a"
+     meta_attributes id="a-meta_attributes"
+       nvpair id="a-meta_attributes-is-managed" name="is-managed" value="false"
      operations
-       op id="am" name="monitor" interval="10s" timeout="20s"
+       op id="am" name="monitor" interval="10s" timeout="20s" enabled="false"
> pcs resource op add a start id=own timeout=7s
        op id="as"
+       op id="own" name="start" timeout="7s" interval="0s"
> pcs resource op add a stop interval=5s --force
        op id="as"
+       op id="a-stop-interval-5s" interval="5s" name="stop"
> pcs resource op remove a monitor interval=10s timeout=99s
! unknown: am, as
> pcs resource op remove a monitor interval=10s timeout=20s
      operations
-       op id="am" name="monitor" interval="10s" timeout="20s"
> crm resource untrace t
      operations
-       op id="tm" name="monitor" interval="10s"
-         instance_attributes id="tmp"
-           nvpair id="tmp-trace_ra" name="trace_ra" value="1"
-           nvpair id="tmp-trace_dir" name="trace_dir" value="/x"
+       op name="monitor" interval="10s" id="t-monitor-10s"
> crm resource untrace t0
      meta_attributes id="t0e"
-     operations
-       op id="t0m" name="start" interval="0"
-         instance_attributes id="t0mp"
-           nvpair id="t0mp-trace_ra" name="trace_ra" value="1"
-           nvpair id="t0mp-trace_dir" name="trace_dir" value="/x"
> crm_resource -r g -p dir -v 9
      instance_attributes id="gp"
-       nvpair id="gp-dir" name="dir" value="1"
+       nvpair id="gp-dir" name="dir" value="9"
> crm_resource -r g -p host -v 9
          nvpair id="bp-host"
+     instance_attributes id="g-instance_attributes"
+       nvpair id="g-instance_attributes-host" name="host" value="9"
> pcs resource utilization a cpu=12
        op id="as"
+     utilization id="a-utilization"
+       nvpair id="a-utilization-cpu" name="cpu" value="12"
> pcs resource utilization a cpu=1x
! value: an integer
> pcs node utilization n1 cpu=12
    node id="1"
+     utilization id="nodes-1-utilization"
+       nvpair id="nodes-1-utilization-cpu" name="cpu" value="12"
`,
  );
});
