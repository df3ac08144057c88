import { describe } from "vitest";
import { CLUSTERS as CONSTRAINED } from "./clusters/constrained.js";
import { CLUSTERS as SEQUENCES } from "./clusters/sequences.js";
import { transcribe } from "./transcript.js";

describe("whole objects, as edits say it (13 §9 to §11, 11 §7.5)", () => {
  transcribe(
    CONSTRAINED.b,
    `
> {"kind":"rename","id":"db","to":"dob"}
        op id="web-mon"
-   primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="dob" class="ocf" provider="pacemaker" type="Dummy"
    rsc_location id="loc-web"
-   rsc_location id="loc-rule" rsc="db"
+   rsc_location id="loc-rule" rsc="dob"
        expression id="lre"
-   rsc_location id="two-rules" rsc="db"
+   rsc_location id="two-rules" rsc="dob"
    rsc_location id="pat"
-   rsc_colocation id="col" rsc="db" with-rsc="web" score="INFINITY"
+   rsc_colocation id="col" rsc="dob" with-rsc="web" score="INFINITY"
    rsc_colocation id="colr"
-   rsc_order id="ord" first="web" then="db"
+   rsc_order id="ord" first="web" then="dob"
        resource_ref id="web"
-       resource_ref id="db"
+       resource_ref id="dob"
    rsc_ticket id="tic"
-   rsc_ticket id="ticr" ticket="T" rsc="db" rsc-role="Promoted"
+   rsc_ticket id="ticr" ticket="T" rsc="dob" rsc-role="Promoted"
> {"kind":"rename","id":"loc-web","to":"loc-wob"}
  constraints
-   rsc_location id="loc-web" rsc="web" node="n1" score="100"
+   rsc_location id="loc-wob" rsc="web" node="n1" score="100"
> {"kind":"rename","id":"grp","to":"group"}
    primitive id="x2"
-   group id="grp"
+   group id="group"
> {"kind":"remove","ids":["lr"]}
    rsc_location id="loc-web"
-   rsc_location id="loc-rule" rsc="db"
-     rule id="lr" score="5" boolean-op="and"
-       expression id="lre" attribute="a" operation="eq" value="1"
> {"kind":"remove","ids":["tr1"]}
    rsc_location id="two-rules"
-     rule id="tr1" score="5"
-       expression id="tr1e" attribute="b" operation="defined"
> {"kind":"remove","ids":["tr1","tr2"]}
        expression id="lre"
-   rsc_location id="two-rules" rsc="db"
-     rule id="tr1" score="5"
-       expression id="tr1e" attribute="b" operation="defined"
-     rule id="tr2" score="5"
-       expression id="tr2e" attribute="c" operation="defined"
> {"kind":"remove","ids":["loc-web","col"]}
  constraints
-   rsc_location id="loc-web" rsc="web" node="n1" score="100"
    rsc_location id="pat"
-   rsc_colocation id="col" rsc="db" with-rsc="web" score="INFINITY"
> {"kind":"remove","ids":["loc-web","x1"]}
    primitive id="db"
-   primitive id="x1" class="ocf" provider="pacemaker" type="Dummy"
  constraints
-   rsc_location id="loc-web" rsc="web" node="n1" score="100"
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
> {"kind":"remove","ids":["x1","x2"]}
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
> {"kind":"remove","ids":["ordp","colr","set1","set2","lone"],"dialect":"tools"}
    rsc_colocation id="col"
-   rsc_colocation id="colr" rsc="x1" with-rsc="x2" rsc-role="Started" score="INFINITY"
    rsc_order id="ord"
-   rsc_order id="ordp" first="x1" then="x2" first-action="promote" then-action="start"
-   rsc_order id="set1"
-     resource_set id="s1a"
-       resource_ref id="web"
-       resource_ref id="db"
-     resource_set id="s1b"
-       resource_ref id="x1"
-   rsc_colocation id="set2" score="INFINITY"
-     resource_set id="s2a"
-       resource_ref id="x1"
-       resource_ref id="x2"
      obj_ref id="x1"
-   tag id="lone"
-     obj_ref id="web"
> {"kind":"remove","ids":["web"],"dialect":"tools"}
! schema: rsc refers to web, which is the id of nothing
> {"kind":"remove","ids":["wob"]}
! unknown: web
> {"kind":"remove","ids":["zzzzzzzzzz"]}
! unknown: web, db, x1, x2, grp, ip, fs, cl, …
> {"kind":"remove","ids":["cg"]}
      primitive id="ping"
-   clone id="cg"
-     group id="gg"
-       primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
-       primitive id="y" class="ocf" provider="pacemaker" type="Dummy"
> {"kind":"remove","ids":["x","y"]}
      primitive id="ping"
-   clone id="cg"
-     group id="gg"
-       primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
-       primitive id="y" class="ocf" provider="pacemaker" type="Dummy"
> {"kind":"remove","ids":["x"]}
      group id="gg"
-       primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
> {"kind":"remove","ids":["inner"]}
      network
-     primitive id="inner" class="ocf" provider="pacemaker" type="Dummy"
> {"kind":"remove","ids":["full"]}
      network
-   bundle id="full"
-     docker image="i"
-     network control-port="3121"
-     primitive id="inner" class="ocf" provider="pacemaker" type="Dummy"
> {"kind":"group-add","group":"grp","resources":["db"],"dialect":"crm"}
        op id="web-mon"
-   primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="fs"
+     primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
> {"kind":"group-remove","group":"grp","resources":["ip"],"dialect":"crm"}
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
> {"kind":"group-remove","group":"grp","dialect":"crm"}
    primitive id="x2"
-   group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
-     primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
> {"kind":"clone","resource":"web"}
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
> {"kind":"clone","resource":"ip"}
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   clone id="ip-clone"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
> {"kind":"clone","resource":"grp","id":"mine"}
    primitive id="x2"
-   group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
-     primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   clone id="mine"
+     group id="grp"
+       primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
+       primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"
> {"kind":"clone","resource":"web","id":"db"}
! exists: another id
> {"kind":"clone","resource":"web","id":"w c"}
! value: a letter or _, then letters, digits, _, . and -
> {"kind":"clone","resource":"ip","promotable":true,"meta":[["z","1"],["a","2"],["e",""]]}
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   clone id="ip-clone"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
+     meta_attributes id="ip-clone-meta_attributes"
+       nvpair id="ip-clone-meta_attributes-a" name="a" value="2"
+       nvpair id="ip-clone-meta_attributes-promotable" name="promotable" value="true"
+       nvpair id="ip-clone-meta_attributes-z" name="z" value="1"
> {"kind":"unclone","resource":"x"}
      group id="gg"
-       primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
    primitive id="f2"
+   primitive id="x" class="ocf" provider="pacemaker" type="Dummy"
> {"kind":"tag-members","tag":"tag","add":["x2"],"after":"db"}
      obj_ref id="db"
+     obj_ref id="x2"
> {"kind":"tag-members","tag":"tag"}
=
> {"kind":"tag-members","tag":"nope"}
! unknown: tag, lone
> {"kind":"ticket","ticket":"T","name":"a","value":"1"}
    alert id="al"
+ tickets
+   ticket_state id="T" a="1"
> {"kind":"add","element":{"name":"nvpair","attributes":{"name":"a","value":"1"},"children":[]},"place":{"kind":"inside","id":"opts"}}
      nvpair id="o1"
+     nvpair name="a" value="1" id="opts-a"
> {"kind":"add","element":{"name":"meta_attributes","attributes":{},"children":[{"name":"nvpair","attributes":{"name":"a","value":"1"},"children":[]}]},"place":{"kind":"defaults","of":"operation"}}
    alert id="al"
+ op_defaults
+   meta_attributes id="op_defaults-meta_attributes"
+     nvpair name="a" value="1" id="op_defaults-meta_attributes-a"
> {"kind":"add","element":{"name":"primitive","attributes":{"id":"new","class":"ocf","provider":"pacemaker","type":"Dummy"},"children":[]},"place":{"kind":"group","group":"grp","after":"ip"}}
      primitive id="ip"
+     primitive id="new" class="ocf" provider="pacemaker" type="Dummy"
> {"kind":"add","element":{"name":"rsc_location","attributes":{"rsc":"web","node":"n1","score":"7"},"children":[]},"dialect":"crm"}
    rsc_ticket id="ticr"
+   rsc_location rsc="web" node="n1" score="7" id="location-web-n1-7"
> {"kind":"add","element":{"name":"rsc_colocation","attributes":{"id":"cc","rsc":"x","with-rsc":"web"},"children":[]},"dialect":"crm"}
    rsc_ticket id="ticr"
+   rsc_colocation id="cc" rsc="x" with-rsc="web"
> {"kind":"add","element":{"name":"rsc_location","attributes":{"id":"","rsc":"ip","node":"n1","score":"7"},"children":[]}}
    rsc_ticket id="ticr"
+   rsc_location id="location-ip-n1-7" rsc="ip" node="n1" score="7"
> {"kind":"add","element":{"name":"rsc_location","attributes":{"id":"pat","rsc":"ip","node":"n1","score":"7"},"children":[]}}
        expression id="tr2e"
-   rsc_location id="pat" rsc-pattern="w.*" node="n1" score="1"
    rsc_ticket id="ticr"
+   rsc_location id="pat" rsc="ip" node="n1" score="7"
> {"kind":"add","element":{"name":"rsc_location","attributes":{"id":"col","rsc":"ip","node":"n1","score":"7"},"children":[]}}
! exists: another id
> {"kind":"add","element":{"name":"node","attributes":{"id":"3","uname":"n3"},"children":[]},"dialect":"tools"}
    node id="2"
+   node id="3" uname="n3"
> {"kind":"replace","element":{"name":"rsc_location","attributes":{"id":"loc-web","rsc":"web"},"children":[{"name":"rule","attributes":{"score":"1"},"children":[{"name":"expression","attributes":{"attribute":"a","operation":"defined"},"children":[]}]}]}}
  constraints
-   rsc_location id="loc-web" rsc="web" node="n1" score="100"
+   rsc_location id="loc-web" rsc="web"
+     rule score="1" id="loc-web-rule"
+       expression attribute="a" operation="defined" id="loc-web-rule-expr"
> {"kind":"replace","element":{"name":"primitive","attributes":{"id":"web","class":"ocf","provider":"pacemaker","type":"Dummy"},"children":[{"name":"meta_attributes","attributes":{},"children":[]},{"name":"meta_attributes","attributes":{"id":"web-meta_attributes"},"children":[]}]}}
    primitive id="web"
-     operations
-       op id="web-mon" name="monitor" interval="10s"
+     meta_attributes id="web-meta_attributes-1"
+     meta_attributes id="web-meta_attributes"
`,
  );
});

// What the crm shell does with the commands of 13 §10.2, but for the commit of the whole and for what it adds to a clone.
describe("whole objects in the manner of crm (13 §10.2)", () => {
  transcribe(
    SEQUENCES.q,
    `
> {"kind":"group-add","group":"ng","resources":["web"],"dialect":"crm"}
  resources
-   primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="ping"
+   group id="ng"
+     primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
  constraints
-   rsc_location id="loc" rsc="web" score="5" node="n1"
-   rsc_order id="ord" kind="Mandatory" first="web" then="db"
+   rsc_location id="loc" rsc="ng" score="5" node="n1"
+   rsc_order id="ord" kind="Mandatory" first="ng" then="db"
> {"kind":"group-add","group":"grp","resources":["web"],"dialect":"crm"}
  resources
-   primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="fs"
+     primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
> {"kind":"clone","resource":"web","id":"cx","dialect":"crm"}
  resources
-   primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
      primitive id="ping"
+   clone id="cx"
+     primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
  constraints
-   rsc_location id="loc" rsc="web" score="5" node="n1"
-   rsc_order id="ord" kind="Mandatory" first="web" then="db"
+   rsc_location id="loc" rsc="cx" score="5" node="n1"
+   rsc_order id="ord" kind="Mandatory" first="cx" then="db"
> {"kind":"rename","id":"web","to":"wob","dialect":"crm"}
  resources
-   primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="wob" class="ocf" provider="pacemaker" type="Dummy"
  constraints
-   rsc_location id="loc" rsc="web" score="5" node="n1"
-   rsc_order id="ord" kind="Mandatory" first="web" then="db"
+   rsc_location id="loc" rsc="wob" score="5" node="n1"
+   rsc_order id="ord" kind="Mandatory" first="wob" then="db"
> {"kind":"rename","id":"ping","to":"pong"}
        nvpair id="clm-interleave"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
+     primitive id="pong" class="ocf" provider="pacemaker" type="Dummy"
> {"kind":"remove","ids":["zzzzzzzzzz"]}
! unknown: web, db, grp, ip, fs, cl, ping, opts, …
`,
  );
});
