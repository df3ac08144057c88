import { describe } from "vitest";
import { CLUSTERS } from "./clusters/sequences.js";
import { transcribe } from "./transcript.js";

// Where the second command is refused the programs keep what the first has done; here it is all or nothing.
describe("one command of crm's language after another, each a commit of its own (11 §8.1)", () => {
  transcribe(
    CLUSTERS.q,
    `
> crm configure primitive p1 ocf:pacemaker:Dummy ; crm configure primitive p2 ocf:pacemaker:Dummy ; crm configure group g2 p1 p2
      primitive id="ping"
+   group id="g2"
+     primitive id="p1" class="ocf" provider="pacemaker" type="Dummy"
+     primitive id="p2" class="ocf" provider="pacemaker" type="Dummy"
> crm configure primitive p1 ocf:pacemaker:Dummy ; crm configure clone c2 p1 ; crm configure location l2 c2 7: n2
      primitive id="ping"
+   clone id="c2"
+     meta_attributes id="c2-meta_attributes"
+       nvpair id="c2-meta_attributes-interleave" name="interleave" value="true"
+     primitive id="p1" class="ocf" provider="pacemaker" type="Dummy"
    rsc_order id="ord"
+   rsc_location id="l2" rsc="c2" score="7" node="n2"
> crm configure group g2 web db ; crm configure clone c2 g2
  resources
-   primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
-   primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="ping"
+   clone id="c2"
+     group id="g2"
+       primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
+       primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
  constraints
-   rsc_location id="loc" rsc="web" score="5" node="n1"
-   rsc_order id="ord" kind="Mandatory" first="web" then="db"
+   rsc_location id="loc" rsc="c2" score="5" node="n1"
> crm configure group g2 web ; crm configure colocation co inf: g2 grp ; crm configure order o2 Optional: g2 grp
  resources
-   primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="ping"
+   group id="g2"
+     primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
  constraints
-   rsc_location id="loc" rsc="web" score="5" node="n1"
-   rsc_order id="ord" kind="Mandatory" first="web" then="db"
+   rsc_location id="loc" rsc="g2" score="5" node="n1"
+   rsc_order id="ord" kind="Mandatory" first="g2" then="db"
+   rsc_colocation id="co" score="INFINITY" rsc="g2" with-rsc="grp"
+   rsc_order id="o2" kind="Optional" first="g2" then="grp"
> crm configure primitive p1 ocf:pacemaker:Dummy op monitor interval=10 enabled=true ; crm configure group g2 p1
      primitive id="ping"
+   group id="g2"
+     primitive id="p1" class="ocf" provider="pacemaker" type="Dummy"
+       operations
+         op name="monitor" interval="10s" enabled="true" id="p1-monitor-10s"
> crm configure primitive p1 ocf:pacemaker:Dummy ; crm configure primitive p1 ocf:pacemaker:Dummy
! value: an id that is not taken
> crm configure primitive p1 ocf:pacemaker:Dummy ; crm configure location l2 nope 5: n1
! schema: the id of another element
> crm configure primitive p1 ocf:pacemaker:Dummy ; crm configure primitive web ocf:pacemaker:Dummy
! value: an id that is not taken
> crm configure primitive p1 ocf:pacemaker:Dummy ; crm configure delete p1
=
> crm configure primitive p1 ocf:pacemaker:Dummy ; crm configure delete web
  resources
-   primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="ping"
+   primitive id="p1" class="ocf" provider="pacemaker" type="Dummy"
  constraints
-   rsc_location id="loc" rsc="web" score="5" node="n1"
-   rsc_order id="ord" kind="Mandatory" first="web" then="db"
> crm configure delete web ; crm configure primitive web ocf:pacemaker:Stateful
  resources
-   primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="ping"
+   primitive id="web" class="ocf" provider="pacemaker" type="Stateful"
  constraints
-   rsc_location id="loc" rsc="web" score="5" node="n1"
-   rsc_order id="ord" kind="Mandatory" first="web" then="db"
> crm configure modgroup grp add nope ; crm configure primitive p1 ocf:pacemaker:Dummy
      primitive id="ping"
+   primitive id="p1" class="ocf" provider="pacemaker" type="Dummy"
> crm configure primitive p1 ocf:pacemaker:Dummy ; crm configure modgroup grp add nope
      primitive id="ping"
+   primitive id="p1" class="ocf" provider="pacemaker" type="Dummy"
> crm configure primitive p1 ocf:pacemaker:Dummy ; crm configure modgroup grp add p1
      primitive id="fs"
+     primitive id="p1" class="ocf" provider="pacemaker" type="Dummy"
> crm configure primitive p1 ocf:pacemaker:Dummy ; pcs resource disable p1
      primitive id="ping"
+   primitive id="p1" class="ocf" provider="pacemaker" type="Dummy"
+     meta_attributes id="p1-meta_attributes"
+       nvpair id="p1-meta_attributes-target-role" name="target-role" value="Stopped"
> crm configure primitive p1 ocf:pacemaker:Dummy ; crm resource stop p1
      primitive id="ping"
+   primitive id="p1" class="ocf" provider="pacemaker" type="Dummy"
+     meta_attributes id="p1-meta_attributes"
+       nvpair id="p1-meta_attributes-target-role" name="target-role" value="Stopped"
> crm configure primitive p1 ocf:pacemaker:Dummy ; crm node standby n1
    node id="1"
+     instance_attributes id="num-1-instance_attributes"
+       nvpair id="num-1-instance_attributes-standby" name="standby" value="on"
      primitive id="ping"
+   primitive id="p1" class="ocf" provider="pacemaker" type="Dummy"
> crm configure primitive p1 ocf:pacemaker:Dummy ; crm configure property fencing-enabled=true
! force: force
> crm configure property fencing-enabled=true ; crm configure primitive p1 ocf:pacemaker:Dummy
! force: force
> crm configure location l2 web 5: n2 ; crm configure location l3 web 6: n2
    rsc_order id="ord"
+   rsc_location id="l2" rsc="web" score="5" node="n2"
+   rsc_location id="l3" rsc="web" score="6" node="n2"
> crm configure location l2 web rule 5: a eq 1 ; crm configure location l3 web rule 6: b eq 2
    rsc_order id="ord"
+   rsc_location id="l2" rsc="web"
+     rule score="5" id="l2-rule"
+       expression operation="eq" attribute="a" value="1" id="l2-rule-expression"
+   rsc_location id="l3" rsc="web"
+     rule score="6" id="l3-rule"
+       expression operation="eq" attribute="b" value="2" id="l3-rule-expression"
> crm configure tag t2 web ; crm configure tag t3 db
    rsc_order id="ord"
+ tags
+   tag id="t2"
+     obj_ref id="web"
+   tag id="t3"
+     obj_ref id="db"
> crm configure rename web wob ; crm configure rename db dob
  resources
-   primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
-   primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="wob" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="dob" class="ocf" provider="pacemaker" type="Dummy"
  constraints
-   rsc_location id="loc" rsc="web" score="5" node="n1"
-   rsc_order id="ord" kind="Mandatory" first="web" then="db"
+   rsc_location id="loc" rsc="wob" score="5" node="n1"
+   rsc_order id="ord" kind="Mandatory" first="wob" then="dob"
> crm configure property maintenance-mode=true ; crm configure property maintenance-mode=false
      nvpair id="o1"
+     nvpair name="maintenance-mode" value="false" id="cib-bootstrap-options-maintenance-mode"
> crm configure rsc_defaults priority=1 ; crm configure primitive p1 ocf:pacemaker:Dummy
      primitive id="ping"
+   primitive id="p1" class="ocf" provider="pacemaker" type="Dummy"
    rsc_order id="ord"
+ rsc_defaults
+   meta_attributes id="rsc-options"
+     nvpair name="priority" value="1" id="rsc-options-priority"
> crm configure clone c2 grp ; crm configure location l2 c2 5: n1
    primitive id="db"
-   group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
-     primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="ping"
+   clone id="c2"
+     group id="grp"
+       primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
+       primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
    rsc_order id="ord"
+   rsc_location id="l2" rsc="c2" score="5" node="n1"
> crm configure group g2 grp ; crm configure primitive p1 ocf:pacemaker:Dummy
! schema: the elements meta_attributes, instance_attributes, primitive
`,
  );
});

describe("one command after another, of any program (13 §1.3)", () => {
  transcribe(
    CLUSTERS.q,
    `
> pcs resource disable web ; pcs resource enable web
    primitive id="web"
+     meta_attributes id="web-meta_attributes"
> pcs resource disable web ; pcs resource disable nope
! unknown: web, db, grp, ip, fs, cl, ping
> pcs resource disable web ; crm_ticket -t T -s ; pcs node standby n1
    node id="1"
+     instance_attributes id="nodes-1"
+       nvpair id="nodes-1-standby" name="standby" value="on"
    primitive id="web"
+     meta_attributes id="web-meta_attributes"
+       nvpair id="web-meta_attributes-target-role" name="target-role" value="Stopped"
    rsc_order id="ord"
+ tickets
+   ticket_state id="T" standby="true"
> crm_ticket -t T -s ; crm_ticket -t T -a
    rsc_order id="ord"
+ tickets
+   ticket_state id="T" standby="false"
> pcs resource group add grp web ; pcs resource group remove grp web ip fs
  resources
-   primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="db"
-   group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
-     primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="ping"
+   primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
> cibadmin --create --scope resources --xml-text '<primitive id="new" class="ocf" provider="pacemaker" type="Dummy"/>' ; pcs resource group add grp new
      primitive id="fs"
+     primitive id="new" class="ocf" provider="pacemaker" type="Dummy"
> cibadmin --create --scope constraints --xml-text '<rsc_location id="l9" rsc="new" node="n1" score="1"/>' ; cibadmin --create --scope resources --xml-text '<primitive id="new" class="ocf" provider="pacemaker" type="Dummy"/>'
! schema: rsc refers to new, which is the id of nothing
> pcs constraint location web prefers n1=7 ; pcs constraint location web prefers n1=8
  constraints
-   rsc_location id="loc" rsc="web" score="5" node="n1"
    rsc_order id="ord"
+   rsc_location id="location-web-n1-8" rsc="web" node="n1" score="8"
`,
  );
});
