import { describe } from "vitest";
import { CLUSTERS } from "./clusters/constrained.js";
import { transcribe } from "./transcript.js";

describe("what goes with a resource (13 §10.1)", () => {
  transcribe(
    CLUSTERS.b,
    `
> pcs resource delete web
  resources
-   primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
-     operations
-       op id="web-mon" name="monitor" interval="10s"
  constraints
-   rsc_location id="loc-web" rsc="web" node="n1" score="100"
    rsc_location id="pat"
-   rsc_colocation id="col" rsc="db" with-rsc="web" score="INFINITY"
    rsc_colocation id="colr"
-   rsc_order id="ord" first="web" then="db"
      resource_set id="s1a"
-       resource_ref id="web"
        resource_ref id="x2"
-   rsc_ticket id="tic" ticket="T" rsc="web"
    tag id="tag"
-     obj_ref id="web"
      obj_ref id="x1"
-   tag id="lone"
-     obj_ref id="web"
      acl_permission id="rd-1"
-     acl_permission id="rd-2" kind="write" reference="web"
> pcs resource delete x1
    primitive id="db"
-   primitive id="x1" class="ocf" provider="pacemaker" type="Dummy"
    rsc_colocation id="col"
-   rsc_colocation id="colr" rsc="x1" with-rsc="x2" rsc-role="Started" score="INFINITY"
    rsc_order id="ord"
-   rsc_order id="ordp" first="x1" then="x2" first-action="promote" then-action="start"
        resource_ref id="db"
-     resource_set id="s1b"
-       resource_ref id="x1"
      resource_set id="s2a"
-       resource_ref id="x1"
      obj_ref id="db"
-     obj_ref id="x1"
> pcs resource delete x1 x2
    primitive id="db"
-   primitive id="x1" class="ocf" provider="pacemaker" type="Dummy"
-   primitive id="x2" class="ocf" provider="pacemaker" type="Dummy"
    rsc_colocation id="col"
-   rsc_colocation id="colr" rsc="x1" with-rsc="x2" rsc-role="Started" score="INFINITY"
    rsc_order id="ord"
-   rsc_order id="ordp" first="x1" then="x2" first-action="promote" then-action="start"
        resource_ref id="db"
-     resource_set id="s1b"
-       resource_ref id="x1"
-   rsc_colocation id="set2" score="INFINITY"
-     resource_set id="s2a"
-       resource_ref id="x1"
-       resource_ref id="x2"
      obj_ref id="db"
-     obj_ref id="x1"
> pcs resource delete ip
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource delete ip fs
    primitive id="x2"
-   group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
-     primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource delete grp
    primitive id="x2"
-   group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
-     primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource delete ping
      primitive id="fs"
-   clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource delete cl
      primitive id="fs"
-   clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource delete x
      group id="gg"
-       primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource delete x y
      primitive id="ping"
-   clone id="cg"
-     group id="gg"
-       primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
-       primitive id="y" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource delete gg
      primitive id="ping"
-   clone id="cg"
-     group id="gg"
-       primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
-       primitive id="y" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource delete cg
      primitive id="ping"
-   clone id="cg"
-     group id="gg"
-       primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
-       primitive id="y" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource delete inner
      network
-     primitive id="inner" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource delete full
      network
-   bundle id="full"
-     docker image="i"
-     network control-port="3121"
-     primitive id="inner" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource delete nope
! unknown: web, db, x1, x2, grp, ip, fs, cl, …
> pcs resource delete web db x1
  resources
-   primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
-     operations
-       op id="web-mon" name="monitor" interval="10s"
-   primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
-   primitive id="x1" class="ocf" provider="pacemaker" type="Dummy"
  constraints
-   rsc_location id="loc-web" rsc="web" node="n1" score="100"
-   rsc_location id="loc-rule" rsc="db"
-     rule id="lr" score="5" boolean-op="and"
-       expression id="lre" attribute="a" operation="eq" value="1"
-   rsc_location id="two-rules" rsc="db"
-     rule id="tr1" score="5"
-       expression id="tr1e" attribute="b" operation="defined"
-     rule id="tr2" score="5"
-       expression id="tr2e" attribute="c" operation="defined"
    rsc_location id="pat"
-   rsc_colocation id="col" rsc="db" with-rsc="web" score="INFINITY"
-   rsc_colocation id="colr" rsc="x1" with-rsc="x2" rsc-role="Started" score="INFINITY"
-   rsc_order id="ord" first="web" then="db"
-   rsc_order id="ordp" first="x1" then="x2" first-action="promote" then-action="start"
-   rsc_order id="set1"
-     resource_set id="s1a"
-       resource_ref id="web"
-       resource_ref id="db"
-     resource_set id="s1b"
-       resource_ref id="x1"
      resource_set id="s2a"
-       resource_ref id="x1"
        resource_ref id="x2"
-   rsc_ticket id="tic" ticket="T" rsc="web"
-   rsc_ticket id="ticr" ticket="T" rsc="db" rsc-role="Promoted"
  tags
-   tag id="tag"
-     obj_ref id="web"
-     obj_ref id="db"
-     obj_ref id="x1"
-   tag id="lone"
-     obj_ref id="web"
      acl_permission id="rd-1"
-     acl_permission id="rd-2" kind="write" reference="web"
> pcs stonith delete f1
      primitive id="inner"
-   primitive id="f1" class="stonith" type="fence_xvm"
  fencing-topology
-   fencing-level id="fl1" target="n1" index="1" devices="f1,f2"
-   fencing-level id="fl2" target="n1" index="2" devices="f1"
+   fencing-level id="fl1" target="n1" index="1" devices="f2"
> pcs stonith delete f2
    primitive id="f1"
-   primitive id="f2" class="stonith" type="fence_xvm"
  fencing-topology
-   fencing-level id="fl1" target="n1" index="1" devices="f1,f2"
+   fencing-level id="fl1" target="n1" index="1" devices="f1"
> pcs stonith delete f1 f2
! force: force
> pcs stonith delete f1 f2 --force
      primitive id="inner"
-   primitive id="f1" class="stonith" type="fence_xvm"
-   primitive id="f2" class="stonith" type="fence_xvm"
  fencing-topology
-   fencing-level id="fl1" target="n1" index="1" devices="f1,f2"
-   fencing-level id="fl2" target="n1" index="2" devices="f1"
> crm -F configure delete web
! schema: reference refers to web, which is the id of nothing
> crm -F configure rename web www
! schema: reference refers to web, which is the id of nothing
`,
  );
});
