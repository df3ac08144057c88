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

describe("clones, and resources made in what holds them (13 §10.1)", () => {
  transcribe(
    CLUSTERS.b,
    `
> pcs resource clone web --force
  resources
-   primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
-     operations
-       op id="web-mon" name="monitor" interval="10s"
    primitive id="f2"
+   clone id="web-clone"
+     primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
+       operations
+         op id="web-mon" name="monitor" interval="10s"
  constraints
-   rsc_location id="loc-web" rsc="web" node="n1" score="100"
+   rsc_location id="loc-web" rsc="web-clone" node="n1" score="100"
    rsc_location id="pat"
-   rsc_colocation id="col" rsc="db" with-rsc="web" score="INFINITY"
+   rsc_colocation id="col" rsc="db" with-rsc="web-clone" score="INFINITY"
    rsc_colocation id="colr"
-   rsc_order id="ord" first="web" then="db"
+   rsc_order id="ord" first="web-clone" then="db"
> pcs resource clone db mine --force
        op id="web-mon"
-   primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   clone id="mine"
+     primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
    rsc_location id="loc-web"
-   rsc_location id="loc-rule" rsc="db"
+   rsc_location id="loc-rule" rsc="mine"
        expression id="lre"
-   rsc_location id="two-rules" rsc="db"
+   rsc_location id="two-rules" rsc="mine"
    rsc_location id="pat"
-   rsc_colocation id="col" rsc="db" with-rsc="web" score="INFINITY"
+   rsc_colocation id="col" rsc="mine" with-rsc="web" score="INFINITY"
    rsc_colocation id="colr"
-   rsc_order id="ord" first="web" then="db"
+   rsc_order id="ord" first="web" then="mine"
> pcs resource clone db web --force
! exists: another id
> pcs resource clone db 1x --force
! value: a letter or _, then letters, digits, _, . and -
> pcs resource clone x2 meta b=1 a=2 c= --force
    primitive id="x1"
-   primitive id="x2" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   clone id="x2-clone"
+     primitive id="x2" class="ocf" provider="pacemaker" type="Dummy"
+     meta_attributes id="x2-clone-meta_attributes"
+       nvpair id="x2-clone-meta_attributes-a" name="a" value="2"
+       nvpair id="x2-clone-meta_attributes-b" name="b" value="1"
    rsc_colocation id="col"
-   rsc_colocation id="colr" rsc="x1" with-rsc="x2" rsc-role="Started" score="INFINITY"
+   rsc_colocation id="colr" rsc="x1" with-rsc="x2-clone" rsc-role="Started" score="INFINITY"
    rsc_order id="ord"
-   rsc_order id="ordp" first="x1" then="x2" first-action="promote" then-action="start"
+   rsc_order id="ordp" first="x1" then="x2-clone" first-action="promote" then-action="start"
> pcs resource promotable x2 --force
    primitive id="x1"
-   primitive id="x2" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   clone id="x2-clone"
+     primitive id="x2" class="ocf" provider="pacemaker" type="Dummy"
+     meta_attributes id="x2-clone-meta_attributes"
+       nvpair id="x2-clone-meta_attributes-promotable" name="promotable" value="true"
    rsc_colocation id="col"
-   rsc_colocation id="colr" rsc="x1" with-rsc="x2" rsc-role="Started" score="INFINITY"
+   rsc_colocation id="colr" rsc="x1" with-rsc="x2-clone" rsc-role="Started" score="INFINITY"
    rsc_order id="ord"
-   rsc_order id="ordp" first="x1" then="x2" first-action="promote" then-action="start"
+   rsc_order id="ordp" first="x1" then="x2-clone" first-action="promote" then-action="start"
> pcs resource promotable x2 meta z=1 a=2 --force
    primitive id="x1"
-   primitive id="x2" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   clone id="x2-clone"
+     primitive id="x2" class="ocf" provider="pacemaker" type="Dummy"
+     meta_attributes id="x2-clone-meta_attributes"
+       nvpair id="x2-clone-meta_attributes-a" name="a" value="2"
+       nvpair id="x2-clone-meta_attributes-promotable" name="promotable" value="true"
+       nvpair id="x2-clone-meta_attributes-z" name="z" value="1"
    rsc_colocation id="col"
-   rsc_colocation id="colr" rsc="x1" with-rsc="x2" rsc-role="Started" score="INFINITY"
+   rsc_colocation id="colr" rsc="x1" with-rsc="x2-clone" rsc-role="Started" score="INFINITY"
    rsc_order id="ord"
-   rsc_order id="ordp" first="x1" then="x2" first-action="promote" then-action="start"
+   rsc_order id="ordp" first="x1" then="x2-clone" first-action="promote" then-action="start"
> pcs resource clone grp --force
    primitive id="x2"
-   group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
-     primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   clone id="grp-clone"
+     group id="grp"
+       primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
+       primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource clone ip --force
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   clone id="ip-clone"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource clone ping --force
! kind
> pcs resource clone cl --force
! kind: a primitive or a group
> pcs resource clone x --force
! kind
> pcs resource clone inner --force
! kind
> pcs resource clone bun --force
! kind: a primitive or a group
> pcs resource clone nope --force
! unknown: web, db, x1, x2, grp, ip, fs, cl, …
> pcs resource unclone cl
      primitive id="fs"
-   clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource unclone ping
      primitive id="fs"
-   clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource unclone cg
      primitive id="ping"
-   clone id="cg"
-     group id="gg"
-       primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
-       primitive id="y" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   group id="gg"
+     primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
+     primitive id="y" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource unclone gg
      primitive id="ping"
-   clone id="cg"
-     group id="gg"
-       primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
-       primitive id="y" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   group id="gg"
+     primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
+     primitive id="y" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource unclone x
      group id="gg"
-       primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource unclone web
! kind
> pcs resource unclone nope
! unknown: web, db, x1, x2, grp, ip, fs, cl, …
> pcs resource create new ocf:pacemaker:Dummy --force
    primitive id="f2"
+   primitive id="new" class="ocf" type="Dummy" provider="pacemaker"
+     operations
+       op name="monitor" interval="60s" id="new-monitor-interval-60s"
> pcs resource create new ocf:pacemaker:Dummy --group grp --before fs --force
      primitive id="ip"
+     primitive id="new" class="ocf" type="Dummy" provider="pacemaker"
+       operations
+         op name="monitor" interval="60s" id="new-monitor-interval-60s"
> pcs resource create new ocf:pacemaker:Dummy --group g9 --force
    primitive id="f2"
+   group id="g9"
+     primitive id="new" class="ocf" type="Dummy" provider="pacemaker"
+       operations
+         op name="monitor" interval="60s" id="new-monitor-interval-60s"
> pcs resource create new ocf:pacemaker:Dummy bundle bun --force
      network
+     primitive id="new" class="ocf" type="Dummy" provider="pacemaker"
+       operations
+         op name="monitor" interval="60s" id="new-monitor-interval-60s"
> pcs resource create new ocf:pacemaker:Dummy bundle full --force
! schema
> pcs resource create web ocf:pacemaker:Dummy --force
! exists: another id
> pcs resource create new ocf:pacemaker:Dummy clone --force
    primitive id="f2"
+   clone id="new-clone"
+     primitive id="new" class="ocf" type="Dummy" provider="pacemaker"
+       operations
+         op name="monitor" interval="60s" id="new-monitor-interval-60s"
> crm configure group new db x2
        op id="web-mon"
-   primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="x1"
-   primitive id="x2" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   group id="new"
+     primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
+     primitive id="x2" class="ocf" provider="pacemaker" type="Dummy"
    rsc_location id="loc-web"
-   rsc_location id="loc-rule" rsc="db"
+   rsc_location id="loc-rule" rsc="new"
        expression id="lre"
-   rsc_location id="two-rules" rsc="db"
+   rsc_location id="two-rules" rsc="new"
    rsc_location id="pat"
-   rsc_colocation id="col" rsc="db" with-rsc="web" score="INFINITY"
-   rsc_colocation id="colr" rsc="x1" with-rsc="x2" rsc-role="Started" score="INFINITY"
-   rsc_order id="ord" first="web" then="db"
-   rsc_order id="ordp" first="x1" then="x2" first-action="promote" then-action="start"
+   rsc_colocation id="col" rsc="new" with-rsc="web" score="INFINITY"
+   rsc_colocation id="colr" rsc="x1" with-rsc="new" rsc-role="Started" score="INFINITY"
+   rsc_order id="ord" first="web" then="new"
+   rsc_order id="ordp" first="x1" then="new" first-action="promote" then-action="start"
        resource_ref id="web"
-       resource_ref id="db"
+       resource_ref id="new"
        resource_ref id="x1"
-   rsc_colocation id="set2" score="INFINITY"
-     resource_set id="s2a"
-       resource_ref id="x1"
-       resource_ref id="x2"
+   rsc_colocation id="set2" score="INFINITY" rsc="new" with-rsc="x1"
    rsc_ticket id="tic"
-   rsc_ticket id="ticr" ticket="T" rsc="db" rsc-role="Promoted"
+   rsc_ticket id="ticr" ticket="T" rsc="new" rsc-role="Promoted"
> crm -F configure modgroup grp add x2
    primitive id="x1"
-   primitive id="x2" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="fs"
+     primitive id="x2" class="ocf" provider="pacemaker" type="Dummy"
`,
  );
});
