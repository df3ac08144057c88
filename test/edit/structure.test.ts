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

describe("groups (13 §10.1)", () => {
  transcribe(
    CLUSTERS.b,
    `
> pcs resource group add grp db
        op id="web-mon"
-   primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="fs"
+     primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group add grp x2 x1
    primitive id="db"
-   primitive id="x1" class="ocf" provider="pacemaker" type="Dummy"
-   primitive id="x2" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="fs"
+     primitive id="x2" class="ocf" provider="pacemaker" type="Dummy"
+     primitive id="x1" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group add grp db --before fs
        op id="web-mon"
-   primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="ip"
+     primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group add grp db --after ip
        op id="web-mon"
-   primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="ip"
+     primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group add grp db --after fs
        op id="web-mon"
-   primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="fs"
+     primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group add grp ip --after fs
    group id="grp"
+     primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="ip"
-     primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group add grp ip
! exists
> pcs resource group add grp ip --after ip
! value
> pcs resource group add grp db --before nope
! unknown: ip, fs
> pcs resource group add grp db --before x
! unknown: ip, fs
> pcs resource group add new db web
  resources
-   primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
-     operations
-       op id="web-mon" name="monitor" interval="10s"
-   primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   group id="new"
+     primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
+     primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
+       operations
+         op id="web-mon" name="monitor" interval="10s"
> pcs resource group add new db --before web
! unknown
> pcs resource group add new ip
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   group id="new"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group add new ip fs
    primitive id="x2"
-   group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
-     primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   group id="new"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
+     primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group add new x
      group id="gg"
-       primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   group id="new"
+     primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group add new x y
      primitive id="ping"
-   clone id="cg"
-     group id="gg"
-       primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
-       primitive id="y" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   group id="new"
+     primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
+     primitive id="y" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group add grp x y
      primitive id="fs"
+     primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
+     primitive id="y" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="ping"
-   clone id="cg"
-     group id="gg"
-       primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
-       primitive id="y" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group add new ping
! kind
> pcs resource group add new inner
! kind
> pcs resource group add new grp
! kind: a primitive
> pcs resource group add cl db
! kind
> pcs resource group add web db
! kind
> pcs resource group add 1new db
! value: a letter or _, then letters, digits, _, . and -
> pcs resource group add loc-web db
! exists: another id
> pcs resource group add new db db
! duplicate
> pcs resource group add new nope
! unknown: web, db, x1, x2, grp, ip, fs, cl, …
> pcs resource group remove grp
    primitive id="x2"
-   group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
-     primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group remove grp ip
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group remove grp fs ip
    primitive id="x2"
-   group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
-     primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group remove grp db
! unknown: ip, fs
> pcs resource group remove gg x
      group id="gg"
-       primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group remove gg
! kind: fewer resources
> pcs resource group remove gg x y
! kind: fewer resources
> pcs resource group remove cl
! kind
> pcs resource group remove nope
! unknown: web, db, x1, x2, grp, ip, fs, cl, …
> pcs resource ungroup grp
    primitive id="x2"
-   group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
-     primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
`,
  );
});
