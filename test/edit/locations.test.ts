import { describe } from "vitest";
import { CLUSTERS } from "./clusters/constrained.js";
import { transcribe } from "./transcript.js";

describe("locations (13 §9.1)", () => {
  transcribe(
    CLUSTERS.b,
    `
> pcs constraint location web prefers n1
  constraints
-   rsc_location id="loc-web" rsc="web" node="n1" score="100"
    rsc_ticket id="ticr"
+   rsc_location id="location-web-n1-INFINITY" rsc="web" node="n1" score="INFINITY"
> pcs constraint location web prefers n1=5 n2=6
  constraints
-   rsc_location id="loc-web" rsc="web" node="n1" score="100"
    rsc_ticket id="ticr"
+   rsc_location id="location-web-n1-5" rsc="web" node="n1" score="5"
+   rsc_location id="location-web-n2-6" rsc="web" node="n2" score="6"
> pcs constraint location web avoids n2
    rsc_ticket id="ticr"
+   rsc_location id="location-web-n2--INFINITY" rsc="web" node="n2" score="-INFINITY"
> pcs constraint location db prefers n1=5
    rsc_ticket id="ticr"
+   rsc_location id="location-db-n1-5" rsc="db" node="n1" score="5"
> pcs constraint location regexp%w.* avoids n1=7
        expression id="tr2e"
-   rsc_location id="pat" rsc-pattern="w.*" node="n1" score="1"
    rsc_ticket id="ticr"
+   rsc_location id="location-w.-n1--7" rsc-pattern="w.*" node="n1" score="-7"
> pcs constraint location regexp%z.* prefers n1
    rsc_ticket id="ticr"
+   rsc_location id="location-z.-n1-INFINITY" rsc-pattern="z.*" node="n1" score="INFINITY"
> pcs constraint location add loc-web db n2 5
  constraints
-   rsc_location id="loc-web" rsc="web" node="n1" score="100"
    rsc_ticket id="ticr"
+   rsc_location id="loc-web" rsc="db" node="n2" score="5"
> pcs constraint location add loc-rule x1 n2 5
    rsc_location id="loc-web"
-   rsc_location id="loc-rule" rsc="db"
-     rule id="lr" score="5" boolean-op="and"
-       expression id="lre" attribute="a" operation="eq" value="1"
    rsc_ticket id="ticr"
+   rsc_location id="loc-rule" rsc="x1" node="n2" score="5"
> pcs constraint location add col x1 n2 5
! exists: another id
> pcs constraint location add fresh web n1 5
  constraints
-   rsc_location id="loc-web" rsc="web" node="n1" score="100"
    rsc_ticket id="ticr"
+   rsc_location id="fresh" rsc="web" node="n1" score="5"
> pcs constraint location add fresh web n2 5 resource-discovery=never
    rsc_ticket id="ticr"
+   rsc_location id="fresh" rsc="web" node="n2" score="5" resource-discovery="never"
> pcs constraint location add 1fresh web n2 5
! value: a letter or _, then letters, digits, _, . and -
> pcs constraint location add fresh nope n2 5
! unknown: web, db, x1, x2, grp, ip, fs, cl, …
> pcs constraint location ping prefers n1
! force: cl, or force
> pcs constraint location ping prefers n1 --force
    rsc_ticket id="ticr"
+   rsc_location id="location-ping-n1-INFINITY" rsc="ping" node="n1" score="INFINITY"
> pcs constraint location x prefers n1
! force: cg, or force
> pcs constraint location ip prefers n1
    rsc_ticket id="ticr"
+   rsc_location id="location-ip-n1-INFINITY" rsc="ip" node="n1" score="INFINITY"
> pcs constraint location inner prefers n1
! force: full, or force
> pcs constraint location db rule a eq 1
! duplicate: force
> pcs constraint location db rule score=9 a eq 1
! duplicate: force
> pcs constraint location db rule a eq 1 --force
    rsc_ticket id="ticr"
+   rsc_location id="location-db" rsc="db"
+     rule id="location-db-rule" boolean-op="and" score="INFINITY"
+       expression id="location-db-rule-expr" attribute="a" operation="eq" value="1"
> pcs constraint location web rule a eq 1
    rsc_ticket id="ticr"
+   rsc_location id="location-web" rsc="web"
+     rule id="location-web-rule" boolean-op="and" score="INFINITY"
+       expression id="location-web-rule-expr" attribute="a" operation="eq" value="1"
> pcs constraint location db rule c defined or b defined
! value: lt, gt, lte, gte, eq, ne
> pcs constraint location x1 rule id=r constraint-id=c score=7 a eq 1 and date gt 2020-01-01
    rsc_ticket id="ticr"
+   rsc_location id="c" rsc="x1"
+     rule id="r" boolean-op="and" score="7"
+       expression id="r-expr" attribute="a" operation="eq" value="1"
+       date_expression id="r-expr-1" operation="gt" start="2020-01-01"
> pcs constraint location x1 rule date-spec hours=5
    rsc_ticket id="ticr"
+   rsc_location id="location-x1" rsc="x1"
+     rule id="location-x1-rule" boolean-op="and" score="INFINITY"
+       date_expression id="location-x1-rule-expr" operation="date_spec"
+         date_spec hours="5" id="location-x1-rule-expr-datespec"
> pcs constraint location x1 rule date in_range 2020-01-01 to duration days=5
    rsc_ticket id="ticr"
+   rsc_location id="location-x1" rsc="x1"
+     rule id="location-x1-rule" boolean-op="and" score="INFINITY"
+       date_expression id="location-x1-rule-expr" operation="in_range" start="2020-01-01"
+         duration days="5" id="location-x1-rule-expr-duration"
> pcs constraint location x1 rule (a eq 1 and b eq 2) or c eq 3
    rsc_ticket id="ticr"
+   rsc_location id="location-x1" rsc="x1"
+     rule id="location-x1-rule" boolean-op="or" score="INFINITY"
+       rule id="location-x1-rule-rule" boolean-op="and"
+         expression id="location-x1-rule-rule-expr" attribute="a" operation="eq" value="1"
+         expression id="location-x1-rule-rule-expr-1" attribute="b" operation="eq" value="2"
+       expression id="location-x1-rule-expr" attribute="c" operation="eq" value="3"
> pcs constraint remove loc-web
  constraints
-   rsc_location id="loc-web" rsc="web" node="n1" score="100"
> pcs constraint remove lr
    rsc_location id="loc-web"
-   rsc_location id="loc-rule" rsc="db"
-     rule id="lr" score="5" boolean-op="and"
-       expression id="lre" attribute="a" operation="eq" value="1"
> pcs constraint remove tr1
    rsc_location id="two-rules"
-     rule id="tr1" score="5"
-       expression id="tr1e" attribute="b" operation="defined"
> pcs constraint remove tr1 tr2
        expression id="lre"
-   rsc_location id="two-rules" rsc="db"
-     rule id="tr1" score="5"
-       expression id="tr1e" attribute="b" operation="defined"
-     rule id="tr2" score="5"
-       expression id="tr2e" attribute="c" operation="defined"
> pcs constraint remove loc-web col
  constraints
-   rsc_location id="loc-web" rsc="web" node="n1" score="100"
    rsc_location id="pat"
-   rsc_colocation id="col" rsc="db" with-rsc="web" score="INFINITY"
> pcs constraint remove nope
! unknown: loc-web, loc-rule, lr, two-rules, tr1, tr2, pat, col, …
> pcs constraint remove loc-web nope
! unknown: loc-web, loc-rule, lr, two-rules, tr1, tr2, pat, col, …
> pcs constraint location remove loc-web
  constraints
-   rsc_location id="loc-web" rsc="web" node="n1" score="100"
`,
  );
});
