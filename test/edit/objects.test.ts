import { describe } from "vitest";
import { CLUSTERS } from "./clusters/constrained.js";
import { transcribe } from "./transcript.js";

describe("tags, levels, roles, alerts and tickets (13 §11)", () => {
  transcribe(
    CLUSTERS.b,
    `
> pcs tag create t web db
      obj_ref id="web"
+   tag id="t"
+     obj_ref id="web"
+     obj_ref id="db"
> pcs tag create t web web
! duplicate
> pcs tag create t nope
! unknown: web, db, x1, x2, grp, ip, fs, cl, …
> pcs tag create tag web
! exists: another id
> pcs tag create web db
! exists: another id
> pcs tag create grp web
! exists: another id
> pcs tag update tag add x2
      obj_ref id="x1"
+     obj_ref id="x2"
> pcs tag update tag add x2 --before web
    tag id="tag"
+     obj_ref id="x2"
> pcs tag update tag add x2 --after web
      obj_ref id="web"
+     obj_ref id="x2"
> pcs tag update tag add x2 --after x1
      obj_ref id="x1"
+     obj_ref id="x2"
> pcs tag update tag add x1 --before web
    tag id="tag"
+     obj_ref id="x1"
      obj_ref id="db"
-     obj_ref id="x1"
> pcs tag update tag add x1 web --after db
    tag id="tag"
-     obj_ref id="web"
      obj_ref id="x1"
+     obj_ref id="web"
> pcs tag update tag add x1
! exists
> pcs tag update tag add x1 --before x1
! unknown: x1
> pcs tag update tag add x2 --before nope
! unknown: web, db, x1
> pcs tag update tag add x2 --before fs
! unknown: web, db, x1
> pcs tag update tag add nope
! unknown: web, db, x1, x2, grp, ip, fs, cl, …
> pcs tag update tag remove web
    tag id="tag"
-     obj_ref id="web"
> pcs tag update tag remove web nope
! unknown: db, x1
> pcs tag update tag remove web db x1
! kind: remove the whole tag
> pcs tag update tag add x2 remove web db x1
    tag id="tag"
-     obj_ref id="web"
-     obj_ref id="db"
-     obj_ref id="x1"
+     obj_ref id="x2"
> pcs tag update tag add web remove web
! exists
> pcs tag update tga add web
! unknown: tag
> pcs tag remove tag
  tags
-   tag id="tag"
-     obj_ref id="web"
-     obj_ref id="db"
-     obj_ref id="x1"
> pcs tag remove tag lone
  tags
-   tag id="tag"
-     obj_ref id="web"
-     obj_ref id="db"
-     obj_ref id="x1"
-   tag id="lone"
-     obj_ref id="web"
> pcs stonith level add 1 n2 f1
    fencing-level id="fl2"
+   fencing-level index="1" devices="f1" id="fl-n2-1" target="n2"
> pcs stonith level add 2 regexp%n.* f1 f2
    fencing-level id="fl2"
+   fencing-level index="2" devices="f1,f2" id="fl-n.-2" target-pattern="n.*"
> pcs stonith level add 3 attrib%rack=1 f1
    fencing-level id="fl2"
+   fencing-level index="3" devices="f1" id="fl-rack-3" target-attribute="rack" target-value="1"
> pcs stonith level remove 2 target n1
    fencing-level id="fl1"
-   fencing-level id="fl2" target="n1" index="2" devices="f1"
> pcs acl role create r2 read xpath /cib write id web
      acl_permission id="rd-2"
+   acl_role id="r2"
+     acl_permission id="r2-read" kind="read" xpath="/cib"
+     acl_permission id="r2-write" kind="write" reference="web"
> pcs acl role create rd
! exists: another id
> pcs acl role create jo
      acl_permission id="rd-2"
+   acl_role id="jo"
> pcs acl user create jo
! exists: another id
> pcs acl user create web
      acl_permission id="rd-2"
+   acl_target id="web"
> pcs acl user create 1x
      acl_permission id="rd-2"
+   acl_target id="1x"
> pcs acl group create gr2 rd
      acl_permission id="rd-2"
+   acl_group id="gr2"
+     role id="rd"
> pcs acl group create gr
! exists: another id
> pcs acl permission add rd read xpath /x
      acl_permission id="rd-2"
+     acl_permission id="rd-read" kind="read" xpath="/x"
> pcs acl permission delete rd-2
      acl_permission id="rd-1"
-     acl_permission id="rd-2" kind="write" reference="web"
> pcs alert create path=/b
    alert id="al"
+   alert id="alert" path="/b"
> pcs alert create path=/b id=al
! exists: another id
> pcs alert create path=/b id=al2 description=d options a=1 meta timeout=5s
    alert id="al"
+   alert id="al2" path="/b" description="d"
+     meta_attributes id="al2-meta_attributes"
+       nvpair id="al2-meta_attributes-timeout" name="timeout" value="5s"
+     instance_attributes id="al2-instance_attributes"
+       nvpair id="al2-instance_attributes-a" name="a" value="1"
> pcs alert recipient add al value=v
    alert id="al"
+     recipient id="al-recipient" value="v"
> pcs alert recipient add al value=v id=mine
    alert id="al"
+     recipient id="mine" value="v"
> crm_ticket -t T -s
    alert id="al"
+ tickets
+   ticket_state id="T" standby="true"
> crm_ticket -t T -a
    alert id="al"
+ tickets
+   ticket_state id="T" standby="false"
> crm_ticket -t T -g --force
    alert id="al"
+ tickets
+   ticket_state id="T" granted="true"
> crm_ticket -t T -S a -v 1 ; crm_ticket -t T -D a
    alert id="al"
+ tickets
+   ticket_state id="T"
> crm_ticket -t T -S a -v 1 ; crm_ticket -t T -S a -v 2
    alert id="al"
+ tickets
+   ticket_state id="T" a="2"
`,
  );
});

describe("what cibadmin makes", () => {
  transcribe(
    CLUSTERS.b,
    `
> cibadmin --create --scope constraints --xml-text '<rsc_location id="l9" rsc="web" node="n1" score="1"/>'
    rsc_ticket id="ticr"
+   rsc_location id="l9" rsc="web" node="n1" score="1"
> cibadmin --create --scope constraints --xml-text '<rsc_location id="loc-web" rsc="web" node="n1" score="1"/>'
! exists: another id
> cibadmin --create --scope constraints --xml-text '<rsc_location id="web" rsc="web" node="n1" score="1"/>'
! exists: another id
> cibadmin --create --scope resources --xml-text '<primitive id="new" class="ocf" provider="pacemaker" type="Dummy"/>'
    primitive id="f2"
+   primitive id="new" class="ocf" provider="pacemaker" type="Dummy"
> cibadmin --create --scope resources --xml-text '<primitive id="web" class="ocf" provider="pacemaker" type="Dummy"/>'
! exists: another id
> cibadmin --create --scope nodes --xml-text '<node id="3" uname="n3"/>'
    node id="2"
+   node id="3" uname="n3"
> cibadmin --create --scope nodes --xml-text '<node id="1" uname="n3"/>'
! exists: another id
> cibadmin --create --scope acls --xml-text '<acl_target id="web"><role id="rd"/></acl_target>'
      acl_permission id="rd-2"
+   acl_target id="web"
+     role id="rd"
> cibadmin --create --scope acls --xml-text '<acl_target id="jo"><role id="rd"/></acl_target>'
! exists: another id
> cibadmin --replace --xml-text '<primitive id="db" class="ocf" provider="pacemaker" type="Stateful"/>'
        op id="web-mon"
-   primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="db" class="ocf" provider="pacemaker" type="Stateful"
> cibadmin --replace --xml-text '<primitive id="ip" class="ocf" provider="pacemaker" type="Stateful"/>'
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Stateful"
> cibadmin --replace --xml-text '<primitive id="nope" class="ocf" provider="pacemaker" type="Stateful"/>'
! unknown: web, db, x1, x2, ip, fs, ping, x, …
> cibadmin --delete --xml-text '<rsc_location id="loc-web"/>'
  constraints
-   rsc_location id="loc-web" rsc="web" node="n1" score="100"
> cibadmin --delete --xml-text '<primitive id="x2"/>'
! schema: with-rsc refers to x2, which is the id of nothing
> cibadmin --delete --xml-text '<primitive id="fs"/>'
      primitive id="ip"
-     primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
> crm_resource -D -r x2 -t primitive
! schema: with-rsc refers to x2, which is the id of nothing
> crm_resource -D -r web -t primitive
! schema: rsc refers to web, which is the id of nothing
`,
  );
});
