import { describe } from "vitest";
import { CLUSTERS } from "./clusters/held.js";
import { transcribe } from "./transcript.js";

describe("what others name, emptied, taken apart and deleted (13 §10)", () => {
  transcribe(
    CLUSTERS.h,
    `
> pcs resource group add g5 a1
! kind: pcs resource ungroup g1
> pcs resource group add g5 a2
! kind: pcs resource ungroup g2
> pcs resource group add g5 a3
! kind: pcs resource ungroup g3
> pcs resource group add g5 a4
        primitive id="a3"
-   clone id="c4"
-     group id="g4"
-       primitive id="a4" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="b5"
+     primitive id="a4" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group add g1 a5
      primitive id="a1"
+     primitive id="a5" class="ocf" provider="pacemaker" type="Dummy"
    group id="g5"
-     primitive id="a5" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group add g1 a5 b5
! kind: pcs resource ungroup g5
> pcs resource group add g5 b5 --before a5
    group id="g5"
+     primitive id="b5" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="a5"
-     primitive id="b5" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group add g5 a6
! kind: pcs resource ungroup g6
> pcs resource group add g5 a7
      primitive id="b5"
+     primitive id="a7" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="a6"
-   group id="g7"
-     primitive id="a7" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource group add g5 p --before nope
! unknown: a5, b5
> pcs resource group add newg p --before a5
! unknown
> pcs resource group add g5 st
! kind
> pcs resource ungroup g1
    primitive id="q"
-   group id="g1"
-     primitive id="a1" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="f3m-target-role"
+   primitive id="a1" class="ocf" provider="pacemaker" type="Dummy"
  constraints
-   rsc_location id="loc-g1" rsc="g1" node="n1" score="1"
> pcs resource ungroup g7
      primitive id="a6"
-   group id="g7"
-     primitive id="a7" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="f3m-target-role"
+   primitive id="a7" class="ocf" provider="pacemaker" type="Dummy"
  tags
-   tag id="t7"
-     obj_ref id="g7"
> pcs resource unclone c3
      primitive id="a2"
-   clone id="c3"
-     group id="g3"
-       primitive id="a3" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="f3m-target-role"
+   group id="g3"
+     primitive id="a3" class="ocf" provider="pacemaker" type="Dummy"
    rsc_location id="loc-g1"
-   rsc_location id="loc-c3" rsc="c3" node="n1" score="1"
> pcs resource unclone a4
        primitive id="a3"
-   clone id="c4"
-     group id="g4"
-       primitive id="a4" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="f3m-target-role"
+   primitive id="a4" class="ocf" provider="pacemaker" type="Dummy"
> pcs resource unclone ms
      primitive id="a7"
-   master id="ms"
-     meta_attributes id="msm"
-       nvpair id="msm-notify" name="notify" value="true"
-     primitive id="st" class="ocf" provider="pacemaker" type="Stateful"
        nvpair id="f3m-target-role"
+   primitive id="st" class="ocf" provider="pacemaker" type="Stateful"
> pcs resource unclone st
      primitive id="a7"
-   master id="ms"
-     meta_attributes id="msm"
-       nvpair id="msm-notify" name="notify" value="true"
-     primitive id="st" class="ocf" provider="pacemaker" type="Stateful"
        nvpair id="f3m-target-role"
+   primitive id="st" class="ocf" provider="pacemaker" type="Stateful"
> pcs resource delete p
  resources
-   primitive id="p" class="ocf" provider="pacemaker" type="Dummy"
    rsc_location id="loc-a5"
-   rsc_order id="o-g5" first="p" then="g5"
        resource_ref id="q"
-     resource_set id="sb"
-       resource_ref id="p"
-   rsc_colocation id="alone" score="INFINITY"
-     resource_set id="sc"
-       resource_ref id="p"
    tag id="t2"
-     obj_ref id="p"
      acl_permission id="rd-2"
-     acl_permission id="rd-3" kind="write" reference="p"
> pcs resource delete q
    primitive id="p"
-   primitive id="q" class="ocf" provider="pacemaker" type="Dummy"
        resource_ref id="g6"
-       resource_ref id="q"
        resource_ref id="p"
-   rsc_ticket id="tic" ticket="T" rsc="q"
      obj_ref id="p"
-     obj_ref id="q"
> pcs resource delete a6
      primitive id="b5"
-   group id="g6"
-     primitive id="a6" class="ocf" provider="pacemaker" type="Dummy"
      resource_set id="sa"
-       resource_ref id="g6"
> pcs resource delete a7
      primitive id="a6"
-   group id="g7"
-     primitive id="a7" class="ocf" provider="pacemaker" type="Dummy"
  tags
-   tag id="t7"
-     obj_ref id="g7"
> pcs resource delete c3
      primitive id="a2"
-   clone id="c3"
-     group id="g3"
-       primitive id="a3" class="ocf" provider="pacemaker" type="Dummy"
    rsc_location id="loc-g1"
-   rsc_location id="loc-c3" rsc="c3" node="n1" score="1"
> pcs stonith delete f2
    primitive id="f1"
-   primitive id="f2" class="stonith" type="fence_xvm"
-     meta_attributes id="f2m"
-       nvpair id="f2m-target-role" name="target-role" value="Started"
  fencing-topology
-   fencing-level id="fl1" target="n1" index="1" devices="f1,f2,f3"
-   fencing-level id="fl2" target="n2" index="1" devices="f2"
+   fencing-level id="fl1" target="n1" index="1" devices="f1,f3"
> pcs stonith delete f1 f2
! force: force
> pcs stonith delete f1 f2 f3
! force: force
> crm configure modgroup g5 add q
    primitive id="p"
-   primitive id="q" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="b5"
+     primitive id="q" class="ocf" provider="pacemaker" type="Dummy"
> crm configure modgroup g5 add p before a5
  resources
-   primitive id="p" class="ocf" provider="pacemaker" type="Dummy"
    group id="g5"
+     primitive id="p" class="ocf" provider="pacemaker" type="Dummy"
> crm configure group gn p
  resources
-   primitive id="p" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="f3m-target-role"
+   group id="gn"
+     primitive id="p" class="ocf" provider="pacemaker" type="Dummy"
    rsc_location id="loc-a5"
-   rsc_order id="o-g5" first="p" then="g5"
+   rsc_order id="o-g5" first="gn" then="g5"
      resource_set id="sb"
-       resource_ref id="p"
-   rsc_colocation id="alone" score="INFINITY"
-     resource_set id="sc"
-       resource_ref id="p"
+       resource_ref id="gn"
> crm configure group gn a1
! value: members that are in no other container
> crm resource promote ms
      primitive id="st"
+     meta_attributes id="ms-meta_attributes"
+       nvpair id="ms-meta_attributes-target-role" name="target-role" value="Promoted"
> crm resource stop ms
        nvpair id="msm-notify"
+       nvpair id="msm-target-role" name="target-role" value="Stopped"
> crm_resource -r ms -p a -v 1 -m
      primitive id="st"
+     meta_attributes id="ms-meta_attributes"
+       nvpair id="ms-meta_attributes-a" name="a" value="1"
> crm_resource --ban -r ms -N n1 --promoted
    rsc_ticket id="tic"
+   rsc_location id="cli-ban-ms-on-n1" rsc="ms" role="Promoted" node="n1" score="-INFINITY"
> pcs resource ban ms n1 --promoted
    rsc_ticket id="tic"
+   rsc_location id="cli-ban-ms-on-n1" rsc="ms" role="Promoted" node="n1" score="-INFINITY"
`,
  );
});
