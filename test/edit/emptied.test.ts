import { describe } from "vitest";
import { meta, primitive, small, transcribe } from "./transcript.js";

const cib = small({
  resources: [
    `<group id="g1">${meta("gm", "priority=1")}${primitive("solo")}</group>`,
    `<group id="g2">${primitive("a")}${primitive("b")}</group>`,
    `<group id="g3">${primitive("one")}</group>`,
    primitive("c"),
  ].join(""),
  constraints: '<rsc_location id="l1" rsc="g1" node="n1" score="5"/>',
});

describe("groups whose last member leaves, and those that it does not leave (13 §10)", () => {
  transcribe(
    cib,
    `
> pcs resource group add g2 solo
! kind: pcs resource ungroup g1
> pcs resource clone solo --force
! schema: rsc refers to g1, which is the id of nothing
> pcs resource clone one --force
      primitive id="b"
-   group id="g3"
+   primitive id="c" class="ocf" provider="pacemaker" type="Dummy"
+   clone id="one-clone"
      primitive id="one"
-   primitive id="c" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource clone a --force
    group id="g2"
-     primitive id="a" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="c"
+   clone id="a-clone"
+     primitive id="a" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group add g2 b --before a
    group id="g2"
+     primitive id="b" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="a"
-     primitive id="b" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group add g1 c --before solo
        nvpair id="gm-priority"
+     primitive id="c" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="one"
-   primitive id="c" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group remove g1 gm
! unknown: solo
> pcs resource group add g1 c --after gm
! unknown: solo
> pcs resource group add g1 c --after nope
! unknown: solo
> {"kind":"group-add","group":"g2","resources":["solo"],"dialect":"crm"}
! schema: rsc refers to g1, which is the id of nothing
> {"kind":"group-remove","group":"g2","resources":["a"],"dialect":"crm"}
    group id="g2"
-     primitive id="a" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="c"
+   primitive id="a" class="ocf" provider="pacemaker" type="Dummy"
> {"kind":"group-remove","group":"g2","resources":["a","b"],"dialect":"crm"}
      primitive id="solo"
-   group id="g2"
-     primitive id="a" class="ocf" provider="pacemaker" type="Dummy"
-     primitive id="b" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="c"
+   primitive id="a" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="b" class="ocf" provider="pacemaker" type="Dummy"
`,
  );
});

describe("objects by their ids (13 §10)", () => {
  transcribe(
    cib,
    `
> pcs resource delete nope
! unknown: g1, solo, g2, a, b, g3, one, c
> pcs constraint delete nope
! unknown: l1
> {"kind":"remove","ids":["nope"]}
! unknown: g1, solo, g2, a, b, g3, one, c, …
> {"kind":"rename","id":"c","to":"a"}
! exists: another id
> {"kind":"rename","id":"l1","to":"l2"}
  constraints
-   rsc_location id="l1" rsc="g1" node="n1" score="5"
+   rsc_location id="l2" rsc="g1" node="n1" score="5"
> {"kind":"rename","id":"g1","to":"g9"}
  resources
-   group id="g1"
+   group id="g9"
  constraints
-   rsc_location id="l1" rsc="g1" node="n1" score="5"
+   rsc_location id="l1" rsc="g9" node="n1" score="5"
> {"kind":"remove","ids":["l1"]}
  constraints
-   rsc_location id="l1" rsc="g1" node="n1" score="5"
> {"kind":"add","element":{"name":"nonsense","attributes":{"id":"x"},"children":[]}}
! kind
`,
  );
});

describe("the ids of nodes are free of others' (10 §10)", () => {
  transcribe(
    small({ resources: primitive("web") }),
    `
> cibadmin --create --scope nodes --xml-text '<node id="web" uname="n9"/>'
    node id="2"
+   node id="web" uname="n9"
> cibadmin --create --scope nodes --xml-text '<node id="1" uname="n9"/>'
! exists: another id
> cibadmin --create --scope resources --xml-text '<primitive id="o1" class="systemd" type="x"/>'
! exists: another id
`,
  );
});

describe("what can fence nodes, unless it is stopped (13 §10.1)", () => {
  transcribe(
    small({
      resources: `<primitive id="f1" class="stonith" type="fence_xvm">${meta("fm", "target-role=Started")}</primitive>${primitive("web")}`,
    }),
    `
> pcs stonith disable f1
! force: force
> pcs stonith delete f1
! force: force
> pcs stonith disable f1 --force
      meta_attributes id="fm"
-       nvpair id="fm-target-role" name="target-role" value="Started"
+       nvpair id="fm-target-role" name="target-role" value="Stopped"
> {"kind":"remove","ids":["nope"]}
! unknown: f1, web, opts, 1, 2
`,
  );
});

describe("tickets by their ids (13 §12)", () => {
  transcribe(
    small({
      resources: primitive("web"),
      constraints: '<rsc_ticket id="rt" ticket="T2" rsc="web"/>',
      status: '<tickets><ticket_state id="T1" granted="false"/><ticket_state id="T2" granted="false"/></tickets>',
    }),
    `
> crm_ticket -t T2 --standby
    ticket_state id="T1"
-   ticket_state id="T2" granted="false"
+   ticket_state id="T2" granted="false" standby="true"
> crm_ticket -t T2 --grant --force
    ticket_state id="T1"
-   ticket_state id="T2" granted="false"
+   ticket_state id="T2" granted="true"
> crm_ticket -t T3 --standby
    ticket_state id="T2"
+   ticket_state id="T3" standby="true"
`,
  );
});

const result = (id: string, operation: string, interval: string, code: string): string =>
  `<lrm_rsc_op id="${id}" operation_key="${id}" operation="${operation}" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:${code};1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="${code}" op-status="0" interval="${interval}"/>`;
const history = (id: string, results: string): string =>
  `<lrm_resource id="${id}" class="ocf" provider="pacemaker" type="Dummy">${results}</lrm_resource>`;

describe("where something runs, and has failed (13 §4, §6.2, §7)", () => {
  transcribe(
    small({
      resources: primitive("web") + primitive("web2"),
      constraints:
        '<rsc_location id="loc" rsc="web2"><rule id="lr" score="5" boolean-op="and"><expression id="le" attribute="a" operation="eq" value="1" type="string"/></rule></rsc_location>',
      status: `<node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member"><lrm id="1"><lrm_resources>${history("web", result("web_start_0", "start", "0", "0"))}${history("web2", result("web2_monitor_10000", "monitor", "10000", "7"))}</lrm_resources></lrm></node_state>`,
    }),
    `
> crm_resource --move -r web -N n2 -f
        expression id="le"
+   rsc_location id="cli-prefer-web" rsc="web" role="Started" node="n2" score="INFINITY"
+   rsc_location id="cli-ban-web-on-n1" rsc="web" role="Started" node="n1" score="-INFINITY"
> crm_resource --move -r web -N n2
        expression id="le"
+   rsc_location id="cli-prefer-web" rsc="web" role="Started" node="n2" score="INFINITY"
> {"kind":"move","resource":"web","node":"n2","force":true,"dialect":"pcs"}
        expression id="le"
+   rsc_location id="cli-prefer-web" rsc="web" role="Started" node="n2" score="INFINITY"
> crm node ready n1
    node id="1"
+     instance_attributes id="nodes-1"
+       nvpair id="nodes-1-maintenance" name="maintenance" value="off"
> crm node maintenance n1
    node id="1"
+     instance_attributes id="nodes-1"
+       nvpair id="nodes-1-maintenance" name="maintenance" value="true"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
> {"kind":"cleanup","resource":"web2","operation":"monitor","interval":10000}
          lrm_rsc_op id="web_start_0"
-       lrm_resource id="web2" class="ocf" provider="pacemaker" type="Dummy"
-         lrm_rsc_op id="web2_monitor_10000" operation_key="web2_monitor_10000" operation="monitor" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:7;1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="7" op-status="0" interval="10000"
> {"kind":"cleanup","resource":"web2","operation":"monitor","interval":20000}
=
> {"kind":"cleanup","resource":"web2","operation":"start"}
=
> {"kind":"cleanup","resource":"web2","operation":"monitor"}
          lrm_rsc_op id="web_start_0"
-       lrm_resource id="web2" class="ocf" provider="pacemaker" type="Dummy"
-         lrm_rsc_op id="web2_monitor_10000" operation_key="web2_monitor_10000" operation="monitor" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:7;1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="7" op-status="0" interval="10000"
> {"kind":"cleanup","resource":"web"}
=
`,
  );
});
