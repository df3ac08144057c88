import { describe } from "vitest";
import { primitive, small, transcribe } from "./transcript.js";

const cib = small({
  crm_config: `<cluster_property_set id="opts"><nvpair id="o1" name="stonith-enabled" value="false"/></cluster_property_set>`,
  resources: [
    primitive("web", `<operations><op id="web-mon" name="monitor" interval="10s"/></operations>`),
    primitive("db"),
    primitive("x1"),
    primitive("x2"),
    `<group id="grp">${primitive("ip")}${primitive("fs")}</group>`,
    `<clone id="cl">${primitive("ping")}</clone>`,
    `<clone id="cg"><group id="gg">${primitive("x")}${primitive("y")}</group></clone>`,
    `<bundle id="bun"><docker image="i"/><network control-port="3121"/></bundle>`,
    `<bundle id="full"><docker image="i"/><network control-port="3121"/>${primitive("inner")}</bundle>`,
    `<primitive id="f1" class="stonith" type="fence_xvm"/>`,
    `<primitive id="f2" class="stonith" type="fence_xvm"/>`,
  ].join(""),
  constraints: [
    `<rsc_location id="loc-web" rsc="web" node="n1" score="100"/>`,
    `<rsc_location id="loc-rule" rsc="db" node="n2"><rule id="lr" score="5" boolean-op="and"><expression id="lre" attribute="a" operation="eq" value="1"/></rule></rsc_location>`.replace(
      ' node="n2"',
      "",
    ),
    `<rsc_location id="two-rules" rsc="db"><rule id="tr1" score="5"><expression id="tr1e" attribute="b" operation="defined"/></rule><rule id="tr2" score="5"><expression id="tr2e" attribute="c" operation="defined"/></rule></rsc_location>`,
    `<rsc_location id="pat" rsc-pattern="w.*" node="n1" score="1"/>`,
    `<rsc_colocation id="col" rsc="db" with-rsc="web" score="INFINITY"/>`,
    `<rsc_colocation id="colr" rsc="x1" with-rsc="x2" rsc-role="Started" score="INFINITY"/>`,
    `<rsc_order id="ord" first="web" then="db"/>`,
    `<rsc_order id="ordp" first="x1" then="x2" first-action="promote" then-action="start"/>`,
    `<rsc_order id="set1"><resource_set id="s1a"><resource_ref id="web"/><resource_ref id="db"/></resource_set><resource_set id="s1b"><resource_ref id="x1"/></resource_set></rsc_order>`,
    `<rsc_colocation id="set2" score="INFINITY"><resource_set id="s2a"><resource_ref id="x1"/><resource_ref id="x2"/></resource_set></rsc_colocation>`,
    `<rsc_ticket id="tic" ticket="T" rsc="web"/>`,
    `<rsc_ticket id="ticr" ticket="T" rsc="db" rsc-role="Promoted"/>`,
  ].join(""),
  "fencing-topology": `<fencing-level id="fl1" target="n1" index="1" devices="f1,f2"/><fencing-level id="fl2" target="n1" index="2" devices="f1"/>`,
  tags: `<tag id="tag"><obj_ref id="web"/><obj_ref id="db"/><obj_ref id="x1"/></tag><tag id="lone"><obj_ref id="web"/></tag>`,
  acls: `<acl_target id="jo"><role id="rd"/></acl_target><acl_group id="gr"><role id="rd"/></acl_group><acl_role id="rd"><acl_permission id="rd-1" kind="read" xpath="/cib"/><acl_permission id="rd-2" kind="write" reference="web"/></acl_role>`,
  alerts: `<alert id="al" path="/a"/>`,
});
const CLUSTERS = { b: cib };

describe("colocations, orders and tickets (13 §9.1)", () => {
  transcribe(
    CLUSTERS.b,
    `
> pcs constraint colocation add db with web
! duplicate: force
> pcs constraint colocation add db with web 5 --force
    rsc_ticket id="ticr"
+   rsc_colocation rsc="db" with-rsc="web" score="5" id="colocation-db-web-5"
> pcs constraint colocation add web with db
    rsc_ticket id="ticr"
+   rsc_colocation rsc="web" with-rsc="db" score="INFINITY" id="colocation-web-db-INFINITY"
> pcs constraint colocation add Promoted db with web
    rsc_ticket id="ticr"
+   rsc_colocation rsc="db" with-rsc="web" score="INFINITY" rsc-role="Promoted" with-rsc-role="Started" id="colocation-db-web-INFINITY"
> pcs constraint colocation add x1 with x2
! duplicate: force
> pcs constraint colocation add Started x1 with Started x2
! duplicate: force
> pcs constraint colocation add x1 with Promoted x2
    rsc_ticket id="ticr"
+   rsc_colocation rsc="x1" with-rsc="x2" score="INFINITY" rsc-role="Started" with-rsc-role="Promoted" id="colocation-x1-x2-INFINITY"
> pcs constraint colocation add x1 with ping
! force: cl, or force
> pcs constraint colocation add x1 with ping --force
    rsc_ticket id="ticr"
+   rsc_colocation rsc="x1" with-rsc="ping" score="INFINITY" id="colocation-x1-ping-INFINITY"
> pcs constraint colocation add x1 with nope
! unknown: web, db, x1, x2, grp, ip, fs, cl, …
> pcs constraint colocation add x1 with web 7 id=mine
    rsc_ticket id="ticr"
+   rsc_colocation rsc="x1" with-rsc="web" score="7" id="mine"
> pcs constraint colocation add x1 with web 7 id=loc-web
! exists: another id
> pcs constraint colocation set x1 x2
! duplicate: force
> pcs constraint colocation set x1 x2 --force
    rsc_ticket id="ticr"
+   rsc_colocation id="colocation_set_x1x2" score="INFINITY"
+     resource_set id="colocation_set_x1x2_set"
+       resource_ref id="x1"
+       resource_ref id="x2"
> pcs constraint colocation set x2 x1
    rsc_ticket id="ticr"
+   rsc_colocation id="colocation_set_x2x1" score="INFINITY"
+     resource_set id="colocation_set_x2x1_set"
+       resource_ref id="x2"
+       resource_ref id="x1"
> pcs constraint colocation set x1 x2 web db set fs role=Started setoptions score=5
    rsc_ticket id="ticr"
+   rsc_colocation score="5" id="colocation_set_x1x2wb"
+     resource_set id="colocation_set_x1x2wb_set"
+       resource_ref id="x1"
+       resource_ref id="x2"
+       resource_ref id="web"
+       resource_ref id="db"
+     resource_set role="Started" id="colocation_set_x1x2wb_set-1"
+       resource_ref id="fs"
> pcs constraint order web then db
! duplicate: force
> pcs constraint order start web then start db
! duplicate: force
> pcs constraint order promote web then db
    rsc_ticket id="ticr"
+   rsc_order first="web" then="db" first-action="promote" then-action="start" id="order-web-db-mandatory"
> pcs constraint order start web then stop db
    rsc_ticket id="ticr"
+   rsc_order first="web" then="db" first-action="start" then-action="stop" id="order-web-db-mandatory"
> pcs constraint order db then web
    rsc_ticket id="ticr"
+   rsc_order first="db" then="web" first-action="start" then-action="start" id="order-db-web-mandatory"
> pcs constraint order web then db --force
    rsc_ticket id="ticr"
+   rsc_order first="web" then="db" first-action="start" then-action="start" id="order-web-db-mandatory"
> pcs constraint order x1 then x2
    rsc_ticket id="ticr"
+   rsc_order first="x1" then="x2" first-action="start" then-action="start" id="order-x1-x2-mandatory"
> pcs constraint order promote x1 then start x2
! duplicate: force
> pcs constraint order x1 then web kind=Optional
    rsc_ticket id="ticr"
+   rsc_order first="x1" then="web" kind="Optional" first-action="start" then-action="start" id="order-x1-web-Optional"
> pcs constraint order set web db set x1
! duplicate: force
> pcs constraint order set web db x1
    rsc_ticket id="ticr"
+   rsc_order id="order_set_wbdbx1"
+     resource_set id="order_set_wbdbx1_set"
+       resource_ref id="web"
+       resource_ref id="db"
+       resource_ref id="x1"
> pcs constraint order set x1 set web
    rsc_ticket id="ticr"
+   rsc_order id="order_set_x1wb"
+     resource_set id="order_set_x1wb_set"
+       resource_ref id="x1"
+     resource_set id="order_set_x1wb_set-1"
+       resource_ref id="web"
> pcs constraint order set web set db
    rsc_ticket id="ticr"
+   rsc_order id="order_set_wbdb"
+     resource_set id="order_set_wbdb_set"
+       resource_ref id="web"
+     resource_set id="order_set_wbdb_set-1"
+       resource_ref id="db"
> pcs constraint ticket add T web
! duplicate: force
> pcs constraint ticket add T db
    rsc_ticket id="ticr"
+   rsc_ticket id="ticket-T-db" ticket="T" rsc="db"
> pcs constraint ticket add T Promoted db
! duplicate: force
> pcs constraint ticket add U web
    rsc_ticket id="ticr"
+   rsc_ticket id="ticket-U-web" ticket="U" rsc="web"
> pcs constraint ticket set x1 x2 setoptions ticket=T
    rsc_ticket id="ticr"
+   rsc_ticket id="ticket_set_x1x2" ticket="T"
+     resource_set id="ticket_set_x1x2_set"
+       resource_ref id="x1"
+       resource_ref id="x2"
`,
  );
});
