import { describe } from "vitest";
import { CLUSTERS } from "./clusters/operations.js";
import { transcribe } from "./transcript.js";

describe("operations (13 §5.2)", () => {
  transcribe(
    CLUSTERS.o,
    `
> pcs resource op add db monitor
    primitive id="db"
+     operations
+       op id="db-monitor-interval-60s" name="monitor" interval="60s"
> pcs resource op add db monitor interval=7s timeout=3s
    primitive id="db"
+     operations
+       op id="db-monitor-interval-7s" interval="7s" name="monitor" timeout="3s"
> pcs resource op add db start
    primitive id="db"
+     operations
+       op id="db-start-interval-0s" name="start" interval="0s"
> pcs resource op add db start timeout=3s on-fail=block
    primitive id="db"
+     operations
+       op id="db-start-interval-0s" name="start" on-fail="block" timeout="3s" interval="0s"
> pcs resource op add db monitor interval=7s OCF_CHECK_LEVEL=10
    primitive id="db"
+     operations
+       op id="db-monitor-interval-7s" interval="7s" name="monitor"
+         instance_attributes id="params-db-monitor-interval-7s"
+           nvpair name="OCF_CHECK_LEVEL" value="10" id="db-monitor-interval-7s-OCF_CHECK_LEVEL-10"
> pcs resource op add db monitor interval=7s id=mine
    primitive id="db"
+     operations
+       op id="mine" interval="7s" name="monitor"
> pcs resource op add empty stop
      operations
+       op id="empty-stop-interval-0s" name="stop" interval="0s"
> pcs resource op add web monitor interval=10s
! exists: another interval
> pcs resource op add web monitor interval=10
! exists: another interval
> pcs resource op add web monitor interval=11s
! force: force
> pcs resource op add web monitor interval=11s --force
            nvpair id="wll"
+       op id="web-monitor-interval-11s" interval="11s" name="monitor"
> pcs resource op add web monitor interval=11s role=Started
! force: force
> pcs resource op add web monitor interval=11s role=Promoted
! force: force
> pcs resource op add web monitor interval=11s role=Unpromoted
            nvpair id="wll"
+       op id="web-monitor-interval-11s" interval="11s" name="monitor" role="Unpromoted"
> pcs resource op add web monitor interval=11s OCF_CHECK_LEVEL=10
            nvpair id="wll"
+       op id="web-monitor-interval-11s" interval="11s" name="monitor"
+         instance_attributes id="params-web-monitor-interval-11s"
+           nvpair name="OCF_CHECK_LEVEL" value="10" id="web-monitor-interval-11s-OCF_CHECK_LEVEL-10"
> pcs resource op add web monitor interval=11s OCF_CHECK_LEVEL=10 role=Unpromoted
! force: force
> pcs resource op add web monitor interval=11s OCF_CHECK_LEVEL=11 role=Unpromoted
            nvpair id="wll"
+       op id="web-monitor-interval-11s" interval="11s" name="monitor" role="Unpromoted"
+         instance_attributes id="params-web-monitor-interval-11s"
+           nvpair name="OCF_CHECK_LEVEL" value="11" id="web-monitor-interval-11s-OCF_CHECK_LEVEL-11"
> pcs resource op add web start
! exists: another interval
> pcs resource op add web stop
            nvpair id="wll"
+       op id="web-stop-interval-0s" name="stop" interval="0s"
> pcs resource op add grp monitor
! kind: a primitive
> pcs resource op add nope monitor
! unknown: web, db, empty, tr, only, grp, ip
> pcs resource update web op monitor timeout=9s --force
      operations
-       op id="wm" name="monitor" interval="10s" timeout="20s"
+       op id="web-monitor-interval-60s" name="monitor" timeout="9s" interval="60s"
> pcs resource update web op monitor interval=10s timeout=9s --force
      operations
-       op id="wm" name="monitor" interval="10s" timeout="20s"
+       op id="web-monitor-interval-10s" interval="10s" name="monitor" timeout="9s"
> pcs resource update web op monitor interval=30s --force
! exists: another interval
> pcs resource update web op monitor interval=30s role=Promoted --force
        op id="wm"
-       op id="wp" name="monitor" interval="30s" role="Promoted"
+       op id="web-monitor-interval-30s" interval="30s" name="monitor" role="Promoted"
> pcs resource update web op monitor interval=31s role=Promoted --force
        op id="wm"
-       op id="wp" name="monitor" interval="30s" role="Promoted"
+       op id="web-monitor-interval-31s" interval="31s" name="monitor" role="Promoted"
> pcs resource update web op monitor interval=10s role=Promoted --force
! exists: another interval
> pcs resource update web op monitor interval=10s role=Stopped --force
! exists: another interval
> pcs resource update web op monitor interval=70s role=Stopped --force
            nvpair id="wll"
+       op id="web-monitor-interval-70s" interval="70s" name="monitor" role="Stopped"
> pcs resource update web op start timeout=8s --force
        op id="wp"
-       op id="ws" name="start" interval="0" timeout="5s"
+       op id="web-start-interval-0s" name="start" timeout="8s" interval="0s"
> pcs resource update web op stop timeout=8s --force
            nvpair id="wll"
+       op id="web-stop-interval-0s" name="stop" timeout="8s" interval="0s"
> pcs resource update db op monitor timeout=8s --force
    primitive id="db"
+     operations
+       op id="db-monitor-interval-60s" name="monitor" timeout="8s" interval="60s"
> pcs resource update db op stop timeout=8s interval=0 --force
    primitive id="db"
+     operations
+       op id="db-stop-interval-0" interval="0" name="stop" timeout="8s"
> pcs resource update empty op stop timeout=8s --force
      operations
+       op id="empty-stop-interval-0s" name="stop" timeout="8s" interval="0s"
> pcs resource update db state=/x --force
    primitive id="db"
+     instance_attributes id="db-instance_attributes"
+       nvpair id="db-instance_attributes-state" name="state" value="/x"
+     operations
> pcs resource op remove web monitor
      operations
-       op id="wm" name="monitor" interval="10s" timeout="20s"
-       op id="wp" name="monitor" interval="30s" role="Promoted"
        op id="ws"
-       op id="wl" name="monitor" interval="50s" role="Unpromoted"
-         instance_attributes id="wli"
-           nvpair id="wll" name="OCF_CHECK_LEVEL" value="10"
> pcs resource op remove web monitor interval=10s
! unknown: wm, wp, ws, wl
> pcs resource op remove web monitor interval=10s timeout=20s
      operations
-       op id="wm" name="monitor" interval="10s" timeout="20s"
> pcs resource op remove web monitor timeout=20s interval=10s
      operations
-       op id="wm" name="monitor" interval="10s" timeout="20s"
> pcs resource op remove web monitor interval=30s role=Promoted
        op id="wm"
-       op id="wp" name="monitor" interval="30s" role="Promoted"
> pcs resource op remove web start
        op id="wp"
-       op id="ws" name="start" interval="0" timeout="5s"
> pcs resource op remove web ws
! unknown: ws
> pcs resource op remove ws
        op id="wp"
-       op id="ws" name="start" interval="0" timeout="5s"
> pcs resource op remove web nope
! unknown: wm, wp, ws, wl
> pcs resource op remove db monitor
! unknown
> pcs resource op delete web monitor interval=30s
! unknown: wm, wp, ws, wl
`,
  );
});

describe("operations, where no command says it", () => {
  transcribe(
    CLUSTERS.o,
    `
> {"kind":"operations","resource":"db"}
    primitive id="db"
+     operations
> {"kind":"operations","resource":"web"}
=
> {"kind":"operations","resource":"grp"}
! kind: a primitive
> {"kind":"operation-add","resource":"db","operation":"monitor","options":[["timeout","3s"]],"dialect":"crm"}
    primitive id="db"
+     operations
+       op id="db-monitor-interval-60s" name="monitor" timeout="3s" interval="60s"
> {"kind":"operation-add","resource":"web","operation":"monitor","options":[["interval","99s"]],"dialect":"crm"}
            nvpair id="wll"
+       op id="web-monitor-interval-99s" interval="99s" name="monitor"
> {"kind":"operation-update","resource":"web","operation":"monitor","options":[["interval","30s"]],"dialect":"tools"}
      operations
-       op id="wm" name="monitor" interval="10s" timeout="20s"
+       op id="web-monitor-interval-30s" interval="30s" name="monitor"
> {"kind":"operation-remove","resource":"web","operation":"wm","options":[["interval","10s"]]}
! unknown: wm, wp, ws, wl
> {"kind":"operation-remove","resource":"web","operation":"monitor","options":[]}
      operations
-       op id="wm" name="monitor" interval="10s" timeout="20s"
-       op id="wp" name="monitor" interval="30s" role="Promoted"
        op id="ws"
-       op id="wl" name="monitor" interval="50s" role="Unpromoted"
-         instance_attributes id="wli"
-           nvpair id="wll" name="OCF_CHECK_LEVEL" value="10"
> {"kind":"operation-remove","resource":"web","operation":"stop"}
! unknown: wm, wp, ws, wl
`,
  );
});
