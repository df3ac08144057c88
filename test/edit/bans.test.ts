import { describe } from "vitest";
import { CLUSTERS } from "./clusters/running.js";
import { transcribe } from "./transcript.js";

describe("bans (13 §4.1, §4.2)", () => {
  transcribe(
    CLUSTERS.m,
    `
> crm_resource --ban -r web -N n2
    rsc_location id="other"
+   rsc_location id="cli-ban-web-on-n2" rsc="web" role="Started" node="n2" score="-INFINITY"
> crm_resource --ban -r web -N n1
! schema
> crm_resource --ban -r web
! schema
> crm_resource --ban -r idle
! ambiguous: n1, n2, bun-0, bun-1, far, guest
> crm_resource --ban -r both
! ambiguous: n1, n2, bun-0, bun-1, far, guest
> crm_resource --ban -r idle -N n2
    rsc_location id="cli-ban-idle-on-n1"
-   rsc_location id="cli-ban-idle-on-n2" rsc="idle" role="Started" node="n2" score="-5"
+   rsc_location id="cli-ban-idle-on-n2" rsc="idle" role="Started" node="n2" score="-INFINITY"
> crm_resource --ban -r pc
    rsc_location id="other"
+   rsc_location id="cli-ban-pc-on-n1" rsc="pc" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r pc --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-pc-on-n1" rsc="pc" role="Promoted" node="n1" score="-INFINITY"
> crm_resource --ban -r st --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-st-on-n1" rsc="st" role="Promoted" node="n1" score="-INFINITY"
> crm_resource --ban -r ip -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-ip-on-n2" rsc="ip" role="Promoted" node="n2" score="-INFINITY"
> crm_resource --ban -r st -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-st-on-n2" rsc="st" role="Promoted" node="n2" score="-INFINITY"
> crm_resource --ban -r cl
! ambiguous: n1, n2, bun-0, bun-1, far, guest
> crm_resource --ban -r c1
    rsc_location id="other"
+   rsc_location id="cli-ban-c1-on-n1" rsc="c1" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r one
    rsc_location id="other"
+   rsc_location id="cli-ban-one-on-n1" rsc="one" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r grp
    rsc_location id="other"
+   rsc_location id="cli-ban-grp-on-n1" rsc="grp" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r web -N far
    rsc_location id="other"
+   rsc_location id="cli-ban-web-on-far" rsc="web" role="Started" node="far" score="-INFINITY"
> crm_resource --ban -r web -N guest
=
> crm_resource --ban -r web -N bun-1
    rsc_location id="other"
+   rsc_location id="cli-ban-web-on-bun-1" rsc="web" role="Started" node="bun-1" score="-INFINITY"
> crm_resource --ban -r web -N bun-2
! unknown: bun-0
> crm_resource --ban -r web -N n3
! unknown: n1
> crm_resource --ban -r nope -N n1
! unknown: web, idle, both, grp, ip, fs, cl, ping, …
> crm_resource --ban -r tag -N n1
! unknown: web, idle, both, grp, ip, fs, cl, ping, …
> crm_resource --ban -r ip -N n2 -u PT1H
    rsc_location id="other"
+   rsc_location id="cli-ban-ip-on-n2" rsc="ip" role="Started"
+     rule id="cli-ban-ip-on-n2-rule" score="-INFINITY" boolean-op="and"
+       expression id="cli-ban-ip-on-n2-expr" attribute="#uname" operation="eq" value="n2" type="string"
+       date_expression id="cli-ban-ip-on-n2-lifetime" operation="lt" end="2026-11-28 07:00:00Z"
> crm_resource --ban -r ip -N n2 -u P1Y2M3DT4H5M6S
    rsc_location id="other"
+   rsc_location id="cli-ban-ip-on-n2" rsc="ip" role="Started"
+     rule id="cli-ban-ip-on-n2-rule" score="-INFINITY" boolean-op="and"
+       expression id="cli-ban-ip-on-n2-expr" attribute="#uname" operation="eq" value="n2" type="string"
+       date_expression id="cli-ban-ip-on-n2-lifetime" operation="lt" end="2028-01-31 10:05:06Z"
> crm_resource --ban -r ip -N n2 -u soon
! value: an ISO 8601 duration, such as PT1H or P1D
> crm_resource --ban -r web -N n1 -u PT1H
      rule id="cli-ban-web-on-n1-rule"
-       expression id="cli-ban-web-on-n1-expr" attribute="#uname" operation="eq" value="n1"
-       date_expression id="cli-ban-web-on-n1-lifetime" operation="lt" end="2090-01-01 00:00:00Z"
+       expression id="cli-ban-web-on-n1-expr" attribute="#uname" operation="eq" value="n1" type="string"
+       date_expression id="cli-ban-web-on-n1-lifetime" operation="lt" end="2026-11-28 07:00:00Z"
> pcs resource ban ip n2
    rsc_location id="other"
+   rsc_location id="cli-ban-ip-on-n2" rsc="ip" role="Started" node="n2" score="-INFINITY"
> pcs resource ban ip n2 lifetime=1H
    rsc_location id="other"
+   rsc_location id="cli-ban-ip-on-n2" rsc="ip" role="Started"
+     rule id="cli-ban-ip-on-n2-rule" score="-INFINITY" boolean-op="and"
+       expression id="cli-ban-ip-on-n2-expr" attribute="#uname" operation="eq" value="n2" type="string"
+       date_expression id="cli-ban-ip-on-n2-lifetime" operation="lt" end="2026-11-28 07:00:00Z"
> pcs resource ban pc n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-pc-on-n2" rsc="pc" role="Promoted" node="n2" score="-INFINITY"
> pcs resource ban st n2 --promoted
! kind: the id of a promotable clone
> pcs resource ban ip n2 --promoted
! kind: the id of a promotable clone
> pcs resource ban inner n1
! kind: bun
> pcs resource ban ping n1
    rsc_location id="other"
+   rsc_location id="cli-ban-ping-on-n1" rsc="ping" role="Started" node="n1" score="-INFINITY"
> pcs resource ban x n1
    rsc_location id="other"
+   rsc_location id="cli-ban-x-on-n1" rsc="x" role="Started" node="n1" score="-INFINITY"
> pcs resource ban ip n9
! unknown: n1
> crm resource ban ip
    rsc_location id="other"
+   rsc_location id="cli-ban-ip-on-n1" rsc="ip" role="Started" node="n1" score="-INFINITY"
> crm resource ban ip n2
    rsc_location id="other"
+   rsc_location id="cli-ban-ip-on-n2" rsc="ip" role="Started" node="n2" score="-INFINITY"
`,
  );
});

describe("bans where there are no constraints", () => {
  transcribe(
    CLUSTERS.none,
    `
> {"kind":"ban","resource":"web","node":"n2"}
    primitive id="web"
+ constraints
+   rsc_location id="cli-ban-web-on-n2" rsc="web" role="Started" node="n2" score="-INFINITY"
> {"kind":"clear","resource":"web"}
=
`,
  );
});

describe("crm_resource's promoted places (13 §4.2)", () => {
  transcribe(
    CLUSTERS.m,
    `
> crm_resource --ban -r web -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-web-on-n2" rsc="web" role="Promoted" node="n2" score="-INFINITY"
> crm_resource --ban -r web --promoted
! schema
> crm_resource --ban -r grp -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-grp-on-n2" rsc="grp" role="Promoted" node="n2" score="-INFINITY"
> crm_resource --ban -r cl -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-cl-on-n2" rsc="cl" role="Promoted" node="n2" score="-INFINITY"
> crm_resource --ban -r ping -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-ping-on-n2" rsc="ping" role="Promoted" node="n2" score="-INFINITY"
> crm_resource --ban -r bun -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-bun-on-n2" rsc="bun" role="Promoted" node="n2" score="-INFINITY"
> crm_resource --ban -r st
    rsc_location id="other"
+   rsc_location id="cli-ban-st-on-n1" rsc="st" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r st --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-st-on-n1" rsc="st" role="Promoted" node="n1" score="-INFINITY"
> crm_resource --ban -r pc
    rsc_location id="other"
+   rsc_location id="cli-ban-pc-on-n1" rsc="pc" role="Started" node="n1" score="-INFINITY"
> crm_resource --move -r ip -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-prefer-ip" rsc="ip" role="Started" node="n2" score="INFINITY"
> crm_resource --move -r ip --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-ip-on-n1" rsc="ip" role="Promoted" node="n1" score="-INFINITY"
> crm_resource --move -r pc -N n2
    rsc_location id="other"
+   rsc_location id="cli-prefer-pc" rsc="pc" role="Started" node="n2" score="INFINITY"
> crm_resource --move -r pc -N n2 -f
    rsc_location id="other"
+   rsc_location id="cli-prefer-pc" rsc="pc" role="Started" node="n2" score="INFINITY"
+   rsc_location id="cli-ban-pc-on-n1" rsc="pc" role="Started" node="n1" score="-INFINITY"
> crm_resource --move -r pc -N n1 -f
    rsc_location id="other"
+   rsc_location id="cli-prefer-pc" rsc="pc" role="Started" node="n1" score="INFINITY"
> crm_resource --move -r st -N n1
! duplicate: another node
> crm_resource --move -r st -N n2 -f
    rsc_location id="other"
+   rsc_location id="cli-prefer-st" rsc="st" role="Started" node="n2" score="INFINITY"
+   rsc_location id="cli-ban-st-on-n1" rsc="st" role="Started" node="n1" score="-INFINITY"
> crm_resource --move -r st -N n2
    rsc_location id="other"
+   rsc_location id="cli-prefer-st" rsc="st" role="Started" node="n2" score="INFINITY"
> crm_resource --move -r st -N n1 --promoted
    rsc_location id="other"
+   rsc_location id="cli-prefer-st" rsc="st" role="Promoted" node="n1" score="INFINITY"
> crm_resource --move -r st -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-prefer-st" rsc="st" role="Promoted" node="n2" score="INFINITY"
> crm_resource --move -r cl -N n1 -f
    rsc_location id="other"
+   rsc_location id="cli-prefer-cl" rsc="cl" role="Started" node="n1" score="INFINITY"
`,
  );
});
