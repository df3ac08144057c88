import { describe } from "vitest";
import { primitive, small, transcribe } from "./transcript.js";

const op = (id: string, o: string, i: number, rc: number, key: string, status = 0) =>
  `<lrm_rsc_op id="${id}" operation_key="${id}" operation="${o}" crm_feature_set="3.20.1" transition-key="${key}" transition-magic="0:${rc};${key}" call-id="5" rc-code="${rc}" op-status="${status}" interval="${i}"/>`;
const U = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";
const R = (id: string, ops: string) =>
  `<lrm_resource id="${id}" class="ocf" provider="pacemaker" type="Dummy">${ops}</lrm_resource>`;
const fc = (n: string, r: string, o: string, v = "3") =>
  `<nvpair id="s${n}-fail-count-${r.replace(":", ".")}.${o}" name="fail-count-${r}#${o}" value="${v}"/><nvpair id="s${n}-last-failure-${r.replace(":", ".")}.${o}" name="last-failure-${r}#${o}" value="1700000000"/>`;
const cib = small({
  resources: [
    primitive("web"),
    primitive("db"),
    primitive("fine"),
    `<group id="grp">${primitive("ip")}${primitive("fs")}</group>`,
    `<clone id="cl"><meta_attributes id="clm"><nvpair id="clu" name="globally-unique" value="true"/></meta_attributes>${primitive("ping")}</clone>`,
  ].join(""),
  nodes: `<node id="1" uname="n1"/><node id="2" uname="n2"/><node id="3" uname="n3"/>`,
  status: `<node_state id="1" uname="n1" crmd="online" in_ccm="true" join="member" expected="member"><transient_attributes id="1"><instance_attributes id="status-1">${fc("1", "web", "monitor_10000")}${fc("1", "db", "start_0")}${fc("1", "db", "monitor_10000")}${fc("1", "ping:0", "monitor_10000")}<nvpair id="sx" name="pingd" value="1"/><nvpair id="sy" name="fail-count-web" value="1"/></instance_attributes></transient_attributes><lrm id="1"><lrm_resources>
 ${R("web", op("web_last_failure_0", "monitor", 10000, 7, `1:1:0:${U}`))}${R("db", op("db_last_0", "start", 0, 0, `1:1:0:${U}`))}${R("fine", op("fine_last_0", "monitor", 0, 7, `1:1:7:${U}`))}${R("ip", op("ip_last_0", "start", 0, 1, `1:1:0:${U}`))}${R("fs", op("fs_last_0", "start", 0, 1, `1:1:0:${U}`, -1))}${R("ping:0", op("ping_last_0", "monitor", 10000, 1, `1:1:0:${U}`))}${R("ping:1", op("ping_last_1", "start", 0, 0, `1:1:0:${U}`))}</lrm_resources></lrm></node_state><node_state id="2" uname="n2" crmd="online" in_ccm="true" join="member" expected="member"><transient_attributes id="2"><instance_attributes id="status-2">${fc("2", "web", "monitor_10000")}</instance_attributes></transient_attributes><lrm id="2"><lrm_resources>${R("web", op("web_last_2", "start", 0, 0, `1:1:0:${U}`))}</lrm_resources></lrm></node_state><tickets><ticket_state id="T" granted="true"/></tickets>`,
});
const CLUSTERS = { f: cib };

describe("fail counts (13 §7)", () => {
  transcribe(
    CLUSTERS.f,
    `
> crm resource failcount web set n1 5
      instance_attributes id="status-1"
-       nvpair id="s1-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="3"
+       nvpair id="s1-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="5"
> crm resource failcount web set n1 0
      instance_attributes id="status-1"
-       nvpair id="s1-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="3"
+       nvpair id="s1-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="0"
> crm resource failcount web set n2 5
      instance_attributes id="status-2"
-       nvpair id="s2-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="3"
+       nvpair id="s2-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="5"
> crm resource failcount db set n1 5
! ambiguous: start_0, monitor_10000
> crm resource failcount fine set n1 5
=
> crm resource failcount web set n1 5 monitor 10
      instance_attributes id="status-1"
-       nvpair id="s1-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="3"
+       nvpair id="s1-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="5"
> crm resource failcount web set n1 5 monitor 11
! value: monitor 10
> crm resource failcount nope set n1 5
=
> crm resource failcount web set n9 5
! unknown: n1
`,
  );
});

describe("failures forgotten (13 §7)", () => {
  transcribe(
    CLUSTERS.f,
    `
> {"kind":"fail-count","resource":"web","node":"n1","value":"5"}
      instance_attributes id="status-1"
-       nvpair id="s1-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="3"
+       nvpair id="s1-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="5"
> {"kind":"fail-count","resource":"db","node":"n1","value":"5"}
! ambiguous: start_0, monitor_10000
> {"kind":"fail-count","resource":"db","node":"n1","value":"0"}
        nvpair id="s1-last-failure-web.monitor_10000"
-       nvpair id="s1-fail-count-db.start_0" name="fail-count-db#start_0" value="3"
+       nvpair id="s1-fail-count-db.start_0" name="fail-count-db#start_0" value="0"
        nvpair id="s1-last-failure-db.start_0"
-       nvpair id="s1-fail-count-db.monitor_10000" name="fail-count-db#monitor_10000" value="3"
+       nvpair id="s1-fail-count-db.monitor_10000" name="fail-count-db#monitor_10000" value="0"
> {"kind":"fail-count","resource":"fine","node":"n1","value":"5"}
=
> {"kind":"fail-count","resource":"fine","node":"n1","value":"5","operation":"start"}
        nvpair id="sy"
+       nvpair id="status-1-fail-count-fine.start_0" name="fail-count-fine#start_0" value="5"
> {"kind":"fail-count","resource":"web","node":"n3","value":"5","operation":"monitor","interval":10000}
    ticket_state id="T"
+ node_state id="3" uname="n3"
+   transient_attributes id="3"
+     instance_attributes id="status-3"
+       nvpair id="status-3-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="5"
> {"kind":"fail-count","resource":"nope","node":"n1","value":"5"}
! unknown: web, db, fine, grp, ip, fs, cl, ping
> {"kind":"fail-count","resource":"web","node":"n9","value":"5"}
! unknown: n1
> {"kind":"forget-fail-count","resource":"web","node":"n1"}
      instance_attributes id="status-1"
-       nvpair id="s1-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="3"
-       nvpair id="s1-last-failure-web.monitor_10000" name="last-failure-web#monitor_10000" value="1700000000"
> {"kind":"forget-fail-count","resource":"db","node":"n1","operation":"start"}
        nvpair id="s1-last-failure-web.monitor_10000"
-       nvpair id="s1-fail-count-db.start_0" name="fail-count-db#start_0" value="3"
-       nvpair id="s1-last-failure-db.start_0" name="last-failure-db#start_0" value="1700000000"
> {"kind":"forget-fail-count","resource":"db","node":"n1","operation":"start","interval":1}
=
> {"kind":"forget-fail-count","resource":"db","node":"n1","operation":"monitor","interval":10000}
        nvpair id="s1-last-failure-db.start_0"
-       nvpair id="s1-fail-count-db.monitor_10000" name="fail-count-db#monitor_10000" value="3"
-       nvpair id="s1-last-failure-db.monitor_10000" name="last-failure-db#monitor_10000" value="1700000000"
> {"kind":"forget-fail-count","resource":"db","node":"n1"}
        nvpair id="s1-last-failure-web.monitor_10000"
-       nvpair id="s1-fail-count-db.start_0" name="fail-count-db#start_0" value="3"
-       nvpair id="s1-last-failure-db.start_0" name="last-failure-db#start_0" value="1700000000"
-       nvpair id="s1-fail-count-db.monitor_10000" name="fail-count-db#monitor_10000" value="3"
-       nvpair id="s1-last-failure-db.monitor_10000" name="last-failure-db#monitor_10000" value="1700000000"
> {"kind":"forget-fail-count","resource":"web","node":"n3"}
=
> {"kind":"forget-fail-count","resource":"nope","node":"n1"}
! unknown: web, db, fine, grp, ip, fs, cl, ping
> {"kind":"forget-fail-count","resource":"web","node":"n9"}
! unknown: n1
> {"kind":"cleanup","node":"n2"}
      instance_attributes id="status-2"
-       nvpair id="s2-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="3"
-       nvpair id="s2-last-failure-web.monitor_10000" name="last-failure-web#monitor_10000" value="1700000000"
      lrm_resources
-       lrm_resource id="web" class="ocf" provider="pacemaker" type="Dummy"
-         lrm_rsc_op id="web_last_2" operation_key="web_last_2" operation="start" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:0;1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="0" op-status="0" interval="0"
> {"kind":"cleanup","node":"n9"}
! unknown: n1
> {"kind":"cleanup","resource":"web"}
      instance_attributes id="status-1"
-       nvpair id="s1-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="3"
-       nvpair id="s1-last-failure-web.monitor_10000" name="last-failure-web#monitor_10000" value="1700000000"
      lrm_resources
-       lrm_resource id="web" class="ocf" provider="pacemaker" type="Dummy"
-         lrm_rsc_op id="web_last_failure_0" operation_key="web_last_failure_0" operation="monitor" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:7;1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="7" op-status="0" interval="10000"
      instance_attributes id="status-2"
-       nvpair id="s2-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="3"
-       nvpair id="s2-last-failure-web.monitor_10000" name="last-failure-web#monitor_10000" value="1700000000"
      lrm_resources
-       lrm_resource id="web" class="ocf" provider="pacemaker" type="Dummy"
-         lrm_rsc_op id="web_last_2" operation_key="web_last_2" operation="start" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:0;1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="0" op-status="0" interval="0"
> {"kind":"cleanup","resource":"web","node":"n1"}
      instance_attributes id="status-1"
-       nvpair id="s1-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="3"
-       nvpair id="s1-last-failure-web.monitor_10000" name="last-failure-web#monitor_10000" value="1700000000"
      lrm_resources
-       lrm_resource id="web" class="ocf" provider="pacemaker" type="Dummy"
-         lrm_rsc_op id="web_last_failure_0" operation_key="web_last_failure_0" operation="monitor" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:7;1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="7" op-status="0" interval="10000"
> {"kind":"cleanup","resource":"web","operation":"start"}
=
> {"kind":"cleanup","resource":"web","operation":"monitor","interval":10000}
      instance_attributes id="status-1"
-       nvpair id="s1-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="3"
-       nvpair id="s1-last-failure-web.monitor_10000" name="last-failure-web#monitor_10000" value="1700000000"
      lrm_resources
-       lrm_resource id="web" class="ocf" provider="pacemaker" type="Dummy"
-         lrm_rsc_op id="web_last_failure_0" operation_key="web_last_failure_0" operation="monitor" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:7;1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="7" op-status="0" interval="10000"
      instance_attributes id="status-2"
-       nvpair id="s2-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="3"
-       nvpair id="s2-last-failure-web.monitor_10000" name="last-failure-web#monitor_10000" value="1700000000"
      lrm_resources
-       lrm_resource id="web" class="ocf" provider="pacemaker" type="Dummy"
-         lrm_rsc_op id="web_last_2" operation_key="web_last_2" operation="start" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:0;1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="0" op-status="0" interval="0"
> {"kind":"cleanup","resource":"web","operation":"monitor","interval":20000}
=
> {"kind":"cleanup","resource":"db"}
        nvpair id="s1-last-failure-web.monitor_10000"
-       nvpair id="s1-fail-count-db.start_0" name="fail-count-db#start_0" value="3"
-       nvpair id="s1-last-failure-db.start_0" name="last-failure-db#start_0" value="1700000000"
-       nvpair id="s1-fail-count-db.monitor_10000" name="fail-count-db#monitor_10000" value="3"
-       nvpair id="s1-last-failure-db.monitor_10000" name="last-failure-db#monitor_10000" value="1700000000"
          lrm_rsc_op id="web_last_failure_0"
-       lrm_resource id="db" class="ocf" provider="pacemaker" type="Dummy"
-         lrm_rsc_op id="db_last_0" operation_key="db_last_0" operation="start" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:0;1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="0" op-status="0" interval="0"
> {"kind":"cleanup","resource":"fine"}
=
> {"kind":"cleanup","resource":"fine","refresh":true}
          lrm_rsc_op id="db_last_0"
-       lrm_resource id="fine" class="ocf" provider="pacemaker" type="Dummy"
-         lrm_rsc_op id="fine_last_0" operation_key="fine_last_0" operation="monitor" crm_feature_set="3.20.1" transition-key="1:1:7:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:7;1:1:7:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="7" op-status="0" interval="0"
> {"kind":"cleanup","resource":"grp"}
          lrm_rsc_op id="fine_last_0"
-       lrm_resource id="ip" class="ocf" provider="pacemaker" type="Dummy"
-         lrm_rsc_op id="ip_last_0" operation_key="ip_last_0" operation="start" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:1;1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="1" op-status="0" interval="0"
> {"kind":"cleanup","resource":"ip"}
          lrm_rsc_op id="fine_last_0"
-       lrm_resource id="ip" class="ocf" provider="pacemaker" type="Dummy"
-         lrm_rsc_op id="ip_last_0" operation_key="ip_last_0" operation="start" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:1;1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="1" op-status="0" interval="0"
> {"kind":"cleanup","resource":"ping"}
        nvpair id="s1-last-failure-db.monitor_10000"
-       nvpair id="s1-fail-count-ping.0.monitor_10000" name="fail-count-ping:0#monitor_10000" value="3"
-       nvpair id="s1-last-failure-ping.0.monitor_10000" name="last-failure-ping:0#monitor_10000" value="1700000000"
          lrm_rsc_op id="fs_last_0"
-       lrm_resource id="ping:0" class="ocf" provider="pacemaker" type="Dummy"
-         lrm_rsc_op id="ping_last_0" operation_key="ping_last_0" operation="monitor" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:1;1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="1" op-status="0" interval="10000"
-       lrm_resource id="ping:1" class="ocf" provider="pacemaker" type="Dummy"
-         lrm_rsc_op id="ping_last_1" operation_key="ping_last_1" operation="start" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:0;1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="0" op-status="0" interval="0"
> {"kind":"cleanup","resource":"ping:1","node":"n1"}
        nvpair id="s1-last-failure-db.monitor_10000"
-       nvpair id="s1-fail-count-ping.0.monitor_10000" name="fail-count-ping:0#monitor_10000" value="3"
-       nvpair id="s1-last-failure-ping.0.monitor_10000" name="last-failure-ping:0#monitor_10000" value="1700000000"
          lrm_rsc_op id="fs_last_0"
-       lrm_resource id="ping:0" class="ocf" provider="pacemaker" type="Dummy"
-         lrm_rsc_op id="ping_last_0" operation_key="ping_last_0" operation="monitor" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:1;1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="1" op-status="0" interval="10000"
-       lrm_resource id="ping:1" class="ocf" provider="pacemaker" type="Dummy"
-         lrm_rsc_op id="ping_last_1" operation_key="ping_last_1" operation="start" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:0;1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="0" op-status="0" interval="0"
> {"kind":"cleanup","resource":"nope"}
! unknown: web, db, fine, grp, ip, fs, cl, ping
> {"kind":"cleanup","node":"n2","refresh":true}
      instance_attributes id="status-2"
-       nvpair id="s2-fail-count-web.monitor_10000" name="fail-count-web#monitor_10000" value="3"
-       nvpair id="s2-last-failure-web.monitor_10000" name="last-failure-web#monitor_10000" value="1700000000"
      lrm_resources
-       lrm_resource id="web" class="ocf" provider="pacemaker" type="Dummy"
-         lrm_rsc_op id="web_last_2" operation_key="web_last_2" operation="start" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:0;1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="0" op-status="0" interval="0"
> {"kind":"cleanup","node":"n3"}
=
`,
  );
});
