import { describe } from "vitest";
import { CLUSTERS } from "./clusters/operations.js";
import { transcribe } from "./transcript.js";

describe("tracing (13 §5.3)", () => {
  transcribe(
    CLUSTERS.o,
    `
> crm resource trace db
    primitive id="db"
+     operations
+       op name="start" interval="0" id="db-start-0"
+         instance_attributes id="db-start-0-instance_attributes"
+           nvpair name="trace_ra" value="1" id="db-start-0-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="db-start-0-instance_attributes-trace_dir"
+       op name="stop" interval="0" id="db-stop-0"
+         instance_attributes id="db-stop-0-instance_attributes"
+           nvpair name="trace_ra" value="1" id="db-stop-0-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="db-stop-0-instance_attributes-trace_dir"
> crm resource trace web
      operations
-       op id="wm" name="monitor" interval="10s" timeout="20s"
-       op id="wp" name="monitor" interval="30s" role="Promoted"
-       op id="ws" name="start" interval="0" timeout="5s"
-       op id="wl" name="monitor" interval="50s" role="Unpromoted"
-         instance_attributes id="wli"
-           nvpair id="wll" name="OCF_CHECK_LEVEL" value="10"
+       op name="stop" interval="0" id="web-stop-0"
+         instance_attributes id="web-stop-0-instance_attributes"
+           nvpair name="trace_ra" value="1" id="web-stop-0-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="web-stop-0-instance_attributes-trace_dir"
+       op name="monitor" interval="10s" timeout="20s" id="web-monitor-10s"
+         instance_attributes id="web-monitor-10s-instance_attributes"
+           nvpair name="trace_ra" value="1" id="web-monitor-10s-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="web-monitor-10s-instance_attributes-trace_dir"
+       op name="monitor" interval="30s" role="Promoted" id="web-monitor-30s"
+         instance_attributes id="web-monitor-30s-instance_attributes"
+           nvpair name="trace_ra" value="1" id="web-monitor-30s-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="web-monitor-30s-instance_attributes-trace_dir"
+       op name="start" interval="0" timeout="5s" id="web-start-0"
+         instance_attributes id="web-start-0-instance_attributes"
+           nvpair name="trace_ra" value="1" id="web-start-0-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="web-start-0-instance_attributes-trace_dir"
+       op name="monitor" interval="50s" role="Unpromoted" id="web-monitor-50s"
+         instance_attributes id="web-monitor-50s-instance_attributes"
+           nvpair name="OCF_CHECK_LEVEL" value="10" id="web-monitor-50s-instance_attributes-OCF_CHECK_LEVEL"
+           nvpair name="trace_ra" value="1" id="web-monitor-50s-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="web-monitor-50s-instance_attributes-trace_dir"
> crm resource trace web start
        op id="wp"
-       op id="ws" name="start" interval="0" timeout="5s"
            nvpair id="wll"
+       op name="start" interval="0" timeout="5s" id="web-start-0"
+         instance_attributes id="web-start-0-instance_attributes"
+           nvpair name="trace_ra" value="1" id="web-start-0-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="web-start-0-instance_attributes-trace_dir"
> crm resource trace web monitor
      operations
-       op id="wm" name="monitor" interval="10s" timeout="20s"
-       op id="wp" name="monitor" interval="30s" role="Promoted"
        op id="ws"
-       op id="wl" name="monitor" interval="50s" role="Unpromoted"
-         instance_attributes id="wli"
-           nvpair id="wll" name="OCF_CHECK_LEVEL" value="10"
+       op name="monitor" interval="10s" timeout="20s" id="web-monitor-10s"
+         instance_attributes id="web-monitor-10s-instance_attributes"
+           nvpair name="trace_ra" value="1" id="web-monitor-10s-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="web-monitor-10s-instance_attributes-trace_dir"
+       op name="monitor" interval="30s" role="Promoted" id="web-monitor-30s"
+         instance_attributes id="web-monitor-30s-instance_attributes"
+           nvpair name="trace_ra" value="1" id="web-monitor-30s-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="web-monitor-30s-instance_attributes-trace_dir"
+       op name="monitor" interval="50s" role="Unpromoted" id="web-monitor-50s"
+         instance_attributes id="web-monitor-50s-instance_attributes"
+           nvpair name="OCF_CHECK_LEVEL" value="10" id="web-monitor-50s-instance_attributes-OCF_CHECK_LEVEL"
+           nvpair name="trace_ra" value="1" id="web-monitor-50s-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="web-monitor-50s-instance_attributes-trace_dir"
> crm resource trace web monitor 10
      operations
-       op id="wm" name="monitor" interval="10s" timeout="20s"
            nvpair id="wll"
+       op name="monitor" interval="10s" timeout="20s" id="web-monitor-10s"
+         instance_attributes id="web-monitor-10s-instance_attributes"
+           nvpair name="trace_ra" value="1" id="web-monitor-10s-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="web-monitor-10s-instance_attributes-trace_dir"
> crm resource trace web monitor 11
! unknown: monitor 10s
> crm resource trace db monitor
! unknown
> crm resource trace db monitor 0
    primitive id="db"
+     operations
+       op name="monitor" interval="0" id="db-monitor-0"
+         instance_attributes id="db-monitor-0-instance_attributes"
+           nvpair name="trace_ra" value="1" id="db-monitor-0-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="db-monitor-0-instance_attributes-trace_dir"
> crm resource trace db stop
    primitive id="db"
+     operations
+       op name="stop" interval="0" id="db-stop-0"
+         instance_attributes id="db-stop-0-instance_attributes"
+           nvpair name="trace_ra" value="1" id="db-stop-0-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="db-stop-0-instance_attributes-trace_dir"
> crm resource trace db stop 0
    primitive id="db"
+     operations
+       op name="stop" interval="0" id="db-stop-0"
+         instance_attributes id="db-stop-0-instance_attributes"
+           nvpair name="trace_ra" value="1" id="db-stop-0-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="db-stop-0-instance_attributes-trace_dir"
> crm resource trace db stop 5
! unknown
> crm resource trace db stop /tmp/t
    primitive id="db"
+     operations
+       op name="stop" interval="0" id="db-stop-0"
+         instance_attributes id="db-stop-0-instance_attributes"
+           nvpair name="trace_ra" value="1" id="db-stop-0-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/tmp/t" id="db-stop-0-instance_attributes-trace_dir"
> crm resource trace web monitor 10 /tmp/t
      operations
-       op id="wm" name="monitor" interval="10s" timeout="20s"
            nvpair id="wll"
+       op name="monitor" interval="10s" timeout="20s" id="web-monitor-10s"
+         instance_attributes id="web-monitor-10s-instance_attributes"
+           nvpair name="trace_ra" value="1" id="web-monitor-10s-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/tmp/t" id="web-monitor-10s-instance_attributes-trace_dir"
> crm resource trace tr
      operations
-       op id="tr-m" name="monitor" interval="10s"
-         instance_attributes id="tr-mi"
-           nvpair id="tr-ml" name="OCF_CHECK_LEVEL" value="10"
-       op id="tr-s" name="start" interval="0"
-         instance_attributes id="tr-si"
-           nvpair id="tr-sa" name="trace_ra" value="1"
-           nvpair id="tr-sb" name="trace_dir" value="/d"
-       op id="tr-p" name="stop" interval="0" timeout="9s"
-         instance_attributes id="tr-pi"
-           nvpair id="tr-pa" name="trace_ra" value="1"
-           nvpair id="tr-pb" name="trace_dir" value="/d"
+       op name="monitor" interval="10s" id="tr-monitor-10s"
+         instance_attributes id="tr-monitor-10s-instance_attributes"
+           nvpair name="OCF_CHECK_LEVEL" value="10" id="tr-monitor-10s-instance_attributes-OCF_CHECK_LEVEL"
+           nvpair name="trace_ra" value="1" id="tr-monitor-10s-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="tr-monitor-10s-instance_attributes-trace_dir"
+       op name="start" interval="0" id="tr-start-0"
+         instance_attributes id="tr-start-0-instance_attributes"
+           nvpair name="trace_ra" value="1" id="tr-start-0-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="tr-start-0-instance_attributes-trace_dir"
+       op name="stop" interval="0" timeout="9s" id="tr-stop-0"
+         instance_attributes id="tr-stop-0-instance_attributes"
+           nvpair name="trace_ra" value="1" id="tr-stop-0-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="tr-stop-0-instance_attributes-trace_dir"
> crm resource trace tr monitor
      operations
-       op id="tr-m" name="monitor" interval="10s"
-         instance_attributes id="tr-mi"
-           nvpair id="tr-ml" name="OCF_CHECK_LEVEL" value="10"
            nvpair id="tr-pb"
+       op name="monitor" interval="10s" id="tr-monitor-10s"
+         instance_attributes id="tr-monitor-10s-instance_attributes"
+           nvpair name="OCF_CHECK_LEVEL" value="10" id="tr-monitor-10s-instance_attributes-OCF_CHECK_LEVEL"
+           nvpair name="trace_ra" value="1" id="tr-monitor-10s-instance_attributes-trace_ra"
+           nvpair name="trace_dir" value="/var/lib/heartbeat/trace_ra" id="tr-monitor-10s-instance_attributes-trace_dir"
> crm resource trace grp
! kind: a primitive
> crm resource trace nope
! unknown: web, db, empty, tr, only, grp, ip
> crm resource untrace tr
            nvpair id="tr-ml"
-       op id="tr-s" name="start" interval="0"
-         instance_attributes id="tr-si"
-           nvpair id="tr-sa" name="trace_ra" value="1"
-           nvpair id="tr-sb" name="trace_dir" value="/d"
-       op id="tr-p" name="stop" interval="0" timeout="9s"
-         instance_attributes id="tr-pi"
-           nvpair id="tr-pa" name="trace_ra" value="1"
-           nvpair id="tr-pb" name="trace_dir" value="/d"
+       op name="stop" interval="0" timeout="9s" id="tr-stop-0"
> crm resource untrace tr start
            nvpair id="tr-ml"
-       op id="tr-s" name="start" interval="0"
-         instance_attributes id="tr-si"
-           nvpair id="tr-sa" name="trace_ra" value="1"
-           nvpair id="tr-sb" name="trace_dir" value="/d"
> crm resource untrace tr stop
            nvpair id="tr-sb"
-       op id="tr-p" name="stop" interval="0" timeout="9s"
-         instance_attributes id="tr-pi"
-           nvpair id="tr-pa" name="trace_ra" value="1"
-           nvpair id="tr-pb" name="trace_dir" value="/d"
+       op name="stop" interval="0" timeout="9s" id="tr-stop-0"
> crm resource untrace tr monitor
      operations
-       op id="tr-m" name="monitor" interval="10s"
-         instance_attributes id="tr-mi"
-           nvpair id="tr-ml" name="OCF_CHECK_LEVEL" value="10"
            nvpair id="tr-pb"
+       op name="monitor" interval="10s" id="tr-monitor-10s"
+         instance_attributes id="tr-monitor-10s-instance_attributes"
+           nvpair name="OCF_CHECK_LEVEL" value="10" id="tr-monitor-10s-instance_attributes-OCF_CHECK_LEVEL"
> crm resource untrace only
    primitive id="only"
-     operations
-       op id="only-s" name="start" interval="0"
-         instance_attributes id="only-si"
-           nvpair id="only-sa" name="trace_ra" value="1"
> crm resource untrace web
=
> crm resource untrace web monitor
      operations
-       op id="wm" name="monitor" interval="10s" timeout="20s"
-       op id="wp" name="monitor" interval="30s" role="Promoted"
        op id="ws"
-       op id="wl" name="monitor" interval="50s" role="Unpromoted"
-         instance_attributes id="wli"
-           nvpair id="wll" name="OCF_CHECK_LEVEL" value="10"
+       op name="monitor" interval="10s" timeout="20s" id="web-monitor-10s"
+       op name="monitor" interval="30s" role="Promoted" id="web-monitor-30s"
+       op name="monitor" interval="50s" role="Unpromoted" id="web-monitor-50s"
+         instance_attributes id="web-monitor-50s-instance_attributes"
+           nvpair name="OCF_CHECK_LEVEL" value="10" id="web-monitor-50s-instance_attributes-OCF_CHECK_LEVEL"
> crm resource untrace web monitor 10
      operations
-       op id="wm" name="monitor" interval="10s" timeout="20s"
            nvpair id="wll"
+       op name="monitor" interval="10s" timeout="20s" id="web-monitor-10s"
> crm resource untrace web monitor 11
! unknown: monitor
> crm resource untrace web nope
! unknown: monitor, monitor, start, monitor
> crm resource untrace db
=
> crm resource untrace empty
=
> crm resource untrace grp
! kind: a primitive
`,
  );
});
