import { describe } from "vitest";
import { CLUSTERS } from "./clusters/constrained.js";
import { transcribe } from "./transcript.js";

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
