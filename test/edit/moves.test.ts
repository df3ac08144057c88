import { describe } from "vitest";
import { CLUSTERS } from "./clusters/running.js";
import { transcribe } from "./transcript.js";

describe("moves (13 §4.2)", () => {
  transcribe(
    CLUSTERS.m,
    `
> crm_resource --move -r web -N n2
    rsc_location id="cli-ban-web-on-guest"
-   rsc_location id="cli-prefer-web" rsc="web" role="Started"
-     rule id="cli-prefer-rule-web" score="INFINITY" boolean-op="and"
-       expression id="cli-prefer-expr-web" attribute="#uname" operation="eq" value="n2"
-       date_expression id="cli-prefer-lifetime-end-web" operation="lt" end="2020-01-01 00:00:00Z"
    rsc_location id="other"
+   rsc_location id="cli-prefer-web" rsc="web" role="Started" node="n2" score="INFINITY"
> crm_resource --move -r web -N n1
! duplicate: another node
> crm_resource --move -r web -N n1 -f
    rsc_location id="cli-ban-web-on-guest"
-   rsc_location id="cli-prefer-web" rsc="web" role="Started"
-     rule id="cli-prefer-rule-web" score="INFINITY" boolean-op="and"
-       expression id="cli-prefer-expr-web" attribute="#uname" operation="eq" value="n2"
-       date_expression id="cli-prefer-lifetime-end-web" operation="lt" end="2020-01-01 00:00:00Z"
-   rsc_location id="cli-ban-web-on-n1" rsc="web" role="Started"
-     rule id="cli-ban-web-on-n1-rule" score="-INFINITY" boolean-op="and"
-       expression id="cli-ban-web-on-n1-expr" attribute="#uname" operation="eq" value="n1"
-       date_expression id="cli-ban-web-on-n1-lifetime" operation="lt" end="2090-01-01 00:00:00Z"
    rsc_location id="other"
+   rsc_location id="cli-prefer-web" rsc="web" role="Started" node="n1" score="INFINITY"
> crm_resource --move -r web
! schema
> crm_resource --move -r idle -N n1
  constraints
-   rsc_location id="cli-prefer-idle" rsc="idle" role="Started" node="n1" score="INFINITY"
-   rsc_location id="cli-ban-idle-on-n1" rsc="idle" role="Started" node="n1" score="-INFINITY"
    rsc_location id="other"
+   rsc_location id="cli-prefer-idle" rsc="idle" role="Started" node="n1" score="INFINITY"
> crm_resource --move -r both -N n2
! ambiguous: one node
> crm_resource --move -r both -N n2 -f
! ambiguous: one node
> crm_resource --move -r pc -N n1 --promoted
! duplicate: another node
> crm_resource --move -r pc -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-prefer-pc" rsc="pc" role="Promoted" node="n2" score="INFINITY"
> crm_resource --move -r pc -N n2 --promoted -f
    rsc_location id="other"
+   rsc_location id="cli-prefer-pc" rsc="pc" role="Promoted" node="n2" score="INFINITY"
+   rsc_location id="cli-ban-pc-on-n1" rsc="pc" role="Promoted" node="n1" score="-INFINITY"
> crm_resource --move -r pc -N n1
! duplicate: another node
> crm_resource --move -r cl -N n1
    rsc_location id="other"
+   rsc_location id="cli-prefer-cl" rsc="cl" role="Started" node="n1" score="INFINITY"
> crm_resource --move -r ip -N n2 -u PT1H
    rsc_location id="other"
+   rsc_location id="cli-prefer-ip" rsc="ip" role="Started"
+     rule id="cli-prefer-rule-ip" score="INFINITY" boolean-op="and"
+       expression id="cli-prefer-expr-ip" attribute="#uname" operation="eq" value="n2" type="string"
+       date_expression id="cli-prefer-lifetime-end-ip" operation="lt" end="2026-11-28 07:00:00Z"
> crm_resource --move -r ip -N n2 -u PT1H -f
    rsc_location id="other"
+   rsc_location id="cli-prefer-ip" rsc="ip" role="Started"
+     rule id="cli-prefer-rule-ip" score="INFINITY" boolean-op="and"
+       expression id="cli-prefer-expr-ip" attribute="#uname" operation="eq" value="n2" type="string"
+       date_expression id="cli-prefer-lifetime-end-ip" operation="lt" end="2026-11-28 07:00:00Z"
+   rsc_location id="cli-ban-ip-on-n1" rsc="ip" role="Started"
+     rule id="cli-ban-ip-on-n1-rule" score="-INFINITY" boolean-op="and"
+       expression id="cli-ban-ip-on-n1-expr" attribute="#uname" operation="eq" value="n1" type="string"
+       date_expression id="cli-ban-ip-on-n1-lifetime" operation="lt" end="2026-11-28 07:00:00Z"
> crm_resource --move -r ping -N n2
! schema: the id cli-prefer-ping occurs twice
> crm_resource --move -r inner -N n2
    rsc_location id="other"
+   rsc_location id="cli-prefer-inner" rsc="inner" role="Started" node="n2" score="INFINITY"
> pcs resource move-with-constraint web n2
    rsc_location id="cli-ban-web-on-guest"
-   rsc_location id="cli-prefer-web" rsc="web" role="Started"
-     rule id="cli-prefer-rule-web" score="INFINITY" boolean-op="and"
-       expression id="cli-prefer-expr-web" attribute="#uname" operation="eq" value="n2"
-       date_expression id="cli-prefer-lifetime-end-web" operation="lt" end="2020-01-01 00:00:00Z"
    rsc_location id="other"
+   rsc_location id="cli-prefer-web" rsc="web" role="Started" node="n2" score="INFINITY"
> pcs resource move-with-constraint ip n2
    rsc_location id="other"
+   rsc_location id="cli-prefer-ip" rsc="ip" role="Started" node="n2" score="INFINITY"
> pcs resource move-with-constraint ip n1 --force
! usage
> pcs resource move-with-constraint ip n2 --force
! usage
> pcs resource move-with-constraint ping n2
! kind: cl
> pcs resource move-with-constraint x n2
! kind: cg
> pcs resource move-with-constraint inner n2
! kind: bun
> pcs resource move-with-constraint gg n2
! kind: cg
> pcs resource move-with-constraint cl n2
    rsc_location id="other"
+   rsc_location id="cli-prefer-cl" rsc="cl" role="Started" node="n2" score="INFINITY"
> pcs resource move-with-constraint pc n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-prefer-pc" rsc="pc" role="Promoted" node="n2" score="INFINITY"
> pcs resource move-with-constraint st n2 --promoted
! kind: the id of a promotable clone
> crm resource move ip n2
    rsc_location id="other"
+   rsc_location id="cli-prefer-ip" rsc="ip" role="Started" node="n2" score="INFINITY"
> crm resource move ip n2 force
    rsc_location id="other"
+   rsc_location id="cli-prefer-ip" rsc="ip" role="Started" node="n2" score="INFINITY"
+   rsc_location id="cli-ban-ip-on-n1" rsc="ip" role="Started" node="n1" score="-INFINITY"
> crm resource move ip force
    rsc_location id="other"
+   rsc_location id="cli-ban-ip-on-n1" rsc="ip" role="Started" node="n1" score="-INFINITY"
`,
  );
});

describe("clearing (13 §4.2)", () => {
  transcribe(
    CLUSTERS.m,
    `
> crm_resource --clear -r idle
  constraints
-   rsc_location id="cli-prefer-idle" rsc="idle" role="Started" node="n1" score="INFINITY"
-   rsc_location id="cli-ban-idle-on-n1" rsc="idle" role="Started" node="n1" score="-INFINITY"
-   rsc_location id="cli-ban-idle-on-n2" rsc="idle" role="Started" node="n2" score="-5"
> crm_resource --clear -r idle -N n1
  constraints
-   rsc_location id="cli-prefer-idle" rsc="idle" role="Started" node="n1" score="INFINITY"
-   rsc_location id="cli-ban-idle-on-n1" rsc="idle" role="Started" node="n1" score="-INFINITY"
> crm_resource --clear -r idle -N n2
    rsc_location id="cli-ban-idle-on-n1"
-   rsc_location id="cli-ban-idle-on-n2" rsc="idle" role="Started" node="n2" score="-5"
> crm_resource --clear -r idle -N n3
! unknown: n1
> crm_resource --clear -r web
    rsc_location id="cli-ban-idle-on-gone"
-   rsc_location id="cli-ban-web-on-guest" rsc="web" role="Started" node="guest" score="-INFINITY"
-   rsc_location id="cli-prefer-web" rsc="web" role="Started"
-     rule id="cli-prefer-rule-web" score="INFINITY" boolean-op="and"
-       expression id="cli-prefer-expr-web" attribute="#uname" operation="eq" value="n2"
-       date_expression id="cli-prefer-lifetime-end-web" operation="lt" end="2020-01-01 00:00:00Z"
-   rsc_location id="cli-ban-web-on-n1" rsc="web" role="Started"
-     rule id="cli-ban-web-on-n1-rule" score="-INFINITY" boolean-op="and"
-       expression id="cli-ban-web-on-n1-expr" attribute="#uname" operation="eq" value="n1"
-       date_expression id="cli-ban-web-on-n1-lifetime" operation="lt" end="2090-01-01 00:00:00Z"
> crm_resource --clear -r web -N n2
    rsc_location id="cli-ban-web-on-guest"
-   rsc_location id="cli-prefer-web" rsc="web" role="Started"
-     rule id="cli-prefer-rule-web" score="INFINITY" boolean-op="and"
-       expression id="cli-prefer-expr-web" attribute="#uname" operation="eq" value="n2"
-       date_expression id="cli-prefer-lifetime-end-web" operation="lt" end="2020-01-01 00:00:00Z"
> crm_resource --clear -r web -N n1
        date_expression id="cli-prefer-lifetime-end-web"
-   rsc_location id="cli-ban-web-on-n1" rsc="web" role="Started"
-     rule id="cli-ban-web-on-n1-rule" score="-INFINITY" boolean-op="and"
-       expression id="cli-ban-web-on-n1-expr" attribute="#uname" operation="eq" value="n1"
-       date_expression id="cli-ban-web-on-n1-lifetime" operation="lt" end="2090-01-01 00:00:00Z"
> crm_resource --clear -r web --expired
    rsc_location id="cli-ban-web-on-guest"
-   rsc_location id="cli-prefer-web" rsc="web" role="Started"
-     rule id="cli-prefer-rule-web" score="INFINITY" boolean-op="and"
-       expression id="cli-prefer-expr-web" attribute="#uname" operation="eq" value="n2"
-       date_expression id="cli-prefer-lifetime-end-web" operation="lt" end="2020-01-01 00:00:00Z"
> crm_resource --clear -r idle --expired
=
> crm_resource --clear -r web -N n1 --expired
=
> crm_resource --clear -r both
=
> crm_resource --clear -r fs
=
> crm_resource --clear -r ping
=
> crm_resource --clear -r ip
=
> crm_resource --clear -r nope
! unknown: web, idle, both, grp, ip, fs, cl, ping, …
> pcs resource clear idle
  constraints
-   rsc_location id="cli-prefer-idle" rsc="idle" role="Started" node="n1" score="INFINITY"
-   rsc_location id="cli-ban-idle-on-n1" rsc="idle" role="Started" node="n1" score="-INFINITY"
-   rsc_location id="cli-ban-idle-on-n2" rsc="idle" role="Started" node="n2" score="-5"
> pcs resource clear idle n2
    rsc_location id="cli-ban-idle-on-n1"
-   rsc_location id="cli-ban-idle-on-n2" rsc="idle" role="Started" node="n2" score="-5"
> pcs resource clear pc --promoted
=
> pcs resource clear web --expired
    rsc_location id="cli-ban-web-on-guest"
-   rsc_location id="cli-prefer-web" rsc="web" role="Started"
-     rule id="cli-prefer-rule-web" score="INFINITY" boolean-op="and"
-       expression id="cli-prefer-expr-web" attribute="#uname" operation="eq" value="n2"
-       date_expression id="cli-prefer-lifetime-end-web" operation="lt" end="2020-01-01 00:00:00Z"
> crm resource clear idle
  constraints
-   rsc_location id="cli-prefer-idle" rsc="idle" role="Started" node="n1" score="INFINITY"
-   rsc_location id="cli-ban-idle-on-n1" rsc="idle" role="Started" node="n1" score="-INFINITY"
-   rsc_location id="cli-ban-idle-on-n2" rsc="idle" role="Started" node="n2" score="-5"
`,
  );
});
