import { describe } from "vitest";
import { CLUSTERS } from "./clusters/running.js";
import { transcribe } from "./transcript.js";

describe("moves of what runs on several nodes (13 §4.2)", () => {
  transcribe(
    CLUSTERS.s,
    `
> crm_resource --move -r sg -N n1
! ambiguous: one node
> crm_resource --move -r sg -N n2
! ambiguous: one node
> crm_resource --move -r s1 -N n1
! duplicate: another node
> crm_resource --move -r pu -N n1
! duplicate: another node
> crm_resource --move -r pu -N n1 --promoted
  constraints
+   rsc_location id="cli-prefer-pu" rsc="pu" role="Promoted" node="n1" score="INFINITY"
> crm_resource --move -r pu -N n2 --promoted -f
  constraints
+   rsc_location id="cli-prefer-pu" rsc="pu" role="Promoted" node="n2" score="INFINITY"
> crm_resource --move -r pu -N n2 -f
  constraints
+   rsc_location id="cli-prefer-pu" rsc="pu" role="Started" node="n2" score="INFINITY"
+   rsc_location id="cli-ban-pu-on-n1" rsc="pu" role="Started" node="n1" score="-INFINITY"
> crm_resource --move -r pus -N n1
! duplicate: another node
> crm_resource --move -r pus -N n1 --promoted
  constraints
+   rsc_location id="cli-prefer-pus" rsc="pus" role="Promoted" node="n1" score="INFINITY"
> crm_resource --move -r p2 -N n1
! ambiguous: one node
> crm_resource --move -r p2 -N n1 --promoted
! ambiguous: one node
> crm_resource --move -r p2s -N n1
! duplicate: another node
> crm_resource --move -r p3 -N n2
  constraints
+   rsc_location id="cli-prefer-p3" rsc="p3" role="Started" node="n2" score="INFINITY"
> crm_resource --move -r p3 -N n1
! duplicate: another node
> crm_resource --move -r p3s -N n1
! duplicate: another node
> crm_resource --move -r p3 -N n2 --promoted
  constraints
+   rsc_location id="cli-prefer-p3" rsc="p3" role="Promoted" node="n2" score="INFINITY"
> crm_resource --ban -r pu
  constraints
+   rsc_location id="cli-ban-pu-on-n1" rsc="pu" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r pu --promoted
  constraints
+   rsc_location id="cli-ban-pu-on-n1" rsc="pu" role="Promoted" node="n1" score="-INFINITY"
> crm_resource --ban -r p2
! ambiguous: n1, n2
> crm_resource --ban -r p3
  constraints
+   rsc_location id="cli-ban-p3-on-n1" rsc="p3" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r p3 --promoted
  constraints
+   rsc_location id="cli-ban-p3-on-n1" rsc="p3" role="Promoted" node="n1" score="-INFINITY"
> crm_resource --ban -r sg
! ambiguous: n1, n2
`,
  );
});

describe("moves of clones and their members (13 §4.2)", () => {
  transcribe(
    CLUSTERS.w,
    `
> crm_resource --move -r c1 -N n2
! duplicate: another node
> crm_resource --move -r c1 -N n1 -f
  constraints
+   rsc_location id="cli-prefer-c1" rsc="c1" role="Started" node="n1" score="INFINITY"
+   rsc_location id="cli-ban-c1-on-n2" rsc="c1" role="Started" node="n2" score="-INFINITY"
> crm_resource --move -r one -N n2
! duplicate: another node
> crm_resource --ban -r one
  constraints
+   rsc_location id="cli-ban-one-on-n2" rsc="one" role="Started" node="n2" score="-INFINITY"
> crm_resource --ban -r ping
  constraints
+   rsc_location id="cli-ban-ping-on-n1" rsc="ping" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r cl
! ambiguous: n1, n2
> crm_resource --move -r ping -N n1
! duplicate: another node
> crm_resource --move -r ping -N n2
  constraints
+   rsc_location id="cli-prefer-ping" rsc="ping" role="Started" node="n2" score="INFINITY"
> crm_resource --ban -r gg
  constraints
+   rsc_location id="cli-ban-gg-on-n1" rsc="gg" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r x
  constraints
+   rsc_location id="cli-ban-x-on-n1" rsc="x" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r p0
! ambiguous: n1, n2
> crm_resource --ban -r p0s
  constraints
+   rsc_location id="cli-ban-p0s-on-n1" rsc="p0s" role="Started" node="n1" score="-INFINITY"
> crm_resource --move -r p0 -N n1
  constraints
+   rsc_location id="cli-prefer-p0" rsc="p0" role="Started" node="n1" score="INFINITY"
> crm_resource --move -r p0 -N n1 -f
  constraints
+   rsc_location id="cli-prefer-p0" rsc="p0" role="Started" node="n1" score="INFINITY"
> crm_resource --move -r p0 -N n1 --promoted
  constraints
+   rsc_location id="cli-prefer-p0" rsc="p0" role="Promoted" node="n1" score="INFINITY"
> crm_resource --ban -r p2s
  constraints
+   rsc_location id="cli-ban-p2s-on-n1" rsc="p2s" role="Started" node="n1" score="-INFINITY"
> crm_resource --move -r p2s -N n2
  constraints
+   rsc_location id="cli-prefer-p2s" rsc="p2s" role="Started" node="n2" score="INFINITY"
> crm_resource --move -r p2s -N n2 --promoted
  constraints
+   rsc_location id="cli-prefer-p2s" rsc="p2s" role="Promoted" node="n2" score="INFINITY"
> crm_resource --move -r p2s -N n1
! duplicate: another node
`,
  );
});

describe("what pcs does not force", () => {
  transcribe(
    CLUSTERS.w,
    `
> pcs resource ban one n1 --force
! usage
> pcs resource clear one --force
! usage
> crm_resource --ban -r one -N n2 --promoted -u PT1H
  constraints
+   rsc_location id="cli-ban-one-on-n2" rsc="one" role="Promoted"
+     rule id="cli-ban-one-on-n2-rule" score="-INFINITY" boolean-op="and"
+       expression id="cli-ban-one-on-n2-expr" attribute="#uname" operation="eq" value="n2" type="string"
+       date_expression id="cli-ban-one-on-n2-lifetime" operation="lt" end="2026-11-28 07:00:00Z"
`,
  );
});
