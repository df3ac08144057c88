import { describe } from "vitest";
import { CLUSTERS } from "./clusters/constrained.js";
import { transcribe } from "./transcript.js";

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
